#pragma once

#include "capabilities/conference/reply.hpp"
#include "capabilities/evaluation/rules.hpp"
#include "web/command_page.hpp"

namespace rondom::evaluation {

/// What there is, and what this reader can do about it.
http::Response overview(web::Visit& visit);
std::vector<web::Choice> goals(web::Visit const& visit, std::string_view field);

// The commands whose page follows from their fields.
inline constexpr web::CommandPage schedule{
    .key = "evaluation.plan",
    .tab = "evaluation",
    .list = "/dossiers/{dossier}/evaluatie",
    .flash = "evaluation.plan.done",
    .lines = "place,exception_text",
    .optional = "exception_text"};
inline constexpr web::CommandPage reply{
    .key = "evaluation.reply",
    .tab = "evaluation",
    .list = "/dossiers/{dossier}/evaluatie",
    .flash = "evaluation.reply.done",
    .choices = conference::yes_or_no};
inline constexpr web::CommandPage record{
    .key = "evaluation.record",
    .tab = "evaluation",
    .list = "/dossiers/{dossier}/evaluatie",
    .flash = "evaluation.record.done",
    .lines = "exception_text",
    .optional = "exception_text,family_words",
    .choices = goals};
inline constexpr web::CommandPage yearly{
    .key = "evaluation.yearly",
    .tab = "evaluation",
    .list = "/dossiers/{dossier}/evaluatie",
    .flash = "evaluation.yearly.done"};
inline constexpr web::CommandPage close{
    .key = "evaluation.close",
    .tab = "evaluation",
    .list = "/dossiers/{dossier}/evaluatie",
    .flash = "evaluation.close.done"};
inline constexpr web::CommandPage left{
    .key = "evaluation.left",
    .tab = "evaluation",
    .list = "/dossiers/{dossier}/evaluatie",
    .flash = "evaluation.left.done"};

}  // namespace rondom::evaluation
