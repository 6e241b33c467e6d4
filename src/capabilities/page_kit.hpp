#pragma once

// Pages as a person meets them: sign in, open, fill in, send. Included by tests only.

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/capability.hpp"
#include "dossier/scenario.hpp"
#include "route/tree.hpp"
#include "web/words.hpp"

namespace rondom::web {
struct Region;
}

namespace rondom::page_kit {

/// What came back, and what a person would look for in it.
struct Answer {
    int status = 0;
    http::Fields headers;
    std::string html;

    [[nodiscard]] bool shows(std::string_view text) const { return html.find(text) != std::string::npos; }
    [[nodiscard]] std::string_view header(std::string_view name) const;
    /// What stands in <main>, without the head of the dossier, and without what differs each time: tokens,
    /// ids.
    [[nodiscard]] std::string main() const;
    /// The value of the first hidden field with this name.
    [[nodiscard]] std::string hidden(std::string_view name) const;
};

/// A region in memory with these capabilities, the dossier of a scenario in it ("dossier-1"), and one
/// browser.
///
///     Site site{{&family::capability, &signals::capability}, around_a_child_of(8)};
///     auto const page = site.as(Role::teacher).get("/dossiers/dossier-1/signalen");
///     CHECK(page.shows("Nog geen zorgen"));
class Site {
public:
    Site(std::vector<Capability const*> capabilities, scenario::Scenario const& before);
    ~Site();
    Site(Site const&) = delete;
    Site& operator=(Site const&) = delete;

    /// Somebody signs in, with a new session.
    Site& as(Role role) { return as(scenario::acting_as(role)); }
    Site& as(access::Actor const& who);
    Site& signed_out();
    Site& in(web::Language language);

    [[nodiscard]] Answer get(std::string_view path);
    /// Opens the page at `path`, fills these in, and sends its form there.
    [[nodiscard]] Answer send(std::string_view path, Inputs const& inputs);
    /// A request exactly as given; nothing is added but the cookie.
    [[nodiscard]] Answer request(http::Request request);
    /// Goes on to where a 303 points.
    [[nodiscard]] Answer follow(Answer const& answer);

    /// What Ada Bos, who administers the region too, proposes for it. The first one is the version in force.
    /// Gives the id of the draft.
    std::string proposed(std::vector<route::SourceFile> const& files);

    /// From here on nothing can be written.
    Site& storage_full();
    /// From here on nobody can be asked who is signed in.
    Site& storage_away();
    /// The entries of the dossier, to see what a page led to.
    [[nodiscard]] std::vector<std::string> kinds() const;
    [[nodiscard]] web::Region const& region() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// Compares what stands in <main> with tests/approved/<name>.html; the difference is written beside it as
/// <name>.received.html, and `bin/approve` takes it over.
void approve(std::string_view name, Answer const& answer);

}  // namespace rondom::page_kit
