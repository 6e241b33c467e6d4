#include "capabilities/signals/capability.hpp"

#include "capabilities/family/colleague.hpp"
#include "capabilities/signals/pages.hpp"
#include "capabilities/signals/rules.hpp"

namespace rondom::signals {

namespace {

constexpr std::array commands{
    command<NoteWorry>("signalen/zorg"),
    command<RecordConcern>("signalen/nieuw"),
    command<ConsultInternally>("signalen/bespreken"),
    command<ShareSignal>("signalen/delen"),
    command<RaiseConcern>("signalen/vertellen"),
    command<TakeUp>("signalen/antwoord"),
};

constexpr std::array rules{
    &parents_first,
    &note_incomplete,
    &talk_in_future,
    &signal_unknown,
    &family::nobody_in_role,
};

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/{dossier}/signalen", in_dossier, list},
    web::Route{get, "/dossiers/{dossier}/signalen/nieuw", in_dossier, record},
    web::Route{post, "/dossiers/{dossier}/signalen/nieuw", in_dossier, record_sent},
    web::Route{get, "/dossiers/{dossier}/signalen/nieuw/{subject}", in_dossier, record},
    web::Route{post, "/dossiers/{dossier}/signalen/nieuw/{subject}", in_dossier, record_sent},
    web::Route{get, "/dossiers/{dossier}/signalen/zorg", in_dossier, worry},
    web::Route{post, "/dossiers/{dossier}/signalen/zorg", in_dossier, worry_sent},
    web::Route{get, "/dossiers/{dossier}/signalen/bespreken", in_dossier, consult},
    web::Route{post, "/dossiers/{dossier}/signalen/bespreken", in_dossier, consult_sent},
    web::Route{get, "/dossiers/{dossier}/signalen/bespreken/{subject}", in_dossier, consult},
    web::Route{post, "/dossiers/{dossier}/signalen/bespreken/{subject}", in_dossier, consult_sent},
    web::Route{get, "/dossiers/{dossier}/signalen/delen", in_dossier, share},
    web::Route{post, "/dossiers/{dossier}/signalen/delen", in_dossier, share_sent},
    web::Route{get, "/dossiers/{dossier}/signalen/delen/{subject}", in_dossier, share},
    web::Route{post, "/dossiers/{dossier}/signalen/delen/{subject}", in_dossier, share_sent},
    web::Route{get, "/dossiers/{dossier}/signalen/vertellen", in_dossier, raise},
    web::Route{post, "/dossiers/{dossier}/signalen/vertellen", in_dossier, raise_sent},
    web::Route{get, "/dossiers/{dossier}/signalen/antwoord/{subject}", in_dossier, take_up},
    web::Route{post, "/dossiers/{dossier}/signalen/antwoord/{subject}", in_dossier, take_up_sent},
};

}  // namespace

Capability const capability{
    .name = "signals",
    .contribution = {.facts = set_facts, .tasks = add_tasks, .notified = notified_kinds},
    .commands = commands,
    .rules = rules,
    .routes = routes};

}  // namespace rondom::signals
