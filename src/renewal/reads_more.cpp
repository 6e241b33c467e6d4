#include "renewal/reads_more.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "access/lens.hpp"

namespace rondom::renewal {

namespace {

/// Values of some facts, as people set them: each version keeps of them what it knows.
struct KnownFact {
    std::string name;
    std::vector<std::string> values;
};

void add_facts(
    route::Condition const* condition, std::vector<route::Fact> const& domain, std::set<std::string>& names
) {
    if (condition == nullptr) { return; }
    for (auto const& box : condition->any) {
        for (auto const& [fact, values] : box.allowed) {
            names.insert(domain[fact].name);
        }
    }
}

void add_values(route::Profile const& profile, KnownFact& fact) {
    auto const found = std::ranges::find(profile.facts, fact.name, &route::Fact::name);
    if (found == profile.facts.end()) { return; }
    for (auto const& value : found->values) {
        bool const known = std::ranges::find(fact.values, value) != fact.values.end();
        if (!known) { fact.values.push_back(value); }
    }
}

std::vector<KnownFact> with_values(
    std::set<std::string> const& names, route::Profile const& from, route::Profile const& to
) {
    std::vector<KnownFact> facts;
    for (auto const& name : names) {
        KnownFact fact{.name = name, .values = {}};
        add_values(from, fact);
        add_values(to, fact);
        facts.push_back(std::move(fact));
    }
    return facts;
}

/// What is known of the child, as either version holds it.
struct BothFacts {
    route::Facts old;
    route::Facts fresh;
};

/// Calls `use` for every combination of these values.
template <class Use>
void for_each_combination(
    std::vector<KnownFact> const& facts, route::Profile const& from, route::Profile const& to, Use const& use
) {
    BothFacts both{.old = route::Facts{from.facts}, .fresh = route::Facts{to.facts}};
    auto const set = [&](KnownFact const& fact, std::size_t value) {
        both.old.set(fact.name, fact.values[value]);
        both.fresh.set(fact.name, fact.values[value]);
    };
    std::vector<std::size_t> digits(facts.size(), 0);
    for (std::size_t each = 0; each < facts.size(); ++each) {
        set(facts[each], 0);
    }
    for (bool more = true; more;) {
        use(both);
        more = false;
        for (std::size_t each = 0; each < facts.size() && !more; ++each) {
            digits[each] = (digits[each] + 1) % facts[each].values.size();
            set(facts[each], digits[each]);
            more = digits[each] != 0;
        }
    }
}

/// A step of each version, to hold side by side.
struct Pair {
    route::Step const* old = nullptr;
    route::Step const* fresh = nullptr;
};

bool has_place(route::Step const* step, Party party, route::Facts const& facts) {
    auto const* cell = step != nullptr ? step->cell(party) : nullptr;
    return cell != nullptr && cell->when.holds(facts);
}

/// One combination in which a party has its place in the new step, and in the old one too or not: what may be
/// read depends on nothing else of the facts.
std::vector<BothFacts> cases_of(
    Pair const& pair, Party party, route::Profile const& from, route::Profile const& to
) {
    std::set<std::string> names;
    auto const* old_cell = pair.old->cell(party);
    auto const* cell = pair.fresh->cell(party);
    add_facts(old_cell != nullptr ? &old_cell->when : nullptr, from.facts, names);
    add_facts(cell != nullptr ? &cell->when : nullptr, to.facts, names);

    std::optional<BothFacts> in_both;
    std::optional<BothFacts> in_new;
    for_each_combination(with_values(names, from, to), from, to, [&](BothFacts const& facts) {
        if (!has_place(pair.fresh, party, facts.fresh)) { return; }
        auto& found = has_place(pair.old, party, facts.old) ? in_both : in_new;
        if (!found) { found = facts; }
    });
    std::vector<BothFacts> cases;
    for (auto& each : {in_both, in_new}) {
        if (each) { cases.push_back(*each); }
    }
    // without a place anybody still reads what is its own
    if (cases.empty()) { cases.push_back({route::Facts{from.facts}, route::Facts{to.facts}}); }
    return cases;
}

/// Whoever is around the child or would be, in whatever role.
std::vector<access::Actor> readers_of(access::Standing const& standing) {
    std::vector<access::Actor> readers;
    auto const add = [&](PersonId const& person, Role role) {
        readers.push_back(
            {.person = person, .role = role, .organisation = {}, .name = {}, .organisation_name = {}}
        );
    };
    for (auto const& each : standing.holders()) {
        add(each.person, Role::parent);
    }
    add(standing.child.person, Role::youth);
    for (auto const& each : standing.present()) {
        add(each.person, each.role);
    }
    return readers;
}

/// Today, and the birthdays to come on which what may be read changes by itself.
std::vector<Day> days_of(
    access::Standing const& standing, route::Profile const& from, route::Profile const& to, Day today
) {
    std::vector<Day> days{today};
    for (int const age : {from.youth_from, to.youth_from, 12, 16, 18}) {
        auto const day = birthday(standing.child.born, age);
        bool const known = std::ranges::find(days, day) != days.end();
        if (!known && std::chrono::sys_days{day} > std::chrono::sys_days{today}) { days.push_back(day); }
    }
    std::ranges::sort(days);
    return days;
}

/// Holds the two versions side by side for one dossier.
class Comparison {
public:
    Comparison(Dossier const& dossier, route::Profile const& from, route::Profile const& to)
        : standing_{dossier.standing()}, from_{from}, to_{to}, readers_{readers_of(standing_)} {}

    void compare(Pair const& pair, Day day, std::optional<Day> from) {
        if (pair.old == nullptr || pair.fresh == nullptr) { return; }
        for (auto const& reader : readers_) {
            auto const party = reader.party().value_or(Party::family);
            for (auto const& facts : cases_of(pair, party, from_, to_)) {
                access::Lens const old{standing_, from_, pair.old, facts.old, day};
                access::Lens const fresh{standing_, to_, pair.fresh, facts.fresh, day};
                compare(reader, old, fresh, {.step = pair.fresh->id, .from = from});
            }
        }
    }

    [[nodiscard]] std::vector<ReadsMore> found() && { return std::move(found_); }

private:
    void compare(
        access::Actor const& reader, access::Lens const& old, access::Lens const& fresh, ReadsMore more
    ) {
        more.reader = reader.role;
        for (auto const& what : names_of(Category{})) {
            for (auto const& owner : names_of(Party{})) {
                auto const ground = fresh.ground(reader, what.value, owner.value);
                if (!ground || old.ground(reader, what.value, owner.value)) { continue; }
                more.what = what.value;
                more.owner = owner.value;
                bool const by_consent =
                    ground->rule != nullptr && ground->rule->ground == route::GroundKind::consent;
                more.purpose = by_consent ? ground->rule->purpose : std::string{};
                add(more);
            }
        }
    }

    /// The first step and day say enough.
    void add(ReadsMore const& more) {
        bool const known = std::ranges::any_of(found_, [&](ReadsMore const& each) {
            return each.reader == more.reader && each.what == more.what && each.owner == more.owner;
        });
        if (!known) { found_.push_back(more); }
    }

    access::Standing const& standing_;
    route::Profile const& from_;
    route::Profile const& to_;
    std::vector<access::Actor> readers_;
    std::vector<ReadsMore> found_;
};

void add_counterparts(
    std::string const& step,
    route::Profile const& from,
    route::Profile const& to,
    std::set<std::string>& seen,
    std::vector<route::Step const*>& found
) {
    if (!seen.insert(step).second) { return; }
    bool there = false;
    for (auto const& old : from.steps) {
        if (to.migrates.step(old.id) != step) { continue; }
        there = true;
        if (std::ranges::find(found, &old) == found.end()) { found.push_back(&old); }
    }
    if (there) { return; }
    for (auto const& way : to.transitions) {
        if (way.to == step) { add_counterparts(way.from, from, to, seen, found); }
    }
}

}  // namespace

std::vector<route::Step const*> counterparts(
    std::string const& step, route::Profile const& from, route::Profile const& to
) {
    std::set<std::string> seen;
    std::vector<route::Step const*> found;
    add_counterparts(step, from, to, seen, found);
    return found;
}

std::vector<std::string> steps_from(std::string const& step, route::Profile const& profile) {
    std::vector<std::string> steps{step};
    for (std::size_t each = 0; each < steps.size(); ++each) {
        for (auto const& way : profile.transitions) {
            bool const known = std::ranges::find(steps, way.to) != steps.end();
            if (way.from == steps[each] && !known) { steps.push_back(way.to); }
        }
    }
    return steps;
}

std::vector<ReadsMore> reads_more(
    Dossier const& dossier, route::Profile const& from, route::Profile const& to, Day today
) {
    auto const* passage = dossier.part<route::Steps>().current();
    if (passage == nullptr) { return {}; }
    auto const here = to.migrates.step(passage->step);

    Comparison comparison{dossier, from, to};
    auto const steps = steps_from(here, to);
    for (auto const day : days_of(dossier.standing(), from, to, today)) {
        auto const later = day == today ? std::nullopt : std::optional{day};
        comparison.compare({.old = from.step(passage->step), .fresh = to.step(here)}, day, later);
        for (auto const& step : std::vector(steps.begin() + 1, steps.end())) {
            for (auto const* old : counterparts(step, from, to)) {
                comparison.compare({.old = old, .fresh = to.step(step)}, day, later);
            }
        }
    }
    return std::move(comparison).found();
}

}  // namespace rondom::renewal
