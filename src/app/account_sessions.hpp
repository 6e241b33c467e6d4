#pragma once

#include "accounts/sessions.hpp"
#include "web/clock.hpp"
#include "web/session.hpp"

namespace rondom::app {

/// Sign-in as the pages see it.
class AccountSessions final : public web::Sessions {
public:
    /// `demo`: whoever is chosen is signed in, and everybody can be chosen.
    AccountSessions(accounts::Sessions& sessions, accounts::Directory const& directory, bool demo)
        : sessions_{sessions}, directory_{directory}, demo_{demo} {}

    [[nodiscard]] web::Asked<std::optional<web::Session>> find(std::string_view token, Moment now) override;
    [[nodiscard]] web::Asked<std::optional<std::string>> begin(PersonId const& person, Moment now) override;
    [[nodiscard]] web::Asked<std::optional<std::string>> work_as(
        web::Session const& session, Role role, OrganisationId const& organisation, Moment now
    ) override;
    [[nodiscard]] web::Asked<void> speak(web::Session const& session, Language language, Moment now) override;
    [[nodiscard]] web::Asked<void> end(web::Session const& session, Moment now) override;
    [[nodiscard]] std::vector<web::Persona> personas() const override;

private:
    accounts::Sessions& sessions_;
    accounts::Directory const& directory_;
    bool demo_;
};

}  // namespace rondom::app
