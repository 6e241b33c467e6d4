#pragma once

#include <filesystem>

namespace rondom::journal {

/// Until its directory is synced too, a file that was made or renamed may lose its name in a power cut. False
/// when the disk does not say that it is done.
[[nodiscard]] bool sync_name(std::filesystem::path const& file);

}  // namespace rondom::journal
