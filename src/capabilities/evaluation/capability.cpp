#include "capabilities/evaluation/capability.hpp"

#include <array>

#include "capabilities/evaluation/pages.hpp"
#include "capabilities/evaluation/rules.hpp"

namespace rondom::evaluation {

namespace {

constexpr std::array commands{
    command<PlanEvaluation>("/evaluatie/plannen"),
    command<Reply>("/evaluatie/antwoord"),
    command<RecordEvaluation>("/evaluatie/vastleggen"),
    command<RecordYearly>("/evaluatie/halfjaar"),
    command<CloseDossier>("/evaluatie/afsluiten"),
    command<TellSchoolLeft>("/evaluatie/van-school"),
};

constexpr std::array rules{
    &not_in_this_step,
    &not_invited,
    &starts_later,
    &party_missing,
    &exception_reason,
    &not_yet,
    &next_day,
    &family_first,
    &route_goes_on,
};

constexpr std::array notified{
    EvaluationPlanned::name,
    EvaluationRecorded::name,
    DossierClosed::name,
};

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/{dossier}/evaluatie", in_dossier, overview},
    web::Route{
        get, "/dossiers/{dossier}/evaluatie/plannen", in_dossier, web::shown<PlanEvaluation, schedule>},
    web::Route{
        post, "/dossiers/{dossier}/evaluatie/plannen", in_dossier, web::sent<PlanEvaluation, schedule>},
    web::Route{get, "/dossiers/{dossier}/evaluatie/antwoord", in_dossier, web::shown<Reply, reply>},
    web::Route{post, "/dossiers/{dossier}/evaluatie/antwoord", in_dossier, conference::replied<Reply, reply>},
    web::Route{
        get, "/dossiers/{dossier}/evaluatie/vastleggen", in_dossier, web::shown<RecordEvaluation, record>},
    web::Route{
        post, "/dossiers/{dossier}/evaluatie/vastleggen", in_dossier, web::sent<RecordEvaluation, record>},
    web::Route{get, "/dossiers/{dossier}/evaluatie/halfjaar", in_dossier, web::shown<RecordYearly, yearly>},
    web::Route{post, "/dossiers/{dossier}/evaluatie/halfjaar", in_dossier, web::sent<RecordYearly, yearly>},
    web::Route{get, "/dossiers/{dossier}/evaluatie/afsluiten", in_dossier, web::shown<CloseDossier, close>},
    web::Route{post, "/dossiers/{dossier}/evaluatie/afsluiten", in_dossier, web::sent<CloseDossier, close>},
    web::Route{get, "/dossiers/{dossier}/evaluatie/van-school", in_dossier, web::shown<TellSchoolLeft, left>},
    web::Route{post, "/dossiers/{dossier}/evaluatie/van-school", in_dossier, web::sent<TellSchoolLeft, left>},
};

}  // namespace

Capability const capability{
    .name = "evaluation",
    .contribution =
        {.facts = facts_of, .tasks = tasks_of, .notified = notified, .appointments = appointments_of},
    .commands = commands,
    .rules = rules,
    .routes = routes,
};

}  // namespace rondom::evaluation
