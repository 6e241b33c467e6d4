#include "capabilities/messages/capability.hpp"

#include "capabilities/messages/pages.hpp"
#include "capabilities/messages/rules.hpp"

namespace rondom::messages {

namespace {

constexpr std::array commands{
    command<Send>("berichten/nieuw"),
    command<MarkRead>("berichten"),
};

constexpr std::array rules{&message_empty, &nobody_named, &not_reachable, &message_unknown};

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/mijn/berichten", web::Reach::signed_in, my_messages},
    web::Route{get, "/dossiers/{dossier}/berichten", in_dossier, list},
    web::Route{get, "/dossiers/{dossier}/berichten/nieuw", in_dossier, write},
    web::Route{post, "/dossiers/{dossier}/berichten/nieuw", in_dossier, write_sent},
    web::Route{post, "/dossiers/{dossier}/berichten/gelezen/{subject}", in_dossier, read_sent},
};

}  // namespace

Capability const capability{
    .name = "messages",
    .contribution = {.facts = nullptr, .tasks = tasks_of, .notified = notified_kinds},
    .commands = commands,
    .rules = rules,
    .routes = routes};

}  // namespace rondom::messages
