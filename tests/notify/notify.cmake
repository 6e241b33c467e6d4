# Mail and text messages over the line, with Debian's own aiosmtpd (python3-aiosmtpd); skipped where it is missing.
add_test(NAME notify
  COMMAND /usr/bin/python3 -B ${CMAKE_SOURCE_DIR}/tests/notify/notify_test.py $<TARGET_FILE:rondom_test>)
set_tests_properties(notify PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)
