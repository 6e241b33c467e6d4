#include "capabilities/consent/rules.hpp"

#include "capabilities/family/rules.hpp"
#include "dossier/scenario.hpp"

namespace rondom::consent {

using access::Consent;
using access::HolderNamed;
using access::PartyClosed;
using scenario::around_a_child_of;
using scenario::day;
using scenario::midden_groningen;
using scenario::other_parent;
using scenario::person;
using scenario::Scenario;

namespace {

constexpr auto team = Party::social_team;
std::string const help = "social_team";  // the purpose of the same name

AskConsent ask() {
    return {.receiver = team, .purpose = help, .categories = {}, .why = "to find out which help fits"};
}

AnswerConsent answer(Answer what) {
    return {.receiver = team, .purpose = help, .categories = {}, .answer = what, .until = std::nullopt};
}

StopConsent const stop{.receiver = team, .purpose = help, .categories = {}};

UploadCourtDecision const upload{
    .holder = PersonId{"other-parent"},
    .receiver = team,
    .purpose = help,
    .document = "decision-12",
    .decided_on = day("2027-02-02")};

VerifyCourtDecision const verify{.holder = PersonId{"other-parent"}, .receiver = team, .purpose = help};

std::vector<Contribution> const contributions{{.tasks = add_tasks}};

Consent status(Scenario const& scenario, Category what, char const* on) {
    auto const dossier = scenario.dossier();
    return dossier.standing().consent(*midden_groningen().purpose(help), team, what, day(on)).status;
}

std::optional<Task> task_of(Scenario const& scenario, PersonId const& person) {
    auto const tasks = scenario.tasks();
    auto const found =
        std::ranges::find(tasks, "consent/social_team/social_team/" + person.text(), &Task::id);
    return found != tasks.end() ? std::optional{*found} : std::nullopt;
}

std::optional<Day> enough_until(Scenario const& scenario, Category what) {
    auto const dossier = scenario.dossier();
    return sufficient_through(
        dossier.standing(), *midden_groningen().purpose(help), team, what, scenario.today()
    );
}

}  // namespace

TEST_SUITE("asking for consent") {
    TEST_CASE("everybody whose answer counts has a task of its own") {
        auto scenario = around_a_child_of(9, contributions);
        scenario.when(Role::support_coordinator, ask()).then_something();

        REQUIRE(task_of(scenario, person(Role::parent)));
        CHECK(task_of(scenario, person(Role::parent))->who == std::vector{person(Role::parent)});
        CHECK(task_of(scenario, person(Role::parent))->subject == "social_team.social_team");
        CHECK(task_of(scenario, other_parent().person));
        CHECK_FALSE(task_of(scenario, person(Role::youth)));

        scenario.when(Role::parent, answer(Answer::refused)).then_something();
        CHECK_FALSE(task_of(scenario, person(Role::parent)));
        CHECK(task_of(scenario, other_parent().person));
    }

    TEST_CASE("a question that is asked anew waits for who said no or stopped, and for nobody else") {
        for (auto const no : {Answer::refused, Answer::stopped}) {
            auto scenario = around_a_child_of(9, contributions);
            scenario.when(Role::support_coordinator, ask())
                .when(Role::parent, answer(Answer::given))
                .when(other_parent(), answer(Answer::given))
                .when(other_parent(), answer(no));
            CHECK_FALSE(task_of(scenario, other_parent().person));

            scenario.when(Role::support_coordinator, ask());
            CHECK(task_of(scenario, other_parent().person));
            CHECK_FALSE(task_of(scenario, person(Role::parent)));

            scenario.when(other_parent(), answer(Answer::refused));
            CHECK_FALSE(task_of(scenario, other_parent().person));
        }
    }

    TEST_CASE("the family reads why") {
        auto without_why = ask();
        without_why.why.clear();
        around_a_child_of(9).when(Role::teacher, without_why).then_refused(why_missing);
    }

    TEST_CASE("only what the region shares by consent") {
        auto nothing = ask();
        nothing.purpose = "attendance";
        nothing.receiver = Party::attendance;
        around_a_child_of(9).when(Role::teacher, nothing).then_refused(nothing_to_share);

        auto too_much = ask();
        too_much.categories = {Category::medical};
        around_a_child_of(9).when(Role::teacher, too_much).then_refused(nothing_to_share);
    }

    TEST_CASE("what everybody agreed on already is not asked again") {
        around_a_child_of(9)
            .when(Role::parent, answer(Answer::given))
            .when(other_parent(), answer(Answer::given))
            .when(Role::teacher, ask())
            .then();
    }
}

TEST_SUITE("answering") {
    TEST_CASE("one parent of two is not enough, a no of the other stops it") {
        auto scenario = around_a_child_of(10, contributions);
        scenario.when(Role::teacher, ask()).when(Role::parent, answer(Answer::given));
        CHECK(status(scenario, Category::concern, "2026-09-07") == Consent::missing_parent);

        scenario.when(other_parent(), answer(Answer::refused));
        CHECK(status(scenario, Category::concern, "2026-09-07") == Consent::refused);
    }

    TEST_CASE("a yes lasts as long as the region says, or shorter") {
        auto const most = day("2027-09-07");
        auto forever = answer(Answer::given);
        forever.until = day("2040-01-01");
        auto scenario = around_a_child_of(9);
        scenario.when(Role::teacher, ask()).when(Role::parent, forever);
        CHECK(scenario.dossier().standing().answers.back().until == most);

        auto short_one = answer(Answer::given);
        short_one.until = day("2026-12-31");
        scenario.when(Role::parent, short_one);
        CHECK(scenario.dossier().standing().answers.back().until == day("2026-12-31"));
    }

    TEST_CASE("a yes does not end before it begins") {
        auto past = answer(Answer::given);
        past.until = day("2026-01-01");
        around_a_child_of(9).when(Role::parent, past).then_refused(until_past);
    }

    TEST_CASE("a yes to parts leaves the rest closed") {
        auto part = answer(Answer::given);
        part.categories = {Category::concern};
        auto scenario = around_a_child_of(9);
        scenario.when(Role::parent, part).when(other_parent(), part);
        CHECK(status(scenario, Category::concern, "2026-09-07") == Consent::complete);
        CHECK(status(scenario, Category::education, "2026-09-07") == Consent::missing_parent);
    }

    TEST_CASE("who says yes to a part of what was asked says no to the rest, and is not asked again") {
        auto part = answer(Answer::given);
        part.categories = {Category::concern};
        auto scenario = around_a_child_of(9, contributions);
        scenario.when(Role::support_coordinator, ask()).when(Role::parent, part).then_something();
        CHECK_FALSE(task_of(scenario, person(Role::parent)));
        scenario.when(other_parent(), answer(Answer::given));
        CHECK(status(scenario, Category::concern, "2026-09-07") == Consent::complete);
        CHECK(status(scenario, Category::education, "2026-09-07") == Consent::refused);
    }

    TEST_CASE("nobody needs to be asked first, and then the others are asked") {
        auto scenario = around_a_child_of(9, contributions);
        scenario.when(Role::parent, answer(Answer::given)).then_something();
        CHECK(scenario.dossier().standing().asks.size() == 1);
        CHECK(task_of(scenario, other_parent().person));

        scenario.when(other_parent(), answer(Answer::given)).then_something();
        CHECK(scenario.dossier().standing().asks.size() == 1);
        CHECK(status(scenario, Category::concern, "2026-09-07") == Consent::complete);
    }

    TEST_CASE("what a youth says of its own accord is for the receiver only") {
        auto scenario = around_a_child_of(16);
        scenario.when(Role::youth, answer(Answer::given)).then_something();
        CHECK(scenario.dossier().all().back().owner == team);
        CHECK(status(scenario, Category::concern, "2026-09-07") == Consent::complete);
    }

    TEST_CASE("at sixteen a parent's no has no effect on youth help") {
        around_a_child_of(16).when(Role::parent, answer(Answer::refused)).then_refused(not_yours);
        around_a_child_of(15).when(Role::parent, answer(Answer::refused)).then_something();
    }

    TEST_CASE("after a party's part ended, an old yes counts no longer") {
        auto scenario = around_a_child_of(9);
        scenario.when(Role::parent, answer(Answer::given))
            .when(other_parent(), answer(Answer::given))
            .given(Role::case_manager, PartyClosed{.party = team, .reason = {}, .on = day("2026-09-07")});
        CHECK(status(scenario, Category::concern, "2026-09-07") == Consent::missing_parent);
    }
}

TEST_SUITE("stopping") {
    TEST_CASE("a yes is taken back, and works at once") {
        auto scenario = around_a_child_of(9);
        scenario.when(Role::parent, answer(Answer::given))
            .when(other_parent(), answer(Answer::given))
            .when(Role::parent, stop)
            .then_something();
        CHECK(status(scenario, Category::concern, "2026-09-07") == Consent::withdrawn);
    }

    TEST_CASE("there must be a yes to stop") {
        around_a_child_of(9).when(Role::parent, stop).then_refused(nothing_to_stop);
        around_a_child_of(9)
            .when(Role::parent, answer(Answer::refused))
            .when(Role::parent, answer(Answer::stopped))
            .then_refused(nothing_to_stop);
    }
}

TEST_SUITE("a twelfth birthday on the way") {
    /// Milan of case C4: twelve on 2027-01-14.
    Scenario around_milan() {
        auto scenario = around_a_child_of(11, contributions);
        scenario.given(
            Role::support_coordinator,
            access::ChildRegistered{
                .child = person(Role::youth),
                .first_name = "Milan",
                .last_name = "Smit",
                .born = day("2015-01-14"),
                .group = {},
                .school = {},
                .school_name = {}}
        );
        scenario.on("2026-12-03")
            .when(Role::parent, answer(Answer::given))
            .when(other_parent(), answer(Answer::given));
        return scenario;
    }

    TEST_CASE("the parents' yes is enough through the day before") {
        auto const scenario = around_milan();
        CHECK(enough_until(scenario, Category::concern) == day("2027-01-13"));
        CHECK(status(scenario, Category::concern, "2027-01-13") == Consent::complete);
        CHECK(status(scenario, Category::concern, "2027-01-14") == Consent::missing_youth);
    }

    TEST_CASE("a task waits for the youth until then") {
        auto scenario = around_milan();
        auto const before = task_of(scenario, person(Role::youth));
        REQUIRE(before);
        CHECK(before->from == day("2027-01-14"));
        CHECK(before->state == TaskState::later);

        scenario.on("2027-01-14");
        auto const then = task_of(scenario, person(Role::youth));
        REQUIRE(then);
        CHECK(then->since == day("2027-01-14"));
        CHECK(then->state == TaskState::at_turn);

        scenario.on("2027-01-18").when(Role::youth, answer(Answer::refused)).then_something();
        CHECK_FALSE(task_of(scenario, person(Role::youth)));
        CHECK(status(scenario, Category::concern, "2027-01-18") == Consent::refused);
    }

    TEST_CASE("enough ends with the shortest yes, and never begins without one") {
        auto scenario = around_a_child_of(9);
        CHECK(enough_until(scenario, Category::concern) == std::nullopt);

        auto short_one = answer(Answer::given);
        short_one.until = day("2026-12-31");
        scenario.when(Role::parent, short_one).when(other_parent(), answer(Answer::given));
        CHECK(enough_until(scenario, Category::concern) == day("2026-12-31"));
    }
}

TEST_SUITE("unverified authority") {
    TEST_CASE("holds up what the holders said") {
        auto scenario = around_a_child_of(9);
        scenario.when(Role::parent, answer(Answer::given))
            .when(other_parent(), answer(Answer::given))
            .given(
                Role::teacher,
                HolderNamed{
                    .person = other_parent().person,
                    .person_name = "Bas",
                    .relation = access::Relation::father,
                    .verified = false,
                    .evidence = {}}
            );
        CHECK(status(scenario, Category::concern, "2026-09-07") == Consent::unverified);
    }
}

TEST_SUITE("a court replaces one holder's consent") {
    TEST_CASE("it counts from the moment that the principal verified it") {
        auto scenario = around_a_child_of(10);
        scenario.when(Role::parent, answer(Answer::given)).when(other_parent(), answer(Answer::refused));
        scenario.on("2027-02-02").when(Role::support_coordinator, upload).then_something();
        CHECK(status(scenario, Category::concern, "2027-02-02") == Consent::refused);

        scenario.on("2027-02-03").when(Role::principal, verify).then_something();
        CHECK(status(scenario, Category::concern, "2027-02-03") == Consent::complete);
        scenario.when(Role::principal, verify).then();
    }

    TEST_CASE("by another person than who brought it in") {
        auto same_person = scenario::acting_as(Role::support_coordinator);
        same_person.role = Role::principal;
        around_a_child_of(10)
            .when(Role::support_coordinator, upload)
            .when(same_person, verify)
            .then_refused(role_conflict);
    }

    TEST_CASE("with the document, for a holder") {
        around_a_child_of(10).when(Role::principal, verify).then_refused(not_uploaded);

        auto empty = upload;
        empty.document.clear();
        around_a_child_of(10).when(Role::support_coordinator, empty).then_refused(document_missing);

        auto stranger = upload;
        stranger.holder = PersonId{"joost"};
        around_a_child_of(10).when(Role::support_coordinator, stranger).then_refused(family::holder_unknown);
    }
}

TEST_SUITE("a youth opens its dossier for a parent") {
    OpenForParent const open{.parent = person(Role::parent), .what = Category::care};

    TEST_CASE("and closes it again") {
        around_a_child_of(16)
            .when(Role::youth, open)
            .then(OpenedForParent{.parent = person(Role::parent), .what = Category::care, .open = true})
            .when(Role::youth, open)
            .then()
            .when(Role::youth, CloseForParent{.parent = person(Role::parent), .what = Category::care})
            .then(OpenedForParent{.parent = person(Role::parent), .what = Category::care, .open = false});
    }

    TEST_CASE("never what concerns safety, nor how somebody answered") {
        auto safety = open;
        safety.what = Category::safety;
        around_a_child_of(16).when(Role::youth, safety).then_refused(cannot_open);

        auto answers = open;
        answers.what = Category::consent;
        around_a_child_of(16).when(Role::youth, answers).then_refused(cannot_open);
    }
}

TEST_CASE("a duration of the profile has a last day") {
    CHECK(last_day(day("2026-09-07"), "P1Y") == day("2027-09-07"));
    CHECK(last_day(day("2028-02-29"), "P1Y") == day("2029-02-28"));
    CHECK(last_day(day("2026-08-31"), "P6M") == day("2027-02-28"));
    CHECK(last_day(day("2026-09-07"), "P2W") == day("2026-09-21"));
    CHECK(last_day(day("2026-09-07"), "P10D") == day("2026-09-17"));
    CHECK_FALSE(last_day(day("2026-09-07"), ""));
}

}  // namespace rondom::consent
