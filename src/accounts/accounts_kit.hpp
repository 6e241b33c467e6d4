#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "accounts/authenticator.hpp"
#include "accounts/directory.hpp"
#include "accounts/enrolment.hpp"
#include "accounts/invitations.hpp"
#include "accounts/kept.hpp"
#include "accounts/sessions.hpp"
#include "accounts/sign_in.hpp"
#include "accounts/waiting.hpp"
#include "journal/journal.hpp"
#include "journal/keystore.hpp"
#include "journal/memory_store.hpp"

/// A small made-up region for the tests of accounts and notices.
namespace rondom::accounts::kit {

inline constexpr journal::RegionKey region_key{9, 8, 7, 6, 5, 4, 3, 2, 1};

inline PersonId const sanne{"sanne"};      // support coordinator, and teacher, of De Zwaluw
inline PersonId const esra{"esra"};        // family liaison of the municipality, for De Zwaluw
inline PersonId const marieke{"marieke"};  // parent
inline OrganisationId const zwaluw{"zwaluw"};
inline OrganisationId const duinrand{"duinrand"};

inline Day const school_begins{std::chrono::year{2026} / 8 / 24};
/// Tuesday 3 November 2026, ten o'clock in the morning.
inline Moment const morning = parse_moment("2026-11-03T09:00:00Z").value();

struct Region {
    Region() {
        fill_organisations();
        add(sanne, "Sanne Bos", "s.bos@zwaluw.example", "0611111111");
        add(esra, "Esra Demir", "e.demir@duinrand.example", "0622222222");
        add(marieke, "Marieke Dijkstra", "Marieke@Thuis.example", "0633333333");
        give(sanne, Role::support_coordinator, zwaluw);
        give(sanne, Role::teacher, zwaluw);
        give(esra, Role::family_liaison, duinrand);
        give(marieke, Role::parent, {});
    }

    void add(PersonId const& id, std::string name, std::string mail, std::string mobile) {
        Person person;
        person.id = id;
        person.name = std::move(name);
        person.mail = std::move(mail);
        person.mobile = std::move(mobile);
        person.phone = "088 000 12 34";
        must(directory.keep(std::move(person)));
    }

    void give(PersonId const& person, Role role, OrganisationId const& organisation) {
        must(directory.assign(
            {.person = person, .role = role, .organisation = organisation, .from = school_begins}
        ));
    }

    void fill_organisations() {
        must(directory.keep(Organisation{
            .id = zwaluw, .kind = OrganisationKind::school, .name = "De Zwaluw", .part_of = {}}));
        must(directory.keep(Organisation{
            .id = duinrand,
            .kind = OrganisationKind::municipality,
            .name = "Gemeente Duinrand",
            .part_of = {}}));
    }

    /// What the kit itself does always succeeds.
    static void must(Done const& done) {
        if (!done) { throw std::logic_error{"the made-up region does not come about"}; }
    }

    Day today = local_day(morning);
    journal::MemoryStore store;
    std::unique_ptr<journal::Keystore> keystore = journal::memory_keystore(region_key);
    journal::Journal journal{store, *keystore, region_key};
    Keys keys{region_key};
    Directory directory{journal, keys, [this] { return today; }};
    Sessions sessions{journal, keys, directory};
    /// As cheap as it gets; one test asks what a real hash costs.
    Passwords passwords{{.passes = 1, .memory = 8192}};
    SignIn sign_in{gate()};
    Invitations invitations{gate()};
    Enrolment enrolment{gate()};

    [[nodiscard]] Gate gate() {
        return {
            .journal = journal,
            .keys = keys,
            .directory = directory,
            .sessions = sessions,
            .passwords = passwords};
    }

    /// What lies in the outbox for this person, the last of this kind.
    [[nodiscard]] std::optional<Waiting> sent(PersonId const& person, WaitingKind kind) const {
        std::optional<Waiting> found;
        auto const waiting = all_kept<Waiting>(journal, {.collection = "outbox", .key = "waiting"}).value();
        for (auto const& each : waiting) {
            if (each.person == person && each.kind == kind && (!found || each.at >= found->at)) {
                found = each;
            }
        }
        return found;
    }

    /// Sanne sets up a password and an app; gives the app's secret.
    std::string enrol(PersonId const& person, std::string_view password, Moment now = morning) {
        must(enrolment.invite(person, now));
        auto const link = sent(person, WaitingKind::enrolment)->secret;
        std::string secret = enrolment.look(link, now).value()->manual_key;
        std::erase(secret, ' ');
        auto const code = authenticator_code(secret, authenticator_period(now));
        auto const session = enrolment.finish(link, password, code, {"192.0.2.1", "Firefox", now});
        if (!session) { throw std::logic_error{"enrolment does not come about"}; }
        return secret;
    }
};

/// A code of six digits that is not this one.
inline std::string other_than(std::string code) {
    code.back() = code.back() == '9' ? '0' : static_cast<char>(code.back() + 1);
    return code;
}

/// What a refusal says first; empty when it is none.
template <class T>
std::string_view refused(tl::expected<T, Obstacle> const& answer) {
    if (answer) { return {}; }
    auto const* refusal = std::get_if<Refusal>(&answer.error());
    return refusal != nullptr ? refusal->reasons.front().rule->name : std::string_view{};
}

}  // namespace rondom::accounts::kit
