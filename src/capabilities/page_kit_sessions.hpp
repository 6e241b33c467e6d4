#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "domain/id.hpp"
#include "web/session.hpp"

namespace rondom::page_kit {

/// Whoever a test says is signed in.
class KitSessions final : public web::Sessions {
public:
    [[nodiscard]] web::Asked<std::optional<web::Session>> find(
        std::string_view token, Moment /*now*/
    ) override {
        if (away) { return tl::unexpected{journal::Trouble::storage_unavailable}; }
        auto const found = sessions.find(std::string{token});
        return found != sessions.end() ? std::optional{found->second} : std::nullopt;
    }
    [[nodiscard]] web::Asked<std::optional<std::string>> begin(
        PersonId const& /*person*/, Moment /*now*/
    ) override {
        return std::nullopt;
    }
    [[nodiscard]] web::Asked<std::optional<std::string>> work_as(
        web::Session const& session, Role role, OrganisationId const& /*organisation*/, Moment /*now*/
    ) override {
        auto other = session;
        other.actor.role = role;
        return add(std::move(other));
    }
    [[nodiscard]] web::Asked<void> speak(
        web::Session const& session, web::Language language, Moment /*now*/
    ) override {
        sessions.at(session.token).language = language;
        return {};
    }
    [[nodiscard]] web::Asked<void> end(web::Session const& session, Moment /*now*/) override {
        sessions.erase(session.token);
        return {};
    }

    std::string add(web::Session session) {
        session.token = random_text();
        session.secret = random_text();
        auto token = session.token;
        sessions.emplace(token, std::move(session));
        return token;
    }

    std::map<std::string, web::Session> sessions;
    bool away = false;  ///< the storage does not answer
};

}  // namespace rondom::page_kit
