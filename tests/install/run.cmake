# cmake -DBUILD=build/release -DSCRATCH=folder -P run.cmake
# Installs plumb into a fresh prefix, looks for what must be there, and builds and runs a program with the library.

set(prefix ${SCRATCH}/prefix)
file(REMOVE_RECURSE ${SCRATCH})

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(result)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}: ${result}\n${output}")
  endif()
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${prefix})
foreach(file bin/plumb include/plumb/io/source_file.hpp share/man/man1/plumb.1 share/man/man5/plumb.5
        share/bash-completion/completions/plumb share/zsh/site-functions/_plumb
        share/fish/vendor_completions.d/plumb.fish share/doc/plumb/LICENSE)
  if(NOT EXISTS ${prefix}/${file})
    message(SEND_ERROR "not installed: ${file}")
  endif()
endforeach()

run(${prefix}/bin/plumb --version)
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR} -B ${SCRATCH}/consumer -DCMAKE_PREFIX_PATH=${prefix})
run(${CMAKE_COMMAND} --build ${SCRATCH}/consumer)
run(${SCRATCH}/consumer/consumer)
