#pragma once

// Random histories of one dossier, for tests only: children of all ages with birthdays on the way, none to
// three holders, people who come and go, consents asked, given, refused, stopped, ended and replaced. Nothing
// here keeps to the rules of the commands: the lens must hold whatever came into the journal.

#include <rapidcheck.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "access/lens.hpp"
#include "domain/entry.hpp"
#include "route/profile.hpp"

namespace rondom::access::histories {

/// One thing that happens, as plain numbers, so that what fails shrinks to few and small ones.
struct Turn {
    int what = 0;
    int who = 0;
    int scope = 0;
    int category = 0;
    int value = 0;
    int days = 0;
};

/// A whole life of a dossier before it is told.
struct Tale {
    int age = 0;   ///< of the child on the first day
    int days = 0;  ///< since its last birthday
    std::vector<Turn> turns;
    std::vector<int> facts;  ///< which value each fact has
};

/// What happened, and the day on which it stops.
struct History {
    std::vector<Entry> entries;
    std::vector<std::pair<std::string, std::string>> facts;
    Day today{};
    Day born{};
};

/// The region that the histories are about.
route::Profile const& region();

rc::Gen<Tale> any_tale();
std::ostream& operator<<(std::ostream& out, Tale const& tale);

History told(Tale const& tale);

/// Somebody in the role in which something is done.
struct By {
    PersonId person;
    Role role{};
};

/// Adds an entry of this event at ten in the morning of `history.today`; seq, compartment and owner follow.
void add_entry(History& history, By const& by, Entry entry, std::optional<Party> owner);

template <class Event>
void add(History& history, By const& by, Event const& event) {
    std::optional<Party> owner;
    if constexpr (requires { event.owner(); }) { owner = event.owner(); }
    add_entry(
        history,
        by,
        {.kind = std::string{Event::name}, .category = Event::category, .body = to_json(event)},
        owner
    );
}

/// "youth", "parent-0" to "parent-2"; professionals are called as their role.
PersonId youth();
PersonId parent(int number);
PersonId professional(Role role);
inline PersonId supporter() { return PersonId{"supporter"}; }

/// Everybody who could ask to read: all of the above in their roles, a person with two roles, and people who
/// were never there.
std::vector<Actor> const& readers();

/// The professionals who come and go in the histories.
std::vector<Role> const& professional_roles();

/// Receivers and purposes between which the region shares by consent.
std::vector<std::pair<Party, std::string>> const& consent_scopes();

route::Facts facts_of(History const& history);

/// Checks a property over random cases: the same ones every time, or what RC_PARAMS="seed=...
/// max_success=..." in the environment says.
template <class Property>
bool holds(char const* what, Property const& property) {
    static bool const seeded = setenv("RC_PARAMS", "seed=20260907 max_success=60", 0) == 0;
    return seeded && rc::check(what, property);
}

}  // namespace rondom::access::histories
