#include "route/profile.hpp"

#include <algorithm>
#include <cassert>

namespace rondom::route {

namespace {

template <class Items>
auto const* with_id(Items const& items, std::string_view id) {
    auto const found = std::ranges::find_if(items, [&](auto const& each) { return each.id == id; });
    return found != items.end() ? &*found : nullptr;
}

}  // namespace

AgeBand band_of(int age) {
    if (age < 12) { return AgeBand::under_12; }
    if (age < 16) { return AgeBand::from_12; }
    return age < 18 ? AgeBand::from_16 : AgeBand::from_18;
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

Term const* Profile::term(std::string_view wanted) const { return with_id(terms, wanted); }

std::optional<DueDay> Profile::due(std::string_view wanted, Running const& running) const {
    static Calendar const without = Calendar::without_school();
    auto const* found = term(wanted);
    if (found == nullptr) { return std::nullopt; }
    return due_day(*found, calendar ? *calendar : without, running);
}

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
