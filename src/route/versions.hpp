#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "domain/day.hpp"
#include "route/profile.hpp"

namespace rondom::route {

/// Of the version that a region began with.
inline constexpr Day from_the_beginning{std::chrono::year{2000}, std::chrono::January, std::chrono::day{1}};

/// One version of the agreement, and the first day on which new dossiers begin under it.
struct Version {
    Day from = from_the_beginning;
    Profile const* profile = nullptr;
};

/// Every version of a region's agreement that ever was in force. A dossier keeps the version under which it
/// began until it is migrated, so that none of them ever goes away: what this gives stays valid for ever. A
/// copy is the same collection. Safe for several threads, also while one is added.
class Versions {
public:
    Versions();

    /// A region that has one version, kept by the caller.
    Versions(Profile const& only);  // NOLINT(google-explicit-constructor): one version is a history too
    Versions(Profile&&) = delete;

    /// From this day on new dossiers begin under it. A version that is known already is not added again.
    void add(Profile profile, Day from);

    /// Asked once for a version that is not known here: another process may have published it.
    void when_unknown(std::function<void()> look);

    /// What new dossiers begin under on that day: of those that hold by then, the one that was added last.
    /// The first one before any of them holds. There must be one.
    [[nodiscard]] Profile const& in_force(Day day) const;

    [[nodiscard]] Profile const* find(std::string_view version) const;

    /// In the order in which they were added.
    [[nodiscard]] std::vector<Version> all() const;

private:
    struct Inside;
    std::shared_ptr<Inside> inside_;
};

}  // namespace rondom::route
