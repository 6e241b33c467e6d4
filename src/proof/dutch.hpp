#pragma once

#include <string>
#include <string_view>

namespace rondom::proof {

/// What the loader says in English, in Dutch; the same words when this has no translation.
std::string in_dutch(std::string_view english);

/// Is this said in Dutch from beginning to end, but for words of the profile.
bool has_dutch(std::string_view english);

}  // namespace rondom::proof
