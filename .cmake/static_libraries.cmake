# Makes the libraries part of the program. To load libfmt, libyaml, libyaml-cpp, utf8proc and libstdc++ takes 1.1 of the
# 1.8 ms of `plumb --version`. A distribution, which replaces a library without its users, leaves PLUMB_STATIC off.

# Debian has no static libfmt: it is compiled from its headers.
set(fmt_target fmt::fmt-header-only)

# The package of yaml-cpp names the shared library alone.
find_library(yaml_cpp_library yaml-cpp)
get_target_property(configurations yaml-cpp IMPORTED_CONFIGURATIONS)
foreach(configuration ${configurations})
  set_target_properties(yaml-cpp PROPERTIES IMPORTED_LOCATION_${configuration} ${yaml_cpp_library})
endforeach()

add_link_options($<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-static-libstdc++>
                 $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-static-libgcc>)
