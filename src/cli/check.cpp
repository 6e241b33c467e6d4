#include "cli/check.hpp"

#include <chrono>

#include <fmt/core.h>

#include "app/vocabulary.hpp"
#include "cli/coverage.hpp"
#include "cli/machine.hpp"
#include "cli/profiles.hpp"
#include "cli/serve.hpp"
#include "proof/brute.hpp"
#include "proof/report.hpp"
#include "proof/smt.hpp"

namespace rondom::cli {

namespace {

/// Goes through everything, says how fast, and whether nothing was found there either.
bool count(route::Reading const& reading, std::string const& name) {
    auto const start = std::chrono::steady_clock::now();
    auto const counted = proof::count_all(reading);
    auto const took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    fmt::print(
        stderr,
        "{}: {} states in {:.2f} s, {:.0f} million a second: {} forks, {} dead ends, {} broken promises, {} "
        "without "
        "a lead, {} with two\n",
        name,
        counted.states,
        took,
        static_cast<double>(counted.states) / took / 1e6,
        counted.forks,
        counted.dead_ends,
        counted.broken,
        counted.without_lead,
        counted.two_leads
    );
    return counted.is_clean();
}

bool show_coverage(
    json::Writer& out, route::Reading const& reading, std::string const& name, ProofOptions const& options
) {
    if (options.json) {
        write_coverage(out, reading, name);
    } else {
        fmt::print("{}", coverage_text(reading, name));
    }
    return !reading.profile.coverage.empty();
}

bool show_proof(
    json::Writer& out, route::Reading const& reading, std::string const& name, ProofOptions const& options
) {
    auto const report = proof::prove(reading, app::vocabulary(), local_day(now()));
    bool const counted_clean = !options.brute || count(reading, name);
    if (options.json) {
        proof::write(out, report, name, options.publishing);
    } else {
        proof::Wording const wording{
            .language = named<Language>(options.language).value_or(Language::en),
            .publishing = options.publishing};
        fmt::print("{}", proof::text_of(report, name, wording));
    }
    return counted_clean && proof::is_proved(report, options.publishing);
}

/// Whether the region is well, in what was asked about it.
bool check_one(
    json::Writer& out, route::Reading const& reading, std::string const& name, ProofOptions const& options
) {
    if (options.smt) {
        fmt::print("{}", proof::smt_of(reading));
        return true;
    }
    return options.coverage ? show_coverage(out, reading, name, options)
                            : show_proof(out, reading, name, options);
}

}  // namespace

int check(ProofOptions const& options) {
    int status = well;
    json::Writer out;
    out.open_list();
    for (auto const& name : options.profiles.empty() ? regions() : options.profiles) {
        auto files = files_of(name);
        if (!files) {
            fmt::print(stderr, "{}\n", route::text_of(files.error()));
            return wrong_use;
        }
        if (!check_one(out, route::read_profile(std::move(*files)), name, options)) { status = not_well; }
    }
    out.close_list();
    if (options.json) { fmt::print("{}\n", out.take()); }
    return status;
}

}  // namespace rondom::cli
