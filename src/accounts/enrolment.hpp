#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/links.hpp"
#include "accounts/sign_in.hpp"

namespace rondom::accounts {

inline constexpr Rule enrolment_mail{.name = "enrolment.mail-missing", .source = "assurance.md 2.2"};
inline constexpr Rule enrolment_no_role{.name = "enrolment.no-role", .source = "R-217"};
inline constexpr Rule enrolment_over{.name = "enrolment.over", .source = "assurance.md 2.2"};
inline constexpr Rule enrolment_code{.name = "enrolment.code-wrong", .source = "assurance.md 2.2"};

inline constexpr std::chrono::days enrolment_lives{7};
/// A way to another password lies in the mailbox for no longer than needed.
inline constexpr std::chrono::hours reset_lives{1};

/// What the page behind the link shows.
struct EnrolmentView {
    std::string mail;
    Moment until{};
    std::string otpauth;     ///< for the authenticator app; empty when it is set up already
    std::string manual_key;  ///< the same, to type over
};

/// Professionals come in by a link of the administrator: they choose a password and set up an app. Somebody
/// who forgot the password chooses another one by mail, and still needs the app: a stolen mailbox opens
/// nothing (assurance.md S6). Somebody who lost the app goes to the administrator.
class Enrolment {
public:
    explicit Enrolment(Gate gate)
        : gate_{gate},
          first_{gate.journal, gate.keys, Token::enrolment},
          again_{gate.journal, gate.keys, Token::password_reset},
          attempts_{gate.journal} {}

    /// Sends the link; earlier ones of this person end. What was set up before stays until it is replaced.
    [[nodiscard]] Done invite(PersonId const& person, Moment now);

    /// Sends a link for another password, if there is somebody to send it to; answers the same in any case.
    [[nodiscard]] Done forgotten(std::string_view mail, Caller const& caller);

    /// What to show; changes nothing.
    [[nodiscard]] Asked<std::optional<EnrolmentView>> look(std::string_view token, Moment now) const;

    /// Uses the link up, once, when the password is fit and the code is of the app; gives the token of a
    /// session. Every earlier session of this person ends.
    [[nodiscard]] Pass finish(
        std::string_view token, std::string_view password, std::string_view code, Caller const& caller
    );

private:
    /// A link, and what was set up before.
    struct Opened {
        Link link;
        Person person;
        Credentials credentials;  ///< with the secret that the code must fit
        LastCode last;
        bool first = true;  ///< the app is set up with it too
    };

    [[nodiscard]] Asked<std::optional<Opened>> open(std::string_view token, Moment now) const;
    [[nodiscard]] Pass save(
        std::string_view token, Opened const& opened, std::int64_t period, Caller const& caller
    );

    Gate gate_;
    Links first_;
    Links again_;
    Attempts attempts_;
};

}  // namespace rondom::accounts
