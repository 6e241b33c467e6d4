#include "app/capabilities.hpp"
#include "capabilities/consent/capability.hpp"
#include "capabilities/consent/events.hpp"
#include "capabilities/form_walk.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("consent pages");

namespace rondom {

using access::Answer;
using page_kit::approve;
using page_kit::Site;
using page_kit::walk_form;
using scenario::around_a_child_of;
using scenario::other_parent;

namespace {

constexpr std::string_view the_list = "/dossiers/dossier-1/toestemming";
constexpr std::string_view answer_path = "/dossiers/dossier-1/toestemming/antwoord/social_team.social_team";
constexpr std::string_view stop_path = "/dossiers/dossier-1/toestemming/stoppen/social_team.social_team";

access::ConsentAsked asked(std::string why = "To see which help fits") {
    return {
        .receiver = Party::social_team,
        .purpose = "social_team",
        .categories = {},
        .why = std::move(why),
        .asked_by = Party::education};
}

access::ConsentAnswered answered(Answer answer) {
    return {
        .receiver = Party::social_team,
        .purpose = "social_team",
        .categories = {},
        .answer = answer,
        .until = std::nullopt,
        .asked_by = Party::education};
}

scenario::Scenario with_question(int age) {
    return around_a_child_of(age).given(Role::support_coordinator, asked());
}

Inputs a_whole_yes() {
    Inputs inputs{{"answer", "given"}, {"until", "2026-12-31"}};
    access::Scope const scope{.receiver = Party::social_team, .purpose = "social_team", .categories = {}};
    for (auto const what : categories_of(scope, scenario::midden_groningen())) {
        inputs.emplace_back("categories", std::string{name_of(what)});
    }
    return inputs;
}

/// What this reader sees on every page where a consent shows, with what another one answered.
std::string all_pages(
    scenario::Scenario before, std::optional<Answer> of_other, access::Actor const& reader
) {
    if (of_other) { before.given(other_parent(), answered(*of_other)); }
    auto const all = app::all_capabilities();
    Site site{{all.begin(), all.end()}, before};
    site.as(reader);
    std::string pages;
    for (std::string_view const path :
         {"/dossiers/dossier-1/inzage",
          "/mijn",
          "/dossiers",
          "/dossiers/dossier-1",
          "/dossiers/dossier-1/rondom",
          "/dossiers/dossier-1/logboek",
          "/dossiers/dossier-1/waarom",
          "/dossiers/dossier-1/gezin",
          "/dossiers/dossier-1/berichten",
          "/dossiers/dossier-1/toestemming",
          "/dossiers/dossier-1/toestemming/antwoord/social_team.social_team"}) {
        pages += site.get(path).main();
    }
    return pages;
}

}  // namespace

TEST_CASE("nothing asked yet: what this is, what the law allows, and for whom it changes at twelve") {
    Site site{{&consent::capability}, around_a_child_of(9)};
    approve("consent/empty.nl", site.as(Role::parent).get(the_list));
    approve("consent/empty-school.nl", site.as(Role::support_coordinator).get(the_list));
    CHECK_EQ(site.as(page_kit::outsider).get(the_list).status, 404);
}

TEST_CASE(
    "a question says who, what, what for, until when, and what if you say no; the details are one click away"
) {
    Site site{{&consent::capability}, with_question(9)};
    auto const list = site.as(Role::parent).get(the_list);
    for (std::string_view const part :
         {"Wie?", "Waarover?", "Waarom?", "Tot wanneer?", "Wat als je nee zegt?", "To see which help fits"}) {
        CAPTURE(part);
        CHECK(list.shows(part));
    }
    approve("consent/question.nl", list);
    approve("consent/question.en", site.in(web::Language::en).get(the_list));
    approve("consent/answer.nl", site.in(web::Language::nl).get(answer_path));
    approve("consent/answer.en", site.in(web::Language::en).get(answer_path));
}

TEST_CASE("a parent answers, changes it, and stops") {
    Site site{{&consent::capability}, with_question(9)};
    walk_form(
        site,
        {.key = "consent.answer",
         .path = "/toestemming/antwoord/social_team.social_team",
         .who = Role::parent,
         .right = a_whole_yes(),
         .flash = "consent.answered"}
    );
    auto const list = site.get(the_list);
    CHECK(list.shows("Jij zei ja, tot en met"));
    approve("consent/answered.nl", list);
    CHECK_EQ(site.send(answer_path, {{"answer", "refused"}}).status, 303);
    CHECK(site.get(the_list).shows("Jij zei nee. We delen niets."));
    REQUIRE_EQ(site.send(answer_path, a_whole_yes()).status, 303);
    CHECK_EQ(site.send(stop_path, {}).status, 303);
    CHECK(site.get(the_list).shows("Jij bent gestopt."));
}

TEST_CASE("a yes to a part is an answer: the page says yes, and does not ask again") {
    Site site{{&consent::capability}, with_question(9)};
    REQUIRE_EQ(
        site.as(Role::parent).send(answer_path, {{"answer", "given"}, {"categories", "education"}}).status,
        303
    );
    auto const list = site.get(the_list);
    CHECK(list.shows("Jij zei ja, tot en met"));
    CHECK_FALSE(list.shows("Een vraag aan jou"));
}

TEST_CASE("a yes to a part beside a whole yes: what is said is true, and tells nobody who left out what") {
    Site site{{&consent::capability}, with_question(9)};
    REQUIRE_EQ(site.as(other_parent()).send(answer_path, a_whole_yes()).status, 303);
    CHECK(site.get(the_list).shows("De toestemming is nog niet compleet"));
    Inputs const a_part{{"answer", "given"}, {"categories", "education"}};
    REQUIRE_EQ(site.as(Role::parent).send(answer_path, a_part).status, 303);
    for (auto const& reader : {scenario::acting_as(Role::parent), other_parent()}) {
        auto const page = site.as(reader).get(the_list);
        CHECK(page.shows("De toestemming is nog niet compleet"));
        CHECK_FALSE(page.shows("antwoorden zijn er"));
    }
}

TEST_CASE("stopping what was never a question is not there, for whoever asks") {
    Site site{{&consent::capability}, with_question(9)};
    auto const unknown = site.as(Role::parent).get("/dossiers/dossier-2/toestemming/stoppen/nothing.at_all");
    CHECK_EQ(unknown.status, 404);
    for (auto const* subject :
         {"nothing.at_all", "social_team", "youth_health.consult_health", "subject-1"}) {
        auto const page = site.get(std::string{the_list} + "/stoppen/" + subject);
        CHECK_EQ(page.status, 404);
        CHECK(page.shows(unknown.html.substr(unknown.html.find("<h1>"), 40)));
    }
    CHECK_EQ(site.get(stop_path).status, 200);
    CHECK_EQ(site.as(Role::support_coordinator).get(stop_path).status, 404);
}

TEST_CASE("a yes to nothing is no yes: the choice stands open, with what to do") {
    Site site{{&consent::capability}, with_question(9)};
    auto const answer = site.as(Role::parent).send(answer_path, {{"answer", "given"}});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows("Kruis aan waarover het mag gaan, of kies nee."));
    CHECK(answer.shows("<details class=\"rd-uitklap\" open>"));
}

TEST_CASE("somebody at school asks, and reads what is still missing but not from whom a no came") {
    Site site{{&consent::capability}, around_a_child_of(9)};
    walk_form(
        site,
        {.key = "consent.ask",
         .path = "/toestemming/vragen",
         .who = Role::support_coordinator,
         .right = {{"why", "To find out which help fits"}, {"scope", "social_team.social_team"}},
         .flash = "consent.asked"}
    );
    approve("consent/list-school.nl", site.get(the_list));
    auto const nobody = site.send("/dossiers/dossier-1/toestemming/vragen", {{"why", "To think along"}});
    CHECK_EQ(nobody.status, 422);
    CHECK(nobody.shows("Kies wie mee moet kunnen doen."));
}

TEST_CASE("a court's decision is written down by one person and checked by another") {
    Site site{
        {&consent::capability}, with_question(9).given(Role::principal, page_kit::joined(Role::principal))};
    walk_form(
        site,
        {.key = "consent.court",
         .path = "/toestemming/rechter",
         .who = Role::support_coordinator,
         .right =
             {{"document", "C/18/1234"},
              {"holder", "other-parent"},
              {"scope", "social_team.social_team"},
              {"decided_on", "2026-09-01"}},
         .flash = "consent.court-uploaded"}
    );
    walk_form(
        site,
        {.key = "consent.verify",
         .path = "/toestemming/controleren",
         .who = Role::principal,
         .right = {{"scope", "social_team.social_team"}, {"holder", "other-parent"}},
         .flash = "consent.court-verified"}
    );
}

TEST_CASE("a youth opens a part for a parent, and closes it again with a button") {
    Site site{{&consent::capability}, around_a_child_of(13)};
    walk_form(
        site,
        {.key = "consent.open",
         .path = "/toestemming/openzetten",
         .who = Role::youth,
         .right = {{"what", "care"}, {"parent", "parent"}},
         .flash = "consent.opened"}
    );
    auto const open = site.get("/dossiers/dossier-1/toestemming/openzetten");
    approve("consent/open.nl", open);
    CHECK(open.shows("/dossiers/dossier-1/toestemming/sluiten?parent=parent"));
    CHECK_EQ(
        site.as(Role::parent)
            .request(page_kit::without_proof("/dossiers/dossier-1/toestemming/sluiten"))
            .status,
        403
    );
}

TEST_CASE("a parent never sees how the other one answered: yes, no and nothing give the same pages (C3-A3)") {
    for (auto const age : {9, 13}) {
        for (auto const mine : {std::optional<Answer>{}, std::optional{Answer::refused}}) {
            CAPTURE(age);
            auto before = with_question(age);
            auto const reader = scenario::acting_as(Role::parent);
            if (mine) { before.given(reader, answered(*mine)); }
            auto const unanswered = all_pages(before, std::nullopt, reader);
            CHECK(unanswered.find("To see which help fits") != std::string::npos);
            CHECK_EQ(all_pages(before, Answer::given, reader), unanswered);
            CHECK_EQ(all_pages(before, Answer::refused, reader), unanswered);
        }
    }
}

TEST_CASE("words of people stay words") {
    Site site{
        {&consent::capability},
        around_a_child_of(9).given(Role::support_coordinator, asked(std::string{web::poison}))};
    site.as(Role::parent);
    CHECK(web::poison_stays_text(site.get(the_list).html));
    CHECK(web::poison_stays_text(site.get(answer_path).html));
}

}  // namespace rondom

TEST_SUITE_END();
