#include "capabilities/overview/board.hpp"

#include <algorithm>
#include <array>

#include "web/due.hpp"

namespace rondom::overview {

namespace {

using web::State;

/// In a cell stand at most this many tasks that somebody is to do now; the rest is folded.
constexpr std::size_t most_open = 2;

/// A task is begun when its party did this since the step was entered.
struct Begun {
    std::string_view command;
    std::string_view event;
};

constexpr std::array begun_by{
    Begun{"signals.record", "signals.worry-noted"},
    Begun{"research.record", "research.measure-tried"},
    Begun{"family.invite", "family.invited"},
    Begun{"plan.set_goal", "plan.goal-set"},
    Begun{"plan.add_action", "plan.action-added"},
    Begun{"plan.propose", "plan.version-proposed"},
    Begun{"plan.agree", "plan.version-proposed"},
    Begun{"conference.record", "conference.planned"},
    Begun{"evaluation.record", "evaluation.planned"},
};

bool is_begun(VisibleDossier const& dossier, Task const& task) {
    auto const since = std::chrono::sys_days{task.since};
    return std::ranges::any_of(begun_by, [&](Begun const& each) {
        return each.command == task.command && std::ranges::any_of(dossier.all(), [&](Entry const& entry) {
                   return entry.kind == each.event && party_of(entry.role) == task.party &&
                          std::chrono::sys_days{local_day(entry.at)} >= since;
               });
    });
}

State state_of(web::Visit const& visit, VisibleDossier const& dossier, Task const& task) {
    auto const state = web::state_of(visit, task);
    bool const to_come = task.from && *task.from > visit.today();
    if (task.state == TaskState::at_turn && to_come) { return State::later; }
    return state == State::at_turn && is_begun(dossier, task) ? State::busy : state;
}

/// The most pressing first.
int rank(State state) {
    switch (state) {
        case State::my_turn: return 0;
        case State::late: return 1;
        case State::at_turn: return 2;
        case State::busy: return 3;
        case State::waiting: return 4;
        case State::shielded: return 5;
        case State::done: return 6;
        case State::later: return 7;
    }
    return 8;
}

std::string_view kind_of(State state) {
    switch (state) {
        case State::my_turn:
        case State::at_turn: return "zet";
        case State::late: return "laat";
        case State::busy: return "bezig";
        case State::waiting: return "wacht";
        case State::shielded: return "slot";
        case State::done: return "klaar";
        case State::later: return "straks";
    }
    return "niet";
}

struct Placed {
    State state{};
    bool mine = false;
    BoardTask task;
};

int days_between(Day from, Day to) {
    return static_cast<int>((std::chrono::sys_days{to} - std::chrono::sys_days{from}).count());
}

std::string who_of(web::Visit const& visit, VisibleDossier const& dossier, Task const& task) {
    if (task.state != TaskState::at_turn && task.state != TaskState::waiting) { return {}; }
    auto const names = names_of_turn(visit, dossier, task);
    if (names.empty()) { return std::string{visit.words()("overview.nobody-in-role")}; }
    return visit.words().list_text(names);
}

/// Most tasks have the day of their step, which stands beside the step.
bool has_term_of_step(web::Visit const& visit, Task const& task) {
    auto const* step = visit.profile().step(task.step);
    return step != nullptr && task.reckoned && step->term == task.term;
}

Placed placed(web::Visit const& visit, VisibleDossier const& dossier, Task const& task) {
    auto const state = state_of(visit, dossier, task);
    bool const open = is_open(task, visit.today());
    bool const mine = open && is_mine(task, visit.actor().person);
    int const late = state == State::late ? days_between(*task.due, visit.today()) : 0;
    return {
        .state = state,
        .mine = mine,
        .task = {
            .state = web::state_view(visit, state, late),
            .text = visit.text(task.text),
            .path = open ? path_for(visit, task) : std::string{},
            .who = mine ? std::string{} : who_of(visit, dossier, task),
            .before = open ? task.due : std::nullopt,
            .why_then =
                open && !has_term_of_step(visit, task) ? web::about_due(visit, task) : std::string{}}};
}

/// Consents that are asked and not complete: the receiver may not begin yet.
void add_waiting(
    web::Visit const& visit, VisibleDossier const& dossier, Party party, std::vector<Placed>& all
) {
    bool const page = visit.region().router.has_page("/dossiers/{dossier}/toestemming");
    for (auto const& line : dossier.sharing()) {
        if (line.complete || line.scope.receiver != party) { continue; }
        auto const* purpose = visit.profile().purpose(line.scope.purpose);
        if (purpose == nullptr) { continue; }
        all.push_back(
            {.state = State::waiting,
             .mine = false,
             .task =
                 {.state = web::state_view(visit, State::waiting),
                  .text = std::string{visit.label(purpose->label)},
                  .path = page ? visit.in_dossier("/toestemming") : std::string{}}}
        );
    }
}

void add_shielded(
    web::Visit const& visit, VisibleDossier const& dossier, Party party, std::vector<Placed>& all
) {
    for (auto const& each : dossier.shielded()) {
        if (each.owner != party) { continue; }
        all.push_back(
            {.state = State::shielded,
             .mine = false,
             .task =
                 {.state = web::state_view(visit, State::shielded),
                  .text = std::string{visit.label(each.what)}}}
        );
    }
}

bool stands_open(State state) { return rank(state) < rank(State::done); }

BoardCell cell_of(web::Visit const& visit, Party party, std::vector<Placed> all) {
    BoardCell cell{.kind = "niet", .party = visit.label(party)};
    if (all.empty()) { return cell; }
    std::ranges::stable_sort(all, {}, [](Placed const& each) { return rank(each.state); });
    cell.kind = kind_of(all.front().state);
    for (auto& each : all) {
        cell.mine = cell.mine || each.mine;
        bool const stands = cell.tasks.empty() || (stands_open(each.state) && cell.tasks.size() < most_open);
        (stands ? cell.tasks : cell.folded).push_back(std::move(each.task));
    }
    cell.folded_title = visit.words().plural("overview.more", std::ssize(cell.folded));
    return cell;
}

/// The steps as rows: those that count, and the others when the dossier came there.
struct Walk {
    std::vector<route::Passage> const& taken;
    route::Passage const* current = nullptr;

    [[nodiscard]] route::Passage const* last(std::string_view step) const {
        auto const found = std::find_if(taken.rbegin(), taken.rend(), [&](route::Passage const& each) {
            return each.step == step;
        });
        return found != taken.rend() ? &*found : nullptr;
    }
    [[nodiscard]] bool shows(route::Step const& step) const {
        return step.number > 0 || last(step.id) != nullptr;
    }
    [[nodiscard]] bool is_here(route::Step const& step) const {
        return current != nullptr && current->step == step.id;
    }
};

std::string when_of(web::Visit const& visit, Walk const& walk, route::Step const& step) {
    auto const* passage = walk.last(step.id);
    if (passage == nullptr) { return {}; }
    auto const& words = visit.words();
    auto on = words.date_short(passage->on);
    auto const* next = passage == &walk.taken.back() ? nullptr : passage + 1;
    if (next == nullptr) { return words.text("overview.since", {on}); }
    if (next->on == passage->on) { return on; }
    return words.text("overview.from-to", {on, words.date_short(next->on)});
}

/// By when the step should be over; each of its tasks without a term of its own knows.
void add_term(
    web::Visit const& visit, std::vector<Task> const& tasks, route::Step const& step, BoardRow& row
) {
    auto const found = std::ranges::find_if(tasks, [&](Task const& each) {
        return each.step == step.id && has_term_of_step(visit, each);
    });
    if (found == tasks.end()) { return; }
    if (found->due) {
        row.before = visit.words().text("overview.before", {visit.words().date_short(found->due)});
    }
    row.why_then = web::about_due(visit, *found);
    if (visit.region().router.has_page("/dossiers/{dossier}/termijnen")) {
        row.terms_path = visit.in_dossier("/termijnen");
    }
}

struct Cell {
    std::string const& step;
    bool here = false;
    Party party{};
};

/// Where we are stand those that belong to no step, too.
std::vector<Placed> tasks_in(
    web::Visit const& visit, VisibleDossier const& dossier, std::vector<Task> const& tasks, Cell const& cell
) {
    std::vector<Placed> all;
    for (auto const& task : tasks) {
        bool const belongs = task.step == cell.step || (task.step.empty() && cell.here);
        if (belongs && task.party == cell.party) { all.push_back(placed(visit, dossier, task)); }
    }
    return all;
}

BoardRow row_of(
    web::Visit const& visit,
    VisibleDossier const& dossier,
    std::vector<Task> const& tasks,
    route::Step const& step,
    std::vector<Party> const& parties
) {
    auto const& taken = dossier.part<route::Steps>().taken;
    Walk const walk{.taken = taken, .current = dossier.part<route::Steps>().current()};
    bool const here = walk.is_here(step);
    BoardRow row{
        .number = step.number > 0 ? std::to_string(step.number) : std::string{},
        .name = visit.label(step.label),
        .kind = here                            ? "nu"
                : walk.last(step.id) != nullptr ? "klaar"
                                                : "straks",
        .here = here,
        .when = when_of(visit, walk, step),
        .before = {},
        .why_then = {},
        .terms_path = {}};
    if (here) { add_term(visit, tasks, step, row); }
    for (auto const party : parties) {
        auto all = tasks_in(visit, dossier, tasks, {.step = step.id, .here = here, .party = party});
        if (here) {
            add_waiting(visit, dossier, party, all);
            add_shielded(visit, dossier, party, all);
        }
        row.cells.push_back(cell_of(visit, party, std::move(all)));
    }
    return row;
}

/// Parties that have a task somewhere on the route, or something to do with this child.
std::vector<Party> parties_of(web::Visit const& visit, VisibleDossier const& dossier) {
    std::vector<Party> parties;
    for (auto const& [each_party, entry] : visit.profile().parties) {
        auto const party = each_party;
        bool const has_tasks = std::ranges::find(visit.profile().tasks, party, &route::Task::party) !=
                               visit.profile().tasks.end();
        bool const asked = std::ranges::any_of(dossier.sharing(), [&](SharingLine const& each) {
            return each.scope.receiver == party;
        });
        bool const shielded =
            std::ranges::find(dossier.shielded(), party, &Shielded::owner) != dossier.shielded().end();
        if (has_tasks || asked || shielded || dossier.standing().takes_part(party)) {
            parties.push_back(party);
        }
    }
    return parties;
}

}  // namespace

bool is_open(Task const& task, Day today) {
    return task.state == TaskState::at_turn && !(task.from && *task.from > today);
}

bool is_mine(Task const& task, PersonId const& person) {
    return std::ranges::find(task.who, person) != task.who.end();
}

std::string path_for(web::Visit const& visit, Task const& task) {
    auto const& router = visit.region().router;
    if (is_mine(task, visit.actor().person)) {
        return router.page_of(task.command, visit.dossier(), task.subject).value_or(std::string{});
    }
    bool const late = is_open(task, visit.today()) && task.due && *task.due < visit.today();
    if (late && !task.step.empty()) {  // anybody may ask after it
        return router.page_of("plan.flag_task", visit.dossier(), task.id).value_or(std::string{});
    }
    bool const consent =
        task.category == Category::consent && router.has_page("/dossiers/{dossier}/toestemming");
    return consent ? visit.in_dossier("/toestemming") : std::string{};
}

std::vector<std::string> names_of_turn(
    web::Visit const& visit, VisibleDossier const& dossier, Task const& task
) {
    std::vector<std::string> names;
    for (auto const& person : task.who) {
        names.push_back(
            person == visit.actor().person ? std::string{visit.words()("overview.you")}
                                           : web::name_in(visit, dossier, person, task.role)
        );
    }
    return names;
}

Board board_of(web::Visit const& visit, VisibleDossier const& dossier, std::vector<Task> const& tasks) {
    Board board;
    auto const parties = parties_of(visit, dossier);
    for (auto const party : parties) {
        board.parties.push_back(
            {.party = name_of(party),
             .icon = visit.profile().parties.at(party).icon,
             .label = visit.label(party)}
        );
    }
    Walk const walk{.taken = dossier.part<route::Steps>().taken};
    for (auto const& step : visit.profile().steps) {
        if (walk.shows(step)) { board.rows.push_back(row_of(visit, dossier, tasks, step, parties)); }
    }
    return board;
}

}  // namespace rondom::overview
