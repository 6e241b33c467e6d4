# The contract of the journal on PostgreSQL 15, on a private server that the program starts (docs/decisions/0010). Apart
# from the unit tests, which need no server. Where the server cannot be started this fails.
file(GLOB postgres_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/postgres/*.cpp)
add_executable(rondom_postgres_test ${postgres_tests} src/main_test.cpp src/journal/store_contract_test.cpp
  src/journal/keystore_contract_test.cpp src/journal/move_test.cpp src/journal/moving_test.cpp)
target_include_directories(rondom_postgres_test PRIVATE tests/postgres)
target_link_libraries(rondom_postgres_test PRIVATE rondom_core rondom_warnings)
target_link_options(rondom_postgres_test PRIVATE -fuse-ld=lld)
add_test(NAME postgres COMMAND rondom_postgres_test)
set_tests_properties(postgres PROPERTIES LABELS postgres TIMEOUT 120)

# The contract suite has to find each of these faults in an adapter, or it proves nothing.
add_test(NAME postgres-planted COMMAND ${CMAKE_SOURCE_DIR}/tests/postgres/planted $<TARGET_FILE:rondom_postgres_test>)
set_tests_properties(postgres-planted PROPERTIES LABELS postgres TIMEOUT 120)
