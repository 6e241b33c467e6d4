#include <doctest/doctest.h>

#include <deque>
#include <set>

#include "access/marks.hpp"
#include "access/withheld.hpp"
#include "app/capabilities.hpp"
#include "capabilities/page_kit.hpp"
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

}  // namespace rondom::app

TEST_SUITE_END();
