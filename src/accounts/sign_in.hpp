#pragma once

#include <string>
#include <string_view>

#include "accounts/attempts.hpp"
#include "accounts/credentials.hpp"
#include "accounts/passwords.hpp"
#include "accounts/sessions.hpp"
#include "accounts/tickets.hpp"

namespace rondom::accounts {

inline constexpr Rule sign_in_wrong{.name = "sign-in.wrong", .source = "assurance.md S6"};
inline constexpr Rule code_wrong{.name = "sign-in.code-wrong", .source = "assurance.md 2.2"};
inline constexpr Rule code_over{.name = "sign-in.code-over", .source = "assurance.md 2.2"};
inline constexpr Rule sign_in_busy{.name = "sign-in.busy", .source = "assurance.md T14"};

/// From where somebody comes, and when.
struct Caller {
    std::string peer;    ///< network address
    std::string device;  ///< what the person later recognises this session by
    Moment now{};
};

/// How much may go wrong. A school behind one address is many people, so a network may err more often than a
/// person.
struct SignInLimits {
    Limit account{};
    Limit network{.free = 30, .remembered = std::chrono::hours{1}};
    Limit codes{.free = 5, .remembered = std::chrono::hours{1}};  ///< asked for one account
    /// Asked for from one network: behind the address of a telephone company are thousands of parents.
    Limit network_codes{.free = 200, .remembered = std::chrono::hours{1}};
};

/// What the browser keeps from here on, or a refusal that says nothing about who exists.
using Pass = tl::expected<std::string, Obstacle>;

/// What the ways in share.
struct Gate {
    journal::Journal& journal;
    Keys const& keys;
    Directory& directory;
    Sessions& sessions;
    Passwords& passwords;
    SignInLimits limits{};
};

/// The ways in. Professionals: a password, then a code of their app. Family: an address, then a code by text
/// message. Whoever is unknown, has no role today or was never welcomed gets the same answers after the same
/// work (assurance.md S6). Safe for several threads and processes.
class SignIn {
public:
    explicit SignIn(Gate gate) : gate_{gate}, tickets_{gate.journal, gate.keys}, attempts_{gate.journal} {}

    /// The first step of a professional; gives the ticket for the second.
    [[nodiscard]] Pass with_password(std::string_view mail, std::string_view password, Caller const& caller);

    /// The first step of family: sends a code if there is somebody to send it to; gives a ticket in any case.
    [[nodiscard]] Pass with_mail(std::string_view mail, Caller const& caller);

    /// The second step of everybody; gives the token of a session.
    [[nodiscard]] Pass with_code(std::string_view ticket, std::string_view code, Caller const& caller);

    /// Somebody who is signed in chooses another password. Every session of theirs ends, this one too.
    [[nodiscard]] Done change_password(
        Session const& session, std::string_view present, std::string_view fresh, Caller const& caller
    );

private:
    struct Candidate;

    [[nodiscard]] Asked<Candidate> candidate(std::string_view mail, Factors factors, Moment now) const;
    [[nodiscard]] tl::expected<Attempt, Obstacle> attempt(std::string const& place, Caller const& caller);
    [[nodiscard]] tl::expected<int, Obstacle> use_try(std::string_view token, Attempt const& attempt);
    [[nodiscard]] Pass judge_text_code(
        std::string_view token, Ticket const& ticket, std::string_view code, Caller const& caller
    );
    [[nodiscard]] Pass judge_app_code(
        std::string_view token, Ticket const& ticket, std::string_view code, Caller const& caller
    );
    [[nodiscard]] Pass enter(Ticket const& ticket, Caller const& caller, journal::Change& change);
    [[nodiscard]] Done check(Passwords::Verdict verdict, Attempt const& attempt);

    Gate gate_;
    Tickets tickets_;
    Attempts attempts_;
};

/// Where the tries of one account are counted, known or not.
std::string account_place(Keys const& keys, std::string_view mail);
std::string network_place(Keys const& keys, std::string_view peer);

}  // namespace rondom::accounts
