#include "access/standing.hpp"

#include <algorithm>

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
    auto const ended = closed.find(receiver);
    auto const replaced = [&](PersonId const& person) {
        return std::ranges::any_of(replacements, [&](CourtReplacement const& each) {
            bool const counts = ended == closed.end() || each.seq > ended->second;
            return counts && each.holder == person && covers(each.scope, receiver, purpose.id, what);
        });
    };

    ConsentState state{.status = Consent::complete, .given = 0, .needed = static_cast<int>(people.size())};
    bool refused = false;
    bool withdrawn = false;
    bool parent_missing = wanted.holders && holders().empty();
    bool youth_missing = false;

    for (auto const& person : people) {
        auto const* answer = last_answer(person, receiver, purpose.id, what);
        bool const expired = answer != nullptr && answer->until &&
                             std::chrono::sys_days{today} > std::chrono::sys_days{*answer->until};
        if (replaced(person) || (answer != nullptr && answer->answer == Answer::given && !expired)) {
            ++state.given;
        } else if (answer != nullptr && answer->answer == Answer::refused) {
            refused = true;
        } else if (answer != nullptr && answer->answer == Answer::stopped) {
            withdrawn = true;
        } else if (person == child.person) {
            youth_missing = true;
        } else {
            parent_missing = true;
        }
    }

    bool const unverified = wanted.holders && std::ranges::any_of(parents, [](Holder const& each) {
                                return each.authority && !each.verified;
                            });
    if (refused) {
        state.status = Consent::refused;
    } else if (withdrawn) {
        state.status = Consent::withdrawn;
    } else if (unverified) {
        state.status = Consent::unverified;
    } else if (parent_missing) {
        state.status = Consent::missing_parent;
    } else if (youth_missing) {
        state.status = Consent::missing_youth;
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

}  // namespace rondom::access
