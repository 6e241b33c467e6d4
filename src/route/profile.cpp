#include "route/profile.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>

namespace rondom::route {

namespace {

template <class Items>
auto const* with_id(Items const& items, std::string_view id) {
    auto const found = std::ranges::find_if(items, [&](auto const& each) { return each.id == id; });
    return found != items.end() ? &*found : nullptr;
}

Day working_days_after(Day start, int count) {
    auto day = std::chrono::sys_days{start};
    while (count > 0) {
        day += std::chrono::days{1};
        auto const weekday = std::chrono::weekday{day};
        if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday) { --count; }
    }
    return Day{day};
}

/// The same day some months later, or the last day of that month when it has no such day.
Day months_after(Day start, int count) {
    auto const day = start + std::chrono::months{count};
    return day.ok() ? day : Day{std::chrono::sys_days{day.year() / day.month() / std::chrono::last}};
}

}  // namespace

Facts::Facts(std::vector<Fact> const& domain) : domain_{&domain}, values_(domain.size(), 0) {}

void Facts::set(std::string_view fact, std::string_view value) {
    auto const found = std::ranges::find(*domain_, fact, &Fact::name);
    if (found == domain_->end()) { return; }
    auto const known = std::ranges::find(found->values, value);
    if (known == found->values.end()) { return; }
    auto const index = static_cast<std::size_t>(found - domain_->begin());
    values_[index] = static_cast<std::uint32_t>(known - found->values.begin());
}

std::string_view Facts::get(std::string_view fact) const {
    auto const found = std::ranges::find(*domain_, fact, &Fact::name);
    if (found == domain_->end()) { return ""; }
    return found->values[values_[static_cast<std::size_t>(found - domain_->begin())]];
}

bool Condition::holds(Facts const& facts) const {
    auto const fits = [&](Box const& box) {
        return std::ranges::all_of(box.allowed, [&](auto const& row) {
            return ((row.second >> facts.value(row.first)) & 1U) != 0;
        });
    };
    return any.empty() || std::ranges::any_of(any, fits);
}

AgeBand band_of(int age) {
    if (age < 12) { return AgeBand::under_12; }
    if (age < 16) { return AgeBand::from_12; }
    return age < 18 ? AgeBand::from_16 : AgeBand::from_18;
}

Day due_day(Term const& term, Day start) {
    switch (term.unit) {
        case TermUnit::days: return start + std::chrono::days{term.length};
        case TermUnit::working_days: return working_days_after(start, term.length);
        case TermUnit::weeks:
        case TermUnit::school_weeks: return start + std::chrono::days{7 * term.length};
        case TermUnit::months: return months_after(start, term.length);
    }
    return start;
}

Cell const* Step::cell(Party party) const {
    auto const found = std::ranges::find(cells, party, &Cell::party);
    return found != cells.end() ? &*found : nullptr;
}

Step const* Profile::step(std::string_view wanted) const { return with_id(steps, wanted); }
Task const* Profile::task(std::string_view wanted) const { return with_id(tasks, wanted); }
Purpose const* Profile::purpose(std::string_view wanted) const { return with_id(purposes, wanted); }
Meeting const* Profile::meeting(std::string_view wanted) const { return with_id(meetings, wanted); }

bool Profile::is_first_contact(Role role) const {
    return std::ranges::find(first_contact, role) != first_contact.end();
}

Arrangement const* Profile::arrangement(std::string_view wanted) const {
    return with_id(arrangements, wanted);
}

System const* Profile::system(std::string_view wanted) const { return with_id(systems, wanted); }

Step const& Profile::first_step() const {
    auto const first = std::ranges::find(steps, true, &Step::start);
    assert(first != steps.end());
    return *first;
}

Transition const* Profile::open_from(std::string_view from, Facts const& known) const {
    auto const open = std::ranges::find_if(transitions, [&](Transition const& each) {
        return each.from == from && each.when.holds(known);
    });
    return open != transitions.end() ? &*open : nullptr;
}

Guard const* Profile::guard_of(Facts const& known) const {
    return guard && guard->when.holds(known) ? &*guard : nullptr;
}

LeadRow const* Profile::lead(Facts const& known) const {
    auto const row =
        std::ranges::find_if(lead_table, [&](LeadRow const& each) { return each.when.holds(known); });
    return row != lead_table.end() ? &*row : nullptr;
}

}  // namespace rondom::route
