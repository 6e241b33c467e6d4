# Collects src/capabilities/*/capability.hpp into one list, in the order of the route: a later one may read an earlier
# one. A new folder that is not in the order yet comes last.
set(rondom_capabilities
  family signals consent circle research triage health lead conference plan arrangements evaluation terms log messages overview work agenda reading
  publicroute region staff)

file(GLOB capability_headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/capabilities/*/capability.hpp)
set(found "")
foreach(header IN LISTS capability_headers)
  cmake_path(GET header PARENT_PATH folder)
  cmake_path(GET folder FILENAME name)
  list(APPEND found ${name})
endforeach()

set(ordered "")
foreach(name IN LISTS rondom_capabilities found)
  if(name IN_LIST found AND NOT name IN_LIST ordered)
    list(APPEND ordered ${name})
  endif()
endforeach()

set(includes "")
set(rows "")
foreach(name IN LISTS ordered)
  string(APPEND includes "#include \"capabilities/${name}/capability.hpp\"\n")
  string(APPEND rows "        &${name}::capability,\n")
endforeach()

list(LENGTH ordered count)
set(capability_list ${CMAKE_BINARY_DIR}/generated/all_capabilities.cpp)
file(CONFIGURE OUTPUT "${capability_list}" @ONLY CONTENT [[
// Written by cmake/capabilities.cmake.
#include "app/capabilities.hpp"

#include <array>

@includes@
namespace rondom::app {

std::span<Capability const* const> all_capabilities() {
    static std::array<Capability const*, @count@> const all{
@rows@    };
    return all;
}

}  // namespace rondom::app
]])
list(APPEND rondom_generated ${capability_list})
