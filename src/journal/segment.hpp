#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "journal/store.hpp"

// What a region became since the last time, as a file on another disk (docs/decisions/0012).
namespace rondom::journal {

/// Everything in it is sealed as it is in the store.
struct Segment {
    std::string region{};      ///< whose: what its keystore knows its key by
    std::uint64_t number = 0;  ///< from 1, without gaps
    bool whole = false;        ///< all there is, so that what came before is not needed
    std::string previous{};    ///< hash of the one before; empty when whole
    std::vector<SealedRow> put{};
    std::vector<RowKey> erase{};
    std::vector<Record> records{};  ///< of a dossier in order
    std::vector<CommandRecord> commands{};

    [[nodiscard]] bool empty() const noexcept {
        return put.empty() && erase.empty() && records.empty() && commands.empty();
    }
};

/// The bytes of the file; they end with their hash.
std::string text_of(Segment const& segment);
std::string hash_in(std::string_view text);

/// Nothing when these are not the bytes that were written.
std::optional<Segment> segment_of(std::string_view text);

/// "000000000012.segment"
std::string segment_name(std::uint64_t number);

/// A segment, the hash that the next one has to hold, and its size in bytes.
using SegmentVisitor = std::function<void(Segment& segment, std::string const& hash, std::size_t size)>;

/// Shows the last whole segment in the directory and those after it, in order. The error names the file that
/// is missing or is not as it was written. Shows nothing when there are none.
tl::expected<void, std::string> each_segment(
    std::filesystem::path const& directory, SegmentVisitor const& visit
);

}  // namespace rondom::journal
