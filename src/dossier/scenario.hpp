#pragma once

// Given / when / then for rules; included by tests only.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "capabilities/capability.hpp"
#include "dossier/dossiers.hpp"

namespace rondom::scenario {

/// The profile of Midden-Groningen, read once.
route::Profile const& midden_groningen();

inline Day day(char const* iso) { return parse_day(iso).value(); }

/// The people of the tests: one per role, the person's id is the role's name ("teacher"), at school
/// "the-swallow", the municipality or the health service.
access::Actor acting_as(Role role);
inline PersonId person(Role role) { return PersonId{std::string{name_of(role)}}; }

/// The second parent with authority: everybody else is there once.
access::Actor other_parent();

/// Somebody of a party that is not there from the beginning takes part, on consent for this purpose; a
/// supporter beside whom it supports.
access::MemberJoined joined(Role role, std::string purpose = {}, PersonId beside = {});

/// Somebody's answer to what the school asked.
access::ConsentAnswered said(access::Answer answer, Party receiver, std::string purpose);

class TestPeople final : public People {
public:
    [[nodiscard]] std::optional<Colleague> in_role(PersonId const& person, Role role) const override;
    [[nodiscard]] std::vector<Colleague> attached_to(OrganisationId const& organisation, Role role)
        const override;
};

/// Given what happened before, when somebody gives a command, then these events follow, or this rule refuses.
class Scenario {
public:
    explicit Scenario(std::vector<Contribution> contributions = {})
        : contributions_{std::move(contributions)} {}

    Scenario& on(char const* iso) {
        today_ = day(iso);
        return *this;
    }

    /// What happened before, as facts, whatever the rules say.
    template <class... Events>
    Scenario& given(access::Actor const& by, Events const&... events) {
        (add(by, new_event(events)), ...);
        return *this;
    }
    template <class... Events>
    Scenario& given(Role by, Events const&... events) {
        return given(acting_as(by), events...);
    }

    template <class C>
    Scenario& when(access::Actor const& by, C const& command) {
        outcome_.clear();
        refused_.clear();
        if (!C::permission.who.has(by.role)) {
            refused_.emplace_back(role_no_power.name);
            return *this;
        }
        TestPeople const people;
        Dossier const dossier{DossierId{"dossier-1"}, entries_};
        auto const facts =
            facts_of(dossier, {.profile = midden_groningen(), .today = today_}, contributions_);
        auto const pauses =
            pauses_of(dossier, {.profile = midden_groningen(), .today = today_}, contributions_);
        auto const decision = decide(
            command,
            Situation{
                .dossier = dossier,
                .actor = by,
                .profile = midden_groningen(),
                .facts = facts,
                .pauses = pauses,
                .people = people,
                .now = moment_of(today_, std::chrono::hours{10}),
                .today = today_,
                .command = CommandId{"command-" + std::to_string(++commands_)}}
        );
        if (!decision) {
            for (auto const& reason : decision.error().reasons) {
                refused_.emplace_back(reason.rule->name);
            }
            return *this;
        }
        outcome_ = new_events(*decision);
        for (auto const& event : outcome_) {
            add(by, event);
        }
        return *this;
    }
    template <class C>
    Scenario& when(Role by, C const& command) {
        return when(acting_as(by), command);
    }

    template <class... Events>
    Scenario& then(Events const&... events) {
        std::vector<std::string> happened;
        for (auto const& each : outcome_) {
            happened.push_back(each.kind + " " + each.body);
        }
        CHECK_MESSAGE(refused_.empty(), "refused by " << (refused_.empty() ? "" : refused_.front()));
        CHECK_EQ(happened, std::vector<std::string>{std::string{Events::name} + " " + to_json(events)...});
        return *this;
    }

    Scenario& then_something() {
        CHECK_MESSAGE(refused_.empty(), "refused by " << (refused_.empty() ? "" : refused_.front()));
        CHECK_FALSE(outcome_.empty());
        return *this;
    }

    Scenario& then_refused(Rule const& rule) {
        CHECK_MESSAGE(
            std::ranges::find(refused_, rule.name) != refused_.end(),
            "expected a refusal by " << rule.name << ", got "
                                     << (refused_.empty() ? "none" : refused_.front())
        );
        return *this;
    }

    [[nodiscard]] Dossier dossier() const { return Dossier{DossierId{"dossier-1"}, entries_}; }
    [[nodiscard]] std::vector<NewEvent> const& outcome() const { return outcome_; }
    [[nodiscard]] Day today() const { return today_; }
    [[nodiscard]] std::string fact(std::string_view name) const {
        auto const facts =
            facts_of(dossier(), {.profile = midden_groningen(), .today = today_}, contributions_);
        return std::string{facts.get(name)};
    }
    [[nodiscard]] std::vector<Task> tasks() const {
        return tasks_of(dossier(), {.profile = midden_groningen(), .today = today_}, contributions_);
    }

private:
    void add(access::Actor const& by, NewEvent const& event);

    std::vector<Contribution> contributions_;
    std::vector<Entry> entries_;
    std::vector<NewEvent> outcome_;
    std::vector<std::string> refused_;
    Day today_ = day("2026-09-07");
    int commands_ = 0;
};

/// A child of this age on 2026-09-07 ("youth"), two parents with verified authority ("parent" and the other
/// parent), its teacher and support coordinator in the circle, in the first step.
Scenario around_a_child_of(int age, std::vector<Contribution> contributions = {});

}  // namespace rondom::scenario
