#pragma once

#include "capabilities/lead/rules.hpp"
#include "web/command_page.hpp"

namespace rondom::lead {

/// What there is, and what this reader can do about it.
http::Response overview(web::Visit& visit);
std::vector<web::Choice> candidates(web::Visit const& visit, std::string_view field);

// The commands whose page follows from their fields.
inline constexpr web::CommandPage appoint{
    .key = "lead.appoint",
    .tab = "lead",
    .list = "/dossiers/{dossier}/regie",
    .flash = "lead.appoint.done",
    .optional = "reason",
    .choices = candidates};
inline constexpr web::CommandPage direction{
    .key = "lead.direction",
    .tab = "lead",
    .list = "/dossiers/{dossier}/regie",
    .flash = "lead.direction.done"};

}  // namespace rondom::lead
