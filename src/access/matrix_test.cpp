#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "access/families.hpp"
#include "domain/repository.hpp"

// The access matrix of the region, written out for people, and compared with the text that was approved
// (tests/access/matrix.txt; bin/approve takes a new one over).
namespace rondom::access {

namespace {

using namespace histories;

struct Reader {
    std::string label;
    Actor actor;
    bool unchecked_only = false;  ///< whose own authority is not checked
};

std::vector<Reader> matrix_readers() {
    std::vector<Reader> all;
    for (auto const& role : names_of(Role{})) {
        Actor actor{.person = professional(role.value), .role = role.value};
        if (role.value == Role::parent) { actor.person = parent(0); }
        auto label = region().roles.at(role.value).en;
        if (role.value == Role::supporter) { label += " of a parent"; }
        all.push_back({.label = std::move(label), .actor = actor});
        if (role.value != Role::parent) { continue; }
        all.push_back(
            {.label = "Parent, authority not checked",
             .actor = {.person = parent(1), .role = Role::parent},
             .unchecked_only = true}
        );
        all.push_back(
            {.label = "Parent without authority", .actor = {.person = parent(2), .role = Role::parent}}
        );
    }
    return all;
}

std::string words_of(Ground const& ground) {
    switch (ground.name) {
        case GroundName::own_task: return "information of the own party";
        case GroundName::own_words: return "own words";
        case GroundName::right: return "right of the family";
        case GroundName::opened: return "opened by the youth";
        case GroundName::addressed: return "addressed to the reader";
        case GroundName::sharing: break;
    }
    auto const& rule = *ground.rule;
    auto const basis = rule.ground == route::GroundKind::consent ? std::string{"consent"} : rule.article;
    return fmt::format("{} ({})", rule.label.en, basis);
}

/// What one reader reads of one kind of information: per column, per step, the ground or nothing.
struct Row {
    std::vector<std::string> marks;  ///< per step
    std::set<std::string> grounds;

    auto operator<=>(Row const&) const = default;
};

struct Kind {
    Category what{};
    Party owner{};
};

Row row_of(Families const& families, Families::One const& one, Reader const& reader, Kind const& kind) {
    Row row;
    for (auto const& step : region().steps) {
        Lens const lens{one.dossier.standing(), region(), &step, families.facts, one.today};
        auto const answer = lens.ground(reader.actor, kind.what, kind.owner);
        row.marks.emplace_back(answer ? "x" : ".");
        if (answer) { row.grounds.insert(words_of(*answer)); }
    }
    return row;
}

std::string joined_text(std::vector<std::string> const& texts, std::string_view between) {
    std::string all;
    for (auto const& each : texts) {
        all += (all.empty() ? std::string{} : std::string{between}) + each;
    }
    return all;
}

std::string band_text(int age) { return std::string{name_of(route::band_of(age))}; }

std::vector<std::string> texts_of(std::set<State> const& states) {
    std::vector<std::string> names;
    for (auto const& state : names_of(State{})) {
        if (states.contains(state.value)) { names.emplace_back(state.name); }
    }
    return names;
}

/// In words when this holds: which ages, and which states of the consents.
std::string when(std::vector<Column> const& columns, std::size_t all_states) {
    std::map<int, std::set<State>> by_age;
    for (auto const& [age, state] : columns) {
        by_age[age].insert(state);
    }
    std::map<std::set<State>, std::vector<std::string>> by_states;
    for (auto const& [age, states] : by_age) {
        by_states[states].push_back(band_text(age));
    }
    std::vector<std::string> parts;
    for (auto const& [states, bands] : by_states) {
        auto const age = bands.size() == ages.size() ? std::string{} : joined_text(bands, ", ");
        auto const state = states.size() == all_states ? std::string{} : joined_text(texts_of(states), "; ");
        auto const both = fmt::format("{}{}{}", age, age.empty() || state.empty() ? "" : ": ", state);
        parts.push_back(both.empty() ? "always" : both);
    }
    std::ranges::sort(parts);
    return joined_text(parts, " | ");
}

using Lines = std::vector<std::pair<std::string, Row>>;  ///< when, and what is read then

/// What this reader reads, with equal columns taken together; without those in which nothing is read.
Lines lines_of(Families const& families, Reader const& reader, Kind const& kind) {
    std::map<Row, std::vector<Column>> groups;
    for (auto const& one : families.all) {
        if (reader.unchecked_only && one.column.second != State::unchecked) { continue; }
        auto row = row_of(families, one, reader, kind);
        if (!row.grounds.empty()) { groups[std::move(row)].push_back(one.column); }
    }
    Lines lines;
    for (auto const& [row, columns] : groups) {
        lines.emplace_back(when(columns, reader.unchecked_only ? 1 : names_of(State{}).size()), row);
    }
    std::ranges::sort(lines);
    return lines;
}

std::string head_of(Kind const& kind) {
    auto const& category = region().categories.at(kind.what);
    return fmt::format(
        "{}, of {}{}\n",
        category.label.en,
        region().parties.at(kind.owner).label.en,
        category.shielded ? " (shielded)" : ""
    );
}

/// Conditions that come back again and again get a letter; their words stand once, at the top.
class Conditions {
public:
    std::string name_of(std::string const& condition) {
        constexpr std::size_t short_enough = 30;
        if (condition.size() <= short_enough) { return condition; }
        auto const found = std::ranges::find(all_, condition);
        auto const index = found - all_.begin();
        if (found == all_.end()) { all_.push_back(condition); }
        return {'w', 'h', 'e', 'n', ' ', static_cast<char>('A' + index)};
    }

    [[nodiscard]] std::string legend() const {
        std::string text = "\nWhen\n";
        for (std::size_t each = 0; each < all_.size(); ++each) {
            text += fmt::format("  {}  ", static_cast<char>('A' + each));
            auto lines = all_[each];
            for (auto at = lines.find(" | "); at != std::string::npos; at = lines.find(" | ")) {
                lines.replace(at, 3, "\n     ");
            }
            text += lines + "\n";
        }
        return text;
    }

private:
    std::vector<std::string> all_;
};

std::string text_of(Families const& families, Conditions& conditions, Kind const& kind) {
    std::vector<std::pair<std::vector<std::string>, Lines>> groups;
    for (auto const& reader : matrix_readers()) {
        auto lines = lines_of(families, reader, kind);
        if (lines.empty()) { continue; }
        auto const same = std::ranges::find(groups, lines, [](auto const& each) { return each.second; });
        if (same != groups.end()) {
            same->first.push_back(reader.label);
        } else {
            groups.emplace_back(std::vector{reader.label}, std::move(lines));
        }
    }
    auto text = "\n" + head_of(kind);
    if (groups.empty()) { text += "    nobody, but who wrote it and who is named in it\n"; }
    for (auto const& [readers, lines] : groups) {
        text += "    " + joined_text(readers, ", ") + "\n";
        for (auto const& [condition, row] : lines) {
            std::vector<std::string> const grounds{row.grounds.begin(), row.grounds.end()};
            text += fmt::format(
                "      {}   {}, on: {}\n",
                joined_text(row.marks, " "),
                conditions.name_of(condition),
                joined_text(grounds, "; ")
            );
        }
    }
    return text;
}

std::vector<Kind> kinds() {
    std::vector<Kind> all;
    for (auto const& what : names_of(Category{})) {
        if (what.value != Category::progress) {
            all.push_back({what.value, region().categories.at(what.value).owner});
        }
    }
    for (auto const& party : names_of(Party{})) {
        all.push_back({Category::progress, party.value});
    }
    return all;
}

constexpr std::string_view introduction = R"(Who reads what: the access matrix of the region
===============================================

Made by a test from the region's profile and the code that decides (src/access/lens.cpp); nobody writes it by hand.
The test fails when the program would decide otherwise than is written here. After reading the difference, bin/approve
takes the new text over.

How to read it
- One block per kind of information, with the party whose information it is. Information of a party is readable for its
  own people as long as they take part, and for others on a ground only.
- Under it the readers. Who is not named reads nothing of it, in no step and with no consent. In every block everybody
  takes part; who does not take part, or left, reads nothing at all.
- A line has one mark per step of the route: x reads, . does not. The steps are, in this order:
  STEPS.
- Behind the marks stands when the line holds: the age of the child, and how far the consents are (the same for every
  purpose; the ground names the one that counts). "always" means at every age and however far the consents are; letters
  are explained under "When". What no line names is not read.
- After that the ground, in the words of the region.
- The route's own conditions are taken as met (a heavy question at school and at home), so this is the most that can be
  read.
- Not in the blocks, because it hangs on single people: see "By person" at the end.
)";

struct Case {
    std::string said;
    Entry entry;
};

Entry said(By const& by, Category what, Party owner, std::vector<PersonId> only = {}) {
    return {
        .category = what,
        .owner = owner,
        .only = std::move(only),
        .by = by.person,
        .role = by.role,
        .profile = {},
        .body = {}};
}

std::vector<Case> cases() {
    By const mother{parent(0), Role::parent};
    By const father{parent(1), Role::parent};
    By const child{youth(), Role::youth};
    By const teacher{professional(Role::teacher), Role::teacher};
    return {
        {"a question that this parent asked", said(mother, Category::question, Party::family)},
        {"a question that the other parent asked", said(father, Category::question, Party::family)},
        {"the answer to a question of this parent",
         said(teacher, Category::question, Party::family, {parent(0)})},
        {"the answer to a question of the other parent",
         said(teacher, Category::question, Party::family, {parent(1)})},
        {"a question that the youth asked", said(child, Category::question, Party::family)},
        {"what this parent answered on a consent", said(mother, Category::consent, Party::education)},
        {"what the other parent answered", said(father, Category::consent, Party::education)},
        {"what the youth keeps to itself", said(child, Category::youth_private, Party::family)},
        {"a message of the teacher to this parent",
         said(teacher, Category::message, Party::education, {parent(0)})},
        {"a message of the teacher to the other parent",
         said(teacher, Category::message, Party::education, {parent(1)})},
        {"a note on safety by the teacher, for the principal",
         said(teacher, Category::safety, Party::education, {professional(Role::principal)})}};
}

/// On which grounds this reader reads the entry, each with the ages; with every consent given, in the plan
/// step.
std::vector<std::string> ways_to(Families const& families, Reader const& reader, Entry const& entry) {
    std::map<std::string, std::vector<std::string>> bands;
    for (auto const& one : families.all) {
        if (one.column.second != State::agreed) { continue; }
        Lens const lens{one.dossier.standing(), region(), region().step("plan"), families.facts, one.today};
        auto const answer = lens.ground(reader.actor, entry);
        if (answer) { bands[words_of(*answer)].push_back(band_text(one.column.first)); }
    }
    std::vector<std::string> ways;
    for (auto const& [ground, list] : bands) {
        auto const when = list.size() == ages.size() ? std::string{"always"} : joined_text(list, ", ");
        ways.push_back(fmt::format("{}, on: {}", when, ground));
    }
    return ways;
}

/// Per case who reads it, at which ages.
std::string by_person(Families const& families) {
    std::string text = "\nBy person: with every consent given, in step 3\n";
    for (auto const& each : cases()) {
        text += "  " + each.said + "\n";
        std::map<std::string, std::vector<std::string>> readers;
        for (auto const& reader : matrix_readers()) {
            if (reader.unchecked_only) { continue; }
            for (auto const& way : ways_to(families, reader, each.entry)) {
                readers[way].push_back(reader.label);
            }
        }
        for (auto const& [how, names] : readers) {
            text += fmt::format("      {}: {}\n", joined_text(names, ", "), how);
        }
    }
    return text;
}

std::string matrix() {
    Families const families;
    std::vector<std::string> steps;
    for (auto const& step : region().steps) {
        steps.push_back(step.number > 0 ? fmt::format("{} {}", step.number, step.label.en) : step.label.en);
    }
    std::string text{introduction};
    constexpr std::string_view place = "STEPS";
    text.replace(text.find(place), place.size(), joined_text(steps, "; "));
    Conditions conditions;
    std::string blocks;
    for (auto const& kind : kinds()) {
        blocks += text_of(families, conditions, kind);
    }
    return text + conditions.legend() + blocks + by_person(families);
}

}  // namespace

TEST_SUITE("access matrix") {
    TEST_CASE("who reads what is what was approved") {
        auto const file = (repository / "tests/access/matrix").string();
        std::ifstream in{file + ".txt"};
        std::stringstream approved;
        approved << in.rdbuf();
        auto const text = matrix();
        bool const same = approved.str() == text;
        if (!same) { std::ofstream{file + ".received.txt"} << text; }
        CHECK_MESSAGE(same, "read the difference between tests/access/matrix.txt and matrix.received.txt");
    }
}

}  // namespace rondom::access
