# A process that writes is killed a hundred times; nothing that it acknowledged may be lost (assurance.md 4, D1).
add_executable(rondom_kill_test tests/kill/kill_test.cpp)
target_link_libraries(rondom_kill_test PRIVATE rondom_core rondom_warnings)
add_test(NAME kill COMMAND rondom_kill_test)
set_tests_properties(kill PROPERTIES TIMEOUT 180)
