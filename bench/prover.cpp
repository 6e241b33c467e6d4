#include "prover.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include <fcntl.h>
#include <fmt/core.h>

#include "app/vocabulary.hpp"
#include "must.hpp"
#include "proof/brute.hpp"
#include "proof/prove.hpp"

namespace rondom::bench {

namespace {

namespace fs = std::filesystem;

constexpr double check_target = 500;   ///< milliseconds
constexpr double states_target = 40;   ///< million a second
constexpr double memory_target = 100;  ///< MB

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::vector<fs::path> regions_in(fs::path const& profiles) {
    std::vector<fs::path> regions;
    for (auto const& each : fs::directory_iterator{profiles}) {
        if (fs::exists(each.path() / "profile.yaml")) { regions.push_back(each.path()); }
    }
    std::ranges::sort(regions);
    return regions;
}

/// Reading the files and proving them, as `rondom check` does.
double check_once(fs::path const& region) {
    auto const start = std::chrono::steady_clock::now();
    auto files = route::files_in(region);
    if (!files) { give_up("a profile cannot be read: " + route::text_of(files.error())); }
    auto const report = proof::prove(route::read_profile(std::move(*files)), app::vocabulary());
    if (report.errors() > 0) { give_up(region.filename().string() + " is not proved"); }
    return seconds_since(start) * 1000;
}

Line check_line(fs::path const& region, int rounds) {
    Figure took;
    for (int round = 0; round < rounds; ++round) {
        took.add(check_once(region));
    }
    return {
        .what = "check of " + region.filename().string(),
        .measured = took.text(" ms"),
        .limit = "-",
        .ratio = "-",
        .target = fmt::format("under {} ms", check_target),
        .met = took.median() < check_target};
}

struct Speed {
    std::uint64_t states = 0;
    double seconds = 0;

    [[nodiscard]] double millions() const { return static_cast<double>(states) / seconds / 1e6; }
};

Speed count_once(route::Reading const& reading, std::size_t facts) {
    auto const start = std::chrono::steady_clock::now();
    auto const counted = proof::count_all(reading, facts);
    if (!counted.is_clean()) { give_up("going through everything finds what the proof does not"); }
    return {counted.states, seconds_since(start)};
}

/// With fewer facts there are fewer states; those counts that take long enough to be measured.
std::vector<Speed> growing(route::Reading const& reading) {
    constexpr double shortest = 0.05;
    std::vector<Speed> all;
    for (std::size_t facts = 1; facts <= reading.profile.facts.size(); ++facts) {
        auto const speed = count_once(reading, facts);
        if (speed.seconds >= shortest) { all.push_back(speed); }
    }
    return all;
}

/// The power of the states that time grows with: 1 is linear. By least squares over the logarithms.
double power_of(std::vector<Speed> const& all) {
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    for (auto const& each : all) {
        auto const states = std::log(static_cast<double>(each.states));
        auto const time = std::log(each.seconds);
        x += states;
        y += time;
        xx += states * states;
        xy += states * time;
    }
    auto const n = static_cast<double>(all.size());
    return (n * xy - x * y) / (n * xx - x * x);
}

/// The region with most states: there a count takes longest.
std::vector<Line> brute_lines(fs::path const& profiles, int rounds) {
    auto files = route::files_in(profiles / "midden-groningen");
    if (!files) { give_up("midden-groningen is not there"); }
    auto const reading = route::read_profile(std::move(*files));
    auto const grown = growing(reading);
    Figure millions;
    Speed last;
    for (int round = 0; round < rounds; ++round) {
        last = count_once(reading, reading.profile.facts.size());
        millions.add(last.millions());
    }
    auto const slowest = std::ranges::min(grown, {}, &Speed::millions);
    auto const power = power_of(grown);
    constexpr double linear = 1.1;
    return {
        {.what = fmt::format(
             "midden-groningen, all {:.1f} billion states: on one core",
             static_cast<double>(last.states) / 1e9
         ),
         .measured = millions.text(" million/s"),
         .limit = "-",
         .ratio = "-",
         .target = fmt::format("at least {} million/s", states_target),
         .met = millions.median() >= states_target},
        {.what = fmt::format("the same with fewer facts, the slowest of {} counts", grown.size()),
         .measured = fmt::format("{:.0f} million/s", slowest.millions()),
         .limit = "-",
         .ratio = "-",
         .target = fmt::format("at least {} million/s", states_target),
         .met = slowest.millions() >= states_target},
        {.what = "time grows with the states to the power",
         .measured = fmt::format("{:.2f}", power),
         .limit = "-",
         .ratio = "-",
         .target = fmt::format("at most {}", linear),
         .met = power <= linear}};
}

/// The most memory that the program held, in MB, while it checked and counted this region.
double memory_of(fs::path const& program, fs::path const& region) {
    auto const child = ::fork();
    if (child < 0) { give_up("no process can be started"); }
    if (child == 0) {
        auto const nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        ::dup2(nowhere, STDOUT_FILENO);
        ::dup2(nowhere, STDERR_FILENO);
        auto const name = program.string();
        auto const folder = region.string();
        ::execl(name.c_str(), name.c_str(), "check", folder.c_str(), "--brute", nullptr);
        ::_exit(127);
    }
    int status = 0;
    rusage used{};
    if (::wait4(child, &status, 0, &used) != child || status != 0) { give_up("rondom check does not run"); }
    return static_cast<double>(used.ru_maxrss) / 1024;
}

Line memory_line(fs::path const& program, fs::path const& profiles) {
    Figure memory;
    for (auto const& region : regions_in(profiles)) {
        memory.add(memory_of(program, region));
    }
    return {
        .what = "most memory of check --brute, the largest of the regions",
        .measured = fmt::format("{:.0f} MB", memory.most()),
        .limit = "-",
        .ratio = "-",
        .target = fmt::format("under {} MB", memory_target),
        .met = memory.most() < memory_target};
}

}  // namespace

std::vector<Line> measure_prover(fs::path const& program, fs::path const& profiles, int rounds) {
    std::vector<Line> lines;
    for (auto const& region : regions_in(profiles)) {
        lines.push_back(check_line(region, rounds));
    }
    for (auto& line : brute_lines(profiles, rounds)) {
        lines.push_back(std::move(line));
    }
    lines.push_back(memory_line(program, profiles));
    return lines;
}

}  // namespace rondom::bench
