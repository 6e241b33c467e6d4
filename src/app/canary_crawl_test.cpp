#include <doctest/doctest.h>

#include <deque>
#include <set>

#include "access/marks.hpp"
#include "access/withheld.hpp"
#include "app/capabilities.hpp"
#include "capabilities/evaluation/events.hpp"
#include "capabilities/page_kit.hpp"
#include "capabilities/triage/events.hpp"
#include "keeping/events.hpp"
#include "web/region.hpp"

// The same dossier as the canary below the web, with a mark in every field of every event, now over HTTP:
// every page that a person gets to by following links, and every address asked directly. No mark of what the
// oracle does not let this person read (T9).

TEST_SUITE_BEGIN("canary crawl");

namespace rondom::app {
namespace {

constexpr int age = 13;  ///< the youth has a say and something of its own, and parents still read the rest
constexpr std::size_t most_pages = 150;

/// Addresses of ours in the links and forms of a page.
std::vector<std::string> links_in(std::string const& html) {
    constexpr std::string_view start = "href=\"/";
    std::vector<std::string> links;
    for (auto at = html.find(start); at != std::string::npos; at = html.find(start, at)) {
        at += start.size() - 1;
        auto const end = html.find_first_of("\"#", at);
        links.push_back(html.substr(at, end - at));
    }
    return links;
}

bool is_page(std::string const& path) {
    return path.starts_with("/mijn") || path.starts_with("/dossiers") || path.starts_with("/overleggen");
}

/// Every address that needs no subject.
std::vector<std::string> addresses(web::Router const& router) {
    std::vector<std::string> paths{"/mijn", "/dossiers"};
    for (auto const* route : router.all()) {
        std::string path{route->path};
        bool const asked = route->method != http::Method::post && path.find("{subject}") == std::string::npos;
        if (!asked || route->reach == web::Reach::everybody) { continue; }
        if (auto const at = path.find("{dossier}"); at != std::string::npos) {
            path.replace(at, std::string_view{"{dossier}"}.size(), "dossier-1");
        }
        paths.push_back(std::move(path));
    }
    return paths;
}

struct Crawl {
    std::set<std::string> marks;
    std::string leaks;
    std::size_t pages = 0;
};

/// What this page shows and this reader may not read.
std::string leaks_in(
    std::set<std::string> const& marks, std::string const& path, access::Share const& share
) {
    std::string leaks;
    for (auto const& mark : marks) {
        if (share.readable.contains(mark)) { continue; }
        auto const entry = share.all.find(mark);
        leaks += path + " shows " + (entry != share.all.end() ? entry->second->kind : mark) + "\n";
    }
    return leaks;
}

Crawl crawl(page_kit::Site& site, access::Share const& share) {
    Crawl result;
    auto const first = addresses(site.region().router);
    std::deque<std::string> waiting{first.begin(), first.end()};
    std::set<std::string> seen{first.begin(), first.end()};
    while (!waiting.empty() && result.pages < most_pages) {
        auto const path = waiting.front();
        waiting.pop_front();
        auto const page = site.get(path);
        ++result.pages;
        CHECK_MESSAGE(page.status < 500, path);
        auto marks = access::marks_in(page.html);
        result.leaks += leaks_in(marks, path, share);
        result.marks.merge(marks);
        for (auto& link : links_in(page.html)) {
            if (is_page(link) && seen.insert(link).second) { waiting.push_back(std::move(link)); }
        }
    }
    return result;
}

}  // namespace

TEST_CASE("nobody gets a mark of what that person may not read, on any page") {
    auto const marked = access::everything(age, true);
    auto const all = all_capabilities();
    page_kit::Site site{{all.begin(), all.end()}, marked.scenario};
    auto const whole = site.region().dossiers.whole(DossierId{"dossier-1"}).value();
    auto const today = marked.scenario.today();
    access::Divider const divider{whole, site.region().dossiers.facts(whole, today), age, today};

    std::size_t held = 0;
    std::size_t pages = 0;
    for (auto const& reader : access::all_readers()) {
        CAPTURE(reader.person.text());
        site.as(reader);
        auto const found = crawl(site, divider.share_of(reader));
        CHECK_EQ(found.leaks, "");
        held += found.marks.size();
        pages += found.pages;
    }
    MESSAGE("pages: " << pages << ", marks that were to be seen and were: " << held);
    CHECK_GT(held, 200);
}

/// As `keeping::remains_of` leaves it: who the child is, who holds authority, the end of the route, and care.
scenario::Scenario after_the_school_part(int years) {
    auto const holder = [](access::Actor const& who) {
        return access::HolderNamed{.person = who.person, .person_name = who.name, .verified = true};
    };
    scenario::Scenario left;
    left.on("2039-08-02");
    left.given(
        Role::teacher,
        access::ChildRegistered{
            .child = scenario::person(Role::youth),
            .first_name = "Noor",
            .last_name = "Test",
            .born = Day{std::chrono::year{2039 - years} / 2 / 1},
            .school_name = "The Swallow"},
        holder(scenario::acting_as(Role::parent)),
        holder(scenario::other_parent()),
        route::StepEntered{.step = "closed", .on = scenario::day("2026-12-01")},
        evaluation::DossierClosed{.on = scenario::day("2026-12-01"), .by = Party::education},
        keeping::PartForgotten{.part = Compartment::school, .on = scenario::day("2039-08-01")}
    );
    left.given(Role::case_manager, triage::IntakeHeld{.on = scenario::day("2026-10-01"), .summary = "Thuis"});
    return left;
}

TEST_CASE(
    "what is left of a dossier when the school's part was forgotten breaks no page, and nobody has a task"
) {
    auto const all = all_capabilities();
    for (int const years : {8, 14, 21}) {
        page_kit::Site site{{all.begin(), all.end()}, after_the_school_part(years)};
        std::size_t pages = 0;
        for (auto const& reader : access::all_readers()) {
            site.as(reader);
            CAPTURE(reader.person.text());
            auto const found = crawl(site, {});
            pages += found.pages;
            CHECK(found.marks.empty());
            CHECK(site.region().registers.work(reader)->empty());
        }
        CHECK_GT(pages, 100);
        auto const family = site.as(years < 12 ? Role::parent : Role::youth).get("/dossiers/dossier-1");
        CHECK(family.shows("Wat er niet meer is"));
        CHECK(family.shows("Noor"));
    }
}

}  // namespace rondom::app

TEST_SUITE_END();
