#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dossier/dossier.hpp"
#include "route/profile.hpp"

// The one promise that matters most when an agreement changes: nobody sees more than before.
namespace rondom::renewal {

/// Somebody around the child would read something that this person may not read now.
struct ReadsMore {
    Role reader{};
    Category what{};
    Party owner{};
    std::string step;           ///< of the new version, in which it would be so
    std::string purpose;        ///< whose consent would carry it; empty: no consent is asked for it
    std::optional<Day> from{};  ///< the birthday from which it would be so; none: at once

    bool operator==(ReadsMore const&) const = default;
};

/// Everything that somebody in the circle may read under `to` and not under `from`: for each of them, every
/// category of every owner, in the step where the dossier is now and in every step that can follow, on every
/// birthday that changes what may be read, and for all values of the facts on which a place in a step
/// depends. It is compared with the same step of the old version; a step that is new, with the steps from
/// which it is entered. Consents count as they stand: what only a new yes could open is not in it.
std::vector<ReadsMore> reads_more(
    Dossier const& dossier, route::Profile const& from, route::Profile const& to, Day today
);

/// The same steps in both versions: for a step of `to`, those of `from` whose place it takes. Of a step that
/// is new, those from which it is entered.
std::vector<route::Step const*> counterparts(
    std::string const& step, route::Profile const& from, route::Profile const& to
);

/// Every step of this profile that can follow on this one, and itself, the nearest first.
std::vector<std::string> steps_from(std::string const& step, route::Profile const& profile);

}  // namespace rondom::renewal
