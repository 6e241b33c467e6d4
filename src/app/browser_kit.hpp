#pragma once

// The whole program in a demonstration, and a browser with a jar for cookies. Included by tests only.

#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "app/rondom.hpp"
#include "app/story.hpp"

namespace rondom::app::browser_kit {

/// The smallest region in which somebody has something to see.
inline std::string const a_teacher_and_a_child = R"(
story: A teacher and a child
region: midden-groningen
organisations:
  school: {name: obs De Zwaluw, kind: school}
people:
  ans: {name: Ans de Wit, role: teacher, at: school}
  noor: {name: Noor, role: youth}
moments:
  - at: 2026-09-07 09:00
    who: ans
    does: family.register
    with: {child: "@noor", first_name: Noor, last_name: Bos, born: 2017-05-09, group: "5"}
)";

inline std::unique_ptr<Rondom> demonstration(std::string const& story_text) {
    auto rondom = Rondom::open({.data = {}, .key_file = {}, .demo = true});
    REQUIRE_MESSAGE(rondom.has_value(), rondom.error());
    auto const story = read_story("test.yaml", story_text);
    REQUIRE(story.has_value());
    auto const lived = (*rondom)->live(*story);
    REQUIRE_MESSAGE(lived.has_value(), lived.error());
    return std::move(*rondom);
}

inline http::Request get(std::string path, std::string cookies = {}) {
    http::Request request{.method = http::Method::get, .path = std::move(path)};
    request.headers = {{"host", "localhost"}, {"cookie", std::move(cookies)}};
    return request;
}

inline std::string between(std::string const& text, std::string_view before, std::string_view after) {
    auto const at = text.find(before);
    REQUIRE_MESSAGE(at != std::string::npos, before);
    auto const start = at + before.size();
    return text.substr(start, text.find(after, start) - start);
}

inline std::string header(http::Response const& response, std::string_view name) {
    for (auto const& [each, value] : response.headers) {
        if (each == name) { return value; }
    }
    return {};
}

/// Sends the form on the page at `path`, with the cookies so far, and keeps what is set.
struct Browser {
    Rondom& rondom;
    std::map<std::string, std::string> cookies;

    http::Response keep(http::Response response) {
        for (auto const& [name, value] : response.headers) {
            if (name != "Set-Cookie") { continue; }
            auto const equals = value.find('=');
            cookies[value.substr(0, equals)] = value.substr(equals + 1, value.find(';') - equals - 1);
        }
        return response;
    }
    [[nodiscard]] std::string jar() const {
        std::string all;
        for (auto const& [name, value] : cookies) {
            if (!value.empty()) {
                all.append(all.empty() ? "" : "; ").append(name).append("=").append(value);
            }
        }
        return all;
    }
    http::Response open(std::string const& path) { return keep(rondom.answer(get(path, jar()))); }
    http::Response send(std::string const& path, std::string const& fields, std::string const& from = {}) {
        return fill(path, open(from.empty() ? path : from).body, fields);
    }
    /// Sends the form on a page that was opened before.
    http::Response fill(std::string const& path, std::string const& page, std::string const& fields) {
        auto const form = page.substr(page.find("<main"));
        http::Request filled{.method = http::Method::post, .path = path};
        filled.headers = {
            {"host", "localhost"},
            {"content-type", "application/x-www-form-urlencoded"},
            {"sec-fetch-site", "same-origin"},
            {"cookie", jar()}};
        filled.body = "sleutel=" + between(form, "name=\"sleutel\" value=\"", "\"") +
                      "&opdracht=" + between(form, "name=\"opdracht\" value=\"", "\"") + fields;
        return keep(rondom.answer(filled));
    }
};

/// Chooses Ans de Wit, the teacher of `a_teacher_and_a_child`, in the demonstration.
inline Browser teacher(Rondom& rondom) {
    Browser browser{rondom, {}};
    auto const choice = browser.open("/demo").body;
    auto const at = choice.find("Ans de Wit");
    auto const button = choice.rfind("value=\"", at) + 7;
    browser.send("/demo", "&person=" + choice.substr(button, choice.find('"', button) - button));
    return browser;
}

}  // namespace rondom::app::browser_kit
