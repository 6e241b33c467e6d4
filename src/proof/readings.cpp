// Who reads more than before. It follows the lens (access/lens.hpp) question by question; tests/prover asks
// the lens itself and compares.

#include "proof/readings.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "domain/contains.hpp"
#include "proof/combinations.hpp"
#include "proof/joint.hpp"
#include "proof/openings.hpp"

namespace rondom::proof {

namespace {

using route::AgeBand;
using route::GroundKind;
using route::Profile;

/// Why `opening` is more than what there was.
ReadingKind kind_of(Opening const& opening, std::vector<Opening const*> const& before, AgeBand band) {
    if (opening.is_free()) { return ReadingKind::without_consent; }
    auto const same = std::ranges::find_if(before, [&](Opening const* each) {
        return !each->is_free() && is_same_yes(*each, opening);
    });
    if (same == before.end()) { return ReadingKind::other_consent; }
    bool const fewer = !is_at_most((*same)->asked_at(band), opening.asked_at(band));
    return fewer ? ReadingKind::fewer_people : ReadingKind::longer;
}

class Comparison {
public:
    Comparison(Profile const& from, Profile const& to) : from_{from}, to_{to}, joint_{from.facts, to.facts} {}

    std::vector<ReadingChange> take() {
        for (auto const& step : to_.profile.steps) {
            for (auto const& party : names_of(Party{})) {
                if (party.value != Party::family) { ask_party(step, party.value); }
            }
        }
        for (auto const& system : to_.profile.systems) {
            for (auto const what : system.what) {
                Reader const reader{Reader::Kind::system, system.receiver, system.id};
                Question const asked{.reader = reader, .step = {}, .what = what, .owner = {}};
                compare(asked, system_door(from_, asked), system_door(to_, asked));
            }
        }
        ask_family();
        return std::move(found_);
    }

private:
    void ask_party(route::Step const& step, Party party) {
        Reader const reader{Reader::Kind::party, party, {}};
        auto const* cell = step.cell(party);
        for (auto const& what : names_of(Category{})) {
            bool const reads = cell != nullptr && contains(cell->reads, what.value);
            for (auto const& owner : names_of(Party{})) {
                if (!reads || owner.value == party) { continue; }  // its own, whatever the profile says
                ask({.reader = reader, .step = step.id, .what = what.value, .owner = owner.value});
            }
            if (owner_in(from_.profile, what.value) != owner_in(to_.profile, what.value)) {
                ask({.reader = reader, .step = step.id, .what = what.value, .owner = {}});
            }
        }
    }

    static std::optional<Party> owner_in(Profile const& profile, Category what) {
        auto const found = profile.categories.find(what);
        return found != profile.categories.end() ? std::optional{found->second.owner} : std::nullopt;
    }

    void ask(Question const& asked) { compare(asked, party_door(from_, asked), party_door(to_, asked)); }

    void compare(Question const& asked, Door const& before, Door const& after) {
        if (after.openings.empty()) { return; }
        auto const was_when = joint_.of_before(*before.when);
        auto const now_when = joint_.of_after(*after.when);
        Space const space{joint_.all(), {&was_when, &now_when}};
        if (space.is_too_large()) {  // then say that it may be so, whatever it is
            add(asked, before, after, {ReadingKind::wider, {}, {}});
            return;
        }
        auto const was = before.openings.empty() ? space.none() : space.where(was_when);
        auto const now = space.where(now_when);
        if (auto const fresh = now - was; !fresh.empty()) {
            auto const kind = was.empty() ? ReadingKind::at_all : ReadingKind::wider;
            add(asked, before, after, {kind, space.example(fresh), {}});
        }
        if (auto const both = now & was; !both.empty()) {
            compare_openings(asked, before, after, space.example(both));
        }
    }

    void compare_openings(
        Question const& asked, Door const& before, Door const& after, std::string const& example
    ) {
        for (auto const* opening : after.openings) {
            std::map<ReadingKind, std::vector<AgeBand>> kinds;
            for (auto const& band : names_of(AgeBand{})) {
                bool const covered = std::ranges::any_of(before.openings, [&](Opening const* each) {
                    return covers(*each, *opening, band.value);
                });
                if (!covered) { kinds[kind_of(*opening, before.openings, band.value)].push_back(band.value); }
            }
            for (auto& [kind, ages] : kinds) {
                add(asked, before, {{opening}, after.when}, {kind, example, std::move(ages)});
            }
        }
    }

    static std::vector<std::string> names(Door const& door) {
        std::vector<std::string> names;
        for (auto const* each : door.openings) {
            auto const path = each->rule.empty() ? "purposes/" + each->purpose : "sharing/" + each->rule;
            if (path != "purposes/") { names.push_back(path); }
        }
        return names;
    }

    /// In which way it is more, for which facts, and at which ages.
    struct More {
        ReadingKind kind{};
        std::string example;
        std::vector<AgeBand> ages;
    };

    void add(Question const& asked, Door const& before, Door const& after, More more) {
        auto const free =
            std::ranges::find_if(after.openings, [](auto const* each) { return each->is_free(); });
        bool const always = more.ages.size() == names_of(AgeBand{}).size();
        found_.push_back(
            {.reader = asked.reader,
             .step = asked.step,
             .what = asked.what,
             .owner = asked.owner,
             .kind = more.kind,
             .by = names(after),
             .by_before = names(before),
             .ground = free != after.openings.end() ? (*free)->ground : GroundKind::consent,
             .ages = always ? std::vector<AgeBand>{} : std::move(more.ages),
             .example = std::move(more.example)}
        );
    }

    void ask_family();
    void say_family(
        Reader::Kind kind,
        Category what,
        std::optional<Party> owner,
        std::pair<std::vector<AgeBand>, bool> const& ages
    );

    Side from_;
    Side to_;
    JointFacts joint_;
    std::vector<ReadingChange> found_;
};

/// The family reads by law and age, not by step (Jeugdwet 7.3.15, law.md 3.1). A region decides only what
/// each keeps for itself, and with what it is kept: from 16 a parent reads what is plainly the school's.
bool parent_reads(route::CategoryEntry const& entry, Category what, Party owner, AgeBand band) {
    if (what == Category::safety || what == Category::youth_private || entry.own_words_only) { return false; }
    bool const at_school =
        entry.compartment == Compartment::school || entry.compartment == Compartment::attendance;
    switch (band) {
        case AgeBand::under_12: return true;
        case AgeBand::from_12: return what != Category::care && what != Category::medical;
        case AgeBand::from_16:
            return at_school && what != Category::conference &&
                   (owner == Party::education || owner == Party::attendance);
        case AgeBand::from_18: return false;
    }
    return false;
}

bool youth_reads(route::CategoryEntry const& entry, Category what) {
    return what == Category::youth_private || (what != Category::safety && !entry.own_words_only);
}

/// The bands in which `reads` says yes at some age for `to` and no for `from`; and whether `from` ever says
/// yes.
template <class Reads>
std::pair<std::vector<AgeBand>, bool> more_ages(Profile const& from, Profile const& to, Reads const& reads) {
    std::vector<AgeBand> more;
    bool before = false;
    constexpr int grown = 18;
    for (int age = 0; age <= grown; ++age) {
        bool const was = reads(from, age);
        before = before || was;
        auto const band = route::band_of(age);
        if (!was && reads(to, age) && !contains(more, band)) { more.push_back(band); }
    }
    return {more, before};
}

void Comparison::say_family(
    Reader::Kind kind,
    Category what,
    std::optional<Party> owner,
    std::pair<std::vector<AgeBand>, bool> const& ages
) {
    if (ages.first.empty()) { return; }
    Door const right{.openings = {&by_nature()}};
    Question const asked{{kind, Party::family, {}}, {}, what, owner};
    auto const more = ages.second ? ReadingKind::wider : ReadingKind::at_all;
    add(asked, {}, right, {more, {}, ages.first});
}

void Comparison::ask_family() {
    for (auto const& category : names_of(Category{})) {
        auto const what = category.value;
        auto const parent = [&](std::optional<Party> owner) {
            return more_ages(from_.profile, to_.profile, [&](Profile const& profile, int age) {
                auto const entry = profile.categories.find(what);
                return entry != profile.categories.end() &&
                       parent_reads(
                           entry->second, what, owner.value_or(entry->second.owner), route::band_of(age)
                       );
            });
        };
        auto const own = parent({});
        auto const school = parent(Party::education);
        say_family(Reader::Kind::parent, what, {}, own);
        if (own.first != school.first) { say_family(Reader::Kind::parent, what, Party::education, school); }
        auto const youth = more_ages(from_.profile, to_.profile, [&](Profile const& profile, int age) {
            auto const entry = profile.categories.find(what);
            return entry != profile.categories.end() && age >= profile.youth_from &&
                   youth_reads(entry->second, what);
        });
        say_family(Reader::Kind::youth, what, {}, youth);
    }
}

}  // namespace

std::vector<ReadingChange> reads_more(Profile const& from, Profile const& to) {
    return Comparison{from, to}.take();
}

}  // namespace rondom::proof
