#include "appends.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

#include "must.hpp"
#include "raw_rows.hpp"

namespace rondom::bench {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds time_each{1500};
/// How often somebody looks meanwhile.
constexpr std::chrono::milliseconds between_looks{2};

/// One note, and two lines of registers that change with it.
journal::Change note_in(DossierId const& dossier, std::int64_t expected, Moment now) {
    journal::Change change{.dossier = dossier, .expected = expected, .command = CommandId{random_text()}};
    change.entries.push_back(
        {.seq = 0,
         .at = now,
         .kind = "log.noted",
         .category = Category::education,
         .compartment = Compartment::school,
         .owner = Party::education,
         .only = {},
         .by = PersonId{dossier.text()},
         .role = Role::teacher,
         .profile = "bench",
         .body =
             R"({"text":"Vandaag ging het lezen beter dan vorige week; we gaan zo door en kijken in mei opnieuw."})"}
    );
    for (auto const* collection : {"bench-work", "bench-dossiers"}) {
        change.put.push_back(
            {.key = {collection, dossier.text(), "line"},
             .owner = dossier.text(),
             .content = std::string(400, 'x')}
        );
    }
    return change;
}

/// Appends to a dossier of its own until told to stop; gives how often.
class Writer {
public:
    Writer(journal::Journal& journal, Moment now) : journal_{journal}, now_{now} { append(); }

    /// Whoever hears that storage is unavailable asks again with the same command: it happens once.
    void append() {
        constexpr int most_tries = 5;
        auto const note = note_in(dossier_, last_, now_);
        auto done = journal_.commit(note);
        for (int attempt = 1; !done && attempt < most_tries; ++attempt) {
            fmt::print(stderr, "bench: trouble {} with an append\n", static_cast<int>(done.error()));
            done = journal_.commit(note);
        }
        last_ = must(done, "an append did not come about").seq;
    }

private:
    journal::Journal& journal_;
    Moment now_;
    DossierId dossier_{random_text()};  // its key is made by the first append, before anything is measured
    std::int64_t last_ = 0;
};

/// p99 in milliseconds of seeing a dossier, until `stopping`.
double wait_for_reading(
    Installation& region, std::vector<Look> const& looks, std::atomic<bool> const& stopping
) {
    std::vector<double> waits;
    for (std::size_t each = 0; !stopping; ++each) {
        auto const& look = looks[each % looks.size()];
        auto const began = SteadyClock::now();
        auto const seen =
            region.dossiers.glance(look.reader->session.actor, look.dossier, region.clock.now());
        if (!seen) { give_up("a dossier cannot be read"); }
        waits.push_back(std::chrono::duration<double, std::milli>{SteadyClock::now() - began}.count());
        std::this_thread::sleep_for(between_looks);
    }
    std::ranges::sort(waits);
    return waits.empty() ? 0 : waits[waits.size() * 99 / 100];
}

/// What reading waits while `work` is done.
template <class Work>
double wait_during(Installation& region, std::vector<Look> const& looks, Work const& work) {
    std::atomic<bool> stopping{false};
    double wait = 0;
    std::thread reader{[&] { wait = wait_for_reading(region, looks, stopping); }};
    work();
    stopping = true;
    reader.join();
    return wait;
}

}  // namespace

double appends_per_second(journal::Journal& journal, int clients, Moment now) {
    std::vector<Writer> writers;
    for (int client = 0; client < clients; ++client) {
        writers.emplace_back(journal, now);
    }
    std::atomic<std::size_t> count{0};
    auto const began = SteadyClock::now();
    std::vector<std::thread> threads;
    for (auto& writer : writers) {
        threads.emplace_back([&, end = began + time_each] {
            std::size_t mine = 0;
            for (; SteadyClock::now() < end; ++mine) {
                writer.append();
            }
            count += mine;
        });
    }
    std::ranges::for_each(threads, &std::thread::join);
    auto const seconds = std::chrono::duration<double>{SteadyClock::now() - began}.count();
    return static_cast<double>(count) / seconds;
}

void measure_appends(Files& files, std::vector<Look> const& looks, Appends& appends) {
    Installation region{*files.store, *files.keystore, files.key};
    auto const now = region.clock.now();
    appends.alone.add(appends_per_second(region.journal, 1, now));
    appends.together.add(appends_per_second(region.journal, append_clients, now));
    appends.raw.add(raw_appends_per_second(files.directory, append_clients));
    appends.raw_alone.add(raw_appends_per_second(files.directory, 1));
    appends.idle_read.add(wait_during(region, looks, [] { std::this_thread::sleep_for(time_each); }));
    appends.loaded_read.add(wait_during(region, looks, [&] {
        static_cast<void>(appends_per_second(region.journal, append_clients, now));
    }));
}

}  // namespace rondom::bench
