#include "app/metrics.hpp"

#include <doctest/doctest.h>

TEST_SUITE_BEGIN("metrics");

namespace rondom::app {

namespace {

using std::chrono::milliseconds;

bool has(std::string const& text, std::string_view line) {
    return text.find("\n" + std::string{line} + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("answers are counted by page, method and kind of status, and their durations by method") {
    Metrics metrics;
    metrics.observe({.method = "GET", .route = "/mijn", .status = 200, .took = milliseconds{5}});
    metrics.observe({.method = "GET", .route = "/mijn", .status = 204, .took = milliseconds{30}});
    metrics.observe({.method = "POST", .route = "/mijn", .status = 422, .took = milliseconds{9000}});
    metrics.observe({.method = {}, .route = refused_before, .status = 413, .took = {}});

    auto const text = metrics.text({}, {});
    CHECK(has(text, R"(rondom_requests_total{route="/mijn",method="GET",status="2xx"} 2)"));
    CHECK(has(text, R"(rondom_requests_total{route="/mijn",method="POST",status="4xx"} 1)"));
    CHECK(has(text, R"(rondom_requests_total{route="refused",method="",status="4xx"} 1)"));
    CHECK(has(text, R"(rondom_request_seconds_bucket{method="GET",le="0.005"} 1)"));
    CHECK(has(text, R"(rondom_request_seconds_bucket{method="GET",le="0.025"} 1)"));
    CHECK(has(text, R"(rondom_request_seconds_bucket{method="GET",le="0.05"} 2)"));
    CHECK(has(text, R"(rondom_request_seconds_bucket{method="GET",le="+Inf"} 2)"));
    CHECK(has(text, R"(rondom_request_seconds_sum{method="GET"} 0.035)"));
    CHECK(has(text, R"(rondom_request_seconds_bucket{method="POST",le="5"} 0)"));
    CHECK(has(text, R"(rondom_request_seconds_count{method="POST"} 1)"));
}

TEST_CASE("storage and the outbox are figures of the moment") {
    Metrics const metrics;
    auto const text = metrics.text(
        {.store_answers = true,
         .commits = {.groups = 3, .commits = 7, .failed = 1, .broken = true},
         .outbox_waiting = 2,
         .outbox_oldest = std::chrono::seconds{61}},
        {.memory = 4096, .files = 9, .processor = 1.5, .started = 1'795'338'000}
    );
    for (auto const* const line :
         {"rondom_store_up 1",
          "rondom_writer_broken 1",
          "rondom_commits_total 7",
          "rondom_commit_groups_total 3",
          "rondom_commits_failed_total 1",
          "rondom_outbox_waiting 2",
          "rondom_outbox_oldest_seconds 61",
          "process_resident_memory_bytes 4096",
          "process_open_fds 9",
          "process_cpu_seconds_total 1.5",
          "process_start_time_seconds 1795338000"}) {
        CAPTURE(line);
        CHECK(has(text, line));
    }
}

TEST_CASE("the process knows itself") {
    auto const figures = process_figures(std::chrono::system_clock::now());
    CHECK_GT(figures.memory, 1'000'000);
    CHECK_GT(figures.files, 2);
    CHECK_GT(figures.started, 0);
}

}  // namespace rondom::app

TEST_SUITE_END();
