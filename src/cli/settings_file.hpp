#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

namespace rondom::cli {

using NamedSettings = std::vector<std::pair<std::string, std::string>>;

/// Lines as in `RONDOM_DATA=/var/lib/rondom/duinrand`, empty ones, and remarks that begin with a #. The error
/// says which line is none of these, or has a name twice.
tl::expected<NamedSettings, std::string> read_settings(std::string_view text);

/// The same from a file, into the environment of this process, where the command line takes what it was not
/// told itself. What stands in the environment already goes first.
tl::expected<void, std::string> take_settings(std::filesystem::path const& file);

}  // namespace rondom::cli
