#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "domain/day.hpp"

namespace rondom::cli {

/// As the clock of this machine has it, to the second.
Moment now();

/// The bytes of a file; nothing when it cannot be read.
std::optional<std::string> text_in(std::filesystem::path const& file);

}  // namespace rondom::cli
