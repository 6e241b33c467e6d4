#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.hpp"
#include "accounts/directory.hpp"
#include "accounts/keys.hpp"
#include "journal/journal.hpp"

namespace rondom::accounts {

/// How somebody proved who they are. It decides in which roles they work: a text message opens no
/// professional role (assurance.md 2.2), and the parent role of an employee is a session of its own (ux.md
/// 3).
enum class Factors {
    password_and_code,  ///< a password and a code of an authenticator app: every professional role
    text_message,       ///< a code to the number that the school recorded: the roles in a family
    demonstration,      ///< nobody proved anything: fictional people, every role
};

constexpr auto names_of(Factors) {
    using enum Factors;
    return std::array<Name<Factors>, 3>{
        {{password_and_code, "password_and_code"},
         {text_message, "text_message"},
         {demonstration, "demonstration"}}};
}

/// assurance.md T4: shared computers at school, telephones at home.
inline constexpr std::chrono::minutes idle_family{15};
inline constexpr std::chrono::minutes idle_professional{30};
inline constexpr std::chrono::hours longest_session{10};
/// Reading a page writes nothing more often than this.
inline constexpr std::chrono::minutes between_touches{1};

/// Somebody who signed in, in the one role that is active.
struct Session {
    std::string id;  ///< of the row, not the token: may be shown to its own person
    access::Actor actor;
    std::vector<access::Actor> other_roles;  ///< that this person may work in instead
    Language language = Language::nl;
    std::string secret;  ///< of this session alone and never sent: forms are bound to it
    Factors factors{};
    std::string device;  ///< as the caller named it: "Firefox, Windows"
    Moment began{};      ///< signing in; a change of role does not make it longer
    Moment seen{};
    Moment expires{};  ///< from this second on the session is over, unless it is used before
};

/// Who is signed in. Storage knows a keyed hash of the token, never the token. Safe for several threads and
/// processes.
class Sessions {
public:
    Sessions(journal::Journal& journal, Keys const& keys, Directory& directory)
        : journal_{journal}, keys_{keys}, directory_{directory} {}

    /// For somebody who proved who they are; gives the token for the cookie. Nothing when these factors open
    /// no role of this person today.
    [[nodiscard]] Asked<std::optional<std::string>> begin(
        PersonId const& person, Factors factors, std::string_view device, Moment now
    );

    /// The session of this token, as long as it is neither ended nor expired and the role still holds. Notes
    /// that it was used, at most once a minute.
    [[nodiscard]] Asked<std::optional<Session>> find(std::string_view token, Moment now);

    /// Another role becomes the active one. Gives a new token; the old one is over. Nothing when this person
    /// does not have that role, or somebody was first.
    [[nodiscard]] Asked<std::optional<std::string>> switch_role(
        Session const& session, Role role, OrganisationId const& organisation, Moment now
    );

    /// Remembered with the person, for mails and the next time.
    [[nodiscard]] Asked<void> speak(Session const& session, Language language);

    [[nodiscard]] Asked<void> end(Session const& session);

    /// Every session of this person, the oldest first; what expired is not among them.
    [[nodiscard]] Asked<std::vector<Session>> of(PersonId const& person, Moment now) const;

    /// Ends one session of this person by its id. Somebody else's stays.
    [[nodiscard]] Asked<void> end_own(PersonId const& person, std::string_view id);
    [[nodiscard]] Asked<void> end_all(PersonId const& person);

private:
    struct Record;

    [[nodiscard]] Asked<std::optional<Session>> open(std::string_view id, Record const& record, Moment now)
        const;
    [[nodiscard]] Asked<void> touch(Session& session, Moment now);
    [[nodiscard]] Asked<void> save(journal::Change const& change);

    journal::Journal& journal_;
    Keys const& keys_;
    Directory& directory_;
};

}  // namespace rondom::accounts
