// One fault at a time is put into each region's profile, and the prover must find it. Prints how many it
// found and which it did not; fails under 95 of 100, and when a fault survives that survivors.txt does not
// explain.
//
//     rondom_mutants_test PROFILE... SURVIVORS

#include <chrono>
#include <fstream>
#include <map>
#include <string>

#include <fmt/core.h>

#include "behaviour.hpp"
#include "mutations.hpp"
#include "proof/prove.hpp"

namespace rondom::prover {

namespace {

struct Tally {
    int faults = 0;
    int same = 0;  ///< equivalent: nobody sees, does or is asked anything else
    int found = 0;
    std::vector<std::string> survivors;
};

Tally try_all(route::Reading const& whole) {
    Tally tally;
    for (auto const& mutation : mutations_of(whole.text.trees(), whole.profile)) {
        auto trees = whole.text.trees();
        mutation.apply(trees);
        auto const reading = route::read_profile(route::ProfileText{std::move(trees)});
        ++tally.faults;
        if (proof::prove(reading).errors() > 0) {
            ++tally.found;
        } else if (behaviour_of(reading) == behaviour_of(whole)) {
            ++tally.same;
        } else {
            tally.survivors.push_back(mutation.what);
        }
    }
    return tally;
}

/// "region: what = why", one a line.
std::map<std::string, std::string> explained(std::string const& file) {
    std::map<std::string, std::string> reasons;
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);) {
        auto const equals = line.find(" = ");
        if (line.starts_with('#') || equals == std::string::npos) { continue; }
        reasons[line.substr(0, equals)] = line.substr(equals + 3);
    }
    return reasons;
}

bool report(
    std::string const& region, Tally const& tally, std::map<std::string, std::string> const& reasons
) {
    bool all_explained = true;
    for (auto const& survivor : tally.survivors) {
        auto const reason = reasons.find(region + ": " + survivor);
        bool const known = reason != reasons.end();
        all_explained = all_explained && known;
        fmt::print(
            "  {} {}{}\n", known ? "explained" : "UNEXPLAINED", survivor, known ? ": " + reason->second : ""
        );
    }
    auto const real = tally.faults - tally.same;
    auto const share = real > 0 ? 100.0 * tally.found / real : 0.0;
    fmt::print(
        "{}: {} faults, {} change nothing, {} of {} found ({:.1f}%), {} survive\n",
        region,
        tally.faults,
        tally.same,
        tally.found,
        real,
        share,
        tally.survivors.size()
    );
    return all_explained && share >= 95.0;
}

int run(int count, char** arguments) {
    if (count < 3) { return 2; }
    auto const reasons = explained(arguments[count - 1]);
    bool good = true;
    for (int i = 1; i + 1 < count; ++i) {
        auto files = route::files_in(arguments[i]);
        if (!files) { return 2; }
        auto const whole = route::read_profile(std::move(*files));
        if (proof::prove(whole).errors() > 0) {
            fmt::print("{}: is not proved itself\n", whole.profile.id);
            return 1;
        }
        auto const start = std::chrono::steady_clock::now();
        good = report(whole.profile.id, try_all(whole), reasons) && good;
        auto const took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        fmt::print("  in {:.1f} s\n", took);
    }
    return good ? 0 : 1;
}

}  // namespace

}  // namespace rondom::prover

int main(int count, char** arguments) { return rondom::prover::run(count, arguments); }
