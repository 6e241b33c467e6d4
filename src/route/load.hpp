#pragma once

#include <deque>
#include <filesystem>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "route/evidence.hpp"
#include "route/finding.hpp"
#include "route/profile.hpp"
#include "route/tree.hpp"

namespace rondom::route {

/// A profile as it is written: its files and their trees. Places point into it, so it outlives them.
class ProfileText {
public:
    ProfileText() = default;
    explicit ProfileText(std::deque<Node> trees) : trees_{std::move(trees)}, complete_{true} {}

    /// Notes what cannot be read at all.
    ProfileText(std::vector<SourceFile> files, Findings& findings);

    [[nodiscard]] std::deque<Node> const& trees() const noexcept { return trees_; }

    /// Every file gave a tree.
    [[nodiscard]] bool is_complete() const noexcept { return complete_; }

    /// Where something stands: "transitions/x", "steps/plan/parties/family", "lead_table/2/when" (rows count
    /// from 1). The nearest that there is, when it stands nowhere.
    [[nodiscard]] Place place(std::string_view path) const;

private:
    std::deque<SourceFile> files_;
    std::deque<Node> trees_;
    bool complete_ = false;
};

/// What could be made of the files, and everything that is wrong with how they are written. Whether the
/// agreement itself is right is another question (proof/prove.hpp).
struct Reading {
    ProfileText text;
    Profile profile;
    Evidence evidence;
    std::vector<Finding> findings;

    [[nodiscard]] bool is_readable() const noexcept { return findings.empty(); }
};

/// Reads a region's profile. Strict: what is unknown, missing, said twice, or points nowhere is a finding.
/// Which section stands in which file is free.
Reading read_profile(std::vector<SourceFile> files);

/// The same for trees that were read before.
Reading read_profile(ProfileText text, Findings findings = {});

inline constexpr std::size_t most_files = 64;  ///< of one profile; the regions have about ten
inline constexpr std::size_t largest_profile =
    std::size_t{2} * 1024 * 1024;  ///< in bytes; the regions have 130,000

/// The files of a profile: every .yaml file directly in `directory`, or a note why they cannot be read. Of a
/// file that is too large only as much as it takes to say so.
tl::expected<std::vector<SourceFile>, Finding> files_in(std::filesystem::path const& directory);

/// The same for a region that was put in the binary while building: "midden-groningen".
tl::expected<std::vector<SourceFile>, Finding> embedded_files(std::string_view region);

/// A profile that could be read, or everything that is wrong with how it is written.
using Loaded = tl::expected<Profile, std::vector<Finding>>;

Loaded load_profile(std::vector<SourceFile> files);
Loaded load_directory(std::filesystem::path const& directory);
Loaded load_embedded(std::string_view region);

}  // namespace rondom::route
