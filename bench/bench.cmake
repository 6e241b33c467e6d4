# Speed and size of the whole program (bench/results.md). Not part of any test: bin/bench builds and runs it.
file(GLOB bench_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/bench/*.cpp)
add_executable(rondom_bench EXCLUDE_FROM_ALL ${bench_sources})
target_include_directories(rondom_bench PRIVATE ${CMAKE_SOURCE_DIR}/bench)
target_link_libraries(rondom_bench PRIVATE rondom_core rondom_warnings)
target_link_options(rondom_bench PRIVATE -fuse-ld=lld)
