#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/dossier.hpp"
#include "keeping/events.hpp"

// How long each part of a dossier is kept (law.md 3.1, 3.8). Pure: from the dossier and its agreement alone.
namespace rondom::keeping {

/// Until when one part is kept.
struct Clock {
    Compartment part{};
    Start start{};
    Day from{};
    std::string period;  ///< as the region agreed: "P2Y"
    Day until{};         ///< the last day on which it is kept

    [[nodiscard]] bool is_over(Day today) const {
        return std::chrono::sys_days{today} > std::chrono::sys_days{until};
    }
};

/// Why it is kept so long, for people: the article and what it is about.
std::string_view law_of(Compartment part);

/// Closed by people, and still at the end of the route: what goes on again forgets nothing.
bool is_closed(Dossier const& dossier, route::Profile const& profile);

/// The parts in which something stands that was written there, in the order of `Compartment`. What was
/// carried over from a part that is forgotten keeps no part alive, and starts no period again.
std::vector<Compartment> parts_of(Dossier const& dossier, route::Profile const& profile);

/// Until when each part is kept; none while the dossier is open, while nobody knows who the child is, and of
/// a part without a period. Where the law can be read in two ways, the one that keeps longer.
std::vector<Clock> clocks_of(Dossier const& dossier, route::Profile const& profile);

/// `from` and this duration ("P2Y", "P18M") later; nothing when it is not a number of years or months.
std::optional<Day> after(Day from, std::string_view duration);

/// The last day of the school year in which somebody turns eighteen: until then school can keep somebody
/// (law.md 3.5, qualification duty).
Day last_school_day(Day born);

/// Written in a dossier to keep the rest of it usable (`remains_of`), not because it happened.
bool is_carried(Entry const& entry, route::Profile const& profile);

}  // namespace rondom::keeping
