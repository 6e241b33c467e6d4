// Does "durable when it returns" hold when the process dies? A writer with four threads tells this program of
// every acknowledged commit and is killed (SIGKILL) after a random number of them; then everything that it
// told must be there and the journal must verify. A hundred times. A control that tells before it
// commits must be caught losing, or the test proves nothing. What a kill cannot show is a missing sync: the
// kernel survives it.

#include <sys/types.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/core.h>
#include <unistd.h>

#include "journal/journal.hpp"
#include "journal/keystore.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/verify.hpp"

namespace {

using namespace rondom;
using namespace rondom::journal;

constexpr int rounds = 100;
constexpr int kills_each = 10;
constexpr int control_rounds = 20;
constexpr int writers = 4;
constexpr std::size_t most_told = 50;
constexpr RegionKey region_key{4, 8, 15, 16, 23, 42};

/// When a writer tells that it committed.
enum class Telling { after_the_commit, before_the_commit };

[[noreturn]] void give_up(std::string const& why) {
    fmt::print(stderr, "kill test: {}\n", why);
    std::exit(EXIT_FAILURE);
}

template <class Value, class Error>
Value must(tl::expected<Value, Error> result, std::string const& what) {
    if (!result) { give_up(what); }
    return std::move(*result);
}

/// A journal in files, as the server has it.
struct Region {
    explicit Region(std::string const& directory)
        : store{must(SqliteStore::open(directory + "/journal.db"), "the journal does not open")},
          keystore{must(open_keystore(directory + "/keys.db", region_key), "the keystore does not open")} {}

    std::unique_ptr<SqliteStore> store;
    std::unique_ptr<Keystore> keystore;
    Journal journal{*store, *keystore, region_key};
};

/// One acknowledged commit.
struct Told {
    DossierId dossier;
    std::int64_t seq = 0;
    CommandId command;
};

// --- the process that is killed ---

void tell(Told const& told) {
    auto const line = fmt::format("{} {} {}\n", told.dossier.text(), told.seq, told.command.text());
    // One write below PIPE_BUF: never mixed with another thread's.
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) { std::_Exit(EXIT_FAILURE); }
}

Change step(DossierId const& dossier, std::int64_t expected, std::mt19937& random) {
    Change change;
    change.dossier = dossier;
    change.expected = expected;
    change.command = random_id<CommandId>();
    auto const count = 1 + random() % 3;
    for (std::size_t each = 0; each < count; ++each) {
        Entry entry;
        entry.kind = "signals.recorded";
        entry.compartment = each == 0 ? Compartment::school : Compartment::safety;
        entry.profile = change.command.text();
        entry.body = std::string(random() % 900, 'x');
        change.entries.push_back(std::move(entry));
    }
    change.put = {
        {.key = {.collection = "last", .key = dossier.text(), .sort = {}},
         .owner = dossier.text(),
         .content = change.command.text()}};
    return change;
}

void write_once(Journal& journal, DossierId const& dossier, Telling telling, std::mt19937& random) {
    auto const before = must(journal.read(dossier), "the writer cannot read");
    auto const last = static_cast<std::int64_t>(before.size());
    auto const change = step(dossier, last, random);
    Told const told{
        .dossier = dossier,
        .seq = last + static_cast<std::int64_t>(change.entries.size()),
        .command = change.command};
    if (telling == Telling::before_the_commit) { tell(told); }
    auto const done = journal.commit(change);
    if (!done && done.error() != Trouble::somebody_was_first) { give_up("the writer cannot write"); }
    if (done && telling == Telling::after_the_commit) { tell(told); }
}

/// Writes until the end: to a dossier that all share, or to a new one. A writer that tells too early keeps to
/// its own, so that it is caught by the kill and not by being second.
void write_for_ever(Journal& journal, Telling telling, std::uint32_t seed) {
    std::mt19937 random{seed};
    while (true) {
        auto const together = telling == Telling::after_the_commit && random() % 4 == 0;
        auto const dossier = together ? DossierId{"shared"} : random_id<DossierId>();
        for (auto steps = 1 + random() % 5; steps > 0; --steps) {
            write_once(journal, dossier, telling, random);
        }
    }
}

int be_the_writer(std::string const& directory, Telling telling, std::uint32_t seed) {
    Region region{directory};
    std::vector<std::thread> threads;
    threads.reserve(writers);
    for (std::uint32_t each = 0; each < writers; ++each) {
        threads.emplace_back([&region, telling, seed, each] {
            write_for_ever(region.journal, telling, seed + each);
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    return EXIT_SUCCESS;
}

// --- the process that kills ---

std::optional<Told> parse(std::string const& line) {
    auto const first = line.find(' ');
    auto const second = line.find(' ', first + 1);
    if (first == std::string::npos || second == std::string::npos) { return std::nullopt; }
    return Told{
        .dossier = DossierId{line.substr(0, first)},
        .seq = std::strtoll(line.substr(first + 1, second - first - 1).c_str(), nullptr, 10),
        .command = CommandId{line.substr(second + 1)}};
}

/// A writer process and what it told so far.
class Writer {
public:
    Writer(std::string const& directory, Telling telling, std::uint32_t seed) {
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0) { give_up("no pipe"); }
        process_ = ::fork();
        if (process_ < 0) { give_up("no process"); }
        if (process_ == 0) { become(ends, directory, telling, seed); }
        ::close(ends[1]);
        pipe_ = ends[0];
    }
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;
    ~Writer() { ::close(pipe_); }

    /// Listens until so many commits were told, kills, and gives all that were told until the end.
    std::vector<Told> kill_after(std::size_t count) {
        while (told_.size() < count && listen()) {}
        auto const enough = told_.size() >= count;
        ::kill(process_, SIGKILL);
        while (listen()) {}
        ::waitpid(process_, nullptr, 0);
        if (!enough) { give_up("the writer ended by itself"); }
        return std::move(told_);
    }

private:
    [[noreturn]] static void become(
        std::array<int, 2> const& ends, std::string const& directory, Telling telling, std::uint32_t seed
    ) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::close(ends[1]);
        std::string const when = telling == Telling::after_the_commit ? "after" : "before";
        auto const number = std::to_string(seed);
        ::execl(
            "/proc/self/exe", "kill_test", "write", directory.c_str(), when.c_str(), number.c_str(), nullptr
        );
        std::_Exit(EXIT_FAILURE);
    }

    bool listen() {
        std::array<char, 4096> part{};
        auto const size = ::read(pipe_, part.data(), part.size());
        if (size <= 0) { return false; }
        heard_.append(part.data(), static_cast<std::size_t>(size));
        for (auto end = heard_.find('\n'); end != std::string::npos; end = heard_.find('\n')) {
            if (auto told = parse(heard_.substr(0, end))) { told_.push_back(std::move(*told)); }
            heard_.erase(0, end + 1);
        }
        return true;
    }

    ::pid_t process_ = -1;
    int pipe_ = -1;
    std::string heard_;
    std::vector<Told> told_;
};

/// A commit is there when its command is known, its entry says so and no later one overtook its row without
/// being there itself.
bool is_there(Region const& region, Told const& told) {
    auto const known = must(region.store->committed(told.command), "commands cannot be read");
    if (!known || known->seq != told.seq) { return false; }
    auto const entries = must(region.journal.read(told.dossier), "a dossier cannot be read");
    return std::cmp_less_equal(told.seq, entries.size()) &&
           entries[static_cast<std::size_t>(told.seq) - 1].profile == told.command.text();
}

struct Score {
    std::size_t told = 0;
    std::size_t lost = 0;
    std::size_t damages = 0;
};

Score look_after(std::string const& directory, std::vector<Told> const& told) {
    Region const region{directory};
    auto const findings = must(verify(*region.store, *region.keystore, region_key), "verify cannot read");
    for (auto const& each : findings.damages) {
        fmt::print(stderr, "{} {}: {}\n", each.dossier.text(), each.seq, each.what);
    }
    auto const there = std::ranges::count_if(told, [&](Told const& each) { return is_there(region, each); });
    return {
        .told = told.size(),
        .lost = told.size() - static_cast<std::size_t>(there),
        .damages = findings.damages.size()};
}

Score kill_once(std::string const& directory, Telling telling, std::mt19937& random) {
    Writer writer{directory, telling, static_cast<std::uint32_t>(random())};
    return look_after(directory, writer.kill_after(1 + random() % most_told));
}

/// A fresh directory, on the disk that tests use.
std::string fresh(std::string const& name) {
    auto const path =
        std::filesystem::temp_directory_path() / fmt::format("rondom-kill-{}-{}", ::getpid(), name);
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
    return path.string();
}

/// Every journal is killed ten times, so that recovery is built on recovery.
Score kill_many(std::mt19937& random) {
    Score sum;
    for (int journals = 0; journals < rounds / kills_each; ++journals) {
        auto const directory = fresh("rounds");
        for (int kills = 0; kills < kills_each; ++kills) {
            auto const score = kill_once(directory, Telling::after_the_commit, random);
            sum.told += score.told;
            sum.lost += score.lost;
            sum.damages += score.damages;
        }
        std::filesystem::remove_all(directory);
    }
    return sum;
}

/// How many rounds it took to catch a writer that tells too early; nothing when it got away with it.
std::optional<int> catch_the_control(std::mt19937& random) {
    auto const directory = fresh("control");
    std::optional<int> caught;
    for (int round = 1; round <= control_rounds && !caught; ++round) {
        if (kill_once(directory, Telling::before_the_commit, random).lost > 0) { caught = round; }
    }
    std::filesystem::remove_all(directory);
    return caught;
}

int be_the_killer(std::uint32_t seed) {
    fmt::print("seed {}\n", seed);
    std::mt19937 random{seed};
    auto const sum = kill_many(random);
    fmt::print("{} kills, {} acknowledged, {} lost, {} damages\n", rounds, sum.told, sum.lost, sum.damages);
    auto const caught = catch_the_control(random);
    fmt::print(
        "control (tells before it commits): {}\n",
        caught ? fmt::format("caught in round {}", *caught) : "NOT caught"
    );
    return sum.lost == 0 && sum.damages == 0 && caught ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

/// Without arguments the test; with one, the test with that seed.
int main(int count, char** arguments) {
    std::vector<std::string> const words(arguments, arguments + count);
    if (count == 5 && words[1] == "write") {
        auto const telling = words[3] == "after" ? Telling::after_the_commit : Telling::before_the_commit;
        return be_the_writer(words[2], telling, static_cast<std::uint32_t>(std::stoul(words[4])));
    }
    return be_the_killer(
        count > 1 ? static_cast<std::uint32_t>(std::stoul(words[1])) : std::random_device{}()
    );
}
