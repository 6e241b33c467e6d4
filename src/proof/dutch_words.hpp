#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rondom::proof {

/// What the loader calls something ("a row of the lead table", "role"), in Dutch. What stands between `` is a
/// word of the file and stays. Nothing when there is no Dutch for it.
std::optional<std::string> dutch_noun(std::string_view english);

}  // namespace rondom::proof
