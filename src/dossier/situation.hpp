#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/actor.hpp"
#include "dossier/pauses.hpp"
#include "route/profile.hpp"

namespace rondom {

/// Somebody of an organisation, as the region's directory knows them.
struct Colleague {
    PersonId person;
    Role role{};
    std::string name;
    OrganisationId organisation;
    std::string organisation_name;
    std::string phone;
};

/// The region's directory, as far as a rule may ask: who works where, in which role, today.
class People {
public:
    People() = default;
    People(People const&) = delete;
    People& operator=(People const&) = delete;
    virtual ~People() = default;

    [[nodiscard]] virtual std::optional<Colleague> in_role(PersonId const& person, Role role) const = 0;

    /// Who has this role for this organisation (the school's own liaison, nurse, case manager as attached to
    /// it), in the order in which they are named.
    [[nodiscard]] virtual std::vector<Colleague> attached_to(OrganisationId const& organisation, Role role)
        const = 0;
};

/// What a rule may look at. Never a clock, a socket or a database.
struct Situation {
    Dossier const& dossier;
    access::Actor const& actor;
    route::Profile const& profile;
    route::Facts const& facts;
    Pauses const& pauses;  ///< when terms stood still because of what was known
    People const& people;
    Moment now{};
    Day today{};
    CommandId command;

    [[nodiscard]] access::Standing const& standing() const { return dossier.standing(); }
    [[nodiscard]] Party party() const { return actor.party().value_or(Party::education); }

    /// A new identifier that follows from the command: deciding again gives the same one.
    template <class IdType>
    [[nodiscard]] IdType new_id(std::string_view name = "id") const {
        return IdType{derived_text(command.text(), name)};
    }
};

/// Who may give a command, and where it is possible.
struct Permission {
    std::string_view name;  ///< "consent.answer"; in stories, the API and the address of its form
    Roles who;
    bool opens_dossier =
        false;  ///< makes a dossier where there was none; all others need a place in the circle
};

/// An event on its way to the journal.
struct NewEvent {
    std::string kind;
    Category category{};
    std::optional<Party> owner;
    std::vector<PersonId> only;
    std::string body;
};

template <class Event>
NewEvent new_event(Event const& event) {
    NewEvent fact{
        .kind = std::string{Event::name},
        .category = {},
        .owner = std::nullopt,
        .only = {},
        .body = to_json(event)};
    if constexpr (requires { event.category_of(); }) {
        fact.category = event.category_of();
    } else {
        fact.category = Event::category;
    }
    if constexpr (requires { event.owner(); }) { fact.owner = event.owner(); }
    if constexpr (requires { event.audience(); }) { fact.only = event.audience(); }
    return fact;
}

template <class... Events>
std::vector<NewEvent> new_events(std::vector<std::variant<Events...>> const& events) {
    std::vector<NewEvent> facts;
    facts.reserve(events.size());
    for (auto const& event : events) {
        facts.push_back(std::visit([](auto const& each) { return new_event(each); }, event));
    }
    return facts;
}

}  // namespace rondom
