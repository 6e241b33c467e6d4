#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "dossier/dossiers.hpp"
#include "registers/registers.hpp"
#include "web/clock.hpp"
#include "web/router.hpp"
#include "web/session.hpp"
#include "web/tokens.hpp"

namespace rondom::web {

/// Everything a page may ask of the region's system. Made once by app/, and there as long as the server runs.
struct Region {
    Dossiers& dossiers;
    registers::Registers& registers;
    route::Profile const& profile;
    People const& people;
    Sessions& sessions;
    Clock& clock;
    Tokens const& tokens;
    Router const& router;
    std::function<void(std::string_view)> log;  ///< takes one line without personal data
    std::string address;  ///< "https://rondom.example.nl", as people type it; empty: whatever they typed
    bool demo = false;    ///< fictional people, a story clock, no https needed
};

}  // namespace rondom::web
