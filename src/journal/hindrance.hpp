#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/core.h>
#include <tl/expected.hpp>

#include "journal/store.hpp"

namespace rondom::journal {

/// What stands in the way of a long piece of work, for the person who began it; thrown, and caught where the
/// work began.
struct Hindrance {
    std::string what;
};

template <class Value>
Value must(tl::expected<Value, Trouble> result, std::string_view what) {
    if (!result) { throw Hindrance{fmt::format("{}: storage gives trouble", what)}; }
    if constexpr (!std::is_void_v<Value>) { return std::move(*result); }
}

}  // namespace rondom::journal
