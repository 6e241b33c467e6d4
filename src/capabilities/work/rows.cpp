#include "capabilities/work/rows.hpp"

#include <algorithm>

#include "capabilities/family/rules.hpp"
#include "dossier/pauses.hpp"
#include "web/due.hpp"

namespace rondom::work {

namespace {

int days_between(Day from, Day to) {
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

std::string initial_of(std::string const& name) {
    auto const initials = web::initials_of(name);
    std::size_t size = 1;
    while (size < initials.size() && (static_cast<unsigned char>(initials[size]) & 0xC0U) == 0x80U) {
        ++size;
    }
    return initials.substr(0, size);
}

template <class Line>
std::string step_text(web::Visit const& visit, Line const& line) {
    auto const* step = visit.profile(line.version).step(line.step);
    if (step == nullptr) { return {}; }
    auto const label = visit.label(step->label);
    if (step->number == 0) { return std::string{label}; }
    return visit.words().text("work.step", {step->number, label});
}

std::string why_mine(web::Visit const& visit, registers::WorkLine const& line) {
    auto const role = web::in_sentence(visit.label(line.role.value_or(visit.actor().role)));
    auto const step = step_text(visit, line);
    if (step.empty()) { return visit.words().text("work.because", {role}); }
    return visit.words().text("work.because-in", {role, step});
}

std::string why_waiting(web::Visit const& visit, registers::WorkLine const& line) {
    auto const step = step_text(visit, line);
    auto const names = visit.words().list_text(line.who);
    if (step.empty()) { return visit.words().text("work.waits-for", {names}); }
    return visit.words().text("work.waits-for-in", {names, step});
}

std::string why_of(web::Visit const& visit, registers::WorkLine const& line) {
    auto why = line.waits_for_others ? why_waiting(visit, line) : why_mine(visit, line);
    if (line.asked_after.empty()) { return why; }
    auto const names = visit.words().list_text(line.asked_after);
    return why.append(" ").append(visit.words().text("work.asked-after", {names}));
}

bool is_late(std::optional<Day> due, Day today) { return due && *due < today; }

/// What others are late with can be asked after; the rest is looked at in the dossier.
std::string path_to_ask(web::Visit const& visit, registers::WorkLine const& line) {
    auto dossier = "/dossiers/" + line.dossier.text();
    bool const of_route = !line.step.empty();
    if (!of_route || !is_late(line.due, visit.today())) { return dossier; }
    return visit.region().router.page_of("plan.flag_task", line.dossier, line.task).value_or(dossier);
}

/// Counted again from the line; nothing when the region counts otherwise by now.
std::string why_then(web::Visit const& visit, registers::WorkLine const& line) {
    auto const& profile = visit.profile(line.version);
    auto const* term = profile.term(line.term);
    auto pauses = pauses_in(line.stood_still);
    bool const still = !line.due && !pauses.empty();
    if (still) { pauses.back().until = std::max(pauses.back().until, visit.today()); }
    auto const due = profile.due(
        line.term, {.start = line.since, .suspended = std::move(pauses), .extensions = line.extended}
    );
    if (term == nullptr || !due) { return {}; }
    if (still) { return web::why_due(visit, *due, *term); }
    if (due->on != line.due) { return {}; }
    auto why = web::why_due(visit, *due, *term);
    auto const next = web::who_is_next(visit, *term, due->on);
    return next.empty() ? why : why.append(" ").append(next);
}

web::StateView due_today(web::Visit const& visit) {
    return {.kind = "zet", .icon = "aan-zet", .label = std::string{visit.words()("work.today")}};
}

std::string about_of(web::Visit const& visit, registers::DossierLine const& line) {
    std::string about;
    if (!line.group.empty()) { about = visit.words().text("dossier.group", {line.group}); }
    if (!line.school.empty()) { about.append(about.empty() ? "" : " · ").append(line.school); }
    return about;
}

/// Behind us, here, or still to come.
std::string_view dot_of(int number, route::Step const* here) {
    if (here == nullptr) { return "s"; }
    if (here->end || number < here->number) { return "k"; }
    return number == here->number ? "n" : "s";
}

MiniRoute route_of(web::Visit const& visit, registers::DossierLine const& line) {
    MiniRoute route;
    auto const& profile = visit.profile(line.version);
    auto const* here = profile.step(line.step);
    int last = 0;
    for (auto const& step : profile.steps) {
        last = std::max(last, step.number);
    }
    for (int number = 1; number <= last; ++number) {
        route.dots.emplace_back(dot_of(number, here));
    }
    if (here != nullptr && here->number > 0) {
        route.words = visit.words().text("work.step-of", {here->number, last});
    } else if (here != nullptr) {
        route.words = visit.label(here->label);
    }
    return route;
}

std::string names_at_turn(web::Visit const& visit, registers::DossierLine const& line) {
    std::vector<std::string> names;
    for (auto const& name : line.who) {
        bool const me = line.at_turn && name == visit.actor().name;
        names.push_back(me ? std::string{visit.words()("work.you")} : name);
    }
    if (names.empty()) { return std::string{visit.words()("work.nobody-at-turn")}; }
    return visit.words().text("work.at-turn", {visit.words().list_text(names)});
}

}  // namespace

WorkRow row_of(web::Visit const& visit, registers::WorkLine const& line) {
    auto const& words = visit.words();
    auto const& router = visit.region().router;
    auto const dossier = "/dossiers/" + line.dossier.text();
    auto const page = router.page_of(line.command, line.dossier, line.subject);
    WorkRow row{
        .path = line.waits_for_others ? path_to_ask(visit, line) : page.value_or(dossier),
        .child = line.child,
        .initial = initial_of(line.child),
        .task = visit.text(
            {.label = {.nl = line.text_nl, .en = line.text_en}, .words = line.words, .details = line.details}
        ),
        .why = why_of(visit, line),
        .kind = {},
        .state = {},
        .when = {},
        .why_then = why_then(visit, line)};
    if (is_late(line.due, visit.today())) {
        row.kind = "laat";
        row.state = web::state_view(visit, web::State::late, days_between(*line.due, visit.today()));
    } else if (line.due == visit.today() && !line.waits_for_others) {
        row.kind = "zet";
        row.state = due_today(visit);
    } else if (line.waits_for_others) {
        row.when = words.plural("work.since", days_between(line.since, visit.today()));
    } else if (line.due) {
        row.when = words.text("work.before", {words.date_short(line.due)});
    }
    return row;
}

DossierRow row_of(web::Visit const& visit, registers::DossierLine const& line) {
    DossierRow row{
        .path = "/dossiers/" + line.dossier.text(),
        .child = line.child,
        .initial = initial_of(line.child),
        .about = about_of(visit, line),
        .step = step_text(visit, line),
        .at_turn = names_at_turn(visit, line),
        .kind = {},
        .route = route_of(visit, line),
        .state = {},
        .due = {}};
    if (is_late(line.due, visit.today())) {
        row.kind = "laat";
        row.state = web::state_view(visit, web::State::late, days_between(*line.due, visit.today()));
    } else {
        if (line.at_turn) {
            row.kind = "zet";
            row.state = web::state_view(visit, web::State::my_turn);
        }
        if (line.due) { row.due = visit.words().text("work.before", {visit.words().date_short(line.due)}); }
    }
    return row;
}

std::string new_path_for(web::Visit const& visit) {
    constexpr std::string_view path = "/dossiers/nieuw";
    return visit.may<family::RegisterChild>() && visit.region().router.has_page(path) ? std::string{path}
                                                                                      : std::string{};
}

}  // namespace rondom::work
