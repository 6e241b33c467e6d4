#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "accounts/enrolment.hpp"
#include "accounts/invitations.hpp"
#include "accounts/sign_in.hpp"
#include "dossier/dossiers.hpp"
#include "notify/mailbox_post.hpp"
#include "registers/registers.hpp"
#include "web/clock.hpp"
#include "web/router.hpp"
#include "web/session.hpp"
#include "web/tokens.hpp"

namespace rondom::renewal {
class Agreements;
}

namespace rondom::web {

/// The ways in.
struct Doors {
    accounts::Directory& directory;
    accounts::SignIn& sign_in;
    accounts::Invitations& invitations;
    accounts::Enrolment& enrolment;
    std::function<void()> hurry;  ///< somebody waits for a code: send what is due at once
};

/// Everything a page may ask of the region's system. Made once by app/, and there as long as the server runs.
struct Region {
    Dossiers& dossiers;
    registers::Registers& registers;
    People const& people;
    Sessions& sessions;
    Clock& clock;
    Tokens const& tokens;
    Router const& router;
    std::function<void(std::string_view)> log;  ///< takes one line without personal data
    std::string address;  ///< "https://rondom.example.nl", as people type it; empty: whatever they typed
    bool demo = false;    ///< fictional people, a story clock, no https needed
    Doors const* doors = nullptr;               ///< the ways in; none in tests of other pages
    renewal::Agreements* agreements = nullptr;  ///< versions of the region; none in tests of other pages
    notify::Mailbox const* mailbox = nullptr;   ///< where mails end in the demonstration
};

}  // namespace rondom::web
