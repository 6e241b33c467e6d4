#pragma once

#include <filesystem>
#include <string_view>

namespace rondom::journal {

/// Until its directory is synced too, a file that was made or renamed may lose its name in a power cut. False
/// when the disk does not say that it is done.
[[nodiscard]] bool sync_name(std::filesystem::path const& file);

/// A file of these bytes, that only this user reads, over what was there. Durable but for its name. False
/// when the disk does not take it.
[[nodiscard]] bool write_durably(std::filesystem::path const& file, std::string_view bytes);

}  // namespace rondom::journal
