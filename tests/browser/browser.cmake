# People at a browser: journeys, every link, axe, valid HTML (tests/browser). Needs Node and Chromium; skipped where they are missing.
add_test(NAME browser COMMAND ${CMAKE_SOURCE_DIR}/tests/browser/run ${CMAKE_BINARY_DIR})
set_tests_properties(browser PROPERTIES LABELS browser SKIP_RETURN_CODE 77 PROCESSORS 2 TIMEOUT 900)
