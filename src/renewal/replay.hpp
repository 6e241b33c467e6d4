#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "dossier/dossiers.hpp"
#include "journal/journal.hpp"

// Deciding again what was decided when somebody looked. docs/changing-a-route.md
namespace rondom::renewal {

/// Why a line cannot be decided again from what is kept.
enum class NotReplayed {
    command_content,  ///< a command was refused for what stood in it, and that is kept nowhere
    before_records,   ///< of a time in which the log did not keep how far the dossier went
    forgotten,        ///< what it rested on was destroyed at the end of its retention period
};

constexpr auto names_of(NotReplayed) {
    using enum NotReplayed;
    return std::array<Name<NotReplayed>, 3>{
        {{command_content, "command-content"}, {before_records, "before-records"}, {forgotten, "forgotten"}}};
}

/// What a line says otherwise than the decision.
enum class Differs {
    line,     ///< it cannot be opened: storage changed it
    moment,   ///< it stands at another moment than it says
    dossier,  ///< the dossier never went that far, or cannot be read
    version,  ///< the dossier was under another version then
    circle,   ///< this person was not in the circle in this role
    power,    ///< whether this role may give this command at all
    grounds,
    owners,
};

constexpr auto names_of(Differs) {
    using enum Differs;
    return std::array<Name<Differs>, 8>{
        {{line, "line"},
         {moment, "moment"},
         {dossier, "dossier"},
         {version, "version"},
         {circle, "circle"},
         {power, "power"},
         {grounds, "grounds"},
         {owners, "owners"}}};
}

struct Difference {
    Differs what{};
    std::string recorded;
    std::string decided;
};

/// One line that is not what was decided. `line` is where it stands in the log of its dossier.
struct Mismatch {
    DossierId dossier;
    std::string line;
    std::vector<Difference> differences;
};

struct Replayed {
    std::size_t lines = 0;
    std::size_t reproduced = 0;
    std::map<NotReplayed, std::size_t> not_replayed;
    std::vector<Mismatch> mismatches;

    [[nodiscard]] bool is_clean() const { return mismatches.empty(); }
};

/// Decides every line of the decision record again: on the dossier as far as it went at that moment, on that
/// day, under the version in which it was then. Who looked must have been let in, on the same grounds and
/// with the same owners. Of a command that was refused the content is not kept: that the role may not give it
/// is decided again, whatever else refused it is counted as not replayed. `commands` are all there are.
tl::expected<Replayed, journal::Trouble> replay(
    journal::Journal const& journal, Dossiers const& dossiers, std::span<Permission const* const> commands
);

}  // namespace rondom::renewal
