#include "access/histories.hpp"

#include <algorithm>
#include <array>
#include <ostream>

#include "domain/repository.hpp"
#include "route/load.hpp"
#include "route/steps.hpp"

namespace rondom::access::histories {

namespace {

constexpr int days_in_year = 365;
template <class Items>
auto const& pick(Items const& items, int number) {
    return items[static_cast<std::size_t>(number) % std::size(items)];
}

Category category_of(int number) { return pick(names_of(Category{}), number).value; }

By school() { return {professional(Role::support_coordinator), Role::support_coordinator}; }

/// Who in the family: mostly a parent, often the youth.
By family_member(int number) {
    if (number % 4 == 3) { return {youth(), Role::youth}; }
    return {parent(number % 4), Role::parent};
}

By anybody(int number) {
    if (number % 3 == 0) { return family_member(number / 3); }
    auto const role = pick(professional_roles(), number);
    return {professional(role), role};
}

std::vector<Category> some_categories(Turn const& turn) {
    if (turn.value % 3 != 0) { return {}; }  // all that the purpose covers
    return {category_of(turn.category), category_of(turn.category + turn.value)};
}

ConsentAnswered answer_to(Turn const& turn, Answer answer, History const& history) {
    auto const& [receiver, purpose] = pick(consent_scopes(), turn.scope);
    ConsentAnswered event{
        .receiver = receiver,
        .purpose = purpose,
        .categories = some_categories(turn),
        .answer = answer,
        .until = std::nullopt,
        .asked_by = turn.value % 2 == 0 ? Party::education : receiver};
    if (turn.value % 4 == 1) { event.until = history.today + std::chrono::days{turn.days}; }
    return event;
}

void everybody_agrees(History& history, Turn const& turn) {
    for (int number = 0; number < 4; ++number) {
        add(history, family_member(number), answer_to(turn, Answer::given, history));
    }
}

/// Words of somebody: a family member, or a professional about its own part.
void something_said(History& history, Turn const& turn) {
    auto const by = anybody(turn.who);
    Entry entry{.kind = "test.said", .category = category_of(turn.category), .body = "{}"};
    if (turn.value % 5 == 0) { entry.only = {parent(turn.days % 3)}; }
    if (turn.value % 5 == 1) { entry.only = {professional(pick(professional_roles(), turn.days))}; }
    auto const& category = region().categories.at(entry.category);
    add_entry(history, by, std::move(entry), turn.value % 2 == 0 ? category.owner : party_of(by.role));
}

void family_changes(History& history, Turn const& turn) {
    auto const who = parent(turn.who % 3);
    switch (turn.value % 6) {
        case 0:
        case 1:
        case 2:
            add(history,
                school(),
                HolderNamed{.person = who, .person_name = {}, .verified = turn.value % 6 != 0, .evidence = {}}
            );
            return;
        case 3:
            add(history, school(), HolderVerified{.person = who, .evidence = {}, .on = history.today});
            return;
        case 4: add(history, school(), HolderEnded{.person = who, .evidence = {}}); return;
        default: add(history, school(), ParentKnown{.person = who, .person_name = {}}); return;
    }
}

MemberJoined joining(PersonId person, Role role, PersonId beside = {}) {
    return {
        .person = std::move(person),
        .person_name = {},
        .role = role,
        .organisation = {},
        .organisation_name = {},
        .phone = {},
        .purpose = {},
        .beside = std::move(beside)};
}

void circle_changes(History& history, Turn const& turn) {
    auto const role = pick(professional_roles(), turn.who);
    switch (turn.value % 8) {
        case 0:
            add(history, school(), MemberLeft{.person = professional(role), .role = role, .reason = {}});
            return;
        case 1:
            add(history,
                school(),
                PartyClosed{.party = party_of(role).value(), .reason = {}, .on = history.today});
            return;
        case 2: {
            auto const beside = turn.days % 5 == 4 ? PersonId{} : family_member(turn.days % 5).person;
            add(history, {beside, Role::parent}, joining(supporter(), Role::supporter, beside));
            return;
        }
        case 3:
            add(history, school(), MemberLeft{.person = supporter(), .role = Role::supporter, .reason = {}});
            return;
        // somebody with two roles: a parent who teaches
        case 4: add(history, school(), joining(parent(0), Role::teacher)); return;
        default: add(history, school(), joining(professional(role), role)); return;
    }
}

void step_changes(History& history, Turn const& turn) {
    auto const& step = pick(region().steps, turn.value);
    add(history, school(), route::StepEntered{.step = step.id, .transition = {}, .on = history.today});
}

void opens(History& history, Turn const& turn) {
    auto const by = turn.days % 8 == 7 ? family_member(turn.who) : By{youth(), Role::youth};
    add(history,
        by,
        OpenedForParent{
            .parent = parent(turn.who % 3), .what = category_of(turn.category), .open = turn.value % 3 != 0});
}

void court_decides(History& history, Turn const& turn) {
    auto const& [receiver, purpose] = pick(consent_scopes(), turn.scope);
    add(history,
        school(),
        ConsentReplacedByCourt{
            .holder = parent(turn.who % 3), .receiver = receiver, .purpose = purpose, .document = {}});
}

void asks(History& history, Turn const& turn) {
    auto const& [receiver, purpose] = pick(consent_scopes(), turn.scope);
    add(history,
        school(),
        ConsentAsked{
            .receiver = receiver,
            .purpose = purpose,
            .categories = some_categories(turn),
            .why = {},
            .asked_by = turn.value % 2 == 0 ? Party::education : receiver});
}

/// Most time passes in days; sometimes the day comes on which a consent ends or the child turns a year older.
void time_passes(History& history, Turn const& turn) {
    if (turn.value % 4 != 0) {
        history.today = history.today + std::chrono::days{turn.days};
        return;
    }
    auto const next = birthday(history.born, age_in_years(history.born, history.today) + 1);
    history.today = next + std::chrono::days{turn.days % 3 - 1};
}

void happens(History& history, Turn const& turn) {
    switch (turn.what) {
        case 0:
        case 1: family_changes(history, turn); return;
        case 2:
        case 3:
        case 4: circle_changes(history, turn); return;
        case 5:
        case 6: everybody_agrees(history, turn); return;
        case 7: add(history, family_member(turn.who), answer_to(turn, Answer::given, history)); return;
        case 8: add(history, family_member(turn.who), answer_to(turn, Answer::refused, history)); return;
        case 9: add(history, family_member(turn.who), answer_to(turn, Answer::stopped, history)); return;
        case 10: asks(history, turn); return;
        case 11: court_decides(history, turn); return;
        case 12: opens(history, turn); return;
        case 13:
        case 14: step_changes(history, turn); return;
        case 15:
        case 16: time_passes(history, turn); return;
        default: something_said(history, turn); return;
    }
}

constexpr int kinds_of_turn = 22;

rc::Gen<Turn> any_turn() {
    return rc::gen::build(
        rc::gen::construct<Turn>(),
        rc::gen::set(&Turn::what, rc::gen::inRange(0, kinds_of_turn)),
        rc::gen::set(&Turn::who, rc::gen::inRange(0, 36)),
        rc::gen::set(&Turn::scope, rc::gen::inRange(0, 12)),
        rc::gen::set(&Turn::category, rc::gen::inRange(0, 19)),
        rc::gen::set(&Turn::value, rc::gen::inRange(0, 60)),
        rc::gen::set(&Turn::days, rc::gen::inRange(0, 40))
    );
}

}  // namespace

route::Profile const& region() {
    static auto const loaded = route::load_directory(repository / "profiles/midden-groningen");
    return loaded.value();
}

rc::Gen<Tale> any_tale() {
    auto const ages = rc::gen::weightedElement<int>(
        {{2, 4}, {2, 9}, {4, 11}, {2, 12}, {2, 14}, {4, 15}, {2, 16}, {3, 17}, {1, 18}}
    );
    return rc::gen::build(
        rc::gen::construct<Tale>(),
        rc::gen::set(&Tale::age, ages),
        rc::gen::set(&Tale::days, rc::gen::inRange(0, days_in_year)),
        rc::gen::set(&Tale::turns, rc::gen::container<std::vector<Turn>>(any_turn())),
        rc::gen::set(
            &Tale::facts, rc::gen::container<std::vector<int>>(region().facts.size(), rc::gen::inRange(0, 12))
        )
    );
}

std::ostream& operator<<(std::ostream& out, Tale const& tale) {
    auto const history = told(tale);
    out << "born " << iso_text(history.born) << "\n";
    for (auto const& entry : history.entries) {
        out << "  " << entry.seq << " " << iso_text(local_day(entry.at)) << " " << entry.kind << " ("
            << name_of(entry.category) << " of " << name_of(entry.owner) << ") by " << entry.by.text()
            << " as " << name_of(entry.role) << " " << entry.body;
        for (auto const& each : entry.only) {
            out << " only " << each.text();
        }
        out << "\n";
    }
    for (auto const& [fact, value] : history.facts) {
        out << "  " << fact << " = " << value << "\n";
    }
    return out << "  today " << iso_text(history.today);
}

void add_entry(History& history, By const& by, Entry entry, std::optional<Party> owner) {
    auto const& category = region().categories.at(entry.category);
    entry.seq = std::ssize(history.entries) + 1;
    entry.at = moment_of(history.today, std::chrono::hours{10});
    entry.compartment = category.compartment;
    entry.owner = owner.value_or(category.owner);
    entry.by = by.person;
    entry.role = by.role;
    history.entries.push_back(std::move(entry));
}

History told(Tale const& tale) {
    using std::chrono::years;
    History history;
    history.today = Day{std::chrono::year{2026} / 9 / 7};
    auto const last_birthday = history.today + std::chrono::days{-tale.days};
    auto const born = Day{last_birthday.year() - years{tale.age}, last_birthday.month(), last_birthday.day()};
    history.born = born.ok() ? born : Day{born.year() / born.month() / std::chrono::last};

    add(history,
        school(),
        ChildRegistered{
            .child = youth(),
            .first_name = "Noor",
            .last_name = {},
            .born = history.born,
            .group = {},
            .school = {},
            .school_name = {}});
    add(history, school(), joining(professional(Role::teacher), Role::teacher));
    add(history, school(), joining(professional(Role::support_coordinator), Role::support_coordinator));
    for (auto const& turn : tale.turns) {
        happens(history, turn);
    }
    auto const& facts = region().facts;
    for (std::size_t each = 0; each < facts.size(); ++each) {
        history.facts.emplace_back(facts[each].name, pick(facts[each].values, tale.facts[each]));
    }
    return history;
}

PersonId youth() { return PersonId{"youth"}; }
PersonId parent(int number) { return PersonId{"parent-" + std::to_string(number)}; }
PersonId professional(Role role) { return PersonId{std::string{name_of(role)}}; }

std::vector<Role> const& professional_roles() {
    static std::vector<Role> const roles{
        Role::teacher,
        Role::support_coordinator,
        Role::family_liaison,
        Role::case_manager,
        Role::behavioural_scientist,
        Role::youth_nurse,
        Role::attendance_officer,
        Role::alliance_advisor,
        Role::board_support_lead};
    return roles;
}

std::vector<Actor> const& readers() {
    static auto const all = [] {
        std::vector<Actor> actors;
        for (auto const& each : names_of(Role{})) {
            bool const family = party_of(each.value) == Party::family;
            if (!family) { actors.push_back({.person = professional(each.value), .role = each.value}); }
        }
        for (int number = 0; number < 3; ++number) {
            actors.push_back({.person = parent(number), .role = Role::parent});
        }
        actors.push_back({.person = youth(), .role = Role::youth});
        actors.push_back({.person = supporter(), .role = Role::supporter});
        actors.push_back({.person = parent(0), .role = Role::teacher});
        actors.push_back({.person = youth(), .role = Role::parent});
        actors.push_back({.person = professional(Role::teacher), .role = Role::parent});
        actors.push_back({.person = parent(1), .role = Role::youth});
        actors.push_back({.person = PersonId{"stranger"}, .role = Role::case_manager});
        return actors;
    }();
    return all;
}

std::vector<std::pair<Party, std::string>> const& consent_scopes() {
    static auto const all = [] {
        std::vector<std::pair<Party, std::string>> scopes;
        for (auto const& rule : region().sharing) {
            std::pair<Party, std::string> const scope{rule.consented, rule.purpose};
            bool const known = std::ranges::find(scopes, scope) != scopes.end();
            if (rule.ground == route::GroundKind::consent && !known) { scopes.push_back(scope); }
        }
        return scopes;
    }();
    return all;
}

route::Facts facts_of(History const& history) {
    route::Facts facts{region().facts};
    for (auto const& [fact, value] : history.facts) {
        facts.set(fact, value);
    }
    return facts;
}

}  // namespace rondom::access::histories
