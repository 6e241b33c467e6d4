#pragma once

#include <cstdlib>
#include <string>
#include <utility>

#include <fmt/core.h>
#include <tl/expected.hpp>

namespace rondom::bench {

[[noreturn]] inline void give_up(std::string const& why) {
    fmt::print(stderr, "bench: {}\n", why);
    std::exit(EXIT_FAILURE);
}

/// The value, or the end of the bench: without it nothing can be measured.
template <class Value, class Error>
Value must(tl::expected<Value, Error> result, std::string const& what) {
    if (!result) { give_up(what); }
    if constexpr (!std::is_void_v<Value>) { return std::move(*result); }
}

}  // namespace rondom::bench
