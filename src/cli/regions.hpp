#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace rondom::cli {

/// Where one region of an installation lives now.
struct RegionPlace {
    std::string name;
    std::string store;  ///< as --store takes it
    std::string keys;   ///< as --keys takes it; empty with SQLite
    std::int64_t epoch = 0;
};

/// The regions of an installation, from a text like
///     regions:
///       duinrand: {store: "sqlite:/var/lib/rondom/duinrand", epoch: "1"}
/// The error says what is wrong with it. A place or name that comes twice is wrong: regions share nothing.
tl::expected<std::vector<RegionPlace>, std::string> read_regions(std::string_view text);

/// Writes the signature of the directory beside it, in FILE.sig, after reading it (journal/signature.hpp).
tl::expected<void, std::string> sign_regions(
    std::filesystem::path const& file, std::filesystem::path const& signing_key
);

/// The directory, when whoever holds the key signed these very bytes.
tl::expected<std::vector<RegionPlace>, std::string> signed_regions(
    std::filesystem::path const& file, std::filesystem::path const& public_key
);

}  // namespace rondom::cli
