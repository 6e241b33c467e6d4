#include "access/families.hpp"

namespace rondom::access {

using namespace histories;

namespace {

By school() { return {professional(Role::support_coordinator), Role::support_coordinator}; }

void named(History& history, int number, bool verified) {
    add(history,
        school(),
        HolderNamed{.person = parent(number), .person_name = {}, .verified = verified, .evidence = {}});
}

void joined(History& history, Role role) {
    add(history,
        school(),
        MemberJoined{
            .person = professional(role),
            .person_name = {},
            .role = role,
            .organisation = {},
            .organisation_name = {},
            .phone = {},
            .purpose = {},
            .beside = role == Role::supporter ? parent(0) : PersonId{}});
}

void answered(History& history, By const& by, access::Answer answer, std::optional<Day> until = {}) {
    for (auto const& [receiver, purpose] : consent_scopes()) {
        add(history,
            by,
            ConsentAnswered{
                .receiver = receiver,
                .purpose = purpose,
                .categories = {},
                .answer = answer,
                .until = until,
                .asked_by = Party::education});
    }
}

void replaced(History& history) {
    for (auto const& [receiver, purpose] : consent_scopes()) {
        add(history,
            school(),
            ConsentReplacedByCourt{
                .holder = parent(1), .receiver = receiver, .purpose = purpose, .document = {}});
    }
}

void closed(History& history) {
    for (auto const& party : names_of(Party{})) {
        add(history, school(), PartyClosed{.party = party.value, .reason = {}, .on = history.today});
    }
}

void everybody_joins(History& history) {
    for (auto const& role : names_of(Role{})) {
        if (!roles::family.has(role.value)) { joined(history, role.value); }
    }
}

}  // namespace

History family(int age, State state) {
    History history;
    history.today = Day{std::chrono::year{2026} / 9 / 7};
    history.born =
        Day{history.today.year() - std::chrono::years{age}, std::chrono::month{9}, std::chrono::day{1}};
    add(history,
        school(),
        ChildRegistered{
            .child = youth(),
            .first_name = {},
            .last_name = {},
            .born = history.born,
            .group = {},
            .school = {},
            .school_name = {}});
    named(history, 0, true);
    named(history, 1, state != State::unchecked);
    everybody_joins(history);
    if (state == State::unasked) { return history; }

    bool const ends = state == State::ended;
    auto const until = ends ? std::optional{history.today + std::chrono::days{-1}} : std::nullopt;
    answered(history, {parent(0), Role::parent}, access::Answer::given, until);
    answered(history, {parent(1), Role::parent}, access::Answer::given, until);
    if (state != State::youth_missing) {
        answered(history, {youth(), Role::youth}, access::Answer::given, until);
    }
    if (state == State::parent_no || state == State::court) {
        answered(history, {parent(1), Role::parent}, access::Answer::refused);
    }
    if (state == State::parent_stopped) {
        answered(history, {parent(1), Role::parent}, access::Answer::stopped);
    }
    if (state == State::court) { replaced(history); }
    if (state == State::closed) {
        closed(history);
        everybody_joins(history);
    }
    return history;
}

route::Facts heavy() {
    route::Facts facts{region().facts};
    facts.set("learning", "complex");
    facts.set("living", "multiple");
    facts.set("living_reported", "yes");
    facts.set("social_team", "involved");
    return facts;
}

Families::Families() {
    for (auto const age : ages) {
        for (auto const& state : names_of(State{})) {
            auto const history = family(age, state.value);
            all.push_back({{age, state.value}, Dossier{DossierId{"d"}, history.entries}, history.today});
        }
    }
}

}  // namespace rondom::access
