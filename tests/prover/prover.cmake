# The prover is proved: faults put into each region's profile, and z3 asked the same questions (docs/prover.md).
set(prover_profiles ${CMAKE_SOURCE_DIR}/profiles/midden-groningen ${CMAKE_SOURCE_DIR}/profiles/noord-kennemerland
  ${CMAKE_SOURCE_DIR}/profiles/dordrecht ${CMAKE_SOURCE_DIR}/profiles/unita)
add_executable(rondom_mutants_test EXCLUDE_FROM_ALL
  tests/prover/mutants_test.cpp tests/prover/mutations.cpp tests/prover/behaviour.cpp
  tests/prover/survivors.cpp)
target_link_libraries(rondom_mutants_test PRIVATE rondom_core rondom_warnings)
add_test(NAME prover-mutants
  COMMAND rondom_mutants_test ${prover_profiles} ${CMAKE_SOURCE_DIR}/tests/prover/survivors.txt)
add_executable(rondom_smt_test EXCLUDE_FROM_ALL tests/prover/smt_test.cpp tests/prover/mutations.cpp)
target_link_libraries(rondom_smt_test PRIVATE rondom_core rondom_warnings)
add_test(NAME prover-smt COMMAND rondom_smt_test ${prover_profiles})
# Who reads more after a change: what `rondom diff` says, held beside the lens itself.
add_executable(rondom_difference_test EXCLUDE_FROM_ALL tests/prover/difference_test.cpp tests/prover/mutations.cpp)
target_link_libraries(rondom_difference_test PRIVATE rondom_core rondom_warnings)
add_test(NAME prover-difference COMMAND rondom_difference_test ${prover_profiles})
# Millions of questions to the same few functions, which the unit tests put before the sanitizers: these run optimised.
set_tests_properties(prover-mutants prover-smt prover-difference PROPERTIES LABELS prover TIMEOUT 600)
add_custom_target(rondom_prover_tests DEPENDS rondom_mutants_test rondom_smt_test rondom_difference_test)
