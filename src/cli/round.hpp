#pragma once

#include <functional>
#include <string>

#include <tl/expected.hpp>

#include "cli/doctor_looks.hpp"
#include "cli/machine.hpp"
#include "cli/serve.hpp"
#include "journal/storage.hpp"

namespace rondom::cli {

/// One round over a region, as it is at one moment; without its key. When it was done stands beside the
/// region, for `rondom doctor`. `Options` has `data`, `store` and `keys`. The exit code.
template <class Options>
int one_round(
    Options const& options,
    Care care,
    std::function<tl::expected<void, std::string>(journal::Shelves&)> const& round
) {
    auto const store = journal::store_at(options.store, options.data);
    auto const done = journal::at_one_moment({.store = store, .keys = options.keys, .key_file = {}}, round);
    if (!done) { return complain(done.error()); }
    auto const data = journal::directory_of(store);
    if (!data.empty()) { note(data, care, now()); }
    return well;
}

}  // namespace rondom::cli
