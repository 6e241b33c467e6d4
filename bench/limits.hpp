#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "figures.hpp"
#include "places.hpp"
#include "stage.hpp"

namespace rondom::bench {

struct LimitsOptions {
    std::filesystem::path program;
    std::filesystem::path folder;
    std::vector<std::filesystem::path> patterns;
    std::string own_name;
    std::size_t dossiers = 10'000;                           ///< of both engines, side by side
    std::vector<std::size_t> sizes{1'000, 10'000, 100'000};  ///< of SQLite, the same page
    std::vector<std::size_t> postgres_sizes{10'000};         ///< of PostgreSQL
    int milliseconds = 2500;                                 ///< for one figure
    int rounds = 2;

    [[nodiscard]] std::chrono::milliseconds time() const { return std::chrono::milliseconds{milliseconds}; }
};

/// So many at once.
inline constexpr std::array<std::size_t, 3> client_counts{16, 64, 256};

/// What came of one kind of request with so many clients.
struct Cell {
    Figure per_second;
    Figure median;    ///< wait, milliseconds
    Figure late;      ///< p99
    Figure server;    ///< processor time per answer, microseconds
    Figure database;  ///< the same of the database's own processes
};

using Cells = std::map<std::pair<Kind, std::size_t>, Cell>;

/// One engine.
struct Side {
    std::string engine;
    Cells cells;
    Figure loop;  ///< read, open, fold and render in a loop: processor time of the loop, microseconds
    Figure loop_database;  ///< and of the database's own processes
    Figure appends;        ///< per second through the journal, 64 clients
    Figure group;          ///< of these, how many went in one transaction
    Figure raw_appends;    ///< the same rows, as many in one transaction, without anything of ours
    Figure page_cost;      ///< of a dossier page: server and database, microseconds
    Figure loop_cost;      ///< of the loop: the same
    double memory = 0;     ///< MB of the server after all of it
    double database_memory = 0;
    OnDisk disk{};
    double plain = 0;  ///< bytes of an entry before it is sealed, on average
};

/// The page of a dossier where there are so many.
struct Growth {
    std::string engine;
    std::size_t dossiers = 0;
    Figure cost;  ///< server and database, microseconds
    Figure late;  ///< p99 with 64 clients, milliseconds
    double bytes = 0;
};

struct Limits {
    std::vector<Side> sides;
    std::map<std::size_t, Cell> fixed;  ///< a page that never changes, on the same http server
    std::vector<Growth> growth;
    std::size_t dossiers = 0;
    int rounds = 0;
    double seconds = 0;  ///< for one figure
};

/// Everything, in turns.
Limits measure_limits(LimitsOptions const& options);

/// Two tables as Markdown: what was asked, and every figure.
std::string report_on(Limits const& limits);

}  // namespace rondom::bench
