#pragma once

#include "capabilities/conference/reply.hpp"
#include "capabilities/conference/rules.hpp"
#include "web/command_page.hpp"

namespace rondom::conference {

/// What there is, and what this reader can do about it.
http::Response overview(web::Visit& visit);
std::vector<web::Choice> parties(web::Visit const& visit, std::string_view field);
std::vector<web::Choice> needs(web::Visit const& visit, std::string_view field);
std::vector<web::Choice> present_roles(web::Visit const& visit, std::string_view field);

// The commands whose page follows from their fields.
inline constexpr web::CommandPage request{
    .key = "conference.request",
    .tab = "conferences",
    .list = "/dossiers/{dossier}/overleggen",
    .flash = "conference.request.done",
    .choices = parties};
inline constexpr web::CommandPage schedule{
    .key = "conference.plan",
    .tab = "conferences",
    .list = "/dossiers/{dossier}/overleggen",
    .flash = "conference.plan.done",
    .lines = "place"};
inline constexpr web::CommandPage move{
    .key = "conference.move",
    .tab = "conferences",
    .list = "/dossiers/{dossier}/overleggen",
    .flash = "conference.move.done",
    .lines = "place"};
inline constexpr web::CommandPage cancel{
    .key = "conference.cancel",
    .tab = "conferences",
    .list = "/dossiers/{dossier}/overleggen",
    .flash = "conference.cancel.done"};
inline constexpr web::CommandPage invite{
    .key = "conference.invite",
    .tab = "conferences",
    .list = "/dossiers/{dossier}/overleggen",
    .flash = "conference.invite.done",
    .choices = present_roles};
inline constexpr web::CommandPage reply{
    .key = "conference.reply",
    .tab = "conferences",
    .list = "/dossiers/{dossier}/overleggen",
    .flash = "conference.reply.done",
    .choices = yes_or_no};
inline constexpr web::CommandPage voice{
    .key = "conference.voice",
    .tab = "conferences",
    .list = "/dossiers/{dossier}/overleggen",
    .flash = "conference.voice.done",
    .optional = "text"};
inline constexpr web::CommandPage view{
    .key = "conference.view",
    .tab = "conferences",
    .list = "/dossiers/{dossier}/overleggen",
    .flash = "conference.view.done"};
inline constexpr web::CommandPage item{
    .key = "conference.item",
    .tab = "conferences",
    .list = "/dossiers/{dossier}/overleggen",
    .flash = "conference.item.done",
    .lines = "text"};
inline constexpr web::CommandPage need{
    .key = "conference.need",
    .tab = "conferences",
    .list = "/dossiers/{dossier}/overleggen",
    .flash = "conference.need.done",
    .choices = needs};
inline constexpr web::CommandPage record{
    .key = "conference.record",
    .tab = "conferences",
    .list = "/dossiers/{dossier}/overleggen",
    .flash = "conference.record.done",
    .optional = "absence"};

}  // namespace rondom::conference
