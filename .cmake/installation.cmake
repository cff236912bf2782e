# What `cmake --install` writes: the program, the library with its CMake package, completions, manual pages, licence.

include(CMakePackageConfigHelpers)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/plumb)

install(TARGETS plumb_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS plumb EXPORT plumb ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
# The commands are not part of the library.
install(DIRECTORY include/plumb DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} PATTERN cli EXCLUDE)
install(EXPORT plumb NAMESPACE plumb:: FILE plumbTargets.cmake DESTINATION ${package_folder})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/plumbConfig.cmake.in plumbConfig.cmake
                              INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(plumbConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/plumbConfig.cmake ${PROJECT_BINARY_DIR}/plumbConfigVersion.cmake
        DESTINATION ${package_folder})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The program writes its own pages and completions, from the same tables as its help.
set(generated ${PROJECT_BINARY_DIR}/generated)
function(written_by_plumb file destination name)
  add_custom_command(OUTPUT ${generated}/${file} COMMAND plumb_cli ${ARGN} > ${generated}/${file}
                     DEPENDS plumb_cli COMMENT "Writing ${file}" VERBATIM)
  install(FILES ${generated}/${file} DESTINATION ${CMAKE_INSTALL_DATADIR}/${destination} RENAME ${name})
  set_property(GLOBAL APPEND PROPERTY files_written_by_plumb ${generated}/${file})
endfunction()
written_by_plumb(plumb.1 man/man1 plumb.1 help --man 1)
written_by_plumb(plumb.5 man/man5 plumb.5 help --man 5)
written_by_plumb(plumb.bash bash-completion/completions plumb completion bash)
written_by_plumb(plumb.zsh zsh/site-functions _plumb completion zsh)
written_by_plumb(plumb.fish fish/vendor_completions.d plumb.fish completion fish)
get_property(written_files GLOBAL PROPERTY files_written_by_plumb)
add_custom_target(pages_and_completions ALL DEPENDS ${written_files})
