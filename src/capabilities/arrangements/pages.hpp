#pragma once

#include "capabilities/arrangements/rules.hpp"
#include "web/command_page.hpp"

namespace rondom::arrangements {

/// What was asked and decided, and the files for systems outside.
http::Response overview(web::Visit& visit);
/// The file for the system {subject}: what this reader may read of what that system is allowed.
http::Response file(web::Visit& visit);
std::vector<web::Choice> kinds(web::Visit const& visit, std::string_view field);
std::vector<web::Choice> requests(web::Visit const& visit, std::string_view field);
std::vector<web::Choice> systems(web::Visit const& visit, std::string_view field);

/// The text of the file, as JSON: the entries of these categories, in the order in which they were written.
std::string export_text(
    VisibleDossier const& dossier, route::System const& system, route::Profile const& profile, Moment now
);

// The commands whose page follows from their fields.
inline constexpr web::CommandPage ask{
    .key = "arrangements.ask",
    .tab = "arrangements",
    .list = "/dossiers/{dossier}/ondersteuning",
    .flash = "arrangements.ask.done",
    .choices = kinds};
inline constexpr web::CommandPage settle{
    .key = "arrangements.decide",
    .tab = "arrangements",
    .list = "/dossiers/{dossier}/ondersteuning",
    .flash = "arrangements.decide.done",
    .optional = "reason",
    .choices = requests};
inline constexpr web::CommandPage make_file{
    .key = "arrangements.export",
    .tab = "arrangements",
    .list = "/dossiers/{dossier}/ondersteuning",
    .flash = "arrangements.export.done",
    .choices = systems};

}  // namespace rondom::arrangements
