#pragma once

#include "capabilities/terms/rules.hpp"
#include "web/command_page.hpp"

namespace rondom::terms {

/// Which terms count now, by when and why, what happened to them, and what this reader can do about it.
http::Response overview(web::Visit& visit);

// The commands whose page follows from their fields.
inline constexpr web::CommandPage extend{
    .key = "terms.extend",
    .tab = "route",
    .list = "/dossiers/{dossier}/termijnen",
    .flash = "terms.extend.done",
    .subject = "term"};
inline constexpr web::CommandPage suspend{
    .key = "terms.suspend",
    .tab = "route",
    .list = "/dossiers/{dossier}/termijnen",
    .flash = "terms.suspend.done",
    .subject = "term"};
inline constexpr web::CommandPage resume{
    .key = "terms.resume",
    .tab = "route",
    .list = "/dossiers/{dossier}/termijnen",
    .flash = "terms.resume.done",
    .subject = "term"};

}  // namespace rondom::terms
