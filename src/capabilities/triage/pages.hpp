#pragma once

#include "capabilities/triage/rules.hpp"
#include "web/command_page.hpp"

namespace rondom::triage {

/// What there is, and what this reader can do about it.
http::Response overview(web::Visit& visit);

// The commands whose page follows from their fields.
inline constexpr web::CommandPage intake{
    .key = "triage.intake",
    .tab = "triage",
    .list = "/dossiers/{dossier}/triage",
    .flash = "triage.intake.done",
    .lines = "with"};
inline constexpr web::CommandPage assess{
    .key = "triage.assess",
    .tab = "triage",
    .list = "/dossiers/{dossier}/triage",
    .flash = "triage.assess.done"};
inline constexpr web::CommandPage sign{
    .key = "triage.sign", .tab = "triage", .list = "/dossiers/{dossier}/triage", .flash = "triage.sign.done"};
inline constexpr web::CommandPage crisis{
    .key = "triage.crisis",
    .tab = "triage",
    .list = "/dossiers/{dossier}/triage",
    .flash = "triage.crisis.done"};
inline constexpr web::CommandPage deploy{
    .key = "triage.deploy",
    .tab = "triage",
    .list = "/dossiers/{dossier}/triage",
    .flash = "triage.deploy.done",
    .lines = "what"};
inline constexpr web::CommandPage queue{
    .key = "triage.queue",
    .tab = "triage",
    .list = "/dossiers/{dossier}/triage",
    .flash = "triage.queue.done"};

}  // namespace rondom::triage
