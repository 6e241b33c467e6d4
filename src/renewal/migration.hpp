#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "dossier/dossiers.hpp"
#include "renewal/reads_more.hpp"

// Bringing dossiers that run under a new version of the agreement, each with proof. docs/changing-a-route.md
namespace rondom::renewal {

/// Why a dossier stays under its version.
enum class Lack {
    from_elsewhere,  ///< the new version is for dossiers of another version
    no_step,         ///< no step takes the place of the one where it is
    broken_promise,  ///< the way that it went breaks a promise of the new version
    no_category,     ///< something was written in a category that the new version does not have
    reads_more,      ///< somebody around the child would read more than before
};

constexpr auto names_of(Lack) {
    using enum Lack;
    return std::array<Name<Lack>, 5>{
        {{from_elsewhere, "from-elsewhere"},
         {no_step, "no-step"},
         {broken_promise, "broken-promise"},
         {no_category, "no-category"},
         {reads_more, "reads-more"}}};
}

struct Lacking {
    Lack lack{};
    std::string what;  ///< the version, step, promise or category that it is about
    ReadsMore more{};  ///< with `reads_more`
};

/// How one dossier stands to the new version. Names no child.
struct Prospect {
    DossierId dossier;
    std::string version;  ///< under which it is
    std::string step;     ///< where it is, in that version
    std::string school;   ///< of the child: who can look at what holds it
    std::vector<Lacking> lacking;

    [[nodiscard]] bool can_move() const { return lacking.empty(); }
};

/// What a migration came to.
struct Outcome {
    std::string to;              ///< version
    std::vector<Prospect> stay;  ///< they lack something
    std::vector<Prospect> move;  ///< they can, and did unless it was only tried
    std::size_t closed = 0;      ///< their route is over; they keep their version
    std::size_t there = 0;       ///< under this version, or a later one
    std::vector<DossierId> unreadable;
    std::vector<DossierId> overtaken;  ///< changed again and again while this ran: try once more

    [[nodiscard]] bool all_moved() const { return stay.empty() && unreadable.empty() && overtaken.empty(); }
};

/// What stands between this dossier and `to`; nothing when it can move. Pure: the same for whoever asks.
std::vector<Lacking> lacking_for(
    Dossier const& dossier,
    route::Profile const& from,
    route::Profile const& to,
    std::vector<Contribution> const& contributions,
    Day today
);

/// What is written in a dossier that goes from one version to the other: for every dossier the same.
route::Migrated migrated_event(route::Profile const& from, route::Profile const& to, Day on);

/// Proves every dossier for `to`, and moves those that can, each in one append with its registers.
class Migration {
public:
    /// `by` publishes the version; the dossiers' logs say so.
    Migration(Dossiers& dossiers, route::Profile const& to, access::Actor by)
        : dossiers_{dossiers}, to_{to}, by_{std::move(by)} {}

    /// Only looks.
    [[nodiscard]] Outcome try_out(std::vector<DossierId> const& all, Moment now);

    [[nodiscard]] Outcome move(std::vector<DossierId> const& all, Moment now);

private:
    enum class Trial { only, for_real };

    [[nodiscard]] Outcome go(std::vector<DossierId> const& all, Moment now, Trial trial);
    /// False when somebody wrote in it meanwhile.
    [[nodiscard]] bool go_one(DossierId const& id, Moment now, Trial trial, Outcome& result);
    /// What stood in the way; nothing when it moved.
    [[nodiscard]] std::optional<journal::Trouble> carry_over(
        Dossier const& dossier, route::Profile const& from, Moment now
    );
    [[nodiscard]] bool is_closed(Dossier const& dossier, Day today) const;
    [[nodiscard]] bool is_there(Dossier const& dossier) const;

    Dossiers& dossiers_;
    route::Profile const& to_;
    access::Actor by_;
};

}  // namespace rondom::renewal
