#pragma once

#include <array>
#include <optional>
#include <string>

#include "domain/day.hpp"
#include "domain/fields.hpp"
#include "domain/language.hpp"
#include "domain/role.hpp"

namespace rondom::accounts {

/// How somebody wants to hear that something is ready (ux.md 10). A letter is written by a person: nothing
/// is sent (R-049, G-20: who has no mail address or mobile number takes part too).
enum class Channel { mail, text_message, letter };

constexpr auto names_of(Channel) {
    using enum Channel;
    return std::array<Name<Channel>, 3>{{{mail, "mail"}, {text_message, "text_message"}, {letter, "letter"}}};
}

/// Somebody whom the region knows. How to reach a person is for nobody but that person and whoever keeps the
/// directory; `phone` is the number at work that others around a child may see.
struct Person {
    PersonId id;
    std::string name;
    Language language = Language::nl;
    std::string mail;
    std::string mobile;  ///< "+31612345678"; codes go there
    std::string phone;
    Channel channel = Channel::mail;

    static constexpr auto fields() {
        return std::tuple{
            field("id", &Person::id),
            field("name", &Person::name),
            field("language", &Person::language),
            field("mail", &Person::mail),
            field("mobile", &Person::mobile),
            field("phone", &Person::phone),
            field("channel", &Person::channel)};
    }
};

enum class OrganisationKind { alliance, sub_alliance, board, school, municipality, health_service };

constexpr auto names_of(OrganisationKind) {
    using enum OrganisationKind;
    return std::array<Name<OrganisationKind>, 6>{
        {{alliance, "alliance"},
         {sub_alliance, "sub_alliance"},
         {board, "board"},
         {school, "school"},
         {municipality, "municipality"},
         {health_service, "health_service"}}};
}

struct Organisation {
    OrganisationId id;
    OrganisationKind kind{};
    std::string name;
    OrganisationId part_of;  ///< the board of a school, the alliance of a sub-alliance; may be empty

    static constexpr auto fields() {
        return std::tuple{
            field("id", &Organisation::id),
            field("kind", &Organisation::kind),
            field("name", &Organisation::name),
            field("part_of", &Organisation::part_of)};
    }
};

/// Somebody works in a role for an organisation; family has a role without one.
struct Assignment {
    PersonId person;
    Role role{};
    OrganisationId organisation;
    Day from{};
    std::optional<Day> until{};  ///< the last day
    PersonId by{};               ///< who gave or changed it; empty: the program, as it was told

    static constexpr auto fields() {
        return std::tuple{
            field("person", &Assignment::person),
            field("role", &Assignment::role),
            field("organisation", &Assignment::organisation),
            field("from", &Assignment::from),
            field("until", &Assignment::until),
            field("by", &Assignment::by)};
    }
};

/// A school has somebody of its own from elsewhere: its family liaison, nurse, case manager, attendance
/// officer. Counts as long as that person works in that role.
struct Attachment {
    OrganisationId school;
    PersonId person;
    Role role{};
    Day from{};
    std::optional<Day> until{};

    static constexpr auto fields() {
        return std::tuple{
            field("school", &Attachment::school),
            field("person", &Attachment::person),
            field("role", &Attachment::role),
            field("from", &Attachment::from),
            field("until", &Attachment::until)};
    }
};

/// Whether something with a first and perhaps a last day holds on `day`.
template <class Term>
bool holds_on(Term const& term, Day day) {
    std::chrono::sys_days const asked{day};
    return std::chrono::sys_days{term.from} <= asked &&
           (!term.until || asked <= std::chrono::sys_days{*term.until});
}

constexpr bool is_family(Role role) { return party_of(role) == Party::family; }

}  // namespace rondom::accounts
