#pragma once

#include "accounts/directory.hpp"
#include "accounts/enrolment.hpp"

namespace rondom::accounts {

inline constexpr Rule role_elsewhere{.name = "account.role-elsewhere", .source = "R-219"};

/// Somebody who comes to work for an organisation, as whoever administers the region fills it in.
struct NewColleague {
    std::string name;  ///< counts when nobody with this address works in the region yet
    std::string mail;
    std::string phone;  ///< at work; people around a child see it
    Role role{};
    Day from{};
    std::optional<Day> until{};
    PersonId by{};  ///< who gives the role; no form fills it in

    static constexpr auto fields() {
        return std::tuple{
            field("name", &NewColleague::name),
            field("mail", &NewColleague::mail),
            field("phone", &NewColleague::phone),
            field("role", &NewColleague::role),
            field("from", &NewColleague::from),
            field("until", &NewColleague::until)};
    }
};

/// Whether people in this role work for organisations of this kind: education at schools, everybody else
/// elsewhere, family nowhere.
[[nodiscard]] bool works_at(Role role, OrganisationKind kind);

/// Gives the role; whoever did not work in the region yet gets a mail with the way in. An address of somebody
/// of a family is refused: administrators do not learn who that is, and work has an account of its own.
[[nodiscard]] Done appoint(
    Directory& directory,
    Enrolment& enrolment,
    Organisation const& organisation,
    NewColleague const& colleague,
    Moment now
);

}  // namespace rondom::accounts
