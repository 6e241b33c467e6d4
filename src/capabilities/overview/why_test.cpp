#include "capabilities/overview/why.hpp"

#include <algorithm>

#include "app/capabilities.hpp"
#include "app/region_profile.hpp"
#include "capabilities/page_kit.hpp"
#include "capabilities/research/events.hpp"
#include "capabilities/signals/events.hpp"
#include "capabilities/triage/events.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("why");

namespace rondom {

using page_kit::Site;
using scenario::around_a_child_of;
using scenario::joined;

namespace {

constexpr std::string_view path = "/dossiers/dossier-1/waarom";
constexpr std::array regions{"midden-groningen", "noord-kennemerland", "dordrecht", "unita"};

Site everything(scenario::Scenario const& scenario) {
    auto const all = app::all_capabilities();
    return Site{{all.begin(), all.end()}, scenario};
}

/// The social team knows what the living question is; the school knows of a learning question.
scenario::Scenario with_a_hidden_living_question(int age) {
    auto scenario = around_a_child_of(age);
    scenario.given(
        Role::support_coordinator,
        joined(Role::case_manager, "social_team"),
        joined(Role::behavioural_scientist, "social_team")
    );
    scenario.given(
        Role::behavioural_scientist,
        triage::QuestionAssessed{
            .nature = "n", .severity = "s", .urgency = "u", .proposed = triage::Class::multi_problem}
    );
    return scenario;
}

}  // namespace

TEST_CASE("every value of every fact of every region has words in both languages") {
    for (auto const* region : regions) {
        auto const profile = app::load_region(region, {});
        REQUIRE(profile.has_value());
        for (auto const& fact : profile->facts) {
            for (auto const& value : fact.values) {
                auto const party = named<Party>(fact.name).has_value();
                auto const key = party
                                     ? "overview.fact.party." + value
                                     : "overview.fact." + fact.name + "." + value.substr(0, value.find('+'));
                for (auto const language : {Language::nl, Language::en}) {
                    CHECK_MESSAGE(web::words_in(language).has(key), region << ": " << key);
                }
            }
        }
    }
}

TEST_CASE("the explanation says who did what, and quotes the agreement, in both languages") {
    auto scenario = around_a_child_of(8);
    scenario.given(
        Role::teacher,
        signals::ConcernNoted{
            .signal = signals::SignalId{"signal-1"},
            .party = Party::education,
            .source = signals::Source::school,
            .question_class = signals::QuestionClass::learning,
            .discussed_on = scenario::day("2026-09-01"),
            .discussed_with = "parents",
            .observed = "reads slowly",
            .agreements = "look again"}
    );
    auto site = everything(scenario);
    auto const page = site.as(Role::support_coordinator).get(path);
    CHECK_EQ(page.status, 200);
    CHECK(page.shows("Waarom is deze persoon aan zet?"));
    CHECK(page.shows("Er is met de ouders gepraat."));
    CHECK(page.shows(scenario::acting_as(Role::teacher).name));
    CHECK(page.shows("<blockquote lang=\"nl\">"));
    CHECK(page.shows("Om verder te gaan naar: Onderzoek en triage"));
    CHECK_FALSE(page.shows("reads slowly"));
    auto const english = site.in(web::Language::en).get(path);
    CHECK(english.shows("Why is it the turn of this person?"));
    CHECK(english.shows("To go on to: Research and triage"));
    CHECK(site.in(web::Language::nl)
              .as(Role::parent)
              .get(path)
              .shows("Om verder te gaan naar: We zoeken samen uit"));
}

TEST_CASE("a fact that is hidden does not show in the explanation of who may not know it") {
    auto site = everything(with_a_hidden_living_question(16));
    auto const team = site.as(Role::case_manager).get(path);
    CHECK(team.shows("De leefvraag is multiproblematiek."));

    // a parent of a sixteen-year-old may not even know that there is one (C5)
    auto const parent = site.as(Role::parent).get(path);
    CHECK_EQ(parent.status, 200);
    for (auto const* told :
         {"multiproblematiek.", "Er is een leefvraag gemeld.", "De triage loopt.", "casemanager heeft"}) {
        bool const known = parent.shows(std::string{"<li>"} + told);
        CHECK_MESSAGE(!known, told);
    }
    CHECK_FALSE(parent.shows(scenario::acting_as(Role::behavioural_scientist).name));
}

TEST_CASE("looking at the explanation stands in the reading log, and outsiders find nothing") {
    auto site = everything(around_a_child_of(8));
    CHECK_EQ(site.as(Role::attendance_officer).get(path).status, 404);
    CHECK_EQ(site.as(Role::support_coordinator).get(path).status, 200);
    CHECK(site.as(Role::parent).get("/dossiers/dossier-1/inzage").shows("uitleg: waarom we hier zijn"));
}

TEST_CASE("a step that has another name since is still explained, by the version of then") {
    auto scenario = around_a_child_of(8);
    scenario.on("2026-10-05")
        .given(
            Role::support_coordinator,
            route::StepEntered{
                .step = "looked_into", .transition = "signal_to_triage", .on = scenario::day("2026-10-05")}
        );
    route::Migrated moved{.from = "2025", .to = "2026.1", .steps = {}, .covered = {}, .on = {}};
    moved.steps = {{.from = "looked_into", .to = "triage"}};
    scenario.on("2026-10-12").given(Role::teacher, moved);
    auto site = everything(scenario);
    auto const why = site.as(Role::support_coordinator).get(path);
    CHECK(why.shows("Signaal"));
    CHECK(why.shows("Onderzoek en triage"));
    auto const board = site.get("/dossiers/dossier-1");
    CHECK(board.shows("maandag 5 oktober"));
    CHECK(board.shows(web::words_in(web::Language::nl)("overview.why")));
}

TEST_CASE("names are text in the explanation") {
    auto scenario = around_a_child_of(8);
    auto evil = scenario::acting_as(Role::case_manager);
    evil.name = web::poison;
    auto member = joined(Role::case_manager, "social_team");
    member.person_name = web::poison;
    scenario.given(evil, member);
    auto site = everything(scenario);
    CHECK_FALSE(site.as(Role::support_coordinator).get(path).shows(web::poison));
}

}  // namespace rondom

TEST_SUITE_END();
