#include "cli/diff.hpp"

#include <fmt/core.h>

#include "cli/profiles.hpp"
#include "cli/serve.hpp"
#include "proof/difference_report.hpp"

namespace rondom::cli {

namespace {

/// The profile, or what is wrong with how it is written, told.
std::optional<route::Reading> readable(std::string const& profile) {
    auto files = files_of(profile);
    if (!files) {
        fmt::print(stderr, "{}\n", route::text_of(files.error()));
        return std::nullopt;
    }
    auto reading = route::read_profile(std::move(*files));
    for (auto const& each : reading.findings) {
        fmt::print(stderr, "{}: {}\n", profile, route::text_of(each));
    }
    if (!reading.is_readable()) { return std::nullopt; }
    return reading;
}

}  // namespace

int diff(DiffOptions const& options) {
    auto const before = readable(options.before);
    auto const after = readable(options.after);
    if (!before || !after) { return wrong_use; }
    auto const found = proof::difference(*before, *after);
    if (options.json) {
        json::Writer out;
        proof::write(out, found);
        fmt::print("{}\n", out.take());
    } else {
        fmt::print("{}", proof::text_of(found, named<Language>(options.language).value_or(Language::en)));
    }
    return found.more.empty() ? well : reads_more;
}

}  // namespace rondom::cli
