#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.hpp"
#include "accounts/directory.hpp"
#include "web/words.hpp"

namespace rondom::web {

/// Somebody who signed in, in the one role that is active.
struct Session {
    std::string token;   ///< what the cookie held; storage knows only its hash
    std::string secret;  ///< of this session alone and never sent: forms are bound to it
    access::Actor actor;
    Language language = Language::nl;
    std::vector<access::Actor> other_roles;  ///< that this person may work in instead
};

/// Somebody who can be chosen in the demonstration.
struct Persona {
    PersonId person;
    std::string name;
    Role role{};
    std::string organisation;
    std::string about;  ///< key of the words files: whom to look at this person for
};

using accounts::Asked;

/// What the pages need from sign-in (assurance.md 2.2). Safe for several threads.
class Sessions {
public:
    Sessions() = default;
    Sessions(Sessions const&) = delete;
    Sessions& operator=(Sessions const&) = delete;
    virtual ~Sessions() = default;

    /// The session of this cookie, as long as it is neither ended nor expired.
    [[nodiscard]] virtual Asked<std::optional<Session>> find(std::string_view token, Moment now) = 0;

    /// A new session for somebody who proved who they are; gives what the cookie must hold. Nothing when this
    /// person has no role.
    [[nodiscard]] virtual Asked<std::optional<std::string>> begin(PersonId const& person, Moment now) = 0;

    /// Another role becomes the active one. Gives a new cookie: what was fetched in the old role ends with
    /// it. Nothing when this person does not have that role.
    [[nodiscard]] virtual Asked<std::optional<std::string>> work_as(
        Session const& session, Role role, OrganisationId const& organisation, Moment now
    ) = 0;

    [[nodiscard]] virtual Asked<void> speak(Session const& session, Language language, Moment now) = 0;
    [[nodiscard]] virtual Asked<void> end(Session const& session, Moment now) = 0;

    /// Who can be chosen; nobody outside the demonstration.
    [[nodiscard]] virtual std::vector<Persona> personas() const { return {}; }
};

}  // namespace rondom::web
