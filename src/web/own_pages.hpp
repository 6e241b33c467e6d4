#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/day.hpp"
#include "web/form.hpp"
#include "web/route.hpp"

namespace rondom::web {

/// The pages that belong to no capability: the first page, another role or language, signing out, health.
std::span<Route const> own_routes();

/// "/" as long as no capability has a public first page.
std::span<Route const> front_route();

/// The demonstration's own pages: who to be, and the clock. Only there with the demo flag.
std::span<Route const> demo_routes();

struct DossierLink {
    std::string path;
    std::string child;
    std::string about;
    bool at_turn = false;
};

/// Where somebody chooses with which child to go on.
struct StartPage {
    std::vector<DossierLink> dossiers;
};

struct PersonaView {
    std::string person;
    std::string name;
    std::string initials;
    std::string_view party;
    std::string_view role;
    std::string organisation;
    std::string_view about;
};

/// A mail or text message of the demonstration.
struct MailView {
    std::string id;
    std::string to;
    std::string subject;
    std::string text;
    std::string link;      ///< path of the link in it
    std::string calendar;  ///< where its calendar item is; empty: none
    bool cancelled = false;
    Moment at{};
    bool by_text = false;
};

struct MailboxPage {
    std::vector<MailView> mails;
};

struct DemoPage {
    FormView form;
    std::vector<PersonaView> people;
};

}  // namespace rondom::web
