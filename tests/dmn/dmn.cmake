# Lead tables as DMN 1.3, read and evaluated by packages that know nothing of Rondom. Needs Node and xmllint; skipped where
# they are missing.
add_test(NAME dmn COMMAND ${CMAKE_SOURCE_DIR}/tests/dmn/run $<TARGET_FILE:rondom>)
set_tests_properties(dmn PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)
