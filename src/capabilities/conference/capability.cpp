#include "capabilities/conference/capability.hpp"

#include <array>

#include "capabilities/conference/pages.hpp"
#include "capabilities/conference/rules.hpp"

namespace rondom::conference {

namespace {

constexpr std::array commands{
    command<RequestConference>("/overleggen/aanvragen"),
    command<PlanConference>("/overleggen/plannen"),
    command<MoveConference>("/overleggen/verplaatsen"),
    command<CancelConference>("/overleggen/afzeggen"),
    command<Invite>("/overleggen/uitnodigen"),
    command<Reply>("/overleggen/antwoord"),
    command<PrepareVoice>("/overleggen/stem"),
    command<PrepareView>("/overleggen/mening"),
    command<AddItem>("/overleggen/agenda"),
    command<RecordNeed>("/overleggen/behoefte"),
    command<RecordConference>("/overleggen/verslag"),
};

constexpr std::array rules{
    &step_gate,
    &under_way,
    &request_first,
    &plan_first,
    &starts_later,
    &only_involved,
    &not_invited,
    &voice_first,
    &voice_reason,
    &quorum_missing,
    &need_unknown,
    &needs_first,
    &not_yet,
};

constexpr std::array notified{
    ConferencePlanned::name,
    ConferenceMoved::name,
    ConferenceCancelled::name,
    ConferenceHeld::name,
};

using enum http::Method;
constexpr auto in_dossier = web::Reach::dossier;

constexpr std::array routes{
    web::Route{get, "/dossiers/{dossier}/overleggen", in_dossier, overview},
    web::Route{
        get, "/dossiers/{dossier}/overleggen/aanvragen", in_dossier, web::shown<RequestConference, request>},
    web::Route{
        post, "/dossiers/{dossier}/overleggen/aanvragen", in_dossier, web::sent<RequestConference, request>},
    web::Route{
        get, "/dossiers/{dossier}/overleggen/plannen", in_dossier, web::shown<PlanConference, schedule>},
    web::Route{
        post, "/dossiers/{dossier}/overleggen/plannen", in_dossier, web::sent<PlanConference, schedule>},
    web::Route{
        get, "/dossiers/{dossier}/overleggen/verplaatsen", in_dossier, web::shown<MoveConference, move>},
    web::Route{
        post, "/dossiers/{dossier}/overleggen/verplaatsen", in_dossier, web::sent<MoveConference, move>},
    web::Route{
        get, "/dossiers/{dossier}/overleggen/afzeggen", in_dossier, web::shown<CancelConference, cancel>},
    web::Route{
        post, "/dossiers/{dossier}/overleggen/afzeggen", in_dossier, web::sent<CancelConference, cancel>},
    web::Route{get, "/dossiers/{dossier}/overleggen/uitnodigen", in_dossier, web::shown<Invite, invite>},
    web::Route{post, "/dossiers/{dossier}/overleggen/uitnodigen", in_dossier, web::sent<Invite, invite>},
    web::Route{get, "/dossiers/{dossier}/overleggen/antwoord", in_dossier, web::shown<Reply, reply>},
    web::Route{post, "/dossiers/{dossier}/overleggen/antwoord", in_dossier, replied<Reply, reply>},
    web::Route{get, "/dossiers/{dossier}/overleggen/stem", in_dossier, web::shown<PrepareVoice, voice>},
    web::Route{post, "/dossiers/{dossier}/overleggen/stem", in_dossier, web::sent<PrepareVoice, voice>},
    web::Route{get, "/dossiers/{dossier}/overleggen/mening", in_dossier, web::shown<PrepareView, view>},
    web::Route{post, "/dossiers/{dossier}/overleggen/mening", in_dossier, web::sent<PrepareView, view>},
    web::Route{get, "/dossiers/{dossier}/overleggen/agenda", in_dossier, web::shown<AddItem, item>},
    web::Route{post, "/dossiers/{dossier}/overleggen/agenda", in_dossier, web::sent<AddItem, item>},
    web::Route{get, "/dossiers/{dossier}/overleggen/behoefte", in_dossier, web::shown<RecordNeed, need>},
    web::Route{post, "/dossiers/{dossier}/overleggen/behoefte", in_dossier, web::sent<RecordNeed, need>},
    web::Route{
        get, "/dossiers/{dossier}/overleggen/verslag", in_dossier, web::shown<RecordConference, record>},
    web::Route{
        post, "/dossiers/{dossier}/overleggen/verslag", in_dossier, web::sent<RecordConference, record>},
};

}  // namespace

Capability const capability{
    .name = "conference",
    .contribution =
        {.facts = facts_of, .tasks = tasks_of, .notified = notified, .appointments = appointments_of},
    .commands = commands,
    .rules = rules,
    .routes = routes,
};

}  // namespace rondom::conference
