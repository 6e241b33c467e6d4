# libFuzzer on what reads text from outside, with its kept corpus (tests/fuzz/README.md). Only those sources are built a
# second time, with coverage; everything else comes from rondom_core as the sanitizers have it.
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang" AND CMAKE_CXX_FLAGS MATCHES "sanitize=address")
  file(GLOB fuzzed CONFIGURE_DEPENDS src/route/read*.cpp src/app/story*.cpp)
  list(FILTER fuzzed EXCLUDE REGEX "_test\\.cpp$|story_(checks|player|region|sight|names|words)")
  list(APPEND fuzzed src/route/tree.cpp src/route/characters.cpp src/route/finding.cpp src/route/load.cpp
    src/http/form.cpp)
  add_library(rondom_fuzzed OBJECT ${fuzzed})
  # On their own in rondom_core too: the linker leaves out there what it has here already.
  set_source_files_properties(${fuzzed} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  target_link_libraries(rondom_fuzzed PRIVATE rondom_core rondom_warnings)
  target_compile_options(rondom_fuzzed PRIVATE -fsanitize=fuzzer-no-link)
  function(add_fuzz name runs)
    add_executable(rondom_fuzz_${name} tests/fuzz/${name}_fuzz.cpp $<TARGET_OBJECTS:rondom_fuzzed>)
    target_link_libraries(rondom_fuzz_${name} PRIVATE rondom_core rondom_warnings)
    target_compile_options(rondom_fuzz_${name} PRIVATE -fsanitize=fuzzer-no-link)
    target_link_options(rondom_fuzz_${name} PRIVATE -fsanitize=fuzzer -fuse-ld=lld)
    add_test(NAME fuzz-${name} COMMAND ${CMAKE_SOURCE_DIR}/tests/fuzz/run $<TARGET_FILE:rondom_fuzz_${name}>
      ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${name} ${runs} ${ARGN})
    set_tests_properties(fuzz-${name} PROPERTIES TIMEOUT 300)
  endfunction()
  add_fuzz(profile 2000 ${CMAKE_SOURCE_DIR}/tests/fuzz/profile.dict)
  add_fuzz(story 6000 ${CMAKE_SOURCE_DIR}/tests/fuzz/profile.dict)
  add_fuzz(form 100000)
endif()
