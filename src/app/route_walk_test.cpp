#include <doctest/doctest.h>

#include <map>

#include "app/capabilities.hpp"
#include "capabilities/page_kit.hpp"
#include "capabilities/signals/events.hpp"
#include "web/region.hpp"

// Every address there is, asked for a dossier that is not yours and for one that is not there: nobody learns
// which of the two it was (assurance.md M3; T1).

TEST_SUITE_BEGIN("route walk");

namespace rondom::app {
namespace {

constexpr std::string_view foreign = "dossier-1";
constexpr std::string_view unknown = "dossier-7";

std::string filled(std::string_view pattern, std::string_view dossier) {
    std::string path{pattern};
    for (auto const& [place, value] :
         {std::pair{"{dossier}", dossier}, std::pair{"{subject}", std::string_view{"worry-1"}}}) {
        if (auto const at = path.find(place); at != std::string::npos) {
            path.replace(at, std::string_view{place}.size(), value);
        }
    }
    return path;
}

/// Somebody with this role somewhere else in the region.
access::Actor stranger(Role role) {
    auto who = scenario::acting_as(role);
    who.person = PersonId{"stranger"};
    who.organisation = OrganisationId{"elsewhere"};
    return who;
}

/// Takes out what differs between any two answers: the address that was asked, and the proof of our own
/// forms.
std::string comparable(page_kit::Answer const& answer, std::string_view dossier) {
    auto text = std::to_string(answer.status) + "\n";
    for (auto const& [name, value] : answer.headers) {
        text.append(name).append(": ").append(value).append("\n");
    }
    text += answer.html;
    for (auto at = text.find(dossier); at != std::string::npos; at = text.find(dossier, at)) {
        text.replace(at, dossier.size(), "ID");
    }
    for (std::string const field : {"name=\"sleutel\" value=\"", "name=\"opdracht\" value=\""}) {
        for (auto at = text.find(field); at != std::string::npos; at = text.find(field, at)) {
            at += field.size();
            text.erase(at, text.find('"', at) - at);
        }
    }
    return text;
}

/// A form that the person got on a page of ours, so that it comes past the door.
std::string proof_in(std::string const& html) {
    std::string proof;
    for (std::string const name : {"sleutel", "opdracht"}) {
        auto const start = "name=\"" + name + "\" value=\"";
        auto const at = html.find(start);
        REQUIRE(at != std::string::npos);
        proof += (proof.empty() ? "" : "&") + name + "=" +
                 html.substr(at + start.size(), html.find('"', at + start.size()) - at - start.size());
    }
    return proof;
}

std::string readable_value(FieldKind const& kind) {
    static std::map<std::string_view, std::string> const by_type{
        {"day", "2026-09-01"}, {"moment", "2026-10-01T10:00"}, {"number", "1"}, {"flag", "true"}};
    if (!kind.choices.empty()) { return std::string{kind.choices.front()}; }
    auto const found = by_type.find(kind.type);
    return found != by_type.end() ? found->second : "parent";
}

/// Something readable in every field, so that a form gets as far as it can.
std::string filled_in(std::vector<FieldKind> const& kinds) {
    std::string fields;
    for (auto const& kind : kinds) {
        fields += "&" + std::string{kind.name} + "=" + readable_value(kind);
    }
    return fields;
}

/// The fields of the command that is given at this address.
std::string fields_at(std::string_view pattern) {
    for (auto const* capability : all_capabilities()) {
        for (auto const& command : capability->commands) {
            auto const page = command.page.substr(command.page.starts_with('/') ? 1 : 0);
            auto const whole = "/dossiers/{dossier}/" + std::string{page};
            if (pattern == whole || pattern == whole + "/{subject}") { return filled_in(command.fields()); }
        }
    }
    return {};
}

struct Walk {
    page_kit::Site site;
    std::string proof;

    explicit Walk(scenario::Scenario const& before)
        : site{{all_capabilities().begin(), all_capabilities().end()}, before} {}

    void as(access::Actor const& who) {
        site.as(who);
        proof = proof_in(site.get("/nowhere").html);
    }

    page_kit::Answer ask(web::Route const& route, std::string_view dossier, std::string const& fields = {}) {
        auto const path = filled(route.path, dossier);
        if (route.method != http::Method::post) { return site.get(path); }
        http::Request request{.method = http::Method::post, .path = path};
        request.headers = {
            {"host", "rondom.example"},
            {"content-type", "application/x-www-form-urlencoded"},
            {"sec-fetch-site", "same-origin"}};
        request.body = proof + fields;
        return site.request(request);
    }

    void expect_alike(web::Route const& route, std::string const& fields) {
        auto const here = ask(route, foreign, fields);
        auto const nowhere = ask(route, unknown, fields);
        CHECK_EQ(here.status, 404);
        CHECK_EQ(comparable(here, foreign), comparable(nowhere, unknown));
    }
};

scenario::Scenario somebody_elses() {
    return scenario::around_a_child_of(13).given(
        Role::teacher, signals::WorryNoted{.signal = signals::SignalId{"worry-1"}, .text = "She sits alone."}
    );
}

}  // namespace

TEST_CASE("a dossier that is not yours answers byte for byte as one that is not there, to every role") {
    Walk walk{somebody_elses()};
    int asked = 0;
    for (auto const& role : names_of(Role{})) {
        walk.as(stranger(role.value));
        for (auto const* route : walk.site.region().router.all()) {
            if (route->reach != web::Reach::dossier) { continue; }
            CAPTURE(role.name);
            CAPTURE(route->path);
            walk.expect_alike(*route, {});
            if (route->method == http::Method::post) { walk.expect_alike(*route, fields_at(route->path)); }
            ++asked;
        }
    }
    CHECK_GT(asked, 1000);
}

TEST_CASE("nothing that strangers send leaves a trace in the dossier") {
    Walk walk{somebody_elses()};
    auto const before = walk.site.kinds();
    walk.as(stranger(Role::teacher));
    for (auto const* route : walk.site.region().router.all()) {
        if (route->method == http::Method::post && route->reach == web::Reach::dossier) {
            CHECK_EQ(walk.ask(*route, foreign, fields_at(route->path)).status, 404);
        }
    }
    CHECK_EQ(walk.site.kinds(), before);
}

TEST_CASE("who was at the table and left gets the same answer as whoever never was") {
    auto before = somebody_elses();
    auto const coordinator = scenario::acting_as(Role::support_coordinator);
    before.given(
        coordinator,
        access::MemberLeft{.person = coordinator.person, .role = coordinator.role, .reason = "another school"}
    );
    Walk walk{before};
    walk.as(coordinator);
    for (auto const* route : walk.site.region().router.all()) {
        if (route->reach != web::Reach::dossier) { continue; }
        CAPTURE(route->path);
        walk.expect_alike(*route, {});
    }
}

}  // namespace rondom::app

TEST_SUITE_END();
