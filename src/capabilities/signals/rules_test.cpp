#include "capabilities/signals/rules.hpp"

#include <algorithm>

#include "capabilities/family/colleague.hpp"
#include "dossier/scenario.hpp"

namespace rondom::signals {

using access::Answer;
using access::ChildRegistered;
using access::ConsentAnswered;
using access::MemberLeft;
using scenario::acting_as;
using scenario::around_a_child_of;
using scenario::day;
using scenario::other_parent;
using scenario::person;
using scenario::Scenario;

namespace {

SignalId const first{"signal-1"};

WorryNoted const tired{.signal = first, .question_class = QuestionClass::unknown, .text = "tired and late"};

/// Whether what was answered to the first signal stands in what this person sees.
bool reads_answer(Scenario const& scenario, access::Actor const& reader) {
    auto const dossier = scenario.dossier();
    auto const& profile = scenario::midden_groningen();
    auto const facts = facts_of(dossier, {.profile = profile, .today = scenario.today()}, {});
    auto const visible = seen_by(reader, dossier, profile, facts, scenario.today());
    auto const* signal = visible ? visible->part<Signals>().find(first) : nullptr;
    return signal != nullptr && !signal->answer.empty();
}

ConcernNoted const noted{
    .signal = first,
    .party = Party::education,
    .source = Source::school,
    .question_class = QuestionClass::unknown,
    .discussed_on = day("2026-09-07"),
    .discussed_with = "both parents",
    .observed = "tired, often late",
    .agreements = "earlier to bed"};

RecordConcern const record{
    .signal = std::nullopt,
    .source = Source::school,
    .question_class = std::nullopt,
    .discussed_on = day("2026-09-07"),
    .discussed_with = "both parents",
    .observed = "tired, often late",
    .agreements = "earlier to bed"};

ConcernRaised const raised{
    .signal = first,
    .source = Source::home,
    .question_class = QuestionClass::living,
    .text = "We sleep badly since the baby came."};

ShareSignal const share{};

ConsentAnswered const yes{
    .receiver = Party::liaison,
    .purpose = std::string{think_along},
    .categories = {},
    .answer = Answer::given,
    .until = std::nullopt,
    .asked_by = Party::education};

std::vector<Contribution> const contributions{{.facts = set_facts, .tasks = add_tasks}};

}  // namespace

TEST_SUITE("noting a concern") {
    TEST_CASE("the note has three parts, and each missing one is named") {
        auto without_agreements = record;
        without_agreements.agreements.clear();
        auto scenario = around_a_child_of(9, contributions);
        scenario.when(Role::teacher, without_agreements).then_refused(note_incomplete);

        CHECK(scenario.dossier().part<Signals>().all.empty());
        CHECK(scenario.fact("concern_noted") == "no");
    }

    TEST_CASE("a whole note is kept, and tells that there was a talk") {
        auto scenario = around_a_child_of(9, contributions);
        scenario.when(Role::teacher, record).then_something();

        CHECK(scenario.fact("talked_with_parents") == "yes");
        CHECK(scenario.fact("concern_noted") == "yes");
    }

    TEST_CASE("a talk that is still to come is no talk") {
        auto tomorrow = record;
        tomorrow.discussed_on = day("2026-09-08");
        around_a_child_of(9).when(Role::teacher, tomorrow).then_refused(talk_in_future);
    }

    TEST_CASE("a worry is completed by the note after the talk") {
        auto completed = record;
        completed.signal = first;
        around_a_child_of(9).given(Role::teacher, tired).when(Role::teacher, completed).then(noted);
    }

    TEST_CASE("what the nurse notes is health care's own information") {
        auto scenario = around_a_child_of(9, contributions);
        scenario.when(Role::youth_nurse, record).then_something();

        CHECK(scenario.dossier().all().back().category == Category::medical);
        CHECK(scenario.dossier().all().back().owner == Party::youth_health);
        CHECK(scenario.fact("concern_noted") == "no");
    }

    TEST_CASE("a note completes no concern of somebody else") {
        auto of_the_school = record;
        of_the_school.signal = first;
        around_a_child_of(9)
            .given(Role::teacher, tired)
            .when(Role::youth_nurse, of_the_school)
            .then_refused(signal_unknown);
    }

    TEST_CASE("a worry without words is none") {
        around_a_child_of(9).when(Role::teacher, NoteWorry{}).then_refused(note_incomplete);
    }
}

TEST_SUITE("discussing a concern inside the school") {
    TEST_CASE("needs no consent") {
        auto scenario = around_a_child_of(9, contributions);
        scenario.given(Role::teacher, tired)
            .when(Role::teacher, ConsultInternally{.signal = std::nullopt, .note = "we look together"})
            .then(ConsultedInternally{
                .signal = first, .with = person(Role::support_coordinator), .note = "we look together"});
        CHECK(scenario.fact("consulted_internally") == "yes");
    }

    TEST_CASE("brings the support coordinator along") {
        auto scenario = around_a_child_of(9);
        scenario.given(Role::teacher, tired)
            .given(
                Role::support_coordinator,
                MemberLeft{
                    .person = person(Role::support_coordinator),
                    .role = Role::support_coordinator,
                    .reason = {}}
            )
            .when(Role::teacher, ConsultInternally{})
            .then_something();
        CHECK(scenario.dossier().standing().first_member(Role::support_coordinator) != nullptr);
    }
}

TEST_SUITE("sharing a concern with the family liaison") {
    TEST_CASE("before the talk and without consent it is refused for both") {
        around_a_child_of(9)
            .when(Role::teacher, share)
            .then_refused(parents_first)
            .then_refused(access::consent_missing_parent);
        around_a_child_of(9)
            .given(Role::teacher, tired)
            .when(Role::teacher, share)
            .then_refused(parents_first)
            .then_refused(access::consent_missing_parent);
    }

    TEST_CASE("the yes of one parent of two is not enough") {
        around_a_child_of(9)
            .given(Role::teacher, noted)
            .given(Role::parent, yes)
            .when(Role::teacher, share)
            .then_refused(access::consent_missing_parent);
    }

    TEST_CASE("with both, the school's liaison thinks along") {
        auto scenario = around_a_child_of(9);
        scenario.given(Role::teacher, noted)
            .given(Role::parent, yes)
            .given(other_parent(), yes)
            .when(Role::teacher, share)
            .then_something();
        CHECK(scenario.dossier().part<Signals>().find(first)->shared);
        CHECK(scenario.dossier().standing().takes_part(Party::liaison));

        scenario.when(Role::teacher, share).then();
    }

    TEST_CASE("a child without a school has no liaison to share with") {
        around_a_child_of(9)
            .given(
                Role::teacher,
                ChildRegistered{
                    .child = person(Role::youth),
                    .first_name = "Noor",
                    .last_name = "Berg",
                    .born = day("2017-05-09"),
                    .group = {},
                    .school = {},
                    .school_name = {}},
                noted
            )
            .given(Role::parent, yes)
            .given(other_parent(), yes)
            .when(Role::teacher, share)
            .then_refused(family::nobody_in_role);
    }

    TEST_CASE("an unknown concern is not shared") {
        around_a_child_of(9).when(
                                Role::teacher, ShareSignal{.signal = SignalId{"nowhere"}}
        ).then_refused(signal_unknown);
    }
}

TEST_SUITE("a concern of the family itself") {
    TEST_CASE("a parent tells, and the teacher is at turn") {
        auto scenario = around_a_child_of(9, contributions);
        scenario
            .when(
                Role::parent,
                RaiseConcern{
                    .source = std::nullopt,
                    .question_class = QuestionClass::living,
                    .text = "We sleep badly since the baby came."}
            )
            .then_something();
        CHECK(scenario.fact("living_reported") == "yes");
        CHECK(std::ranges::any_of(scenario.tasks(), [](Task const& each) {
            return each.id.starts_with("signals/take-up/") && each.who == std::vector{person(Role::teacher)};
        }));
    }

    TEST_CASE("an answer closes it, and counts as the talk with the parents") {
        auto scenario = around_a_child_of(9, contributions);
        scenario.given(Role::parent, raised)
            .when(Role::teacher, TakeUp{.signal = first, .answer = "Let us look at it together."})
            .then(RaisedTakenUp{
                .signal = first,
                .to = acting_as(Role::parent).person,
                .answer = "Let us look at it together."});

        CHECK(scenario.dossier().part<Signals>().find(first)->status == Status::taken_up);
        CHECK(scenario.fact("talked_with_parents") == "yes");
        CHECK(std::ranges::none_of(scenario.tasks(), [](Task const& each) {
            return each.id.starts_with("signals/take-up/");
        }));
    }

    TEST_CASE("what one parent asked and got for an answer, the other one does not read (C3-A6)") {
        auto scenario = around_a_child_of(13, contributions);
        scenario.given(Role::parent, raised)
            .when(Role::teacher, TakeUp{.signal = first, .answer = "Let us look at it together."});

        CHECK(reads_answer(scenario, acting_as(Role::parent)));
        CHECK(reads_answer(scenario, acting_as(Role::youth)));
        CHECK(reads_answer(scenario, acting_as(Role::support_coordinator)));
        CHECK_FALSE(reads_answer(scenario, scenario::other_parent()));
    }

    TEST_CASE("an answer to a youth is no talk with the parents, and is for nobody by name") {
        auto scenario = around_a_child_of(13, contributions);
        scenario.given(Role::youth, raised)
            .when(Role::teacher, TakeUp{.signal = first, .answer = "Thank you for telling."})
            .then(RaisedTakenUp{.signal = first, .to = std::nullopt, .answer = "Thank you for telling."});
        CHECK(scenario.fact("talked_with_parents") == "no");
        CHECK(reads_answer(scenario, scenario::other_parent()));
    }

    TEST_CASE("a concern of the school is not answered as one of the family") {
        around_a_child_of(9)
            .given(Role::teacher, noted)
            .when(Role::teacher, TakeUp{.signal = first, .answer = "Yes."})
            .then_refused(signal_unknown);
    }
}

}  // namespace rondom::signals
