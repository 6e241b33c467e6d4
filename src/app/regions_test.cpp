// Every region in profiles/: it starts, shows its own board, and its stories hold.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/capabilities.hpp"
#include "app/region_profile.hpp"
#include "app/rondom.hpp"
#include "app/story.hpp"
#include "app/story_region.hpp"
#include "domain/repository.hpp"

TEST_SUITE_BEGIN("regions");

namespace rondom::app {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> regions() {
    std::vector<fs::path> all;
    for (auto const& each : fs::directory_iterator{repository / "profiles"}) {
        if (fs::exists(each.path() / "profile.yaml")) { all.push_back(each.path()); }
    }
    std::ranges::sort(all);
    return all;
}

Story story_in(fs::path const& file) {
    std::ifstream in{file, std::ios::binary};
    auto story = read_story(file.string(), std::string{std::istreambuf_iterator<char>{in}, {}});
    REQUIRE_MESSAGE(story.has_value(), file);
    return std::move(*story);
}

std::unique_ptr<Rondom> started(fs::path const& region) {
    auto rondom = Rondom::open({.data = {}, .key_file = {}, .profile = region, .demo = true});
    REQUIRE_MESSAGE(rondom.has_value(), rondom.error());
    return std::move(*rondom);
}

struct Answer {
    int status = 0;
    std::string body;
    std::string cookie;

    [[nodiscard]] bool shows(std::string_view text) const { return body.find(text) != std::string::npos; }
    [[nodiscard]] std::string between(std::string_view before, std::string_view after) const {
        auto const at = body.find(before);
        REQUIRE_NE(at, std::string::npos);
        auto const start = at + before.size();
        return body.substr(start, body.find(after, start) - start);
    }
};

Answer answer(Rondom& rondom, http::Request request) {
    request.headers.emplace_back("host", "localhost");
    auto const response = rondom.answer(request);
    Answer answer{.status = response.status, .body = response.body, .cookie = {}};
    for (auto const& [name, value] : response.headers) {
        if (name == "Set-Cookie" && answer.cookie.empty()) {
            answer.cookie = value.substr(0, value.find(';'));
        }
    }
    return answer;
}

Answer page(Rondom& rondom, std::string path, std::string cookie = {}) {
    http::Request request{.method = http::Method::get, .path = std::move(path)};
    if (!cookie.empty()) { request.headers.emplace_back("cookie", std::move(cookie)); }
    return answer(rondom, std::move(request));
}

/// The cookie of this person of the story.
std::string as(Rondom& rondom, std::string_view handle) {
    auto choice = page(rondom, "/demo");
    choice.body = choice.body.substr(choice.body.find("<main"));
    http::Request chosen{.method = http::Method::post, .path = "/demo"};
    chosen.headers = {
        {"content-type", "application/x-www-form-urlencoded"}, {"sec-fetch-site", "same-origin"}};
    chosen.body = "sleutel=" + choice.between("name=\"sleutel\" value=\"", "\"") +
                  "&opdracht=" + choice.between("name=\"opdracht\" value=\"", "\"") +
                  "&person=" + story_person(handle).text();
    auto const there = answer(rondom, std::move(chosen));
    REQUIRE_EQ(there.status, 303);
    return there.cookie;
}

}  // namespace

TEST_CASE("a region starts with its own profile, and its public route shows its own board") {
    for (auto const& region : regions()) {
        auto const profile = load_region({}, region);
        REQUIRE(profile.has_value());
        auto const rondom = started(region);
        auto const route = page(*rondom, "/route");
        CAPTURE(region);
        CHECK_EQ(route.status, 200);
        CHECK(route.shows(profile->name.nl));
        for (auto const& step : profile->steps) {
            CHECK_MESSAGE(route.shows(step.label.nl), step.label.nl);
        }
        for (auto const& task : profile->tasks) {
            CHECK_MESSAGE(route.shows(profile->parties.at(task.party).label.nl), task.id);
        }
        for (auto const& row : profile->lead_table) {
            CHECK_MESSAGE(route.shows(row.reason.nl), row.reason.nl);
        }
        CHECK_EQ(
            profile->guard.has_value(), route.shows("let iemand op of iedereen doet wat is afgesproken")
        );
        CHECK_EQ(page(*rondom, "/").status, 200);
        CHECK_EQ(page(*rondom, "/en/route").status, 200);
    }
}

TEST_CASE("the stories of every region hold") {
    for (auto const& region : regions()) {
        auto const profile = load_region({}, region);
        REQUIRE(profile.has_value());
        int stories = 0;
        for (auto const& file : fs::directory_iterator{region / "stories"}) {
            if (file.path().extension() != ".yaml") { continue; }
            ++stories;
            auto const story = story_in(file.path());
            CHECK_EQ(story.region, profile->id);
            StoryRegion world{*profile, all_capabilities()};
            for (auto const& each : play(story, world.stage()).differences) {
                FAIL_CHECK(each.file << ":" << each.line << ": " << each.what);
            }
        }
        CHECK_MESSAGE(stories >= 2, region);
    }
}

TEST_CASE("a file for the alliance holds what it may, and nothing of the talk that a parent kept for herself"
) {
    auto const region = repository / "profiles/noord-kennemerland";
    auto const rondom = started(region);
    auto const story = story_in(region / "stories/c2-sem.yaml");
    REQUIRE(rondom->live(story).has_value());
    auto const sem = "/dossiers/" + story_dossier(story, story.dossiers.front()).text();

    auto const petra = as(*rondom, "petra");
    auto const file = page(*rondom, sem + "/ondersteuning/bestand/top_dossier", petra);
    CHECK_EQ(file.status, 200);
    CHECK(file.shows("\"system\":\"top_dossier\""));
    CHECK(file.shows("test results of reading"));
    CHECK_FALSE(file.shows("does not listen"));
    CHECK_FALSE(file.shows("evenings at home"));
    CHECK_EQ(page(*rondom, sem + "/ondersteuning/bestand/pigeon_post", petra).status, 303);

    auto const shown = page(*rondom, sem + "/ondersteuning", petra);
    CHECK(shown.shows("TOP dossier"));
    CHECK_FALSE(shown.shows("Voor de school of een groep"));
    CHECK(page(*rondom, sem, petra).shows("Bewaakt het proces"));

    // a parent reads that it was made; the coach, who reads nothing of school, does not
    CHECK(page(*rondom, sem + "/ondersteuning", as(*rondom, "leila")).shows("TOP dossier"));
    CHECK_EQ(page(*rondom, sem + "/ondersteuning/bestand/top_dossier", as(*rondom, "jos")).status, 303);
}

TEST_CASE("a request for extra support, as parents and alliance meet it") {
    auto const region = repository / "profiles/dordrecht";
    auto const rondom = started(region);
    auto const story = story_in(region / "stories/individual-arrangement.yaml");
    REQUIRE(rondom->live(story).has_value());
    auto const mila = "/dossiers/" + story_dossier(story, story.dossiers.front()).text();

    auto const shown = page(*rondom, mila + "/ondersteuning", as(*rondom, "amina"));
    CHECK(shown.shows("Individueel arrangement"));
    CHECK(shown.shows("a coach in class for ten weeks"));
    CHECK(shown.shows("Toegekend"));
    CHECK(shown.shows("Groepsarrangement"));
    CHECK(shown.shows("Aanvraagformulier op de website"));

    auto const ilse = as(*rondom, "ilse");
    CHECK(page(*rondom, mila + "/ondersteuning/aanvragen", ilse).shows("Individueel arrangement"));
    CHECK_FALSE(page(*rondom, mila + "/ondersteuning/aanvragen", ilse).shows("Groepsarrangement"));
    // consent was withdrawn on the way: the file that was made is not given any more
    CHECK_EQ(page(*rondom, mila + "/ondersteuning/bestand/onderwijstransparant", ilse).status, 303);
    CHECK_FALSE(page(*rondom, mila, ilse).shows("/overleggen"));
}

}  // namespace rondom::app

TEST_SUITE_END();
