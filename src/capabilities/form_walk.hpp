#pragma once

// What must hold for the page of every command that is one form. Included by tests only.

#include <string>
#include <string_view>

#include "capabilities/page_kit.hpp"

namespace rondom::page_kit {

struct FormWalk {
    std::string_view key;   ///< of its words: "triage.intake"
    std::string_view path;  ///< below the dossier: "/triage/intake"
    Role who{};
    Inputs right;              ///< what is right to fill in; the first one may not be missing
    std::string_view flash{};  ///< what the next page says; "<key>.done" when empty
};

inline http::Request without_proof(std::string path) {
    http::Request request{.method = http::Method::post, .path = std::move(path)};
    request.headers = {
        {"host", "rondom.example"},
        {"content-type", "application/x-www-form-urlencoded"},
        {"sec-fetch-site", "same-origin"}};
    request.body = "sleutel=guessed&opdracht=guessed";
    return request;
}

/// Stands outside the circle in every scenario of the pages.
inline constexpr Role outsider = Role::attendance_officer;

/// Nobody outside finds the page; without the form's own token nothing is done; what is missing is said above
/// the form and what was typed stays, in both languages; what is right happens, and the next page says so.
inline void walk_form(Site& site, FormWalk const& walk) {
    auto const path = std::string{"/dossiers/dossier-1"}.append(walk.path);
    CAPTURE(path);
    CHECK_EQ(site.as(outsider).get(path).status, 404);
    CHECK_EQ(site.as(walk.who).request(without_proof(path)).status, 403);

    auto incomplete = walk.right;
    incomplete.erase(incomplete.begin());
    for (auto const language : {web::Language::nl, web::Language::en}) {
        CAPTURE(name_of(language));
        auto const& words = web::words_in(language);
        auto const page = site.in(language).get(path);
        CHECK_EQ(page.status, 200);
        if (auto const key = std::string{walk.key}.append(".heading"); words.has(key)) {
            CHECK(page.shows(words(key)));
        }

        auto const again = site.send(path, incomplete);
        CHECK_EQ(again.status, 422);
        CHECK(again.shows("<div class=\"rd-fouten\""));
        CHECK(again.shows(words("form.something-wrong")));
        for (auto const& typed : incomplete) {
            CHECK_MESSAGE(again.shows(typed.second), "lost what was typed: " << typed.first);
        }
    }

    site.in(web::Language::nl);
    auto const sent = site.send(path, walk.right);
    CHECK_EQ(sent.status, 303);
    auto const flash = walk.flash.empty() ? std::string{walk.key}.append(".done") : std::string{walk.flash};
    CHECK(site.follow(sent).shows(web::words_in(web::Language::nl)(flash)));
}

using scenario::joined;

}  // namespace rondom::page_kit
