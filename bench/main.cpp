// Measures speed and size as ratios against a limit that is measured in the same run (bench/results.md).
// Judges nothing: ends well whenever everything could be measured.

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/core.h>
#include <sodium.h>
#include <CLI/CLI.hpp>

#include "bare.hpp"
#include "hour.hpp"
#include "limits.hpp"
#include "must.hpp"
#include "prover.hpp"
#include "report.hpp"

namespace rondom::bench {

namespace {

namespace fs = std::filesystem;

struct Options {
    fs::path program;
    fs::path folder;
    fs::path patterns;
    fs::path profiles;
    std::size_t large = 100'000;
    std::size_t small = 10'000;
    int rounds = 5;
    bool appends = false;
    bool served = false;
    std::string own_name;
};

std::vector<fs::path> patterns_in(fs::path const& folder) {
    std::vector<fs::path> patterns;
    for (auto const& each : fs::directory_iterator{folder}) {
        if (each.path().extension() == ".yaml") { patterns.push_back(each.path()); }
    }
    std::ranges::sort(patterns);
    return patterns;
}

double megabytes(std::uint64_t bytes) { return static_cast<double>(bytes) / (1024.0 * 1024.0); }

void measure_start(Options const& options, MadeRegion const& region, Measured& measured) {
    for (int round = 0; round < options.rounds; ++round) {
        measured.start.add(time_to_first_answer(options.program, region.directory()));
    }
    ServerProcess const server{serve_command(options.program, region.directory())};
    measured.sign_in = first_load(server.port(), "/inloggen");
    measured.new_memory.add(megabytes(server.resident()));
}

void measure_first_loads(Served const& served, Measured& measured) {
    auto const& look = served.looks.front();
    auto const port = served.server.port();
    auto const& token = look.reader->session.token;
    measured.work = first_load(port, "/mijn/werk", token);
    measured.dossier = first_load(port, "/dossiers/" + look.dossier.text(), token);
}

Measured measure(Options const& options) {
    auto const patterns = patterns_in(options.patterns);
    MadeRegion const large{options.folder / std::to_string(options.large), options.large, patterns};
    MadeRegion const small{options.folder / std::to_string(options.small), options.small, patterns};
    Measured measured{
        .large = options.large,
        .small = options.small,
        .large_bytes = large.bytes(),
        .small_bytes = small.bytes(),
        .rounds = options.rounds};
    large.read_through();
    small.read_through();
    measure_start(options, large, measured);

    Served served_large{options.program, large};
    Served served_small{options.program, small};
    ServerProcess const fixed{{options.own_name, "fixed"}};
    measure_first_loads(served_large, measured);
    for (int round = 0; round < options.rounds; ++round) {
        fmt::print(stderr, "round {} of {}\n", round + 1, options.rounds);
        measure_pages(served_large, served_small, fixed, measured.pages);
        measure_appends(served_large.files, served_large.looks, measured.appends);
    }
    measured.memory.add(megabytes(served_large.server.resident()));
    return measured;
}

/// Pages under load for a while, without the rest of the table.
int loop_served(Options const& options, MadeRegion const& region) {
    Served served{options.program, region};
    ServerProcess const fixed{{options.own_name, "fixed"}};
    Pages pages;
    for (int round = 0; round < options.rounds; ++round) {
        measure_pages(served, served, fixed, pages);
    }
    fmt::print(
        "processor time: page {}, bare {}, sight {}, line {}, my work {}, fixed {}\n",
        pages.dossier.processor.text(" us"),
        pages.bare.text(" us"),
        pages.bare_sight.text(" us"),
        pages.line.text(" us"),
        pages.work.processor.text(" us"),
        pages.fixed.processor.text(" us", 1)
    );
    fmt::print("{} of {}\n", pages.dossier.per_second.text("/s"), pages.fixed.per_second.text("/s"));
    return EXIT_SUCCESS;
}

/// One thing over and over, to look at with a profiler.
int loop(Options const& options) {
    constexpr std::chrono::seconds long_enough{10};
    constexpr std::size_t schools = 1000;
    MadeRegion const region{
        options.folder / std::to_string(options.large), options.large, patterns_in(options.patterns)};
    if (options.served) { return loop_served(options, region); }
    Files files{region.directory()};
    Installation installation{*files.store, *files.keystore, files.key};
    auto const readers = sign_in(region, installation, schools);
    auto const looks = looks_of(readers);
    if (options.appends) {
        Appends appends;
        for (int round = 0; round < options.rounds; ++round) {
            measure_appends(files, looks, appends);
        }
        fmt::print(
            "{}, alone {}, raw {}, raw alone {}\n",
            appends.together.text("/s"),
            appends.alone.text("/s"),
            appends.raw.text("/s"),
            appends.raw_alone.text("/s")
        );
    } else {
        fmt::print("{:.0f} us\n", bare_page(files, looks, long_enough).each);
    }
    return EXIT_SUCCESS;
}

CLI::App* add_limits(CLI::App& app, LimitsOptions& limits) {
    auto* command = app.add_subcommand("limits", "Both engines side by side, each beside its limit");
    command->add_option("--program", limits.program, "The program")->required();
    command->add_option("--folder", limits.folder, "Where the made regions lie")->required();
    command->add_option("--dossiers", limits.dossiers, "On both engines")->capture_default_str();
    command->add_option("--sizes", limits.sizes, "Dossiers; the same page on SQLite")->capture_default_str();
    command->add_option("--postgres-sizes", limits.postgres_sizes, "The same on PostgreSQL")
        ->capture_default_str();
    command->add_option("--milliseconds", limits.milliseconds, "For one figure")->capture_default_str();
    command->add_option("--rounds", limits.rounds, "How often")->capture_default_str();
    return command;
}

CLI::App* add_hour(CLI::App& app, HourOptions& hour) {
    auto* command = app.add_subcommand("hour", "The busiest hour (docs/capacity.md), and where it breaks");
    command->add_option("--program", hour.program, "The program")->required();
    command->add_option("--folder", hour.folder, "Where the made regions lie")->required();
    command->add_option("--dossiers", hour.dossiers, "In the region")->capture_default_str();
    command->add_flag("--postgres", hour.postgres, "On PostgreSQL");
    command->add_option("--rate", hour.rate, "Requests a second")->capture_default_str();
    command->add_option("--sign-ins", hour.sign_ins, "Passwords a second")->capture_default_str();
    command->add_option("--seconds", hour.seconds, "How long")->capture_default_str();
    command->add_option("--step-seconds", hour.step_seconds, "For each higher rate")->capture_default_str();
    command->add_option("--times", hour.times, "How much busier")->capture_default_str();
    command->add_option("--pages", hour.pages, "Requests a second, nobody signs in")->capture_default_str();
    return command;
}

void add_places(CLI::App& command, Options& options) {
    command.add_option("--folder", options.folder, "Where the made regions lie")->required();
    command.add_option("--patterns", options.patterns, "Stories that dossiers are made of")->required();
    command.add_option("--large", options.large, "Dossiers")->capture_default_str();
}

int run(int count, char** arguments) {
    if (sodium_init() < 0) { give_up("libsodium does not start"); }
    Options options{.own_name = arguments[0]};
    CLI::App app{"Measures Rondom", "rondom_bench"};
    app.require_subcommand(1);
    app.add_subcommand("fixed", "Serve a page that never changes");
    auto* all = app.add_subcommand("all", "Measure everything and print the table");
    all->add_option("--program", options.program, "The program")->required();
    add_places(*all, options);
    all->add_option("--small", options.small, "Dossiers")->capture_default_str();
    all->add_option("--rounds", options.rounds, "How often")->capture_default_str();
    auto* one = app.add_subcommand("loop", "One thing over and over, for a profiler: the dossier page");
    add_places(*one, options);
    one->add_flag("--appends", options.appends, "Appends instead");
    one->add_flag("--served", options.served, "The page as it is served, and the page that never changes");
    one->add_option("--program", options.program, "The program, with --served");
    one->add_option("--rounds", options.rounds, "How often")->capture_default_str();
    auto* prover = app.add_subcommand("prover", "Measure the proof of every region and print its table");
    prover->add_option("--program", options.program, "The program")->required();
    prover->add_option("--profiles", options.profiles, "Regions, a folder each")->required();
    prover->add_option("--rounds", options.rounds, "How often")->capture_default_str();
    LimitsOptions limits{.program = {}, .folder = {}, .patterns = {}, .own_name = arguments[0]};
    add_limits(app, limits)->add_option("--patterns", options.patterns, "Stories")->required();
    HourOptions hour;
    add_hour(app, hour)->add_option("--patterns", options.patterns, "Stories")->required();
    CLI11_PARSE(app, count, arguments);
    if (app.got_subcommand("limits")) {
        limits.patterns = patterns_in(options.patterns);
        fmt::print("{}", report_on(measure_limits(limits)));
        return EXIT_SUCCESS;
    }
    if (app.got_subcommand("fixed")) { return serve_fixed_page(); }
    if (app.got_subcommand("loop")) { return loop(options); }
    if (app.got_subcommand("prover")) {
        fmt::print("{}", table_of(measure_prover(options.program, options.profiles, options.rounds)));
        return EXIT_SUCCESS;
    }
    if (app.got_subcommand("hour")) {
        hour.patterns = patterns_in(options.patterns);
        fmt::print("{}", busiest_hour(hour));
        return EXIT_SUCCESS;
    }
    auto const measured = measure(options);
    fmt::print("{}\n{}", table_of(measured), remarks_on(measured));
    return EXIT_SUCCESS;
}

}  // namespace

}  // namespace rondom::bench

int main(int count, char** arguments) { return rondom::bench::run(count, arguments); }
