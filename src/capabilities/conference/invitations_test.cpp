#include <doctest/doctest.h>

#include "capabilities/conference/capability.hpp"
#include "capabilities/conference/rules.hpp"
#include "capabilities/research/capability.hpp"
#include "capabilities/research/events.hpp"
#include "capabilities/triage/capability.hpp"
#include "capabilities/triage/events.hpp"
#include "registers/stage.hpp"

// What the calendars of the people who are invited are told, and what stands in their own list.
namespace rondom::conference {

namespace {

using access::Answer;
using access::ConsentAnswered;
using registers::Stage;
using registers::Summons;
using scenario::acting_as;
using scenario::day;
using scenario::other_parent;
using scenario::person;

Moment const thursday = moment_of(day("2026-09-24"), std::chrono::hours{15});
PlanConference const plan{
    .starts = thursday, .minutes = 60, .place = "De Zwaluw", .chair = PersonId{"support_coordinator"}};

ConsentAnswered says(Answer answer) {
    return {
        .receiver = Party::social_team,
        .purpose = "conference",
        .categories = {},
        .answer = answer,
        .until = std::nullopt,
        .asked_by = Party::education};
}

scenario::Scenario requested(int age = 9) {
    auto story = scenario::around_a_child_of(age);
    story.given(
        Role::case_manager,
        scenario::joined(Role::case_manager, "social_team"),
        triage::TriageClosed{.value = triage::Class::single}
    );
    story.given(Role::parent, says(Answer::given));
    story.given(other_parent(), says(Answer::given));
    story.given(
        Role::support_coordinator,
        research::LearningClassified{
            .learning = research::Learning::single, .topics = {}, .with_family_on = day("2026-09-07")},
        route::StepEntered{.step = "plan", .transition = {}, .on = day("2026-09-07")},
        ConferenceRequested{.conference = ConferenceId{"meeting-1"}, .why = "Sleeps less"}
    );
    return story;
}

/// What the outbox holds for calendars since the last time, by person.
std::map<std::string, Summons> told(Stage& stage) {
    std::map<std::string, Summons> all;
    for (auto const& each : stage.notices()) {
        CHECK_EQ(each.find("Noor"), std::string::npos);
        if (each.find("\"meeting\"") == std::string::npos) { continue; }
        Summons summons;
        json::parse(each, [&](json::Node root) { fill(summons, root); });
        CHECK(all.emplace(summons.person.text(), summons).second);
    }
    return all;
}

struct Planned : Stage {
    explicit Planned(int age = 9, PlanConference const& command = plan)
        : Stage{
              {research::capability.contribution, triage::capability.contribution, capability.contribution}} {
        begin(requested(age));
        REQUIRE(when(acting_as(Role::support_coordinator), command));
    }

    void invite_the_case_manager() {
        REQUIRE(when(
            acting_as(Role::support_coordinator),
            Invite{.person = person(Role::case_manager), .role = Role::case_manager}
        ));
    }

    /// A consent is given or stopped, as the consent capability does it.
    void answered(Answer answer) {
        auto const dossier = dossiers.whole(DossierId{"dossier-1"}).value();
        auto entries = dossier.all();
        Entry entry = entries.back();
        entry.seq = dossier.seq() + 1;
        entry.kind = ConsentAnswered::name;
        entry.category = Category::consent;
        entry.owner = Party::family;
        entry.only = {};
        entry.by = person(Role::parent);
        entry.role = Role::parent;
        entry.body = to_json(says(answer));
        entries.push_back(entry);
        journal::Change change{.dossier = dossier.id(), .expected = dossier.seq(), .command = {}};
        change.entries = {entry};
        registers.project(dossiers, dossier, Dossier{dossier.id(), entries}, now, change);
        REQUIRE(journal.commit(change));
    }
};

}  // namespace

TEST_SUITE("conference: invitations") {
    TEST_CASE("whoever is invited gets it once, with a time and a place") {
        Planned stage;
        auto const first = told(stage);
        CHECK_EQ(first.size(), 3);  // two parents and the support coordinator
        auto const& item = first.at("parent").meeting;
        CHECK_EQ(item.sequence, 0);
        CHECK_EQ(item.starts, thursday);
        CHECK_EQ(item.minutes, 60);
        CHECK_EQ(item.place, "De Zwaluw");
        CHECK_FALSE(item.cancelled);
        CHECK_EQ(item.uid.find("meeting-1"), std::string::npos);
        REQUIRE(stage.when(acting_as(Role::parent), Reply{.coming = true}));
        CHECK(told(stage).empty());
    }

    TEST_CASE("moved is the same appointment, one number higher") {
        Planned stage;
        auto const uid = told(stage).at("parent").meeting.uid;
        auto const friday = thursday + std::chrono::hours{24};
        REQUIRE(stage.when(
            acting_as(Role::support_coordinator),
            MoveConference{.starts = friday, .minutes = 60, .place = "De Zwaluw"}
        ));
        auto const again = told(stage);
        CHECK_EQ(again.size(), 3);
        CHECK_EQ(again.at("parent").meeting.uid, uid);
        CHECK_EQ(again.at("parent").meeting.sequence, 1);
        CHECK_EQ(again.at("parent").meeting.starts, friday);
    }

    TEST_CASE("cancelled goes out of every calendar") {
        Planned stage;
        (void)told(stage);
        REQUIRE(stage.when(acting_as(Role::support_coordinator), CancelConference{.reason = "Ill"}));
        auto const last = told(stage);
        CHECK_EQ(last.size(), 3);
        CHECK(last.at("parent").meeting.cancelled);
        CHECK_EQ(last.at("parent").meeting.sequence, 1);
    }

    TEST_CASE("when consent is withdrawn only that party's calendar hears of it; given again, it returns") {
        Planned stage;
        stage.invite_the_case_manager();
        CHECK(told(stage).contains("case_manager"));

        stage.answered(Answer::stopped);
        auto const without = told(stage);
        REQUIRE_EQ(without.size(), 1);
        CHECK(without.at("case_manager").meeting.cancelled);

        stage.answered(Answer::given);
        auto const again = told(stage);
        REQUIRE_EQ(again.size(), 1);
        CHECK_FALSE(again.at("case_manager").meeting.cancelled);
        CHECK_EQ(again.at("case_manager").meeting.sequence, 2);
    }

    TEST_CASE("a place that names the child stays out of calendars") {
        auto at_home = plan;
        at_home.place = "Thuis bij noor";
        Planned stage{9, at_home};
        CHECK(told(stage).at("parent").meeting.place.empty());
        auto const lines = stage.registers.appointments(acting_as(Role::parent), day("2026-09-07"));
        CHECK_EQ(lines->at(0).place, "Thuis bij noor");
    }

    TEST_CASE("whoever chairs comes, and is not asked") {
        auto chaired = plan;
        chaired.chair = person(Role::teacher);
        Planned stage{9, chaired};
        CHECK(told(stage).contains("teacher"));
        auto const lines = stage.registers.appointments(acting_as(Role::teacher), day("2026-09-07")).value();
        REQUIRE_EQ(lines.size(), 1);
        CHECK_FALSE(lines[0].asked);
    }

    TEST_CASE("one's own list has what is to come, and one's own answer") {
        Planned stage;
        REQUIRE(stage.when(acting_as(Role::parent), Reply{.coming = false}));
        auto const mine = stage.registers.appointments(acting_as(Role::parent), day("2026-09-07")).value();
        REQUIRE_EQ(mine.size(), 1);
        CHECK_EQ(mine[0].coming, std::optional{false});
        CHECK_EQ(mine[0].child, "Noor");
        CHECK(stage.registers.appointments(other_parent(), day("2026-09-07")).value()[0].asked);
        CHECK(stage.registers.appointments(acting_as(Role::teacher), day("2026-09-07")).value().empty());
        CHECK(stage.registers.appointments(acting_as(Role::parent), day("2026-09-25")).value().empty());
    }
}

}  // namespace rondom::conference
