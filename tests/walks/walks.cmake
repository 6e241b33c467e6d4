# Random walks of the running application, next to the prover's automaton and the table of who sets what (docs/prover.md).
add_executable(rondom_walks_test tests/walks/walks_test.cpp tests/walks/walk.cpp tests/walks/choices.cpp
  tests/walks/agreement.cpp tests/walks/automaton.cpp tests/walks/world.cpp tests/walks/planted.cpp)
target_link_libraries(rondom_walks_test PRIVATE rondom_core rondom_warnings)
add_test(NAME walks COMMAND rondom_walks_test ${prover_profiles} ${CMAKE_SOURCE_DIR}/tests/walks/unreached.txt 60)
set_tests_properties(walks PROPERTIES TIMEOUT 600)
