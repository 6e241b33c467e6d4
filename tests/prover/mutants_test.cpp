// One fault at a time is put into each region's profile, and the prover must find it. Prints how many it
// found and which it did not; fails under 95 of 100, and when survivors.txt does not explain just those that
// survive, each by exactly one class. Give all regions at once: what is listed must survive somewhere.
//
//     rondom_mutants_test PROFILE... SURVIVORS

#include <chrono>
#include <string>

#include <fmt/core.h>

#include "behaviour.hpp"
#include "mutations.hpp"
#include "proof/prove.hpp"
#include "survivors.hpp"

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

/// False when too few are found. What is not explained is a complaint of `listed`.
bool report(std::string const& region, Tally const& tally, Survivors& listed) {
    for (auto const& survivor : tally.survivors) {
        auto const reason = listed.reason(region, survivor);
        fmt::print("  {} {}: {}\n", reason.empty() ? "UNEXPLAINED" : "explained", survivor, reason);
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
    return share >= 95.0;
}

int run(int count, char** arguments) {
    if (count < 3) { return 2; }
    Survivors listed{arguments[count - 1]};
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
        good = report(whole.profile.id, try_all(whole), listed) && good;
        auto const took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        fmt::print("  in {:.1f} s\n", took);
    }
    auto const complaints = listed.complaints();
    for (auto const& each : complaints) {
        fmt::print("survivors.txt: {}\n", each);
    }
    return good && complaints.empty() ? 0 : 1;
}

}  // namespace

}  // namespace rondom::prover

int main(int count, char** arguments) { return rondom::prover::run(count, arguments); }
