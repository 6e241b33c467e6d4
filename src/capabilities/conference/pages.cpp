#include "capabilities/conference/pages.hpp"

#include <algorithm>

#include "web/sections.hpp"

namespace rondom::conference {

namespace {

web::StateView state_of(web::Visit const& visit, Status status) {
    auto const with = [&](std::string_view kind, std::string_view icon, std::string_view key) {
        return web::StateView{kind, icon, std::string{visit.words()(key)}};
    };
    switch (status) {
        case Status::requested: return with("wacht", "hourglass", "conference.status.requested");
        case Status::planned: return with("bezig", "calendar-event", "conference.status.planned");
        case Status::held: return with("klaar", "check", "conference.status.held");
        case Status::cancelled: return with("", "circle-x", "conference.status.cancelled");
    }
    return {};
}

std::string when_of(web::Visit const& visit, Conference const& meeting) {
    if (meeting.status == Status::requested) { return {}; }
    return visit.words().text(
        "conference.when",
        {visit.words().date(meeting.starts), visit.words().time(meeting.starts), meeting.place}
    );
}

void add_buttons(web::Visit const& visit, web::Section& section, Conference const* meeting) {
    bool const running = meeting != nullptr && meeting->status == Status::planned;
    bool const asked = meeting != nullptr && meeting->status == Status::requested;
    if (!running && !asked) {
        web::add_button<RequestConference>(
            visit, section, "/overleggen/aanvragen", "conference.request.button"
        );
    }
    if (asked) {
        web::add_button<PlanConference>(visit, section, "/overleggen/plannen", "conference.plan.button");
    }
    if (!running) { return; }
    if (meeting->invitation(visit.actor().person) != nullptr) {
        web::add_button<Reply>(visit, section, "/overleggen/antwoord", "conference.reply.button");
    }
    web::add_button<MoveConference>(visit, section, "/overleggen/verplaatsen", "conference.move.button");
    web::add_button<CancelConference>(visit, section, "/overleggen/afzeggen", "conference.cancel.button");
    auto const* kind = visit.profile().meeting(meeting_name);
    if (kind != nullptr && !kind->needs.empty()) {
        web::add_button<RecordNeed>(visit, section, "/overleggen/behoefte", "conference.need.button");
    }
    web::add_button<RecordConference>(visit, section, "/overleggen/verslag", "conference.record.button");
}

void add_needs(web::Visit const& visit, Conference const& meeting, web::Remark& remark) {
    auto const* kind = visit.profile().meeting(meeting_name);
    if (kind == nullptr) { return; }
    for (auto const& each : kind->needs) {
        if (auto const* recorded = meeting.need(each.id)) {
            remark.facts.push_back({visit.label(each.label), recorded->text});
        }
    }
}

web::Section meeting_of(web::Visit const& visit, Conferences const& conferences) {
    web::Section section{
        .id = "gesprek",
        .heading = visit.words()("conference.section.next"),
        .empty = visit.words()("conference.section.next.empty")};
    auto const* meeting = conferences.last();
    if (meeting != nullptr) {
        web::Remark remark{
            .title = meeting->why,
            .meta = when_of(visit, *meeting),
            .state = state_of(visit, meeting->status)};
        add_needs(visit, *meeting, remark);
        if (meeting->held) {
            remark.facts.push_back({visit.words()("conference.decisions"), meeting->held->decisions});
        }
        if (meeting->held && !meeting->held->absence.empty()) {
            remark.facts.push_back({visit.words()("conference.absence"), meeting->held->absence});
        }
        section.remarks.push_back(std::move(remark));
    }
    add_buttons(visit, section, meeting);
    return section;
}

web::Section voice_of(web::Visit const& visit, Conference const* meeting) {
    web::Section section{
        .id = "stem",
        .heading = visit.words()("conference.section.voice"),
        .empty = visit.words()("conference.section.voice.empty")};
    if (meeting != nullptr && meeting->voice) {
        section.remarks.push_back(
            {.title = web::word_of(visit, "conference.voice.mode", name_of(meeting->voice->mode)),
             .text = meeting->voice->text}
        );
    }
    if (meeting != nullptr) {
        web::add_button<PrepareVoice>(visit, section, "/overleggen/stem", "conference.voice.button");
    }
    return section;
}

web::Section said_of(
    web::Visit const& visit,
    VisibleDossier const& dossier,
    std::vector<Words> const& said,
    web::Section section
) {
    for (auto const& each : said) {
        section.remarks.push_back(
            {.title = each.text, .meta = web::name_in(visit, dossier, each.by, each.role)}
        );
    }
    return section;
}

web::StateView answer_of(
    web::Visit const& visit, Invitation const& invitation, VisibleDossier const& dossier
) {
    auto const with = [&](std::string_view kind, std::string_view icon, std::string_view key) {
        return web::StateView{kind, icon, std::string{visit.words()(key)}};
    };
    if (on_hold(invitation, dossier, visit.profile())) {
        return with("wacht", "hourglass", "conference.on-hold");
    }
    if (!invitation.coming) { return with("", "circle-dashed", "conference.no-answer"); }
    return *invitation.coming ? with("klaar", "check", "conference.coming")
                              : with("", "circle-x", "conference.not-coming");
}

web::Section invited_of(web::Visit const& visit, VisibleDossier const& dossier, Conference const* meeting) {
    web::Section section{
        .id = "uitgenodigd",
        .heading = visit.words()("conference.section.invited"),
        .empty = visit.words()("conference.section.invited.empty")};
    if (meeting == nullptr) { return section; }
    for (auto const& each : meeting->invitations) {
        section.remarks.push_back(
            {.title = web::name_in(visit, dossier, each.person, each.role),
             .state = answer_of(visit, each, dossier)}
        );
    }
    if (meeting->status == Status::planned) {
        web::add_button<Invite>(visit, section, "/overleggen/uitnodigen", "conference.invite.button");
    }
    return section;
}

std::vector<web::Section> sections_of(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const& conferences = dossier.part<Conferences>();
    auto const* meeting = conferences.last();
    web::Section views{
        .id = "meningen",
        .heading = visit.words()("conference.section.views"),
        .empty = visit.words()("conference.section.views.empty")};
    web::Section agenda{
        .id = "agenda",
        .heading = visit.words()("conference.section.agenda"),
        .empty = visit.words()("conference.section.agenda.empty")};
    if (meeting != nullptr) {
        web::add_button<PrepareView>(visit, views, "/overleggen/mening", "conference.view.button");
        web::add_button<AddItem>(visit, agenda, "/overleggen/agenda", "conference.item.button");
        views = said_of(visit, dossier, meeting->views, std::move(views));
        agenda = said_of(visit, dossier, meeting->agenda, std::move(agenda));
    }
    return {
        voice_of(visit, meeting),
        std::move(views),
        meeting_of(visit, conferences),
        std::move(agenda),
        invited_of(visit, dossier, meeting)};
}

}  // namespace

std::vector<web::Choice> parties(web::Visit const& visit, std::string_view field) {
    std::vector<web::Choice> choices;
    if (field != "parties") { return choices; }
    for (auto const& each : names_of(Party{})) {
        if (needs_consent(each.value)) {
            choices.push_back({.value = std::string{each.name}, .label = std::string{visit.label(each.value)}}
            );
        }
    }
    return choices;
}

std::vector<web::Choice> needs(web::Visit const& visit, std::string_view field) {
    std::vector<web::Choice> choices;
    auto const* kind = visit.profile().meeting(meeting_name);
    if (field != "need" || kind == nullptr) { return choices; }
    for (auto const& each : kind->needs) {
        choices.push_back({.value = each.id, .label = std::string{visit.label(each.label)}});
    }
    return choices;
}

std::vector<web::Choice> present_roles(web::Visit const& visit, std::string_view field) {
    std::vector<web::Choice> choices;
    auto const dossier = visit.glance();
    if (field != "role" || !dossier) { return choices; }
    std::vector<Role> roles{Role::parent, Role::youth};
    for (auto const& each : dossier->standing().present()) {
        if (std::ranges::find(roles, each.role) == roles.end()) { roles.push_back(each.role); }
    }
    for (auto const role : roles) {
        choices.push_back({.value = std::string{name_of(role)}, .label = std::string{visit.label(role)}});
    }
    return choices;
}

http::Response overview(web::Visit& visit) {
    return web::sections_page(visit, "conference", "conferences", [&](VisibleDossier const& dossier) {
        return sections_of(visit, dossier);
    });
}

}  // namespace rondom::conference
