#include "proof/difference.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/core.h>

#include "proof/combinations.hpp"
#include "proof/description.hpp"
#include "proof/joint.hpp"
#include "proof/reading_words.hpp"

namespace rondom::proof {

namespace {

using route::Label;

template <class Items>
bool has_key(Items const& items, std::string const& key) {
    return std::ranges::any_of(items, [&](auto const& each) { return each.key == key; });
}

std::vector<Label> labels_of(std::vector<Part> const& parts) {
    std::vector<Label> labels;
    labels.reserve(parts.size());
    for (auto const& each : parts) {
        labels.push_back(each.label);
    }
    return labels;
}

/// The parts that the others do not have.
std::vector<Label> only_in(std::vector<Part> const& parts, std::vector<Part> const& others) {
    std::vector<Part> own;
    std::ranges::copy_if(parts, std::back_inserter(own), [&](Part const& each) {
        return !has_key(others, each.key);
    });
    return labels_of(own);
}

std::optional<Otherwise> otherwise(Said const& before, Said const& after) {
    Otherwise found{
        .attribute = after.attribute,
        .before = only_in(before.parts, after.parts),
        .after = only_in(after.parts, before.parts)};
    if (!found.before.empty() || !found.after.empty()) { return found; }
    bool const same = std::ranges::equal(before.parts, after.parts, {}, &Part::key, &Part::key);
    if (same || !after.ordered) { return std::nullopt; }
    found.before = labels_of(before.parts);
    found.after = labels_of(after.parts);
    found.reordered = true;
    return found;
}

Said const* with_key(std::vector<Said> const& says, std::string const& key) {
    auto const found = std::ranges::find(says, key, &Said::key);
    return found != says.end() ? &*found : nullptr;
}

std::vector<Otherwise> otherwise(std::vector<Said> const& before, std::vector<Said> const& after) {
    std::vector<Otherwise> all;
    auto const add = [&](Said const& was, Said const& now) {
        if (auto found = otherwise(was, now)) { all.push_back(std::move(*found)); }
    };
    for (auto const& now : after) {
        auto const* was = with_key(before, now.key);
        add(was != nullptr ? *was : Said{now.key, now.attribute, {}, now.ordered}, now);
    }
    for (auto const& was : before) {
        if (with_key(after, was.key) == nullptr) { add(was, {was.key, was.attribute, {}, was.ordered}); }
    }
    return all;
}

Item const* with_path(std::vector<Item> const& items, std::string const& path) {
    auto const found = std::ranges::find(items, path, &Item::path);
    return found != items.end() ? &*found : nullptr;
}

Change change_of(ChangeKind kind, Item const& item, route::ProfileText const& text) {
    auto const place = text.place(item.place);
    return {
        .section = item.section,
        .path = item.path,
        .kind = kind,
        .name = item.name,
        .file = std::string{place.file},
        .line = place.line,
        .says = {}};
}

/// Steps and values that came or went are told by themselves; here only whether the others changed places.
bool is_only_order(Item const& item) { return item.path == "steps"; }

std::vector<Otherwise> said_otherwise(Item const& before, Item const& after) {
    auto says = otherwise(before.says, after.says);
    if (is_only_order(after)) {
        std::erase_if(says, [](Otherwise const& each) { return !each.reordered; });
    }
    return says;
}

class Changes {
public:
    Changes(route::Reading const& before, route::Reading const& after) : before_{before}, after_{after} {}

    std::vector<Change> take(JointFacts const& joint) {
        auto const was = described(before_, joint, [&](auto const& each) { return joint.of_before(each); });
        auto const now = described(after_, joint, [&](auto const& each) { return joint.of_after(each); });
        for (auto const& item : now) {
            auto const* old = with_path(was, item.path);
            old == nullptr ? add_new(item) : add_changed(*old, item);
        }
        for (auto const& item : was) {
            if (with_path(now, item.path) == nullptr) { add_gone(item, now); }
        }
        return std::move(all_);
    }

private:
    [[nodiscard]] std::vector<Item> described(
        route::Reading const& reading, JointFacts const& joint, Widen const& widen
    ) const {
        return description_of(reading.profile, reading.evidence, after_.profile, joint.all(), widen);
    }

    void add_new(Item const& item) {
        auto change = change_of(ChangeKind::added, item, after_.text);
        change.says = otherwise({}, item.says);
        all_.push_back(std::move(change));
    }

    void add_changed(Item const& old, Item const& item) {
        auto says = said_otherwise(old, item);
        if (says.empty()) { return; }
        auto change = change_of(ChangeKind::changed, item, after_.text);
        change.says = std::move(says);
        all_.push_back(std::move(change));
    }

    /// After what is new and changed of the same section.
    void add_gone(Item const& item, std::vector<Item> const& now) {
        auto const rank = [&](std::string const& section) {
            auto const first = std::ranges::find(now, section, &Item::section);
            return first - now.begin();
        };
        auto const at = std::ranges::find_if(all_, [&](Change const& each) {
            return rank(each.section) > rank(item.section);
        });
        all_.insert(at, change_of(ChangeKind::removed, item, before_.text));
    }

    route::Reading const& before_;
    route::Reading const& after_;
    std::vector<Change> all_;
};

// ---- who leads

/// Who leads, and in which combinations. No party: nobody does; no value at all: nothing is said.
using Leads = std::vector<std::pair<std::optional<std::optional<Party>>, Combinations>>;

template <class Widen>
Leads leads_of(std::vector<route::LeadRow> const& rows, Space const& space, Widen const& widen) {
    Leads leads;
    auto rest = space.all();
    for (auto const& row : rows) {
        auto const here = rest & space.where(widen(row.when));
        rest -= here;
        auto const known = std::ranges::find(leads, std::optional{row.lead}, &Leads::value_type::first);
        if (known != leads.end()) {
            known->second |= here;
        } else {
            leads.emplace_back(row.lead, here);
        }
    }
    leads.emplace_back(std::nullopt, rest);
    return leads;
}

Label lead_label(std::optional<std::optional<Party>> const& lead, route::Profile const& names) {
    if (!lead) { return {"niets afgesproken", "nothing agreed", {}, {}}; }
    if (!*lead) { return {"niemand", "nobody", {}, {}}; }
    return label_of(names, **lead);
}

std::vector<LeadChange> lead_changes(
    route::Profile const& before, route::Profile const& after, JointFacts const& joint
) {
    auto const of_before = [&](route::Condition const& each) { return joint.of_before(each); };
    auto const of_after = [&](route::Condition const& each) { return joint.of_after(each); };
    std::vector<route::Condition> conditions;
    for (auto const& row : before.lead_table) {
        conditions.push_back(of_before(row.when));
    }
    for (auto const& row : after.lead_table) {
        conditions.push_back(of_after(row.when));
    }
    Space::Conditions named;
    for (auto const& each : conditions) {
        named.push_back(&each);
    }
    Space const space{joint.all(), named};
    std::vector<LeadChange> changes;
    if (space.is_too_large()) { return changes; }  // the rows themselves are told as changes
    auto const was = leads_of(before.lead_table, space, of_before);
    auto const now = leads_of(after.lead_table, space, of_after);
    for (auto const& old : was) {
        for (auto const& fresh : now) {
            auto const both = old.second & fresh.second;
            if (old.first == fresh.first || both.empty()) { continue; }
            changes.push_back(
                {.before = lead_label(old.first, after),
                 .after = lead_label(fresh.first, after),
                 .example = space.examples(both, static_cast<int>(space.size()))}
            );
        }
    }
    return changes;
}

std::string title(route::Profile const& profile) { return fmt::format("{} {}", profile.id, profile.version); }

}  // namespace

Difference difference(route::Reading const& before, route::Reading const& after) {
    JointFacts const joint{before.profile.facts, after.profile.facts};
    return {
        .before = title(before.profile),
        .after = title(after.profile),
        .more = said_readings(before, after, Direction::more),
        .less = said_readings(after, before, Direction::less),
        .lead = lead_changes(before.profile, after.profile, joint),
        .changes = Changes{before, after}.take(joint)};
}

}  // namespace rondom::proof
