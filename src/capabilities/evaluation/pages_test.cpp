#include "capabilities/evaluation/capability.hpp"
#include "capabilities/evaluation/rules.hpp"
#include "capabilities/page_kit.hpp"
#include "capabilities/plan/capability.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("evaluation pages");

namespace rondom {

using namespace evaluation;
using page_kit::approve;
using page_kit::Site;
using scenario::day;

namespace {

constexpr std::string_view list_path = "/dossiers/dossier-1/evaluatie";
constexpr std::string_view plan_path = "/dossiers/dossier-1/evaluatie/plannen";
constexpr std::string_view record_path = "/dossiers/dossier-1/evaluatie/vastleggen";
constexpr std::string_view yearly_path = "/dossiers/dossier-1/evaluatie/halfjaar";

std::vector<Capability const*> const capabilities{&plan::capability, &evaluation::capability};

scenario::Scenario in_step_four(std::string const& text = "Reads better") {
    return scenario::around_a_child_of(9).given(
        Role::support_coordinator,
        plan::GoalSet{
            .goal = plan::GoalId{"reading"},
            .kind = plan::Kind::education,
            .by = Party::education,
            .text = text,
            .why_not_ordinary = {}},
        route::StepEntered{.step = "plan", .transition = {}, .on = day("2026-09-07")},
        route::StepEntered{.step = "evaluation", .transition = {}, .on = day("2026-09-07")}
    );
}

scenario::Scenario planned(std::string const& text = "Room 4") {
    auto story = in_step_four();
    story.given(
        Role::support_coordinator,
        EvaluationPlanned{
            .evaluation = EvaluationId{"evaluation-1"},
            .starts = moment_of(day("2026-10-12"), std::chrono::hours{15}),
            .minutes = 30,
            .place = text,
            .invited = {PersonId{"parent"}, PersonId{"support_coordinator"}}},
        FamilySpoke{.words = text},
        YearlyEvaluated{.on = day("2026-09-04"), .social_emotional = text, .didactic = text}
    );
    return story;
}

}  // namespace

TEST_CASE("no evaluation yet, and one that is planned, in both languages") {
    Site empty{capabilities, in_step_four()};
    approve("evaluation/list-empty.nl", empty.as(Role::support_coordinator).get(list_path));
    approve("evaluation/list-empty.en", empty.in(web::Language::en).get(list_path));
    Site site{capabilities, planned()};
    approve("evaluation/list.nl", site.as(Role::parent).get(list_path));
    approve("evaluation/list.en", site.in(web::Language::en).get(list_path));
}

TEST_CASE("for whoever stands outside the circle there is no page") {
    Site site{capabilities, planned()};
    site.as(Role::attendance_officer);
    CHECK_EQ(site.get(list_path).status, 404);
    CHECK_EQ(site.get(plan_path).status, 404);
}

TEST_CASE("an evaluation is planned; what is missing is said and what was typed stays") {
    Site site{capabilities, in_step_four()};
    site.as(Role::support_coordinator);
    approve("evaluation/plan.nl", site.get(plan_path));
    auto const wrong = site.send(plan_path, {{"place", "Room 4 & garden"}});
    CHECK_EQ(wrong.status, 422);
    CHECK(wrong.shows("Room 4 &amp; garden"));
    approve("evaluation/plan-mistakes.nl", wrong);
    auto const sent = site.send(
        plan_path,
        {{"starts", "2026-10-12T15:00"}, {"minutes", "30"}, {"place", "Room 4"}, {"invited", "parent"}}
    );
    REQUIRE_EQ(sent.status, 303);
    CHECK(site.follow(sent).shows("maandag 12 oktober, 15.00 uur, Room 4"));
    // planned again is moved, not a second one
    auto const moved = site.send(
        plan_path,
        {{"starts", "2026-10-13T15:00"}, {"minutes", "30"}, {"place", "Hall"}, {"invited", "parent"}}
    );
    auto const page = site.follow(moved);
    CHECK(page.shows("dinsdag 13 oktober, 15.00 uur, Hall"));
    CHECK_FALSE(page.shows("Room 4"));
}

TEST_CASE("an invitation is answered; whoever is not invited is told so") {
    Site site{capabilities, planned()};
    constexpr std::string_view reply_path = "/dossiers/dossier-1/evaluatie/antwoord";
    approve("evaluation/reply.nl", site.as(Role::parent).get(reply_path));
    approve("evaluation/reply.en", site.in(web::Language::en).get(reply_path));
    site.in(web::Language::nl);
    CHECK(site.send(reply_path, {}).shows("Kies of je komt."));
    auto const sent = site.send(reply_path, {{"coming", "true"}});
    CHECK(site.follow(sent).shows("Je antwoord is verstuurd."));
    CHECK(site.as(Role::support_coordinator).get(list_path).shows("Komt"));
    auto const answer = site.as(scenario::other_parent()).send(reply_path, {{"coming", "true"}});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows("Je bent niet uitgenodigd voor deze evaluatie."));
}

TEST_CASE("an evaluation is recorded with the next day; without it the text stays") {
    Site site{capabilities, planned()};
    site.as(Role::support_coordinator);
    approve("evaluation/record.nl", site.get(record_path));
    approve("evaluation/record.en", site.in(web::Language::en).get(record_path));
    site.in(web::Language::nl);
    Inputs report{
        {"on", "2026-09-07"},
        {"outcome", "adjust"},
        {"family_words", "It goes better & better."},
        {"goals_open", "reading"}};
    auto const refused = site.send(record_path, report);
    CHECK_EQ(refused.status, 422);
    CHECK(refused.shows("It goes better &amp; better."));
    report.emplace_back("next_evaluation", "2026-10-12");
    auto const sent = site.send(record_path, report);
    REQUIRE_EQ(sent.status, 303);
    CHECK(site.follow(sent).shows("De evaluatie staat in het dossier."));
    // the words of the family are the family's view; here nobody agreed to share it
    CHECK(site.as(Role::parent).get(list_path).shows("It goes better &amp; better."));
}

TEST_CASE("a teacher looks back twice a year") {
    Site site{capabilities, in_step_four()};
    site.as(Role::teacher);
    auto const wrong = site.send(yearly_path, {{"on", "2026-09-04"}, {"didactic", "Reads at level."}});
    CHECK_EQ(wrong.status, 422);
    CHECK(wrong.shows("Reads at level."));
    auto const sent = site.send(
        yearly_path, {{"on", "2026-09-04"}, {"social_emotional", "Plays again."}, {"didactic", "Reads."}}
    );
    CHECK(site.follow(sent).shows("Plays again."));
}

TEST_CASE("a dossier is not closed where the route goes on, and the last words stay") {
    Site site{capabilities, in_step_four()};
    auto const answer = site.as(Role::support_coordinator)
                            .send("/dossiers/dossier-1/evaluatie/afsluiten", {{"family_words", "Thanks."}});
    CHECK_EQ(answer.status, 422);
    CHECK(answer.shows("Thanks."));
}

TEST_CASE("when the dossier is closed, school says when the child left") {
    Site open{capabilities, in_step_four()};
    CHECK_FALSE(open.as(Role::support_coordinator).get(list_path).shows("van-school"));
    auto story = in_step_four();
    story.given(Role::support_coordinator, DossierClosed{.on = day("2026-09-04"), .by = Party::education});
    Site site{capabilities, story};
    CHECK(site.as(Role::support_coordinator).get(list_path).shows("van-school"));
    CHECK_FALSE(site.as(Role::parent).get(list_path).shows("van-school"));
    site.as(Role::support_coordinator);
    auto const sent = site.send("/dossiers/dossier-1/evaluatie/van-school", {{"on", "2026-09-05"}});
    CHECK(site.follow(sent).shows("hoe lang het deel van school bewaard blijft"));
    CHECK_EQ(site.send("/dossiers/dossier-1/evaluatie/van-school", {{"on", "2036-09-05"}}).status, 422);
}

TEST_CASE("words of people stay words") {
    Site site{capabilities, planned(std::string{web::poison})};
    CHECK(web::poison_stays_text(site.as(Role::support_coordinator).get(list_path).html));
    Site goals{capabilities, in_step_four(std::string{web::poison})};
    CHECK(web::poison_stays_text(goals.as(Role::support_coordinator).get(record_path).html));
}

}  // namespace rondom

TEST_SUITE_END();
