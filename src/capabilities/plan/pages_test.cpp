#include "capabilities/page_kit.hpp"
#include "capabilities/plan/capability.hpp"
#include "capabilities/plan/rules.hpp"
#include "capabilities/signals/capability.hpp"
#include "capabilities/work/capability.hpp"
#include "web/poison.hpp"

TEST_SUITE_BEGIN("plan pages");

namespace rondom {

using namespace plan;
using page_kit::approve;
using page_kit::Site;
using scenario::day;

namespace {

constexpr std::string_view list_path = "/dossiers/dossier-1/plan";
constexpr std::string_view goal_path = "/dossiers/dossier-1/plan/doel";
constexpr std::string_view action_path = "/dossiers/dossier-1/plan/actie";

scenario::Scenario with_a_plan(std::string const& text = "Reads better & more") {
    return scenario::around_a_child_of(13)
        .given(
            Role::support_coordinator,
            GoalSet{
                .goal = GoalId{"goal-1"},
                .kind = Kind::education,
                .by = Party::education,
                .text = text,
                .special = true,
                .why_not_ordinary = text},
            ActionAdded{
                .action = ActionId{"action-1"},
                .goal = GoalId{"goal-1"},
                .kind = Kind::education,
                .by = Party::education,
                .what = text,
                .person = PersonId{"teacher"},
                .person_name = "The teacher",
                .role = Role::teacher,
                .due = day("2026-09-14")},
            VersionProposed{.version = 1, .next_evaluation = day("2026-10-12"), .by = Party::education}
        )
        .given(Role::parent, ViewGiven{.version = 1, .text = text});
}

}  // namespace

TEST_CASE("no plan yet: what this is, in both languages") {
    Site site{{&plan::capability}, scenario::around_a_child_of(8)};
    approve("plan/list-empty.nl", site.as(Role::teacher).get(list_path));
    approve("plan/list-empty.en", site.in(web::Language::en).get(list_path));
}

TEST_CASE("a plan that waits for the family, as the school and a parent see it") {
    Site site{{&plan::capability}, with_a_plan()};
    approve("plan/list.nl", site.as(Role::support_coordinator).get(list_path));
    approve("plan/list.en", site.in(web::Language::en).get(list_path));
    auto const parent = site.as(Role::parent).get(list_path);
    CHECK(parent.shows("Akkoord met het plan"));
    CHECK_FALSE(parent.shows("Plan voorleggen"));
}

TEST_CASE("for whoever stands outside the circle there is no page") {
    Site site{{&plan::capability}, with_a_plan()};
    site.as(Role::attendance_officer);
    for (auto const path : {list_path, goal_path, action_path}) {
        CHECK_EQ(site.get(path).status, 404);
    }
}

TEST_CASE("a goal and an action; what is missing is said and what was typed stays") {
    Site site{{&plan::capability}, scenario::around_a_child_of(8)};
    site.as(Role::support_coordinator);
    approve("plan/goal.nl", site.get(goal_path));
    approve("plan/goal.en", site.in(web::Language::en).get(goal_path));
    site.in(web::Language::nl);
    auto const wrong = site.send(goal_path, {{"text", "Reads & writes"}});
    CHECK_EQ(wrong.status, 422);
    CHECK(wrong.shows("Reads &amp; writes"));
    approve("plan/goal-mistakes.nl", wrong);
    auto const refused =
        site.send(goal_path, {{"kind", "education"}, {"text", "Another school"}, {"special", "true"}});
    CHECK_EQ(refused.status, 422);
    CHECK(refused.shows("Another school"));
    auto const sent = site.send(goal_path, {{"kind", "education"}, {"text", "Reads & writes"}});
    REQUIRE_EQ(sent.status, 303);
    auto const page = site.follow(sent);
    CHECK(page.shows("Het doel staat in het plan."));
    CHECK(page.shows("Reads &amp; writes"));

    auto const no_day = site.send(action_path, {{"what", "Read together"}});
    CHECK_EQ(no_day.status, 422);
    CHECK(no_day.shows("Read together"));
}

TEST_CASE("an action is added, and whoever does it says whether it came") {
    Site site{{&plan::capability}, with_a_plan()};
    auto const sent =
        site.as(Role::support_coordinator)
            .send(
                action_path,
                {{"goal", "goal-1"}, {"what", "Bring a book"}, {"person", "parent"}, {"due", "2026-10-01"}}
            );
    CHECK(site.follow(sent).shows("Bring a book"));

    constexpr std::string_view report = "/dossiers/dossier-1/plan/acties/action-1";
    CHECK_EQ(site.as(Role::teacher).send(report, {{"note", "Nearly"}}).status, 422);
    auto const done = site.send(report, {{"result", "delivered"}, {"note", "Every day"}});
    CHECK(site.follow(done).shows("Every day"));
}

TEST_CASE("the family reads, gives a view and agrees") {
    Site site{{&plan::capability}, with_a_plan()};
    site.as(Role::parent);
    auto const empty = site.send("/dossiers/dossier-1/plan/mening", {});
    CHECK_EQ(empty.status, 422);
    auto const view = site.send("/dossiers/dossier-1/plan/mening", {{"text", "More football, please."}});
    CHECK(site.follow(view).shows("More football, please."));
    approve("plan/agree.nl", site.get("/dossiers/dossier-1/plan/akkoord"));
    approve("plan/agree.en", site.in(web::Language::en).get("/dossiers/dossier-1/plan/akkoord"));
    site.in(web::Language::nl);
    auto const agreed = site.send("/dossiers/dossier-1/plan/akkoord", {});
    CHECK(site.follow(agreed).shows("Je bent akkoord met het plan."));
}

TEST_CASE("a plan is put before the family with a day, and within the term") {
    Site site{{&plan::capability}, with_a_plan()};
    site.as(Role::support_coordinator);
    constexpr std::string_view propose = "/dossiers/dossier-1/plan/voorleggen";
    CHECK_EQ(site.send(propose, {}).status, 422);
    auto const late = site.send(propose, {{"next_evaluation", "2027-09-07"}});
    CHECK_EQ(late.status, 422);
    CHECK(late.shows("2027-09-07"));
    auto const sent = site.send(propose, {{"next_evaluation", "2026-10-12"}});
    CHECK(site.follow(sent).shows("Het plan is voorgelegd aan het gezin."));
}

TEST_CASE("a goal is changed or dropped with a reason") {
    Site site{{&plan::capability}, with_a_plan()};
    site.as(Role::teacher);
    auto const changed =
        site.send("/dossiers/dossier-1/plan/doel/wijzigen/goal-1", {{"text", "Reads a lot"}});
    CHECK(site.follow(changed).shows("Reads a lot"));
    constexpr std::string_view drop = "/dossiers/dossier-1/plan/doel/stoppen/goal-1";
    CHECK_EQ(site.send(drop, {}).status, 422);
    CHECK(site.follow(site.send(drop, {{"reason", "Reached"}})).shows("Vervallen: Reached"));
}

TEST_CASE("a parent asks after a task of the school that is late; whose turn it is sees that (R-055)") {
    auto story = with_a_plan();
    Site site{{&signals::capability, &plan::capability, &work::capability}, story.on("2026-10-05")};
    auto const page = site.as(Role::parent).get(list_path);
    REQUIRE(page.shows("Wat te laat is"));
    approve("plan/late-parent.nl", page);
    auto const at = page.html.find("/dossiers/dossier-1/plan/navragen/taak/");
    REQUIRE_NE(at, std::string::npos);
    auto const path = page.html.substr(at, page.html.find('"', at) - at);
    approve("plan/flag-task.nl", site.get(path));
    approve("plan/flag-task.en", site.in(web::Language::en).get(path));
    site.in(web::Language::nl);
    auto const sent = site.send(path, {});
    REQUIRE_EQ(sent.status, 303);
    CHECK(site.follow(sent).shows("vroeg hiernaar."));
    bool const teacher = site.as(Role::teacher).get("/mijn/werk").shows("vroeg hiernaar.");
    bool const coordinator = site.as(Role::support_coordinator).get("/mijn/werk").shows("vroeg hiernaar.");
    CHECK(coordinator);
    CHECK((teacher || coordinator));
}

TEST_CASE("an action that is late is asked after by anybody but who does it") {
    auto story = with_a_plan();
    Site site{{&plan::capability}, story.on("2026-09-15")};
    CHECK(site.as(Role::parent).get(list_path).shows("/plan/navragen/action-1"));
    CHECK_FALSE(site.as(Role::teacher).get(list_path).shows("/plan/navragen/action-1"));
    auto const sent = site.as(Role::parent).send("/dossiers/dossier-1/plan/navragen/action-1", {});
    CHECK(site.follow(sent).shows("We hebben het gevraagd."));
}

TEST_CASE("words of people stay words") {
    Site site{{&plan::capability}, with_a_plan(std::string{web::poison})};
    for (auto const role : {Role::support_coordinator, Role::parent}) {
        CHECK(web::poison_stays_text(site.as(role).get(list_path).html));
    }
    CHECK(web::poison_stays_text(site.as(Role::support_coordinator).get(action_path).html));
}

}  // namespace rondom

TEST_SUITE_END();
