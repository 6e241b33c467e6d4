#pragma once

#include <string>
#include <string_view>

#include <fmt/core.h>

namespace rondom::proof {

/// A sentence of ours in which "{}" stands for what differs.
template <class... Arguments>
std::string filled(std::string_view pattern, Arguments const&... arguments) {
    return fmt::format(fmt::runtime(fmt::string_view{pattern.data(), pattern.size()}), arguments...);
}

}  // namespace rondom::proof
