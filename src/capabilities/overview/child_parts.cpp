#include <algorithm>

#include "capabilities/conference/rules.hpp"
#include "capabilities/evaluation/evaluation.hpp"
#include "capabilities/overview/child_page.hpp"
#include "capabilities/plan/plan.hpp"
#include "keeping/events.hpp"
#include "route/steps.hpp"

// The cards of the child's page.
namespace rondom::overview {

namespace {

std::string first_word(std::string_view name) { return std::string{name.substr(0, name.find(' '))}; }

/// Who else is invited and did not say no, as the reader calls them.
std::string others_at(
    web::Visit const& visit, VisibleDossier const& dossier, conference::Conference const& meeting
) {
    std::vector<std::string> names;
    for (auto const& each : meeting.invitations) {
        bool const comes = each.person != visit.actor().person && each.coming.value_or(true) &&
                           !conference::on_hold(each, dossier, visit.profile());
        if (comes) { names.push_back(first_word(each.name)); }
    }
    if (names.empty()) { return {}; }
    auto const& words = visit.words();
    auto const list = words.list_text(names);
    return names.size() == 1 ? words.text("child.appointment.one", {list})
                             : words.text("child.appointment.more", {list});
}

std::string_view my_answer(web::Words const& words, std::optional<bool> coming) {
    if (!coming) { return {}; }
    return words(*coming ? "child.appointment.coming" : "child.appointment.not-coming");
}

AppointmentView dated(web::Words const& words, Moment starts, int minutes, std::string const& place) {
    auto const leaf = web::leaf_of(words, starts);
    return {
        .starts = starts,
        .weekday = leaf.weekday,
        .day = leaf.day,
        .month = leaf.month,
        .hours = web::hours_of(words, starts, minutes),
        .place = place,
        .others = {},
        .mine = {},
        .evaluation = false,
        .reply = {}};
}

/// The evaluation that is planned, when no meeting comes before the plan.
std::optional<AppointmentView> evaluation_of(
    web::Visit const& visit, VisibleDossier const& dossier, web::Form const& form
) {
    auto const& meeting = dossier.part<evaluation::Evaluations>().planned;
    bool const comes = meeting && meeting->starts + std::chrono::minutes{meeting->minutes} > visit.now();
    if (!comes) { return std::nullopt; }
    auto view = dated(visit.words(), meeting->starts, meeting->minutes, meeting->place);
    view.evaluation = true;
    auto const& me = visit.actor().person;
    if (std::ranges::find(meeting->invited, me) != meeting->invited.end()) {
        auto const answer = meeting->coming.find(me);
        view.mine = my_answer(
            visit.words(), answer != meeting->coming.end() ? std::optional{answer->second} : std::nullopt
        );
        view.reply = form.view(visit.in_dossier("/evaluatie/antwoord"));
    }
    return view;
}

conference::Conference const* planned(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const* meeting = dossier.part<conference::Conferences>().current();
    bool const comes = meeting != nullptr && meeting->status == conference::Status::planned &&
                       meeting->starts + std::chrono::minutes{meeting->minutes} > visit.now();
    return comes ? meeting : nullptr;
}

/// Who leads, by the region's table and as far as this reader may know.
access::Member const* lead_of(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const facts = visit.dossiers().facts(dossier, visit.today());
    auto const* row = visit.profile().lead(facts);
    if (row == nullptr || !row->lead) { return nullptr; }
    for (auto const role : row->persons) {
        if (auto const* member = dossier.standing().first_member(role)) { return member; }
    }
    return nullptr;
}

access::Member const* first_contact(web::Visit const& visit, VisibleDossier const& dossier) {
    for (auto const role : visit.profile().first_contact) {
        if (auto const* member = dossier.standing().first_member(role)) { return member; }
    }
    return lead_of(visit, dossier);
}

Day monday_of(Day today) {
    auto const weekday = std::chrono::weekday{std::chrono::sys_days{today}}.iso_encoding();
    return today + std::chrono::days{1 - static_cast<int>(weekday)};
}

/// Those who looked since Monday, without the reader, each once.
std::vector<PersonId> looked_this_week(web::Visit const& visit, std::vector<ReadingLine> const& lines) {
    std::vector<PersonId> people;
    for (auto const& line : lines) {
        bool const counts = line.refused.empty() && line.person != visit.actor().person &&
                            local_day(line.at) >= monday_of(visit.today());
        if (counts && std::ranges::find(people, line.person) == people.end()) {
            people.push_back(line.person);
        }
    }
    return people;
}

}  // namespace

std::optional<AppointmentView> appointment_of(
    web::Visit const& visit, VisibleDossier const& dossier, web::Form const& form
) {
    auto const* meeting = planned(visit, dossier);
    if (meeting == nullptr) { return evaluation_of(visit, dossier, form); }
    auto const& words = visit.words();
    auto view = dated(words, meeting->starts, meeting->minutes, meeting->place);
    view.others = others_at(visit, dossier, *meeting);
    if (auto const* mine = meeting->invitation(visit.actor().person)) {
        view.mine = my_answer(words, mine->coming);
        view.reply = form.view(visit.in_dossier("/afspraak"));
    }
    return view;
}

std::string coming_up(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const& words = visit.words();
    auto const* meeting = dossier.part<conference::Conferences>().current();
    if (meeting != nullptr && meeting->status == conference::Status::requested) {
        return std::string{words("child.appointment.requested")};
    }
    auto const* passage = dossier.part<route::Steps>().current();
    auto const* step = passage != nullptr ? visit.profile().step(passage->step) : nullptr;
    auto const* settled = dossier.part<plan::Plan>().settled();
    bool const over = step != nullptr && step->end;
    if (!over && settled != nullptr && settled->next_evaluation >= visit.today()) {
        return words.text("child.appointment.evaluation", {words.date(settled->next_evaluation)});
    }
    return std::string{words("child.appointment.none")};
}

std::optional<ContactView> contact_of(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const* member = first_contact(visit, dossier);
    if (member == nullptr) { return std::nullopt; }
    auto role = web::in_sentence(visit.label(member->role));
    if (!member->organisation_name.empty()) {
        role = visit.words().text("child.contact.of", {role, member->organisation_name});
    }
    return ContactView{
        .name = member->name,
        .role = std::move(role),
        .phone = member->phone,
        .call = visit.words().text("child.contact.call", {first_word(member->name)}),
        .avatar = web::avatar_of(member->name, party_of(member->role))};
}

std::vector<GoalView> goals_of(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const& words = visit.words();
    std::vector<GoalView> goals;
    for (auto const& goal : dossier.part<plan::Plan>().goals) {
        if (!goal.stands) { continue; }
        switch (goal.kind) {
            case plan::Kind::education:
                goals.push_back({.kind = "leer", .label = words("child.goal.school"), .text = goal.text});
                break;
            case plan::Kind::care:
                goals.push_back({.kind = "leef", .label = words("child.goal.home"), .text = goal.text});
                break;
            case plan::Kind::own:
                goals.push_back({.kind = {}, .label = words("child.goal.own"), .text = goal.text});
                break;
        }
    }
    return goals;
}

std::string readers_of(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const lines = visit.dossiers().readings(dossier);
    if (!lines) { return {}; }
    auto const people = looked_this_week(visit, *lines);
    if (people.empty()) { return std::string{visit.words()("child.readers.none")}; }
    constexpr std::size_t most_names = 4;
    std::vector<std::string> names;
    for (auto const& line : *lines) {
        auto const known = std::ranges::find(people, line.person) != people.end();
        auto name = first_word(line.name);
        if (!known || names.size() == most_names) { continue; }
        if (std::ranges::find(names, name) == names.end()) { names.push_back(std::move(name)); }
    }
    auto const key = people.size() > most_names ? "child.readers.some" : "child.readers";
    return visit.words().plural(key, people.size(), {visit.words().list_text(names)});
}

std::vector<std::string> forgotten_of(web::Visit const& visit, VisibleDossier const& dossier) {
    std::vector<std::string> lines;
    for (auto const& each : dossier.part<keeping::ForgottenParts>().parts) {
        auto const part = std::string{"log.part."}.append(name_of(each.part));
        lines.push_back(visit.words().text(
            "child.forgotten.line", {std::string{visit.words()(part)}, visit.words().date_full(each.on)}
        ));
    }
    return lines;
}

std::optional<OwnWordsView> own_words_of(web::Visit const& visit, VisibleDossier const& dossier) {
    OwnWordsView view;
    auto const& me = visit.actor().person;
    for (auto const& each : dossier.part<plan::Plan>().views) {
        if (each.person == me) { view.said = each.text; }
    }
    auto const page_of = [&](std::string_view command) {
        return visit.region().router.page_of(command, visit.dossier()).value_or(std::string{});
    };
    if (planned(visit, dossier) != nullptr) {
        view.path = page_of(conference::PrepareVoice::permission.name);
    } else if (dossier.part<plan::Plan>().open() != nullptr) {
        view.path = page_of("plan.give_view");
    }
    if (view.path.empty()) { view.path = page_of("signals.raise"); }
    if (view.path.empty() && view.said.empty()) { return std::nullopt; }
    return view;
}

}  // namespace rondom::overview
