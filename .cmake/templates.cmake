# Sets PLUMB_TEMPLATES_SOURCE to a source file that holds the plans of examples/templates as strings.

file(GLOB template_plans CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/examples/templates/*/plumb.yaml)
set(PLUMB_TEMPLATES_SOURCE ${PROJECT_BINARY_DIR}/generated/template_table.cpp)
add_custom_command(
  OUTPUT ${PLUMB_TEMPLATES_SOURCE}
  COMMAND ${CMAKE_COMMAND} "-DPLANS=${template_plans}" -DOUTPUT=${PLUMB_TEMPLATES_SOURCE}
          -P ${CMAKE_CURRENT_LIST_DIR}/embed_templates.cmake
  DEPENDS ${template_plans} ${CMAKE_CURRENT_LIST_DIR}/embed_templates.cmake
  COMMENT "Embedding the templates" VERBATIM)
add_custom_target(plumb_templates DEPENDS ${PLUMB_TEMPLATES_SOURCE})
