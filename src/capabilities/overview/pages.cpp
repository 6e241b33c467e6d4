#include "capabilities/overview/pages.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "capabilities/log/sentences.hpp"
#include "capabilities/overview/arrival.hpp"
#include "capabilities/overview/child_page.hpp"
#include "templates/overview_board_page.hpp"
#include "web/due.hpp"

namespace rondom::overview {

namespace {

constexpr std::size_t most_happenings = 4;

std::string because(web::Visit const& visit, Task const& task) {
    auto const role = web::in_sentence(visit.label(task.role.value_or(visit.actor().role)));
    auto const* step = visit.profile().step(task.step);
    if (step == nullptr) { return visit.words().text("overview.turn.because-role", {role}); }
    return visit.words().text("overview.turn.because", {role, visit.label(step->label)});
}

/// What the reader is to do now, the first due first.
std::vector<TurnView> turns_of(web::Visit const& visit, std::vector<Task> const& tasks) {
    std::vector<TurnView> turns;
    for (auto const& task : tasks) {
        if (!is_open(task, visit.today()) || !is_mine(task, visit.actor().person)) { continue; }
        turns.push_back(
            {.text = visit.text(task.text),
             .before = task.due,
             .why_then = web::about_due(visit, task),
             .late = task.due && *task.due < visit.today(),
             .why = because(visit, task),
             .path = path_for(visit, task)}
        );
    }
    std::ranges::stable_sort(turns, [](TurnView const& left, TurnView const& right) {
        if (!left.before || !right.before) { return left.before.has_value() && !right.before; }
        return *left.before < *right.before;
    });
    return turns;
}

std::string where_of(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const* passage = dossier.part<route::Steps>().current();
    auto const* step = passage != nullptr ? visit.profile().step(passage->step) : nullptr;
    if (step == nullptr) { return std::string{visit.words()("overview.where.nowhere")}; }
    auto const label = visit.label(step->label);
    if (step->number == 0) { return visit.words().text("overview.where.uncounted", {label}); }
    return visit.words().text("overview.where", {step->number, label});
}

std::string names_at_turn(
    web::Visit const& visit, VisibleDossier const& dossier, std::vector<Task> const& tasks
) {
    std::vector<std::string> names;
    for (auto const& task : tasks) {
        if (!is_open(task, visit.today())) { continue; }
        for (auto& name : names_of_turn(visit, dossier, task)) {
            if (std::ranges::find(names, name) == names.end()) { names.push_back(std::move(name)); }
        }
    }
    return visit.words().list_text(names);
}

SummaryView summary_of(
    web::Visit const& visit, VisibleDossier const& dossier, std::vector<Task> const& tasks
) {
    auto const& words = visit.words();
    SummaryView summary{
        .where = where_of(visit, dossier),
        .known = dossier.part<route::Steps>().current() != nullptr,
        .at_turn = names_at_turn(visit, dossier, tasks),
        .others = {}};
    auto const late = std::ranges::count_if(tasks, [&](Task const& each) {
        return is_open(each, visit.today()) && each.due && *each.due < visit.today();
    });
    if (late > 0) { summary.others.push_back(words.plural("overview.summary.late", late)); }

    std::set<Party> waiting;
    for (auto const& line : dossier.sharing()) {
        if (!line.complete) { waiting.insert(line.scope.receiver); }
    }
    for (auto const party : waiting) {
        summary.others.push_back(words.text("overview.summary.waits", {visit.label(party)}));
    }
    std::set<Party> shielded;
    for (auto const& each : dossier.shielded()) {
        shielded.insert(each.owner);
    }
    for (auto const party : shielded) {
        summary.others.push_back(words.text("overview.summary.shielded", {visit.label(party)}));
    }
    return summary;
}

std::string reason_text(web::Visit const& visit, Reason const& reason) {
    std::array<std::string, 2> details;
    for (std::size_t each = 0; each < std::min(details.size(), reason.details.size()); ++each) {
        details.at(each) = visit.name_of_detail(reason.details[each]);
    }
    return visit.words().text(web::rule_key(reason.rule->name), {details[0], details[1]});
}

web::StateView state_of(web::Visit const& visit, SharingLine const& line) {
    if (!line.complete) { return web::state_view(visit, web::State::waiting); }
    auto state = web::state_view(visit, web::State::done);
    state.label = visit.words()("overview.consent.complete");
    return state;
}

std::vector<ConsentLine> consents_of(web::Visit const& visit, VisibleDossier const& dossier) {
    std::vector<ConsentLine> lines;
    for (auto const& line : dossier.sharing()) {
        auto const* purpose = visit.profile().purpose(line.scope.purpose);
        if (purpose == nullptr) { continue; }
        lines.push_back(
            {.state = state_of(visit, line),
             .receiver = visit.label(line.scope.receiver),
             .purpose = visit.label(purpose->label),
             .why = line.obstacle ? reason_text(visit, *line.obstacle) : std::string{}}
        );
    }
    return lines;
}

std::vector<LegendLine> legend_of(web::Visit const& visit) {
    auto const& words = visit.words();
    auto const line = [&](std::string_view kind, web::State state, std::string_view key) {
        return LegendLine{.kind = kind, .state = web::state_view(visit, state, 2), .words = words(key)};
    };
    using enum web::State;
    return {
        line("klaar", done, "overview.legend.done"),
        line("zet", at_turn, "overview.legend.at-turn"),
        line("bezig", busy, "overview.legend.busy"),
        line("wacht", waiting, "overview.legend.waiting"),
        line("laat", late, "overview.legend.late"),
        line("straks", later, "overview.legend.later"),
        line("slot", shielded, "overview.legend.shielded")};
}

BoardPage board_page_of(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const tasks = visit.dossiers().tasks(dossier);
    BoardPage page;
    page.turns = turns_of(visit, tasks);
    page.more_turns = page.turns.size() > 1;
    if (!page.turns.empty()) { page.turn = page.turns.front(); }
    page.summary = summary_of(visit, dossier, tasks);
    page.arrival = arrival_of(visit, dossier, tasks);
    page.board = board_of(visit, dossier, tasks);
    page.consents = consents_of(visit, dossier);
    for (auto& line : log::lines_of(visit, dossier, most_happenings)) {
        page.happenings.push_back({.at = line.at, .who = std::move(line.who), .what = std::move(line.what)});
    }
    auto const& router = visit.region().router;
    page.why_path = visit.in_dossier("/waarom");
    if (router.has_page("/dossiers/{dossier}/logboek")) { page.log_path = visit.in_dossier("/logboek"); }
    if (router.has_page("/dossiers/{dossier}/toestemming")) {
        page.consent_path = visit.in_dossier("/toestemming");
    }
    page.legend = legend_of(visit);
    return page;
}

http::Response board_page(web::Visit& visit) {
    auto const dossier = visit.open("board");
    if (!dossier) { return dossier.error(); }
    auto const page = board_page_of(visit, *dossier);
    return visit.page(
        {.title = "overview.title", .dossier = &*dossier, .tab = "route"},
        web::Part{[&](web::Html& html) { templates::overview_board_page(html, visit.words(), page); }}
    );
}

}  // namespace

http::Response overview(web::Visit& visit) {
    return visit.in_family() ? child_page(visit, web::Form{visit}) : board_page(visit);
}

}  // namespace rondom::overview
