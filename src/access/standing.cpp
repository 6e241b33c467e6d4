#include "access/standing.hpp"

#include <algorithm>
#include <array>

namespace rondom::access {

namespace {

bool covers(Scope const& scope, Party receiver, std::string_view purpose, Category what) {
    return scope.receiver == receiver && scope.purpose == purpose &&
           (scope.categories.empty() || std::ranges::find(scope.categories, what) != scope.categories.end());
}

Holder& named(Standing& standing, PersonId const& person) {
    auto const found = std::ranges::find(standing.parents, person, &Holder::person);
    return found != standing.parents.end() ? *found : standing.parents.emplace_back(Holder{.person = person});
}

/// A court decided in the place of this holder (BW 1:253a).
bool is_replaced(
    Standing const& standing, PersonId const& person, Party receiver, std::string_view purpose, Category what
) {
    auto const ended = standing.closed.find(receiver);
    return std::ranges::any_of(standing.replacements, [&](CourtReplacement const& each) {
        bool const counts = ended == standing.closed.end() || each.seq > ended->second;
        return counts && each.holder == person && covers(each.scope, receiver, purpose, what);
    });
}

bool is_unverified(Holder const& each) { return each.authority && !each.verified; }

/// What one person's last answer adds up to today; `silent` when it says nothing (any more).
Consent status_of(GivenAnswer const* answer, Day today, Consent silent) {
    if (answer == nullptr) { return silent; }
    bool const expired =
        answer->until && std::chrono::sys_days{today} > std::chrono::sys_days{*answer->until};
    if (answer->answer == Answer::given && !expired) { return Consent::complete; }
    if (answer->answer == Answer::refused) { return Consent::refused; }
    return answer->answer == Answer::stopped ? Consent::withdrawn : silent;
}

/// Of two things in the way, the one that is said: a no before what is only missing.
Consent weightiest(Consent one, Consent other) {
    using enum Consent;
    constexpr std::array order{refused, withdrawn, unverified, missing_parent, missing_youth, complete};
    return *std::ranges::find_if(order, [&](Consent each) { return each == one || each == other; });
}

void end_membership(Standing& standing, PersonId const& person, Role role, Moment at) {
    for (auto& each : standing.members) {
        if (each.person == person && each.role == role && !each.until) { each.until = at; }
    }
}

}  // namespace

Holder const* Standing::parent(PersonId const& person) const {
    auto const found = std::ranges::find(parents, person, &Holder::person);
    return found != parents.end() ? &*found : nullptr;
}

Holder const* Standing::holder(PersonId const& person) const {
    auto const* found = parent(person);
    return found != nullptr && found->authority ? found : nullptr;
}

std::vector<Holder> Standing::holders() const {
    std::vector<Holder> holders;
    std::ranges::copy_if(parents, std::back_inserter(holders), &Holder::authority);
    return holders;
}

Member const* Standing::member(PersonId const& person, Role role) const {
    auto const found = std::ranges::find_if(members, [&](Member const& each) {
        return each.person == person && each.role == role && !each.until;
    });
    return found != members.end() ? &*found : nullptr;
}

Member const* Standing::first_member(Role role) const {
    auto const found =
        std::ranges::find_if(members, [&](Member const& each) { return each.role == role && !each.until; });
    return found != members.end() ? &*found : nullptr;
}

std::vector<Member> Standing::present() const {
    std::vector<Member> here;
    std::ranges::copy_if(members, std::back_inserter(here), [](Member const& each) { return !each.until; });
    return here;
}

bool Standing::takes_part(Party party) const {
    return std::ranges::any_of(members, [&](Member const& each) {
        return !each.until && party_of(each.role) == party && each.role != Role::supporter;
    });
}

bool Standing::is_youth(PersonId const& person, route::Profile const& profile, Day today) const {
    return !child.person.empty() && person == child.person && age(today) >= profile.youth_from;
}

GivenAnswer const* Standing::last_answer(
    PersonId const& person, Party receiver, std::string_view purpose, Category what
) const {
    auto const ended = closed.find(receiver);
    GivenAnswer const* last = nullptr;
    for (auto const& each : answers) {
        bool const counts = ended == closed.end() || each.seq > ended->second;
        if (counts && each.by == person && covers(each.scope, receiver, purpose, what)) { last = &each; }
    }
    return last;
}

route::Required required_of(route::Purpose const& purpose, int age) {
    auto const band = route::band_of(age);
    auto const found = purpose.required.find(band);
    auto required =
        found != purpose.required.end() ? found->second : route::Required{.holders = true, .youth = true};

    if (band == route::AgeBand::from_18) { return {.holders = false, .youth = true}; }
    if (purpose.care && band == route::AgeBand::from_16) { return {.holders = false, .youth = true}; }
    if (purpose.care && band == route::AgeBand::from_12) { return {.holders = true, .youth = true}; }
    if (band == route::AgeBand::under_12) { required.youth = false; }
    if (purpose.care && band == route::AgeBand::under_12) { required.holders = true; }
    return required;
}

std::vector<PersonId> Standing::required(route::Purpose const& purpose, Day today) const {
    auto const wanted = required_of(purpose, age(today));
    std::vector<PersonId> people;
    if (wanted.holders) {
        for (auto const& each : holders()) {
            people.push_back(each.person);
        }
    }
    if (wanted.youth) { people.push_back(child.person); }
    return people;
}

ConsentState Standing::consent(route::Purpose const& purpose, Party receiver, Category what, Day today)
    const {
    auto const wanted = required_of(purpose, age(today));
    auto const people = required(purpose, today);
    bool const unverified = wanted.holders && std::ranges::any_of(parents, is_unverified);
    bool const parent_missing = wanted.holders && holders().empty();
    ConsentState state{
        .status = weightiest(
            unverified ? Consent::unverified : Consent::complete,
            parent_missing ? Consent::missing_parent : Consent::complete
        ),
        .given = 0,
        .needed = static_cast<int>(people.size())};
    for (auto const& person : people) {
        auto const* answer = last_answer(person, receiver, purpose.id, what);
        auto const silent = person == child.person ? Consent::missing_youth : Consent::missing_parent;
        auto const own = is_replaced(*this, person, receiver, purpose.id, what)
                             ? Consent::complete
                             : status_of(answer, today, silent);
        state.given += own == Consent::complete ? 1 : 0;
        state.status = weightiest(state.status, own);
    }
    return state;
}

void apply(Standing& standing, ChildRegistered const& event) {
    standing.child = {
        .person = event.child,
        .first_name = event.first_name,
        .last_name = event.last_name,
        .born = event.born,
        .group = event.group,
        .school = event.school,
        .school_name = event.school_name};
}

void apply(Standing& standing, HolderNamed const& event) {
    auto& holder = named(standing, event.person);
    holder.name = event.person_name;
    holder.relation = event.relation;
    holder.verified = event.verified;
    holder.authority = true;
}

/// Checking or ending authority makes nobody a parent who was not named as one.
void apply(Standing& standing, HolderVerified const& event) {
    if (standing.parent(event.person) != nullptr) { named(standing, event.person).verified = true; }
}

void apply(Standing& standing, HolderEnded const& event) {
    if (standing.parent(event.person) != nullptr) { named(standing, event.person).authority = false; }
}

void apply(Standing& standing, ParentKnown const& event) {
    auto& parent = named(standing, event.person);
    parent.name = event.person_name;
    parent.relation = event.relation;
    parent.authority = false;
}

/// Who joins again stands there once, as was said last: a supporter beside one person.
void apply(Standing& standing, MemberJoined const& event, Entry const& entry) {
    end_membership(standing, event.person, event.role, entry.at);
    standing.members.push_back(
        {.person = event.person,
         .name = event.person_name,
         .role = event.role,
         .organisation = event.organisation,
         .organisation_name = event.organisation_name,
         .phone = event.phone,
         .purpose = event.purpose,
         .beside = event.beside,
         .since = entry.at,
         .until = std::nullopt}
    );
}

void apply(Standing& standing, MemberLeft const& event, Entry const& entry) {
    end_membership(standing, event.person, event.role, entry.at);
}

void apply(Standing& standing, PartyClosed const& event, Entry const& entry) {
    standing.closed[event.party] = entry.seq;
    for (auto& each : standing.members) {
        if (party_of(each.role) == event.party && !each.until) { each.until = entry.at; }
    }
}

void apply(Standing& standing, ConsentAsked const& event, Entry const& entry) {
    standing.asks.push_back(
        {.scope = {event.receiver, event.purpose, event.categories},
         .why = event.why,
         .asked_by = event.asked_by,
         .by = entry.by,
         .at = entry.at,
         .seq = entry.seq}
    );
}

void apply(Standing& standing, ConsentAnswered const& event, Entry const& entry) {
    standing.answers.push_back(
        {.by = entry.by,
         .scope = {event.receiver, event.purpose, event.categories},
         .answer = event.answer,
         .until = event.until,
         .at = entry.at,
         .seq = entry.seq}
    );
}

void apply(Standing& standing, ConsentReplacedByCourt const& event, Entry const& entry) {
    standing.replacements.push_back(
        {.holder = event.holder, .scope = {event.receiver, event.purpose, {}}, .seq = entry.seq}
    );
}

void apply(Standing& standing, OpenedForParent const& event, Entry const& entry) {
    if (entry.by != standing.child.person) { return; }  // only the youth opens (C5-A6)
    standing.opened[{event.parent, event.what}] = event.open;
}

/// A yes to "all that the purpose covers" was a yes to what it covered then. A no stays a no to all of it.
void apply(Standing& standing, route::Migrated const& event) {
    auto const covers_nothing = [&](Scope& scope) {
        if (!scope.categories.empty()) { return false; }
        for (auto const& each : event.covered) {
            if (each.receiver == scope.receiver && each.purpose == scope.purpose) {
                scope.categories = each.categories;
            }
        }
        return scope.categories.empty();
    };
    std::erase_if(standing.answers, [&](GivenAnswer& each) {
        return each.answer == Answer::given && covers_nothing(each.scope);
    });
    std::erase_if(standing.replacements, [&](CourtReplacement& each) { return covers_nothing(each.scope); });
    for (auto& each : standing.asks) {
        static_cast<void>(covers_nothing(each.scope));
    }
}

}  // namespace rondom::access
