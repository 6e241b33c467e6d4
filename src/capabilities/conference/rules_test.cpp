#include "capabilities/conference/rules.hpp"

#include "capabilities/conference/capability.hpp"
#include "capabilities/lead/capability.hpp"
#include "capabilities/lead/events.hpp"
#include "capabilities/research/capability.hpp"
#include "capabilities/research/events.hpp"
#include "capabilities/triage/capability.hpp"
#include "capabilities/triage/events.hpp"
#include "dossier/scenario.hpp"
#include "registers/stage.hpp"

namespace rondom::conference {

using research::Learning;
using scenario::acting_as;
using scenario::day;
using scenario::joined;
using scenario::other_parent;
using scenario::person;
using scenario::Scenario;
using triage::Class;

namespace {

std::vector<Contribution> const contributions{
    research::capability.contribution,
    triage::capability.contribution,
    lead::capability.contribution,
    capability.contribution};

access::ConsentAnswered answer(Party receiver, access::Answer said) {
    return {
        .receiver = receiver,
        .purpose = "conference",
        .categories = {},
        .answer = said,
        .until = std::nullopt,
        .asked_by = Party::education};
}

void all_agree(Scenario& story, Party receiver) {
    story.given(Role::parent, answer(receiver, access::Answer::given));
    story.given(other_parent(), answer(receiver, access::Answer::given));
    story.given(Role::youth, answer(receiver, access::Answer::given));
}

/// Both questions settled, in the step of the plan, with these parties at the table.
Scenario in_step_three(int age = 9, Learning learning = Learning::single, Class living = Class::single) {
    auto story = scenario::around_a_child_of(age, contributions);
    story.given(
        Role::support_coordinator,
        research::LearningClassified{.learning = learning, .topics = {}, .with_family_on = day("2026-09-07")},
        route::StepEntered{.step = "plan", .transition = {}, .on = day("2026-09-07")}
    );
    story.given(Role::case_manager, joined(Role::case_manager), triage::TriageClosed{.value = living});
    return story;
}

ConferenceId const meeting{"meeting-1"};
Moment const thursday = moment_of(
    Day{std::chrono::year{2026}, std::chrono::month{9}, std::chrono::day{24}}, std::chrono::hours{15}
);

ConferenceRequested const requested{.conference = meeting, .why = "Reads less and sleeps less"};
ConferencePlanned const planned{
    .conference = meeting,
    .starts = thursday,
    .minutes = 60,
    .place = "School",
    .chair = PersonId{"support_coordinator"}};

PersonInvited invitation_of(access::Actor const& who) {
    return {.conference = meeting, .person = who.person, .person_name = who.name, .role = who.role};
}

/// Planned, consent complete, the family and the support coordinator invited.
Scenario before_the_meeting(int age = 9) {
    auto story = in_step_three(age);
    all_agree(story, Party::social_team);
    story.given(
        Role::support_coordinator,
        requested,
        planned,
        invitation_of(acting_as(Role::parent)),
        invitation_of(other_parent()),
        invitation_of(acting_as(Role::support_coordinator)),
        invitation_of(acting_as(Role::case_manager))
    );
    return story;
}

VoicePrepared voice() { return {.conference = meeting, .mode = Voice::words, .text = "I want to sleep"}; }

RecordConference record_of(std::vector<PersonId> present) {
    return {.on = day("2026-09-24"), .present = std::move(present), .decisions = "One plan"};
}

RequestConference const request{.why = "Reads less and sleeps less"};
PlanConference const plan{
    .starts = thursday, .minutes = 60, .place = "School", .chair = PersonId{"support_coordinator"}};

std::optional<Task> reply_task(Scenario const& story, Role role) {
    auto const tasks = story.tasks();
    auto const found = std::ranges::find(tasks, "reply/" + person(role).text(), &Task::id);
    return found != tasks.end() ? std::optional{*found} : std::nullopt;
}

}  // namespace

TEST_SUITE("conference: calling it") {
    TEST_CASE("without a learning question the step is not there (C1-A6)") {
        auto story = scenario::around_a_child_of(9, contributions);
        story.given(
            Role::case_manager,
            joined(Role::case_manager),
            triage::TriageClosed{.value = Class::single},
            route::StepEntered{.step = "triage", .transition = {}, .on = day("2026-09-07")}
        );
        story.when(Role::support_coordinator, request).then_refused(step_gate);
    }

    TEST_CASE("on the way to it, when both questions are settled, it can be called") {
        auto story = in_step_three();
        all_agree(story, Party::social_team);
        story.given(
            Role::teacher, route::StepEntered{.step = "triage", .transition = {}, .on = day("2026-09-07")}
        );
        story.when(Role::support_coordinator, request).then_something();
    }

    TEST_CASE("outside school nobody comes to the table without consent of everyone (C2-A2, C3-A1)") {
        auto story = in_step_three();
        story.when(Role::support_coordinator, request).then_refused(access::consent_missing_parent);
        story.given(Role::parent, answer(Party::social_team, access::Answer::given));
        story.when(Role::support_coordinator, request).then_refused(access::consent_missing_parent);
        story.given(other_parent(), answer(Party::social_team, access::Answer::given));
        CHECK_EQ(story.fact("conference_consent"), "complete");
        story.when(Role::support_coordinator, request).then_something();
        CHECK_EQ(story.fact("conference"), "requested");
        story.when(Role::support_coordinator, request).then_refused(under_way);
    }

    TEST_CASE("who is wanted and did not say yes is named before anyone is asked") {
        in_step_three()
            .when(
                Role::support_coordinator,
                RequestConference{.why = "Health", .parties = {Party::youth_health}}
            )
            .then_refused(access::consent_missing_parent);
    }

    TEST_CASE("the process lead calls it, and who else may (G-17, R-161, C2-A3)") {
        auto story = in_step_three();
        all_agree(story, Party::social_team);
        story.when(Role::case_manager, request).then_refused(role_no_power);
        story.when(Role::teacher, request).then_refused(role_no_power);
        story.when(Role::family_liaison, request).then_refused(role_no_power);
        story.given(
            Role::support_coordinator,
            lead::LeadAppointed{
                .party = Party::education,
                .person = person(Role::teacher),
                .person_name = "Ans",
                .role = Role::teacher}
        );
        story.when(Role::teacher, request).then_something();

        auto complex = in_step_three(9, Learning::single, Class::multiple);
        all_agree(complex, Party::social_team);
        complex.when(Role::case_manager, request).then_something();
    }

    TEST_CASE("with the day everybody is invited who belongs there in any case") {
        auto story = in_step_three(12).given(Role::support_coordinator, requested);
        story.when(Role::support_coordinator, plan);
        CHECK_EQ(story.outcome().size(), 5);
        CHECK_EQ(story.fact("conference"), "planned");
        story.when(Role::support_coordinator, plan).then_refused(under_way);

        in_step_three().when(Role::support_coordinator, plan).then_refused(request_first);
        auto past = plan;
        past.starts = thursday - std::chrono::days{30};
        in_step_three()
            .given(Role::teacher, requested)
            .when(Role::support_coordinator, past)
            .then_refused(starts_later);
    }

    TEST_CASE("from 16 a parent is at the table when the youth opened it (C5-A4, C5-A6)") {
        auto story = in_step_three(16).given(Role::support_coordinator, requested);
        story.when(Role::support_coordinator, plan);
        CHECK_EQ(story.outcome().size(), 3);
        Invite const parent{.person = person(Role::parent), .role = Role::parent};
        story.when(Role::support_coordinator, parent).then_refused(access::consent_missing_youth);
        story.given(
            Role::youth,
            access::OpenedForParent{
                .parent = person(Role::parent), .what = Category::conference, .open = true}
        );
        story.when(Role::support_coordinator, parent).then_something();
    }

    TEST_CASE("only those involved are invited, and only on consent (S2:47)") {
        auto story = in_step_three().given(Role::support_coordinator, requested);
        Invite const nurse{.person = person(Role::youth_nurse), .role = Role::youth_nurse};
        story.when(Role::support_coordinator, nurse).then_refused(only_involved);
        story.given(Role::youth_nurse, joined(Role::youth_nurse));
        story.when(Role::support_coordinator, nurse).then_refused(access::consent_missing_parent);
        all_agree(story, Party::youth_health);
        story.when(Role::support_coordinator, nurse).then(invitation_of(acting_as(Role::youth_nurse)));
        story.when(Role::support_coordinator, nurse).then();
    }

    TEST_CASE("the board may be at the table only where the region lets it hear what is said") {
        auto story = in_step_three().given(Role::support_coordinator, requested);
        story.given(Role::board_support_lead, joined(Role::board_support_lead));
        story
            .when(
                Role::support_coordinator,
                Invite{.person = person(Role::board_support_lead), .role = Role::board_support_lead}
            )
            .then_refused(access::no_ground);
    }
}

TEST_SUITE("conference: before and after") {
    TEST_CASE("who is invited answers, and is no longer at turn") {
        auto story = before_the_meeting();
        REQUIRE(reply_task(story, Role::parent).has_value());
        CHECK_EQ(reply_task(story, Role::parent)->state, TaskState::at_turn);
        story.when(Role::parent, Reply{.coming = true}).then_something();
        CHECK_FALSE(reply_task(story, Role::parent).has_value());
        story.when(Role::teacher, Reply{.coming = true}).then_refused(not_invited);
    }

    TEST_CASE("who is invited finds it in the own list, where nobody else's answer is known") {
        registers::Stage stage{contributions};
        stage.begin(before_the_meeting());
        auto const guest = acting_as(Role::case_manager);
        auto const visible = stage.dossiers.glance(guest, stage.dossier, stage.now);
        REQUIRE(visible.has_value());
        auto const tasks = stage.dossiers.tasks(*visible);
        auto const reply = std::ranges::find(tasks, "reply/" + guest.person.text(), &Task::id);
        REQUIRE(reply != tasks.end());
        CHECK_EQ(reply->state, TaskState::at_turn);
    }

    TEST_CASE("for another day everybody is asked again") {
        auto story = before_the_meeting().given(
            Role::parent,
            InvitationAnswered{.conference = meeting, .person = person(Role::parent), .coming = true}
        );
        MoveConference move{.starts = thursday + std::chrono::days{7}, .minutes = 45, .place = "At home"};
        story.when(Role::support_coordinator, move).then_something();
        CHECK(reply_task(story, Role::parent).has_value());
        auto const dossier = story.dossier();
        CHECK_EQ(dossier.part<Conferences>().current()->sequence, 1);

        move.starts = thursday - std::chrono::days{30};
        story.when(Role::support_coordinator, move).then_refused(starts_later);
        in_step_three()
            .given(Role::teacher, requested)
            .when(Role::support_coordinator, move)
            .then_refused(plan_first);
    }

    TEST_CASE("a cancelled meeting is none") {
        auto story = before_the_meeting();
        story.when(Role::support_coordinator, CancelConference{.reason = "Ill"}).then_something();
        CHECK_EQ(story.fact("conference"), "none");
        story.when(Role::support_coordinator, CancelConference{.reason = "Ill"}).then_refused(request_first);
    }

    TEST_CASE("from the twelfth birthday invitations outside school wait for the youth (C4-A3)") {
        auto story = scenario::around_a_child_of(11, contributions);
        story.given(Role::parent, answer(Party::social_team, access::Answer::given));
        story.given(other_parent(), answer(Party::social_team, access::Answer::given));
        story.given(Role::case_manager, joined(Role::case_manager));
        story.given(
            Role::support_coordinator, requested, planned, invitation_of(acting_as(Role::case_manager))
        );
        auto const held_up = [&] {
            auto const dossier = story.dossier();
            auto const* one = dossier.part<Conferences>().current();
            return on_hold(one->invitations.front(), dossier, scenario::midden_groningen(), story.today());
        };
        CHECK_FALSE(held_up());
        CHECK_EQ(reply_task(story, Role::case_manager)->state, TaskState::at_turn);

        story.on("2027-09-01");
        CHECK(held_up());
        CHECK_EQ(reply_task(story, Role::case_manager)->state, TaskState::waiting);

        story.given(Role::youth, answer(Party::social_team, access::Answer::given));
        CHECK_FALSE(held_up());
    }

    TEST_CASE("a parent sees that an invitation waits, not why (C3-A3)") {
        auto story = before_the_meeting();
        story.given(
            Role::support_coordinator,
            access::ConsentAsked{
                .receiver = Party::social_team,
                .purpose = "conference",
                .categories = {},
                .why = "One plan",
                .asked_by = Party::education}
        );
        auto const seen_on_hold = [&] {
            auto const dossier = story.dossier();
            auto const& profile = scenario::midden_groningen();
            auto const facts = facts_of(dossier, {.profile = profile, .today = story.today()}, contributions);
            auto const seen = seen_by(acting_as(Role::parent), dossier, profile, facts, story.today());
            auto const* one = seen.value().part<Conferences>().current();
            return on_hold(one->invitations.back(), *seen, profile);
        };
        CHECK_FALSE(seen_on_hold());
        story.given(other_parent(), answer(Party::social_team, access::Answer::stopped));
        CHECK(seen_on_hold());
    }

    TEST_CASE("the child is heard first, in its own way (R-155, C2-A4)") {
        auto story = before_the_meeting().on("2026-09-24");
        story.when(Role::support_coordinator, record_of({person(Role::parent)})).then_refused(voice_first);
        story.when(Role::teacher, PrepareVoice{.mode = Voice::not_now}).then_refused(voice_reason);
        story.when(Role::teacher, PrepareVoice{.mode = Voice::drawing}).then_something();
        story.when(Role::support_coordinator, record_of({person(Role::parent)})).then_something();
        CHECK_EQ(story.fact("conference"), "held");
    }

    TEST_CASE("a youth's own words are its voice; views stay the family's") {
        auto story =
            before_the_meeting(12).given(Role::support_coordinator, invitation_of(acting_as(Role::youth)));
        story.when(Role::youth, PrepareView{.text = "Ask me, not my mother"}).then_something();
        CHECK_EQ(story.outcome().front().category, Category::view);
        story.on("2026-09-24")
            .when(Role::support_coordinator, record_of({person(Role::youth)}))
            .then_something();

        in_step_three().when(Role::parent, PrepareView{.text = "Tired"}).then_refused(request_first);
    }

    TEST_CASE("it is recorded when everybody was invited who belongs there, and when it has been") {
        auto story = before_the_meeting(12).given(Role::teacher, voice());
        auto const record = record_of({person(Role::parent), person(Role::case_manager)});
        story.when(Role::support_coordinator, record).then_refused(not_yet);
        story.on("2026-09-24").when(Role::support_coordinator, record).then_refused(quorum_missing);
        story.given(Role::support_coordinator, invitation_of(acting_as(Role::youth)));
        story.when(Role::support_coordinator, record).then_something();
    }

    TEST_CASE("nobody sat at the table uninvited or without ground") {
        auto story = before_the_meeting().given(Role::teacher, voice()).on("2026-09-24");
        story.when(Role::support_coordinator, record_of({person(Role::teacher)})).then_refused(only_involved);
        story.given(other_parent(), answer(Party::social_team, access::Answer::stopped));
        story.when(Role::support_coordinator, record_of({person(Role::case_manager)}))
            .then_refused(access::consent_withdrawn);
        story.when(Role::support_coordinator, record_of({person(Role::parent)})).then_something();
    }

    TEST_CASE("the agenda is of everyone at the table") {
        auto story = before_the_meeting();
        story.when(Role::parent, AddItem{.text = "Sleep"}).then_something();
        story.when(Role::teacher, AddItem{.text = "Reading"}).then_refused(not_invited);
    }

    TEST_CASE("who prepared is no longer at turn") {
        auto story = before_the_meeting();
        auto const who = [&] {
            auto const tasks = story.tasks();
            return std::ranges::find(tasks, std::string{"conference.prepare_view"}, &Task::command)->who;
        };
        CHECK_EQ(who().size(), 2);
        story.when(Role::parent, PrepareView{.text = "Tired"});
        CHECK_EQ(who(), std::vector{other_parent().person});
    }
}

}  // namespace rondom::conference
