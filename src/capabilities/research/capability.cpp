#include "capabilities/research/capability.hpp"

#include <array>

#include "capabilities/research/pages.hpp"
#include "capabilities/research/rules.hpp"

namespace rondom::research {

namespace {

constexpr std::array commands{
    command<TryMeasure>("/onderzoek/maatregel"),
    command<RecordResearch>("/onderzoek/vastleggen"),
    command<EstimateSupport>("/onderzoek/inschatting"),
    command<ClassifyQuestions>("/onderzoek/hulpvraag"),
    command<CheckRegistration>("/onderzoek/registraties"),
};

constexpr std::array rules{
    &measure_first,
    &parents_agree_on_test,
    &talk_has_been,
    &registration_known,
};

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/{dossier}/onderzoek", in_dossier, overview},
    web::Route{get, "/dossiers/{dossier}/onderzoek/maatregel", in_dossier, web::shown<TryMeasure, measure>},
    web::Route{post, "/dossiers/{dossier}/onderzoek/maatregel", in_dossier, web::sent<TryMeasure, measure>},
    web::Route{
        get, "/dossiers/{dossier}/onderzoek/vastleggen", in_dossier, web::shown<RecordResearch, record>},
    web::Route{
        post, "/dossiers/{dossier}/onderzoek/vastleggen", in_dossier, web::sent<RecordResearch, record>},
    web::Route{
        get, "/dossiers/{dossier}/onderzoek/inschatting", in_dossier, web::shown<EstimateSupport, estimate>},
    web::Route{
        post, "/dossiers/{dossier}/onderzoek/inschatting", in_dossier, web::sent<EstimateSupport, estimate>},
    web::Route{
        get, "/dossiers/{dossier}/onderzoek/hulpvraag", in_dossier, web::shown<ClassifyQuestions, classify>},
    web::Route{
        post, "/dossiers/{dossier}/onderzoek/hulpvraag", in_dossier, web::sent<ClassifyQuestions, classify>},
    web::Route{
        get,
        "/dossiers/{dossier}/onderzoek/registraties",
        in_dossier,
        web::shown<CheckRegistration, check_registration>},
    web::Route{
        post,
        "/dossiers/{dossier}/onderzoek/registraties",
        in_dossier,
        web::sent<CheckRegistration, check_registration>},
};

constexpr std::array notified{
    ResearchRecorded::name,
    SupportEstimated::name,
    LearningClassified::name,
    LivingReported::name,
    RegistrationChecked::name,
};

}  // namespace

Capability const capability{
    .name = "research",
    .contribution = {.facts = facts_of, .notified = notified},
    .commands = commands,
    .rules = rules,
    .routes = routes,
};

}  // namespace rondom::research
