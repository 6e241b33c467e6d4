#include "hour.hpp"

#include <algorithm>
#include <ctime>
#include <functional>
#include <memory>
#include <optional>

#include <fmt/core.h>

#include "must.hpp"
#include "open_loop.hpp"
#include "sign_ins.hpp"
#include "stage.hpp"

namespace rondom::bench {

namespace {

constexpr std::chrono::seconds patience{10};
constexpr double most_wait = 100;  ///< milliseconds, p99 of pages

/// Of ten requests: six pages of dossiers, two of my work, a search, a note.
constexpr std::size_t together = 10;
constexpr std::array parts{
    Kind::append,
    Kind::dossier,
    Kind::dossier,
    Kind::work,
    Kind::dossier,
    Kind::search,
    Kind::dossier,
    Kind::dossier,
    Kind::work,
    Kind::dossier};
static_assert(parts.size() == together);

Kind kind_of(std::size_t number) { return parts.at(number % together); }

double own_time() {
    timespec spent{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

/// The slowest in a hundred of those that count, in milliseconds.
double late_of(OpenLoad const& load, std::function<bool(Kind)> const& counts) {
    std::vector<double> waits;
    for (auto const& each : load.right) {
        if (counts(kind_of(each.number))) { waits.push_back(each.wait); }
    }
    if (waits.empty()) { return 0; }
    auto const place = waits.begin() + static_cast<std::ptrdiff_t>((waits.size() - 1) * 99 / 100);
    std::ranges::nth_element(waits, place);
    return *place;
}

/// A while at one rate.
struct Step {
    double rate = 0;
    double sign_in_rate = 0;
    int seconds = 0;
    OpenLoad load{};
    double late_pages = 0;
    double late_notes = 0;
    std::size_t sign_ins = 0;
    std::size_t busy = 0;
    double late_sign_ins = 0;
    std::size_t lost = 0;  ///< notes that were acknowledged and are not there
    double server = 0;     ///< processors that it used, on average
    double database = 0;
    double passwords = 0;
    double asking = 0;  ///< the bench itself

    [[nodiscard]] std::size_t errors() const { return load.wrong + load.unanswered + busy; }
    [[nodiscard]] bool holds() const { return errors() == 0 && lost == 0 && late_pages < most_wait; }
};

class Playing {
public:
    Playing(HourOptions const& options, MadeRegion const& made, Place const& place)
        : stage_{options.program, made, place} {}

    Step play(double rate, double sign_ins, int seconds) {
        fmt::print(stderr, "{} requests and {} passwords a second for {} s\n", rate, sign_ins, seconds);
        auto const run = random_text();
        auto const command = [&](std::size_t number) {
            return CommandId{derived_text("bench hour " + run, std::to_string(number))};
        };
        Step step{.rate = rate, .sign_in_rate = sign_ins, .seconds = seconds};
        SignIns signing{sign_ins};
        auto const server = stage_.server().processor_time();
        auto const database = stage_.database_time();
        auto const own = own_time();
        step.load = ask_at_rate(
            stage_.server().port(),
            [&](std::size_t number) {
                return kind_of(number) == Kind::append
                           ? stage_.note(command(number), number / together + notes_)
                           : stage_.asked(kind_of(number), number);
            },
            rate,
            std::chrono::seconds{seconds},
            patience
        );
        notes_ += static_cast<std::size_t>(rate * seconds) / together;
        signing.stop();
        auto const processors = [&](double spent) {
            return spent / std::max<double>(seconds, step.load.seconds);
        };
        step.server = processors(stage_.server().processor_time() - server);
        step.database = processors(stage_.database_time() - database);
        step.passwords = processors(signing.processor_time());
        step.asking = processors(own_time() - own) - step.passwords;
        step.late_pages = late_of(step.load, [](Kind kind) { return kind != Kind::append; });
        step.late_notes = late_of(step.load, [](Kind kind) { return kind == Kind::append; });
        step.sign_ins = signing.done();
        step.busy = signing.busy();
        step.late_sign_ins = signing.late();
        step.lost = lost_of(step.load, command);
        if (step.load.wrong > 0) { fmt::print(stderr, "  wrong: {}\n", step.load.first_wrong); }
        return step;
    }

private:
    /// Every note that was acknowledged is asked for by its command.
    std::size_t lost_of(OpenLoad const& load, std::function<CommandId(std::size_t)> const& command) {
        std::size_t lost = 0;
        for (auto const& each : load.right) {
            if (kind_of(each.number) != Kind::append) { continue; }
            auto const there = must(stage_.files().store->committed(command(each.number)), "no answer");
            lost += there ? 0U : 1U;
        }
        return lost;
    }

    Stage stage_;
    std::size_t notes_ = 0;
};

std::string row(Step const& step) {
    return fmt::format(
        "| {:.0f} | {:.0f} | {} | {} | {:.1f} | {:.1f} | {:.0f} | {} | {} | {:.2f} | {:.2f} | {:.2f} | "
        "{:.2f} |\n",
        step.rate,
        step.sign_in_rate,
        step.seconds,
        step.load.right.size(),
        step.late_pages,
        step.late_notes,
        step.late_sign_ins,
        step.errors(),
        step.lost,
        step.server,
        step.database,
        step.passwords,
        step.asking
    );
}

/// What gives way, in words.
std::string breaking(std::string const& what, std::optional<Step> const& broken) {
    if (!broken) { return fmt::format("- {}: not broken at the highest rate that was tried.\n", what); }
    auto const all = broken->server + broken->database + broken->passwords + broken->asking;
    return fmt::format(
        "- {}: breaks at {:.0f} requests and {:.0f} passwords a second. p99 of pages {:.0f} ms, {} answers "
        "wrong or "
        "missing, {} sent away from signing in. Then {:.2f} processors of two are busy: {}.\n",
        what,
        broken->rate,
        broken->sign_in_rate,
        broken->late_pages,
        broken->load.wrong + broken->load.unanswered,
        broken->busy,
        all,
        broken->busy > 0 && broken->late_pages < most_wait ? "signing in is first to give way"
        : all > 1.7                                        ? "they are what is short"  // NOLINT: nearly two
                                                           : "something waits, it is not the processors"
    );
}

std::string report(std::vector<Step> const& steps, std::string const& engine, std::size_t dossiers) {
    std::string table = fmt::format(
        "{}, {} dossiers. Six of ten requests are dossier pages, two my work, one a search, one a note. "
        "Waits are "
        "counted from the moment a request was meant to be asked; passwords are checked beside the server, "
        "on the "
        "same processors.\n\n"
        "| requests a second | passwords a second | seconds | answered | p99 pages, ms | p99 notes, ms | p99 "
        "passwords, ms | errors | acknowledged and lost | processors: server | database | passwords | client "
        "|\n"
        "|---|---|---|---|---|---|---|---|---|---|---|---|---|\n",
        engine,
        dossiers
    );
    for (auto const& each : steps) {
        table += row(each);
    }
    auto const& hour = steps.front();
    table += fmt::format(
        "\n- The hour itself: {}.\n",
        hour.holds() ? fmt::format("no errors, p99 under {} ms, nothing lost", most_wait)
                     : "**does not hold**"
    );
    return table;
}

}  // namespace

std::string busiest_hour(HourOptions const& options) {
    MadeRegion const made{
        options.folder / std::to_string(options.dossiers), options.dossiers, options.patterns};
    std::optional<DatabaseServer> database;
    if (options.postgres) { database.emplace(options.folder / "postgres"); }
    auto const place = options.postgres ? copied(made, *database) : place_of(made);
    Playing playing{options, made, place};
    playing.play(options.rate, 0, options.step_seconds);  // what is asked for is in memory, as on any day

    std::vector<Step> steps{playing.play(options.rate, options.sign_ins, options.seconds)};
    auto const until_it_breaks = [&](std::vector<double> const& rates, double sign_ins_each) {
        std::optional<Step> broken;
        for (auto const rate : rates) {
            steps.push_back(playing.play(rate, rate * sign_ins_each, options.step_seconds));
            if (!steps.back().holds()) {
                broken = steps.back();
                break;
            }
        }
        return broken;
    };
    std::vector<double> busier;
    std::ranges::transform(options.times, std::back_inserter(busier), [&](double times) {
        return times * options.rate;
    });
    auto const whole = until_it_breaks(busier, options.sign_ins / options.rate);
    auto const pages = until_it_breaks(options.pages, 0);
    return report(steps, place.engine, options.dossiers) + breaking("Everything raised together", whole) +
           breaking("Pages alone, nobody signs in", pages);
}

}  // namespace rondom::bench
