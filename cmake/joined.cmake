# Most of the time of a source goes to the headers that it includes, so sources that can are compiled as one.
function(join)
  set(written ${ARGV}) # by people: what the build writes is not there yet
  list(FILTER written INCLUDE REGEX "^${CMAKE_SOURCE_DIR}/src/")
  execute_process(COMMAND python3 ${CMAKE_SOURCE_DIR}/cmake/joined.py ${written}
    WORKING_DIRECTORY ${CMAKE_SOURCE_DIR} OUTPUT_VARIABLE lines COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "[^\n]+" groups "${lines}")
  foreach(group IN LISTS groups)
    string(REPLACE " " ";" members "${group}")
    list(GET members 0 first)
    cmake_path(RELATIVE_PATH first BASE_DIRECTORY ${CMAKE_SOURCE_DIR}/src OUTPUT_VARIABLE name)
    string(MAKE_C_IDENTIFIER ${name} name)
    set_property(SOURCE ${members} PROPERTY UNITY_GROUP ${name})
  endforeach()
  # Another name at file level may be another grouping.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${written} ${CMAKE_SOURCE_DIR}/cmake/joined.py)
endfunction()
