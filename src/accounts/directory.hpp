#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "access/actor.hpp"
#include "accounts/keys.hpp"
#include "accounts/people.hpp"
#include "dossier/dossiers.hpp"
#include "dossier/situation.hpp"
#include "journal/journal.hpp"

namespace rondom::accounts {

inline constexpr Rule name_missing{.name = "account.name-missing", .source = "R-044"};
inline constexpr Rule mail_unreadable{.name = "account.mail-unreadable", .source = "R-048"};
inline constexpr Rule mail_taken{.name = "account.mail-taken", .source = "assurance.md T2"};
inline constexpr Rule mobile_unreadable{.name = "account.mobile-unreadable", .source = "R-048"};
inline constexpr Rule organisation_unknown{.name = "account.organisation-unknown", .source = "R-217"};
inline constexpr Rule organisation_needed{.name = "account.organisation-needed", .source = "R-219"};
inline constexpr Rule days_reversed{.name = "account.days-reversed", .source = "R-219"};

using Done = tl::expected<void, Obstacle>;

template <class T>
using Asked = tl::expected<T, journal::Trouble>;

/// Who is who in the region: people, organisations, who works where in which role from when until when, and
/// how to reach them. Everything lies in sealed rows, under opaque ids and keyed hashes. Nothing is kept in
/// memory, so several processes see the same. Safe for several threads.
class Directory final : public People {
public:
    /// `today` tells on which day the questions of `People` are asked.
    Directory(journal::Journal& journal, Keys const& keys, std::function<Day()> today)
        : journal_{journal}, keys_{keys}, today_{std::move(today)} {}

    // ---- people

    /// Adds somebody, or changes what is known of somebody. An address belongs to one person: two parents
    /// with one mailbox would share an account (assurance.md T2). Whoever gets another address or mobile
    /// number is signed out everywhere.
    [[nodiscard]] Done keep(Person person);
    [[nodiscard]] Asked<std::optional<Person>> person(PersonId const& id) const;
    /// Whoever has this address, however it is typed.
    [[nodiscard]] Asked<std::optional<Person>> with_mail(std::string_view mail) const;
    /// The language of what is sent to this person, and of the next session.
    [[nodiscard]] Asked<void> speak(PersonId const& person, Language language);
    /// By id.
    [[nodiscard]] Asked<std::vector<Person>> everybody() const;

    // ---- organisations

    [[nodiscard]] Done keep(Organisation const& organisation);
    [[nodiscard]] Asked<std::optional<Organisation>> organisation(OrganisationId const& id) const;
    /// By id.
    [[nodiscard]] Asked<std::vector<Organisation>> organisations() const;

    // ---- who works where

    /// Gives a role, or changes its days. Whoever's roles change is signed out everywhere, at once.
    [[nodiscard]] Done assign(Assignment const& assignment);
    /// `last` is the last day in this role; after it nothing remains of the right to read.
    [[nodiscard]] Done end(
        PersonId const& person,
        Role role,
        OrganisationId const& organisation,
        Day last,
        PersonId const& by = {}
    );
    /// Past and future ones too.
    [[nodiscard]] Asked<std::vector<Assignment>> assignments(PersonId const& person) const;
    /// Whoever works, worked or will work for it; by role.
    [[nodiscard]] Asked<std::vector<Assignment>> staff(OrganisationId const& organisation) const;

    /// Names somebody for a school, after those named before; or changes the days.
    [[nodiscard]] Done attach(Attachment const& attachment);
    [[nodiscard]] Asked<std::vector<Attachment>> attachments(OrganisationId const& school, Role role) const;

    /// The roles in which this person can work on this day.
    [[nodiscard]] Asked<std::vector<access::Actor>> actors(PersonId const& person, Day day) const;

    // ---- People: today; nobody when storage does not answer

    [[nodiscard]] std::optional<Colleague> in_role(PersonId const& person, Role role) const override;
    [[nodiscard]] std::vector<Colleague> attached_to(OrganisationId const& organisation, Role role)
        const override;

private:
    [[nodiscard]] Done save(journal::Change const& change);
    [[nodiscard]] Asked<std::vector<PersonId>> people_with(std::string_view mail) const;
    [[nodiscard]] Asked<bool> belongs_to_somebody_else(std::string_view mail, PersonId const& person) const;
    [[nodiscard]] Done claim_mail(Person const& person);
    [[nodiscard]] std::optional<Colleague> colleague(
        PersonId const& person, Role role, OrganisationId const& organisation
    ) const;
    [[nodiscard]] journal::RowKey mail_key(std::string_view mail, PersonId const& person) const;

    journal::Journal& journal_;
    Keys const& keys_;
    std::function<Day()> today_;
};

/// Takes every session of a person along with a change.
void sign_out(PersonId const& person, journal::Change& change);

}  // namespace rondom::accounts
