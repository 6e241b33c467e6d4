#include "access/oracle.hpp"

#include <algorithm>
#include <cassert>

#include "route/steps.hpp"

namespace rondom::access::oracle {

namespace {

std::string text_of(Category what) { return std::string{name_of(what)}; }
std::string text_of(Party party) { return std::string{name_of(party)}; }

/// The event, when it is one of this kind about this person.
template <class Event, class Any>
Event const* about(Any const& event, PersonId const& person) {
    auto const* is = std::get_if<Event>(&event);
    return is != nullptr && is->person == person ? is : nullptr;
}

}  // namespace

Oracle::Oracle(Region const& region, std::vector<Entry> const& entries, Table facts, Day today)
    : region_{region}, facts_{std::move(facts)}, today_{today} {
    auto const read = [this](Entry const& entry, auto event) {
        if (entry.kind != decltype(event)::name) { return; }
        json::parse(entry.body, [&](json::Node root) { fill(event, root); });
        history_.push_back({&entry, event});
    };
    for (auto const& entry : entries) {
        read(entry, ChildRegistered{});
        read(entry, HolderNamed{});
        read(entry, HolderVerified{});
        read(entry, HolderEnded{});
        read(entry, ParentKnown{});
        read(entry, MemberJoined{});
        read(entry, MemberLeft{});
        read(entry, PartyClosed{});
        read(entry, ConsentAnswered{});
        read(entry, ConsentReplacedByCourt{});
        read(entry, OpenedForParent{});
        if (entry.kind == route::StepEntered::name) {
            route::StepEntered entered;
            json::parse(entry.body, [&](json::Node root) { fill(entered, root); });
            step_ = entered.step;
        }
    }
}

// ---- who is who

PersonId Oracle::child() const {
    PersonId child;
    for (auto const& each : history_) {
        if (auto const* event = std::get_if<ChildRegistered>(&each.event)) { child = event->child; }
    }
    return child;
}

int Oracle::age() const {
    Day born{};
    for (auto const& each : history_) {
        if (auto const* event = std::get_if<ChildRegistered>(&each.event)) { born = event->born; }
    }
    // Counted by hand: a year is full on the same month and day; born on 29 February, on 1 March
    // (cases 7.11).
    int years = static_cast<int>(today_.year()) - static_cast<int>(born.year());
    bool const before =
        today_.month() < born.month() || (today_.month() == born.month() && today_.day() < born.day());
    return before ? years - 1 : years;
}

std::string Oracle::band() const {
    auto const years = age();
    if (years < 12) { return "0-11"; }
    if (years < 16) { return "12-15"; }
    return years < 18 ? "16-17" : "18+";
}

Oracle::Authority Oracle::authority(PersonId const& person) const {
    auto state = Authority::none;
    for (auto const& each : history_) {
        auto const* named = about<HolderNamed>(each.event, person);
        auto const* seen = about<HolderVerified>(each.event, person);
        // Known as a parent without authority: whatever was said before, the last word counts.
        bool const without = about<ParentKnown>(each.event, person) != nullptr;
        bool const ended = about<HolderEnded>(each.event, person) != nullptr;
        if (named) { state = named->verified ? Authority::verified : Authority::unverified; }
        if (seen && state != Authority::none) { state = Authority::verified; }
        if (ended || without) { state = Authority::none; }
    }
    return state;
}

std::set<PersonId> Oracle::holders() const {
    std::set<PersonId> all;
    for (auto const& each : history_) {
        auto const* named = std::get_if<HolderNamed>(&each.event);
        if (named && authority(named->person) != Authority::none) { all.insert(named->person); }
    }
    return all;
}

bool Oracle::takes_part(PersonId const& person, Role role) const {
    bool in = false;
    for (auto const& each : history_) {
        auto const* joined = std::get_if<MemberJoined>(&each.event);
        auto const* left = std::get_if<MemberLeft>(&each.event);
        auto const* closed = std::get_if<PartyClosed>(&each.event);
        if (joined && joined->person == person && joined->role == role) { in = true; }
        if (left && left->person == person && left->role == role) { in = false; }
        if (closed && party_of(role) == closed->party) { in = false; }
    }
    return in;
}

PersonId Oracle::beside(PersonId const& supporter) const {
    PersonId beside;
    for (auto const& each : history_) {
        auto const* joined = std::get_if<MemberJoined>(&each.event);
        if (joined && joined->person == supporter && joined->role == Role::supporter) {
            beside = joined->beside;
        }
    }
    return beside;
}

bool Oracle::is_youth(PersonId const& person) const {
    return person == child() && age() >= region_.youth_from;
}

/// A parent stands in the circle by authority; from 18 the youth decides (C5-A10).
bool Oracle::is_parent_now(PersonId const& person) const {
    if (authority(person) == Authority::none) { return false; }
    return age() < 18 || opened_something(person);
}

/// A supporter sees what the person beside sees and nothing else.
PersonId Oracle::eyes(Actor const& reader) const {
    return reader.role == Role::supporter ? beside(reader.person) : reader.person;
}

bool Oracle::in_circle(Actor const& reader) const {
    switch (reader.role) {
        case Role::parent: return is_parent_now(reader.person);
        case Role::youth: return is_youth(reader.person);
        case Role::supporter:
            return takes_part(reader.person, Role::supporter) &&
                   (is_youth(eyes(reader)) || is_parent_now(eyes(reader)));
        case Role::privacy_officer:
        case Role::region_administrator: return false;
        case Role::teacher:
        case Role::support_coordinator:
        case Role::principal:
        case Role::family_liaison:
        case Role::case_manager:
        case Role::behavioural_scientist:
        case Role::youth_nurse:
        case Role::youth_physician:
        case Role::attendance_officer:
        case Role::alliance_advisor:
        case Role::sub_alliance_coordinator:
        case Role::board_support_lead: return takes_part(reader.person, reader.role);
    }
    return false;
}

// ---- consent (cases F3)

/// The region's table; youth help and health care: 12-15 both, from 16 the youth alone
/// (Jeugdwet 7.3.4, 7.3.5; BW 7:450); of age, nobody but the youth; under 16 never without the representative
/// (UAVG 5).
Words Oracle::required(Purpose const& purpose) const {
    auto const years = age();
    if (years >= 18) { return {"youth"}; }
    if (purpose.care && years >= 16) { return {"youth"}; }
    if (purpose.care && years >= 12) { return {"holders", "youth"}; }
    if (purpose.care) { return {"holders"}; }
    auto const row = purpose.required.find(band());
    return row == purpose.required.end() ? Words{"holders", "youth"} : row->second;
}

std::optional<ConsentAnswered> Oracle::last_answer(
    PersonId const& person, std::string const& purpose, Party receiver, Category what
) const {
    std::optional<ConsentAnswered> last;
    for (auto const& each : history_) {
        auto const* closed = std::get_if<PartyClosed>(&each.event);
        if (closed && closed->party == receiver) { last.reset(); }
        auto const* answer = std::get_if<ConsentAnswered>(&each.event);
        if (!answer || each.entry->by != person || answer->purpose != purpose ||
            answer->receiver != receiver) {
            continue;
        }
        bool const about = answer->categories.empty() ||
                           std::ranges::find(answer->categories, what) != answer->categories.end();
        if (!about) { continue; }
        last = *answer;
    }
    return last;
}

std::set<Lack> Oracle::lacks_of_holder(
    PersonId const& holder, std::string const& purpose, Party receiver, Category what
) const {
    std::set<Lack> lacks;
    if (authority(holder) != Authority::verified) { lacks.insert(Lack::unverified); }
    bool replaced = false;
    for (auto const& each : history_) {
        auto const* closed = std::get_if<PartyClosed>(&each.event);
        auto const* court = std::get_if<ConsentReplacedByCourt>(&each.event);
        if (closed && closed->party == receiver) { replaced = false; }
        if (court && court->holder == holder && court->receiver == receiver && court->purpose == purpose) {
            replaced = true;
        }
    }
    if (!replaced) { lacks.merge(lacks_of(last_answer(holder, purpose, receiver, what), Lack::parent)); }
    return lacks;
}

std::set<Lack> Oracle::lacks_of(std::optional<ConsentAnswered> const& answer, Lack silent) const {
    if (!answer || (answer->answer == Answer::given && answer->until && today_ > *answer->until)) {
        return {silent};
    }
    if (answer->answer == Answer::refused) { return {Lack::refused}; }
    return answer->answer == Answer::stopped ? std::set{Lack::stopped} : std::set<Lack>{};
}

std::set<Lack> Oracle::lacks(std::string const& purpose, Party receiver, Category what) const {
    std::set<Lack> lacks;
    auto const needed = required(region_.purposes.at(purpose));
    if (needed.contains("holders")) {
        auto const all = holders();
        if (all.empty()) { lacks.insert(Lack::parent); }
        for (auto const& holder : all) {
            lacks.merge(lacks_of_holder(holder, purpose, receiver, what));
        }
    }
    if (needed.contains("youth")) {
        lacks.merge(lacks_of(last_answer(child(), purpose, receiver, what), Lack::youth));
    }
    return lacks;
}

// ---- reading

bool Oracle::opened_for(PersonId const& parent, Category what) const {
    bool open = false;
    for (auto const& each : history_) {
        auto const* event = std::get_if<OpenedForParent>(&each.event);
        if (event == nullptr || each.entry->by != child()) { continue; }
        if (event->parent == parent && event->what == what) { open = event->open; }
    }
    return open;
}

bool Oracle::opened_something(PersonId const& parent) const {
    return std::ranges::any_of(names_of(Category{}), [&](auto const& each) {
        return opened_for(parent, each.value);
    });
}

bool Oracle::rule_counts(Sharing const& rule, Category what, Party owner) const {
    auto const step = region_.steps.find(step_);
    if (step == region_.steps.end() || !step->second.purposes.contains(rule.purpose)) { return false; }
    auto const cell = step->second.cells.find(rule.to);
    return cell != step->second.cells.end() && cell->second.guard.holds(facts_) &&
           cell->second.reads.contains(text_of(what)) && rule.what.contains(text_of(what)) &&
           rule.from.contains(text_of(owner));
}

/// From 12 the duty to show the file of youth help and of health care is owed to the youth (Jeugdwet 7.3.15,
/// law.md 3.1 on youth health care). From 16 a parent is an "other" (Jeugdwet 7.3.11) and sees the school
/// part only, not even that there is more (C5-A4); the meeting speaks of care goals, so it is not the school
/// part. Of age: nothing.
bool Oracle::kept_from_parent(Category what, Party owner) const {
    auto const years = age();
    static std::set<Category> const school_part{
        Category::progress,
        Category::family_data,
        Category::question,
        Category::concern,
        Category::education,
        Category::attendance,
        Category::education_plan,
        Category::liaison_note,
        Category::view,
        Category::message};
    bool const school_owns = owner == Party::education || owner == Party::attendance;
    if (years >= 18) { return true; }
    if (years >= 16) { return !school_part.contains(what) || !school_owns; }
    return years >= 12 && (what == Category::care || what == Category::medical);
}

/// What somebody answered to the question of the parent whom it names: the question shows in it, so neither
/// parent sees what the other one got for an answer (C3-A6).
bool is_answer(Entry const& entry) { return entry.category == Category::question && !entry.only.empty(); }

/// Neither parent sees what the other one said (C3-A3, C3-A6).
bool Oracle::said_by_other_parent(PersonId const& reader, Entry const& entry) const {
    bool const words = entry.category == Category::question || entry.category == Category::view;
    return words && entry.role == Role::parent && entry.by != reader && !is_youth(reader);
}

/// The family's right is the law's, whatever a region writes. Until authority is checked a parent sees who
/// the child is and where the route is, and nothing that was said (law.md 3.1: nobody relies on one word).
Grounds Oracle::family(PersonId const& person, Category what, Party owner) const {
    if (what == Category::safety) { return {}; }
    if (is_youth(person)) {
        if (what == Category::youth_private) { return {"own_words"}; }
        return region_.own_words_only.contains(text_of(what)) ? Grounds{} : Grounds{"right"};
    }
    if (region_.own_words_only.contains(text_of(what))) { return {}; }
    bool const frame = what == Category::progress || what == Category::family_data;
    if (authority(person) != Authority::verified && !frame) { return {}; }
    Grounds grounds;
    if (opened_for(person, what)) { grounds.insert("opened"); }
    if (!kept_from_parent(what, owner)) { grounds.insert("right"); }
    return grounds;
}

/// An organisation answers for its own compartment (law.md 3.8: controllers), so its own part stays readable
/// for those of it who take part. What is another's needs a rule, the step, and the consent.
Grounds Oracle::professional(Party party, Category what, Party owner) const {
    // Safety is for the people who are named in it (C6-A11), what the youth keeps to itself for nobody.
    if (what == Category::safety || what == Category::youth_private) { return {}; }
    Grounds grounds;
    if (owner == party) { grounds.insert("own_task"); }
    for (auto const& rule : region_.sharing) {
        if (rule.to != text_of(party) || !rule_counts(rule, what, owner)) { continue; }
        bool const asks = rule.ground == "consent";
        if (!asks || lacks(rule.purpose, rule.consented, what).empty()) { grounds.insert(rule.id); }
    }
    return grounds;
}

Grounds Oracle::may_read(Actor const& reader, Category what, Party owner) const {
    if (!in_circle(reader)) { return {}; }
    auto const party = party_of(reader.role);
    assert(party.has_value());
    return *party == Party::family ? family(eyes(reader), what, owner) : professional(*party, what, owner);
}

Grounds Oracle::may_read(Actor const& reader, Entry const& entry) const {
    if (!in_circle(reader)) { return {}; }
    auto const person = eyes(reader);
    bool const in_family = party_of(reader.role) == Party::family;
    bool const said = entry.by == person && entry.role != Role::supporter;
    Grounds grounds;
    if (said && (in_family || !entry.only.empty())) { grounds.insert("own_words"); }
    bool const named = std::ranges::find(entry.only, person) != entry.only.end();
    if (named) { grounds.insert("addressed"); }
    bool const for_few = !entry.only.empty() && (named || !is_answer(entry));
    bool const of_other_parent =
        said_by_other_parent(person, entry) || (is_answer(entry) && !is_youth(person));
    if (!for_few && !(in_family && of_other_parent)) {
        grounds.merge(may_read(reader, entry.category, entry.owner));
    }
    return grounds;
}

}  // namespace rondom::access::oracle
