#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "accounts/directory.hpp"
#include "accounts/keys.hpp"
#include "accounts/waiting.hpp"
#include "journal/journal.hpp"

namespace rondom::accounts {

/// A link that was sent by mail, 128 bits, used once. Opening it changes nothing: mail scanners open links
/// too (assurance.md 2.2).
struct Link {
    PersonId person;  ///< empty when it was asked for by somebody who does not exist
    Moment until{};
    std::string secret;  ///< of the authenticator app that is to be set up

    static constexpr auto fields() {
        return std::tuple{
            field("person", &Link::person), field("until", &Link::until), field("secret", &Link::secret)};
    }
};

/// Links of one purpose, as rows under the keyed hash of their token.
class Links {
public:
    Links(journal::Journal& journal, Keys const& keys, Token purpose)
        : journal_{journal}, keys_{keys}, purpose_{purpose} {}

    /// Adds the link to the change, and to the outbox as this kind.
    void issue(Link const& link, WaitingKind kind, Moment now, journal::Change& change) const;

    /// The link as long as it can be used.
    [[nodiscard]] Asked<std::optional<Link>> find(std::string_view token, Moment now) const;

    /// Uses it up in this change, and every other one of this person: `Trouble::gone` when somebody did
    /// before.
    void close(std::string_view token, Link const& link, journal::Change& change) const;
    void close_all(PersonId const& person, journal::Change& change) const;

private:
    [[nodiscard]] journal::RowKey key(std::string_view token) const;
    [[nodiscard]] std::string collection() const;

    journal::Journal& journal_;
    Keys const& keys_;
    Token purpose_;
};

}  // namespace rondom::accounts
