# The proof of the access layer by itself: small enough to be built against every planted fault (mutants.py).
add_executable(rondom_access_proof src/main_test.cpp
  src/access/proof_test.cpp src/access/hidden_test.cpp src/access/histories_test.cpp
  src/access/oracle_test.cpp src/access/oracle_region_test.cpp src/access/lens_test.cpp
  src/dossier/dossiers_test.cpp src/dossier/scenario_test.cpp)
set_target_properties(rondom_access_proof PROPERTIES UNITY_BUILD ${RONDOM_JOINED} UNITY_BUILD_MODE GROUP)
target_link_libraries(rondom_access_proof PRIVATE rondom_core rondom_warnings ${rapidcheck})
target_link_options(rondom_access_proof PRIVATE -fuse-ld=lld)

# On their own in rondom_core: a fault takes the place of one source.
set_source_files_properties(src/access/standing.cpp src/access/lens.cpp src/dossier/dossier.cpp
  PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

# Every third planted fault; tests/access/mutants.py BUILD plants them all.
if(CMAKE_GENERATOR STREQUAL "Ninja")
  add_test(NAME access-mutants COMMAND ${CMAKE_SOURCE_DIR}/tests/access/mutants.py ${CMAKE_BINARY_DIR} --each 3)
  set_tests_properties(access-mutants PROPERTIES TIMEOUT 900 PROCESSORS 2)
endif()
