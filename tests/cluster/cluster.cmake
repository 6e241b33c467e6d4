# Failover: three machines with etcd, Patroni and PostgreSQL, two servers of Rondom, and people who work while the primary
# is lost twice. tests/cluster/run --long does everything; where namespaces are not permitted it is skipped, and says so.
add_test(NAME cluster COMMAND ${CMAKE_SOURCE_DIR}/tests/cluster/run $<TARGET_FILE:rondom>)
set_tests_properties(cluster PROPERTIES LABELS cluster TIMEOUT 400 SKIP_RETURN_CODE 77)
