#include "cli/server_log.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <deque>
#include <set>
#include <vector>

#include "app/browser_kit.hpp"
#include "app/metrics.hpp"
#include "domain/embedded.hpp"
#include "http/raw_client.hpp"
#include "http/running_server.hpp"

TEST_SUITE_BEGIN("server log");

namespace rondom::cli {

namespace {

using app::browser_kit::between;

constexpr std::string_view mark = "zqx";

/// Words that people typed: what has no capital and no space is a date or a choice from a list.
bool is_text(std::string const& value) {
    bool const capital = !value.empty() && std::isupper(static_cast<unsigned char>(value.front())) != 0;
    return !value.starts_with('@') && (capital || value.find(' ') != std::string::npos);
}

void put_mark(std::string& value) {
    auto const at = value.find('@');
    if (at != std::string::npos && at > 0) {
        value.insert(0, mark);
    } else if (is_text(value)) {
        value.append(" ").append(mark);
    }
}

/// A family of the demonstration with a mark in every name, address and text.
app::Story marked_story() {
    auto story = app::read_story("milan", embedded("demo/2-milan.yaml").value_or("")).value();
    for (auto& each : story.organisations) {
        put_mark(each.name);
    }
    for (auto& each : story.people) {
        put_mark(each.name);
        put_mark(each.email);
    }
    for (auto& moment : story.moments) {
        moment.expectations.clear();
        if (!moment.command) { continue; }
        for (auto& [name, value] : moment.command->inputs) {
            put_mark(value);
        }
    }
    return story;
}

std::vector<std::string> numbers_of(app::Story const& story) {
    std::vector<std::string> numbers;
    for (auto const& each : story.people) {
        for (auto const& number : {each.phone, each.mobile}) {
            if (!number.empty()) { numbers.push_back(number); }
        }
    }
    return numbers;
}

/// The region behind a real server, and what it told the operator meanwhile.
class Watched {
public:
    enum class Route { by_pattern, as_asked };

    explicit Watched(Route route) : route_{route} {
        auto opened = app::Rondom::open(
            {.data = {},
             .key_file = {},
             .demo = true,
             .log = [this](std::string_view what) { log_.tell(ServerLog::Level::warning, what); },
             .watch = [this](app::Observed const& observed) { watch(observed); }}
        );
        REQUIRE_MESSAGE(opened.has_value(), opened.error());
        rondom_ = std::move(*opened);
        auto const story = marked_story();
        numbers_ = numbers_of(story);
        auto const lived = rondom_->live(story);
        REQUIRE_MESSAGE(lived.has_value(), lived.error());
    }

    /// Everything that came back until the server closed the connection.
    std::string ask(std::string const& head, std::string const& body = {}) {
        http::RawClient client{server_.port()};
        auto const length =
            body.empty() ? std::string{} : "Content-Length: " + std::to_string(body.size()) + "\r\n";
        return client
            .send(
                head + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nUser-Agent: zqx\r\n" + length +
                "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n" +
                (cookie_.empty() ? std::string{} : "Cookie: " + cookie_ + "\r\n") + "\r\n" + body
            )
            .read_all();
    }

    std::string open(std::string const& path) { return ask("GET " + path); }

    std::vector<std::string> people() {
        auto const page = open("/demo");
        std::vector<std::string> found;
        constexpr std::string_view before = "name=\"person\" value=\"";
        for (auto at = page.find(before); at != std::string::npos; at = page.find(before, at + 1)) {
            found.push_back(between(page.substr(at), before, "\""));
        }
        return found;
    }

    void become(std::string const& person) {
        cookie_.clear();
        auto const page = open("/demo");
        auto const form = page.substr(page.find("<main"));
        auto const answer =
            ask("POST /demo",
                "sleutel=" + between(form, "name=\"sleutel\" value=\"", "\"") +
                    "&opdracht=" + between(form, "name=\"opdracht\" value=\"", "\"") + "&person=" + person);
        cookie_ = between(answer, "Set-Cookie: ", ";");
    }

    /// Every line, the ids that stood in an address, and how many marks were seen in pages.
    std::string lines;
    std::set<std::string> ids;
    std::size_t marks_on_pages = 0;

    /// How much of a person stands in what the operator reads.
    [[nodiscard]] std::size_t hits() const {
        std::size_t count = 0;
        auto const look_for = [&](std::string_view words) {
            for (auto at = lines.find(words); at != std::string::npos; at = lines.find(words, at + 1)) {
                ++count;
            }
        };
        look_for(mark);
        std::ranges::for_each(numbers_, look_for);
        std::ranges::for_each(ids, look_for);
        look_for("127.0.0.1");
        return count;
    }

    app::Metrics metrics;

private:
    void watch(app::Observed const& observed) {
        log_.answered(observed);
        metrics.observe(observed);
    }

    http::Response answer(http::Request const& request) {
        if (route_ == Route::as_asked) { log_.tell(ServerLog::Level::info, request.path + request.query); }
        return rondom_->answer(request);
    }

    Route route_;
    ServerLog log_{[this](std::string_view line) { lines.append(line).append("\n"); }};
    std::unique_ptr<app::Rondom> rondom_;
    std::vector<std::string> numbers_;
    std::string cookie_;
    http::RunningServer server_{
        {},
        [this](http::Request const& request) { return answer(request); },
        [this](int status, std::string_view languages) { return rondom_->refusal(status, languages, 1024); }};
};

std::vector<std::string> links_in(std::string const& page) {
    std::vector<std::string> links;
    for (std::string_view const before : {"href=\"/", "action=\"/", "Location: /"}) {
        for (auto at = page.find(before); at != std::string::npos; at = page.find(before, at + 1)) {
            auto const start = at + before.size() - 1;
            links.push_back(page.substr(start, page.find_first_of("\"#\r", start) - start));
        }
    }
    std::erase_if(links, [](auto const& each) { return each.starts_with("/assets"); });
    return links;
}

/// Ids are the long pieces of an address.
void keep_ids(std::string const& path, std::set<std::string>& ids) {
    constexpr std::size_t id_length = 20;
    std::size_t start = 1;
    while (start < path.size()) {
        auto const end = std::min(path.find_first_of("/?", start), path.size());
        if (end - start >= id_length) { ids.insert(path.substr(start, end - start)); }
        start = end + 1;
    }
}

/// Goes where this person can click, and sends each form without what it asks for.
void go_around(Watched& region, std::string const& person, std::size_t most) {
    region.become(person);
    std::deque<std::string> waiting{"/mijn"};
    std::set<std::string> seen;
    while (!waiting.empty() && seen.size() < most) {
        auto const path = waiting.front();
        waiting.pop_front();
        if (!seen.insert(path).second) { continue; }
        keep_ids(path, region.ids);
        auto const page = region.open(path);
        if (page.find(mark) != std::string::npos) { ++region.marks_on_pages; }
        if (page.find("<form method=\"post\"") != std::string::npos) {
            region.ask("POST " + path, "sleutel=zqx&opdracht=zqx&note=zqx");
        }
        auto links = links_in(page);
        std::ranges::move(links, std::back_inserter(waiting));
    }
}

/// What people and machines send that is no page of ours.
void knock(Watched& region) {
    region.open("/dossiers/zqx/plan?naam=zqx");
    region.open("/zqx/zqx.php?zqx=zqx");
    region.open("/uitnodiging/zqx");
    region.open("/%zq");
    region.ask("DELETE /dossiers/zqx");
    region.ask("POST /inloggen", "mail=zqx@example.org");
    region.ask("GET /" + std::string(20'000, 'z') + "zqx");
    region.ask("zqx");
}

}  // namespace

TEST_CASE("a line of the log is a JSON object with a moment, a level and what it is") {
    std::string lines;
    auto const moment = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours{9};
    ServerLog log{
        [&](std::string_view line) { lines.append(line).append("\n"); },
        [&] { return ServerLog::Now{moment + std::chrono::milliseconds{45}}; }};

    log.tell(ServerLog::Level::warning, "a \"quoted\"\nthing");
    log.answered(
        {.method = "POST",
         .route = "/dossiers/{dossier}/plan",
         .status = 303,
         .took = std::chrono::microseconds{12'345}}
    );
    log.answered({.method = "GET", .route = app::no_route, .status = 500, .took = {}});

    CHECK_EQ(
        lines,
        R"({"time":"2026-11-22T09:00:00.045Z","level":"warning","what":"a \"quoted\"\nthing"}
{"time":"2026-11-22T09:00:00.045Z","level":"info","what":"request","method":"POST","route":"/dossiers/{dossier}/plan","status":303,"microseconds":12345}
{"time":"2026-11-22T09:00:00.045Z","level":"error","what":"request","method":"GET","route":"none","status":500,"microseconds":0}
)"
    );
}

TEST_CASE("nobody stands in the log or the metrics, whatever they do (T5, T9)") {
    Watched region{Watched::Route::by_pattern};
    constexpr std::size_t pages_each = 40;
    for (auto const& person : region.people()) {
        go_around(region, person, pages_each);
    }
    knock(region);

    CHECK_EQ(region.hits(), 0);
    region.lines = region.metrics.text({}, {});
    CHECK_EQ(region.hits(), 0);
    CHECK(
        region.lines.find("route=\"/dossiers/{dossier}/plan\",method=\"GET\",status=\"2xx\"") !=
        std::string::npos
    );
    CHECK(region.lines.find("route=\"none\"") != std::string::npos);
    CHECK(region.lines.find("route=\"refused\"") != std::string::npos);
    // The sweep had something to find.
    CHECK_GT(region.marks_on_pages, 100);
    CHECK_GT(region.ids.size(), 3);
}

TEST_CASE("a log that told which address was asked would be caught") {
    Watched region{Watched::Route::as_asked};
    go_around(region, region.people().front(), 10);
    knock(region);
    CHECK_GT(region.hits(), 10);
}

}  // namespace rondom::cli

TEST_SUITE_END();
