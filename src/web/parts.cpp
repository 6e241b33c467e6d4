#include "web/parts.hpp"

#include <algorithm>

namespace rondom::web {
namespace {

std::string known_name(VisibleDossier const& dossier, PersonId const& person) {
    auto const& standing = dossier.standing();
    auto const member = std::ranges::find(standing.members, person, &access::Member::person);
    if (member != standing.members.end()) { return member->name; }
    if (auto const* parent = standing.parent(person)) { return parent->name; }
    return person == standing.child.person ? standing.child.first_name : std::string{};
}

}  // namespace

StateView state_view(Visit const& visit, State state, int days_late) {
    auto const& words = visit.words();
    auto const with = [&](std::string_view kind, std::string_view icon, std::string_view key) {
        return StateView{.kind = kind, .icon = icon, .label = std::string{words(key)}};
    };
    switch (state) {
        case State::done: return with("klaar", "check", "state.done");
        case State::at_turn: return with("zet", "aan-zet", "state.at-turn");
        case State::my_turn: return with("zet", "aan-zet", "state.my-turn");
        case State::busy: return with("bezig", "progress", "state.busy");
        case State::waiting: return with("wacht", "hourglass", "state.waiting");
        case State::late:
            return {.kind = "laat", .icon = "alert-triangle", .label = words.plural("state.late", days_late)};
        case State::later: return with("", "circle-dashed", "state.later");
        case State::shielded: return with("", "lock", "state.shielded");
    }
    return {};
}

State state_of(Visit const& visit, Task const& task) {
    switch (task.state) {
        case TaskState::done: return State::done;
        case TaskState::later: return State::later;
        case TaskState::waiting: return State::waiting;
        case TaskState::at_turn: break;
    }
    if (task.due && *task.due < visit.today()) { return State::late; }
    bool const mine = std::ranges::find(task.who, visit.actor().person) != task.who.end();
    return mine ? State::my_turn : State::at_turn;
}

Avatar avatar_of(std::string_view name, std::optional<Party> party) {
    return {.party = party ? name_of(*party) : std::string_view{"board"}, .initials = initials_of(name)};
}

std::string name_in(
    Visit const& visit, VisibleDossier const& dossier, PersonId const& person, std::optional<Role> role
) {
    auto name = person == visit.actor().person ? visit.actor().name : known_name(dossier, person);
    auto const role_label = role ? visit.label(*role) : std::string_view{};
    if (name.empty()) { return std::string{role_label}; }
    bool const professional = role && party_of(*role) != Party::family;
    if (!visit.in_family() || !professional) { return name; }
    return name.substr(0, name.find(' ')).append(" (").append(in_sentence(role_label)).append(")");
}

std::string in_sentence(std::string_view label) {
    constexpr char to_lower = 'a' - 'A';
    std::string text{label};
    bool const word = text.size() > 1 && text[1] >= 'a' && text[1] <= 'z';
    if (word && text[0] >= 'A' && text[0] <= 'Z') { text[0] = static_cast<char>(text[0] + to_lower); }
    return text;
}

std::string begin_line(std::string_view label) {
    constexpr char to_upper = 'A' - 'a';
    std::string text{label};
    bool const small = !text.empty() && text[0] >= 'a' && text[0] <= 'z';
    if (small) { text[0] = static_cast<char>(text[0] + to_upper); }
    return text;
}

std::string labels_in_line(Words const& words, std::vector<std::string> labels) {
    for (std::size_t each = 1; each < labels.size(); ++each) {
        labels[each] = in_sentence(labels[each]);
    }
    return words.list_text(labels);
}

EmptyView empty_view(Visit const& visit, std::string_view icon, std::string_view key, std::string path) {
    auto const word = [&](std::string_view part) {
        return std::string{visit.words()(std::string{key}.append(part))};
    };
    EmptyView view{.icon = icon, .title = word(".title"), .text = word(".text")};
    if (!path.empty()) {
        view.link = word(".link");
        view.path = std::move(path);
    }
    return view;
}

EmptyView empty_page_view(Visit const& visit, std::string_view icon, std::string_view key, std::string path) {
    auto view = empty_view(visit, icon, key, std::move(path));
    view.under_title = true;
    return view;
}

DayLeaf leaf_of(Words const& words, Moment day) {
    auto const short_day = words.date_short(day);
    auto const space = short_day.find(' ');
    return {
        .weekday = words.date(day).substr(0, words.language() == Language::nl ? 2 : 3),
        .day = short_day.substr(0, space),
        .month = space == std::string::npos ? std::string{} : short_day.substr(space + 1)};
}

std::string hours_of(Words const& words, Moment starts, int minutes) {
    auto from = words.time(starts);
    // Dutch says "uur" once
    if (words.language() == Language::nl) { from = from.substr(0, from.find(' ')); }
    return words.text("time.from-to", {from, words.time(starts + std::chrono::minutes{minutes})});
}

}  // namespace rondom::web
