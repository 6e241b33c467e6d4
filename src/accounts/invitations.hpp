#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/links.hpp"
#include "accounts/sign_in.hpp"

namespace rondom::accounts {

inline constexpr Rule invitation_mail{.name = "invitation.mail-missing", .source = "R-049"};
inline constexpr Rule invitation_mobile{.name = "invitation.mobile-missing", .source = "R-049"};
inline constexpr Rule invitation_no_family{.name = "invitation.no-family", .source = "R-046"};
inline constexpr Rule invitation_over{.name = "invitation.over", .source = "assurance.md 2.2"};

/// assurance.md 2.2.
inline constexpr std::chrono::days invitation_lives{7};

/// What the page of an invitation may show: nothing about a child or a school, for nobody has proved anything
/// yet.
struct InvitationView {
    std::string mobile;  ///< its last two digits, so that people see which telephone to take
    Moment until{};
    Language language{};
};

/// Parents and youth come in by a link in a mail, and a code on the telephone whose number the school wrote
/// down face to face: the two travel apart.
class Invitations {
public:
    explicit Invitations(Gate gate)
        : gate_{gate},
          links_{gate.journal, gate.keys, Token::invitation},
          tickets_{gate.journal, gate.keys} {}

    /// Sends an invitation; earlier ones of this person end. Refused when there is no way to reach somebody:
    /// then people go along on paper (R-049, G-20).
    [[nodiscard]] Done invite(PersonId const& person, Moment now);

    /// What to show; changes nothing.
    [[nodiscard]] Asked<std::optional<InvitationView>> look(std::string_view token, Moment now) const;

    /// Uses the invitation up, once, and sends the code; gives the ticket for `SignIn::with_code`. From here
    /// on this person comes in by address and code, also when this code got lost.
    [[nodiscard]] Pass accept(std::string_view token, Caller const& caller);

private:
    Gate gate_;
    Links links_;
    Tickets tickets_;
};

}  // namespace rondom::accounts
