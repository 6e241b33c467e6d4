#pragma once

#include "capabilities/health/rules.hpp"
#include "web/command_page.hpp"

namespace rondom::health {

/// What there is, and what this reader can do about it.
http::Response overview(web::Visit& visit);
std::vector<web::Choice> receivers(web::Visit const& visit, std::string_view field);

// The commands whose page follows from their fields.
inline constexpr web::CommandPage note{
    .key = "health.note",
    .tab = "health",
    .list = "/dossiers/{dossier}/gezondheid",
    .flash = "health.note.done"};
inline constexpr web::CommandPage summarise{
    .key = "health.summarise",
    .tab = "health",
    .list = "/dossiers/{dossier}/gezondheid",
    .flash = "health.summarise.done",
    .choices = receivers};
inline constexpr web::CommandPage advise{
    .key = "health.advise",
    .tab = "health",
    .list = "/dossiers/{dossier}/gezondheid",
    .flash = "health.advise.done",
    .optional = "why_not_preventive"};

}  // namespace rondom::health
