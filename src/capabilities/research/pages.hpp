#pragma once

#include "capabilities/research/rules.hpp"
#include "web/command_page.hpp"

namespace rondom::research {

/// What there is, and what this reader can do about it.
http::Response overview(web::Visit& visit);
std::vector<web::Choice> registers(web::Visit const& visit, std::string_view field);

// The commands whose page follows from their fields.
inline constexpr web::CommandPage measure{
    .key = "research.measure",
    .tab = "research",
    .list = "/dossiers/{dossier}/onderzoek",
    .flash = "research.measure.done",
    .lines = "what"};
inline constexpr web::CommandPage record{
    .key = "research.record",
    .tab = "research",
    .list = "/dossiers/{dossier}/onderzoek",
    .flash = "research.record.done"};
inline constexpr web::CommandPage estimate{
    .key = "research.estimate",
    .tab = "research",
    .list = "/dossiers/{dossier}/onderzoek",
    .flash = "research.estimate.done",
    .lines = "offer",
    .optional = "offer"};
inline constexpr web::CommandPage classify{
    .key = "questions.classify",
    .tab = "research",
    .list = "/dossiers/{dossier}/onderzoek",
    .flash = "questions.classify.done"};
inline constexpr web::CommandPage check_registration{
    .key = "registrations.check",
    .tab = "research",
    .list = "/dossiers/{dossier}/onderzoek",
    .flash = "registrations.check.done",
    .optional = "note",
    .choices = registers};

}  // namespace rondom::research
