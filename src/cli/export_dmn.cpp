#include "cli/export_dmn.hpp"

#include <fmt/core.h>

#include "app/vocabulary.hpp"
#include "cli/profiles.hpp"
#include "cli/serve.hpp"
#include "proof/dmn.hpp"
#include "proof/prove.hpp"

namespace rondom::cli {

int export_dmn(DmnOptions const& options) {
    auto files = files_of(options.profile);
    if (!files) {
        fmt::print(stderr, "{}\n", route::text_of(files.error()));
        return wrong_use;
    }
    auto const profile = proof::proved(route::read_profile(std::move(*files)), app::vocabulary());
    if (!profile) {
        for (auto const& each : profile.error()) {
            fmt::print(stderr, "{}\n", route::text_of(each));
        }
        return not_well;
    }
    if (profile->lead_table.empty()) {
        fmt::print(
            stderr,
            "{}: no lead table: {}\n",
            profile->id,
            profile->guard ? "a guard follows the process" : "nobody leads"
        );
        return not_well;
    }
    if (options.outcomes) {
        json::Writer out;
        proof::write_leads(out, *profile);
        fmt::print("{}\n", out.take());
    } else {
        fmt::print("{}", proof::dmn_of(*profile));
    }
    return well;
}

}  // namespace rondom::cli
