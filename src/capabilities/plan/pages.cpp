#include "capabilities/plan/pages.hpp"

#include <algorithm>

#include "web/due.hpp"
#include "web/sections.hpp"

namespace rondom::plan {

namespace {

std::string path_to(web::Visit const& visit, std::string_view page, std::string_view id) {
    return visit.in_dossier(page).append("/").append(id);
}

web::StateView state_of(web::Visit const& visit, Version const& version) {
    auto const with = [&](std::string_view kind, std::string_view icon, std::string_view key) {
        return web::StateView{kind, icon, std::string{visit.words()(key)}};
    };
    if (version.settled > 0) { return with("klaar", "circle-check", "plan.version.settled"); }
    if (version.overtaken) { return with("", "refresh", "plan.version.overtaken"); }
    return with("wacht", "hourglass", "plan.version.open");
}

/// By when the region wants the next evaluation at the latest, and why: counted from when it was proposed.
std::string last_evaluation(web::Visit const& visit, Version const& version) {
    auto const* meeting = visit.profile().meeting("evaluation");
    auto const last = meeting != nullptr
                          ? visit.profile().due(meeting->next, {.start = local_day(version.at)})
                          : std::nullopt;
    auto const* term = last ? visit.profile().term(meeting->next) : nullptr;
    if (term == nullptr) { return {}; }
    return visit.words()
        .text("plan.version.at-latest", {visit.words().date(last->on)})
        .append(" ")
        .append(web::why_due(visit, *last, *term));
}

web::Section version_of(web::Visit const& visit, Plan const& plan) {
    web::Section section{
        .id = "versie",
        .heading = visit.words()("plan.section.version"),
        .empty = visit.words()("plan.section.version.empty")};
    if (auto const* version = plan.latest()) {
        section.remarks.push_back(
            {.title = visit.words().text("plan.version", {version->number}),
             .text = last_evaluation(visit, *version),
             .meta = visit.words().text("plan.version.next", {visit.words().date(version->next_evaluation)}),
             .state = state_of(visit, *version)}
        );
    }
    web::add_button<AgreeToPlan>(visit, section, "/plan/akkoord", "plan.agree.button");
    web::add_button<GiveView>(visit, section, "/plan/mening", "plan.view.button");
    web::add_button<ProposePlan>(visit, section, "/plan/voorleggen", "plan.propose.button");
    return section;
}

web::Remark remark_of(web::Visit const& visit, Goal const& goal) {
    web::Remark remark{.title = goal.text};
    if (goal.special) {
        remark.text = visit.words().text("plan.goal.special-because", {goal.why_not_ordinary});
    }
    if (!goal.stands) { remark.meta = visit.words().text("plan.goal.dropped", {goal.dropped}); }
    if (goal.stands && visit.may<ChangeGoal>()) {
        remark.links.emplace_back(
            path_to(visit, "/plan/doel/wijzigen", goal.id.text()), visit.words()("plan.link.change")
        );
        remark.links.emplace_back(
            path_to(visit, "/plan/doel/stoppen", goal.id.text()), visit.words()("plan.link.drop")
        );
    }
    return remark;
}

web::Section goals_of(
    web::Visit const& visit, Plan const& plan, Kind kind, std::string_view id, std::string_view words
) {
    web::Section section{
        .id = id, .heading = visit.words()(words), .empty = visit.words()("plan.section.goals.empty")};
    for (auto const& goal : plan.goals) {
        if (goal.kind == kind) { section.remarks.push_back(remark_of(visit, goal)); }
    }
    return section;
}

web::StateView state_of(web::Visit const& visit, Action const& action) {
    auto const with = [&](std::string_view kind, std::string_view icon, std::string_view key) {
        return web::StateView{kind, icon, std::string{visit.words()(key)}};
    };
    if (action.result == Delivery::delivered) { return with("klaar", "check", "plan.action.delivered"); }
    if (action.is_late(visit.today())) { return with("laat", "alert-triangle", "plan.action.late"); }
    if (action.result == Delivery::not_delivered) {
        return with("wacht", "circle-x", "plan.action.not-delivered");
    }
    return with("", "circle-dashed", "plan.action.open");
}

web::Section actions_of(web::Visit const& visit, VisibleDossier const& dossier, Plan const& plan) {
    web::Section section{
        .id = "afspraken",
        .heading = visit.words()("plan.section.actions"),
        .empty = visit.words()("plan.section.actions.empty")};
    for (auto const& action : plan.actions) {
        web::Remark remark{
            .title = action.what,
            .text = action.note,
            .meta = visit.words().text(
                "plan.action.who",
                {web::name_in(visit, dossier, action.person, action.role), visit.words().date(action.due)}
            ),
            .state = state_of(visit, action)};
        bool const mine = action.person == visit.actor().person;
        if (mine) {
            remark.links.emplace_back(
                path_to(visit, "/plan/acties", action.id.text()), visit.words()("plan.link.report")
            );
        } else if (action.is_late(visit.today())) {
            remark.links.emplace_back(
                path_to(visit, "/plan/navragen", action.id.text()), visit.words()("plan.link.flag")
            );
        }
        section.remarks.push_back(std::move(remark));
    }
    web::add_button<AddAction>(visit, section, "/plan/actie", "plan.action.button");
    return section;
}

web::Section views_of(web::Visit const& visit, VisibleDossier const& dossier, Plan const& plan) {
    web::Section section{
        .id = "meningen",
        .heading = visit.words()("plan.section.views"),
        .empty = visit.words()("plan.section.views.empty")};
    for (auto const& each : plan.views) {
        section.remarks.push_back(
            {.title = web::name_in(visit, dossier, each.person, each.role),
             .text = each.text,
             .meta = visit.words().date(each.at)}
        );
    }
    return section;
}

bool is_late(Task const& task, Day today) {
    return task.state == TaskState::at_turn && !task.who.empty() && task.due && *task.due < today;
}

int days_late(Task const& task, Day today) {
    return static_cast<int>((std::chrono::sys_days{today} - std::chrono::sys_days{*task.due}).count());
}

std::string names_of(
    web::Visit const& visit,
    VisibleDossier const& dossier,
    std::vector<PersonId> const& people,
    std::optional<Role> role
) {
    std::vector<std::string> names;
    for (auto const& each : people) {
        if (auto name = web::name_in(visit, dossier, each, role); !name.empty()) {
            names.push_back(std::move(name));
        }
    }
    return visit.words().list_text(names);
}

std::string asked_after(web::Visit const& visit, VisibleDossier const& dossier, Task const& task) {
    auto const names = names_of(visit, dossier, task.asked_after, std::nullopt);
    return names.empty() ? std::string{} : visit.words().text("plan.asked-after", {names});
}

/// Why that day, who is next now, and who asked after it.
std::string remark_on(web::Visit const& visit, VisibleDossier const& dossier, Task const& task) {
    auto text = web::about_due(visit, task);
    auto const asked = asked_after(visit, dossier, task);
    return text.append(text.empty() || asked.empty() ? "" : " ").append(asked);
}

/// Tasks of the route that are late, whoever is to do them.
web::Section late_of(web::Visit const& visit, VisibleDossier const& dossier) {
    web::Section section{
        .id = "te-laat",
        .heading = visit.words()("plan.section.late"),
        .intro = visit.words()("plan.section.late.intro")};
    for (auto const& task : visit.dossiers().tasks(dossier)) {
        if (task.step.empty() || !is_late(task, visit.today())) { continue; }
        bool const plain = visit.in_family() && !task.plain.label.nl.empty();
        web::Remark remark{
            .title = visit.text(plain ? task.plain : task.text),
            .text = remark_on(visit, dossier, task),
            .meta = visit.words().text(
                "plan.action.who",
                {names_of(visit, dossier, task.who, task.role), visit.words().date(task.due)}
            ),
            .state = web::state_view(visit, web::State::late, days_late(task, visit.today()))};
        bool const mine = std::ranges::find(task.who, visit.actor().person) != task.who.end();
        if (!mine && visit.may<FlagTask>()) {
            remark.links.emplace_back(
                path_to(visit, "/plan/navragen/taak", task.id), visit.words()("plan.link.flag")
            );
        }
        section.remarks.push_back(std::move(remark));
    }
    return section;
}

}  // namespace

std::vector<web::Choice> goals(web::Visit const& visit, std::string_view field) {
    std::vector<web::Choice> choices;
    auto const dossier = visit.glance();
    if (field != "goal" || !dossier) { return choices; }
    for (auto const& each : dossier->part<Plan>().goals) {
        if (each.stands) { choices.push_back({.value = each.id.text(), .label = each.text}); }
    }
    return choices;
}

http::Response overview(web::Visit& visit) {
    return web::sections_page(visit, "plan", "plan", [&](VisibleDossier const& dossier) {
        auto const& plan = dossier.part<Plan>();
        auto education = goals_of(visit, plan, Kind::education, "school", "plan.section.education");
        web::add_button<SetGoal>(visit, education, "/plan/doel", "plan.goal.button");
        std::vector sections{
            version_of(visit, plan),
            views_of(visit, dossier, plan),
            std::move(education),
            goals_of(visit, plan, Kind::care, "thuis", "plan.section.care"),
            goals_of(visit, plan, Kind::own, "gezin", "plan.section.own"),
            actions_of(visit, dossier, plan)};
        auto late = late_of(visit, dossier);
        if (!late.remarks.empty()) { sections.push_back(std::move(late)); }
        return sections;
    });
}

}  // namespace rondom::plan
