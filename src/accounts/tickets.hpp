#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/directory.hpp"
#include "accounts/keys.hpp"
#include "journal/journal.hpp"

namespace rondom::accounts {

/// assurance.md 2.2: six digits, five minutes, three tries, bound to the request, hashed.
inline constexpr std::chrono::minutes code_lives{5};
inline constexpr int code_tries = 3;

/// A sign-in that is halfway: what was asked for, and what still has to be proved.
struct Ticket {
    enum class Step { text_message, authenticator };

    Step step{};
    PersonId person;        ///< empty when nobody may sign in this way: it looks the same and never succeeds
    std::string place;      ///< where wrong tries are counted
    std::string code_hash;  ///< of a text message
    Moment until{};

    friend constexpr auto names_of(Step) {
        return std::array<Name<Step>, 2>{
            {{Step::text_message, "text_message"}, {Step::authenticator, "authenticator"}}};
    }

    static constexpr auto fields() {
        return std::tuple{
            field("step", &Ticket::step),
            field("person", &Ticket::person),
            field("place", &Ticket::place),
            field("code_hash", &Ticket::code_hash),
            field("until", &Ticket::until)};
    }
};

/// Tickets as rows: each is used once, and each try at it is a row that is used once, so that many tries at
/// the same moment are no more than three.
class Tickets {
public:
    Tickets(journal::Journal& journal, Keys const& keys) : journal_{journal}, keys_{keys} {}

    /// Adds a ticket for a code from an app to the change; gives what the browser keeps.
    [[nodiscard]] std::string issue_for_app(
        PersonId const& person, std::string place, Moment now, journal::Change& change
    ) const;

    /// The same for six digits by text message, which go to the outbox in the same change.
    [[nodiscard]] std::string issue_with_code(
        PersonId const& person, std::string place, Moment now, journal::Change& change
    ) const;

    /// The ticket as long as it lives.
    [[nodiscard]] Asked<std::optional<Ticket>> find(std::string_view token, Moment now) const;

    /// Uses up one try. How many are left; nothing when there was none.
    [[nodiscard]] Asked<std::optional<int>> use_try(std::string_view token);

    [[nodiscard]] bool is_code(Ticket const& ticket, std::string_view token, std::string_view code) const;

    /// Uses the ticket up in this change: `Trouble::gone` when somebody did before.
    void close(std::string_view token, journal::Change& change) const;

private:
    void put(std::string_view token, Ticket const& ticket, Moment now, journal::Change& change) const;

    journal::Journal& journal_;
    Keys const& keys_;
};

}  // namespace rondom::accounts
