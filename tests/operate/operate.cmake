# A region at work, told by signals what to do; with Debian's own aiosmtpd (python3-aiosmtpd), skipped where it is missing.
add_test(NAME operate
  COMMAND /usr/bin/python3 -B ${CMAKE_SOURCE_DIR}/tests/operate/operate_test.py $<TARGET_FILE:rondom>)
set_tests_properties(operate PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)
add_test(NAME units COMMAND ${CMAKE_SOURCE_DIR}/tests/operate/units)
set_tests_properties(units PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 60)
