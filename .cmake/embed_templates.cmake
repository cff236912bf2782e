# cmake -DPLANS="a/plumb.yaml;b/plumb.yaml" -DOUTPUT=template_table.cpp -P embed_templates.cmake

set(rows "")
set(count 0)
list(SORT PLANS)
foreach(plan IN LISTS PLANS)
  cmake_path(GET plan PARENT_PATH folder)
  cmake_path(GET folder FILENAME name)
  file(READ ${plan} text)
  if(NOT text MATCHES "\n# *([^\n]*)")
    message(FATAL_ERROR "${plan}: the second line, a comment, is the template's summary, and there is none")
  endif()
  set(summary "${CMAKE_MATCH_1}")
  string(APPEND rows "    {R\"~(${name})~\", R\"~(${summary})~\", R\"~(${text})~\"},\n")
  math(EXPR count "${count} + 1")
endforeach()

file(WRITE ${OUTPUT} "#include \"plumb/cli/templates.hpp\"

#include <array>

namespace plumb {

std::span<const PlanTemplate> template_table() {
  static constexpr std::array<PlanTemplate, ${count}> kTemplates{{
${rows}  }};
  return kTemplates;
}

}  // namespace plumb
")
