#include <fmt/core.h>

#include "limits.hpp"

namespace rondom::bench {

namespace {

constexpr double enough_of_loop = 0.6;
constexpr double enough_of_raw = 0.5;
constexpr double most_growth = 1.3;
constexpr double most_of_other_engine = 1.3;
constexpr double most_on_disk = 1.6;

enum class Bound { at_most, at_least };

struct Target {
    Bound bound{};
    double value = 0;
};

Line held(std::string what, std::string measured, std::string limit, double ratio, Target target) {
    bool const most = target.bound == Bound::at_most;
    return {
        .what = std::move(what),
        .measured = std::move(measured),
        .limit = std::move(limit),
        .ratio = fmt::format("{:.2f}", ratio),
        .target = fmt::format("at {} {}", most ? "most" : "least", target.value),
        .met = most ? ratio <= target.value : ratio >= target.value};
}

Cell const& cell_of(Side const& side, Kind kind, std::size_t clients) {
    return side.cells.at({kind, clients});
}

void add_reads(std::vector<Line>& lines, Side const& side) {
    lines.push_back(held(
        side.engine +
            ": dossier pages per second of processor, against read, open, fold and render in a loop",
        fmt::format("{:.0f}/s", 1e6 / side.page_cost.median()),
        fmt::format("{:.0f}/s", 1e6 / side.loop_cost.median()),
        ratio(side.loop_cost, side.page_cost).median(),
        {Bound::at_least, enough_of_loop}
    ));
}

void add_appends(std::vector<Line>& lines, Side const& side) {
    auto const raw = side.raw_appends.text("/s");
    lines.push_back(held(
        fmt::format(
            "{}: durable appends per second through the journal, 64 clients, against the same rows without "
            "it, "
            "{} to a transaction in both",
            side.engine,
            side.group.text("")
        ),
        side.appends.text("/s"),
        raw,
        ratio(side.appends, side.raw_appends).median(),
        {Bound::at_least, enough_of_raw}
    ));
    auto const& served = cell_of(side, Kind::append, client_counts[1]).per_second;
    lines.push_back(held(
        side.engine + ": notes sent per second over http, 64 clients, against those rows",
        served.text("/s"),
        raw,
        ratio(served, side.raw_appends).median(),
        {Bound::at_least, enough_of_raw}
    ));
}

/// Against the region of 10,000, or the next smaller one that was measured.
void add_growth(std::vector<Line>& lines, std::vector<Growth> const& all) {
    constexpr std::size_t reference = 10'000;
    for (auto const& each : all) {
        for (auto const& other : all) {
            bool const pair = other.engine == each.engine && other.dossiers == reference;
            if (!pair || each.dossiers <= reference) { continue; }
            lines.push_back(held(
                fmt::format(
                    "{}: processor time of a dossier page with {} dossiers, against {}",
                    each.engine,
                    each.dossiers,
                    other.dossiers
                ),
                each.cost.text(" us"),
                other.cost.text(" us"),
                ratio(each.cost, other.cost).median(),
                {Bound::at_most, most_growth}
            ));
        }
    }
}

void add_engines(std::vector<Line>& lines, Side const& sqlite, Side const& postgres) {
    auto const& one = cell_of(sqlite, Kind::dossier, client_counts[1]).server;
    auto const& other = cell_of(postgres, Kind::dossier, client_counts[1]).server;
    lines.push_back(held(
        "dossier page on PostgreSQL, processor time of our server alone, against SQLite",
        other.text(" us"),
        one.text(" us"),
        ratio(other, one).median(),
        {Bound::at_most, most_of_other_engine}
    ));
}

void add_disk(std::vector<Line>& lines, Side const& side) {
    auto const stored = side.disk.table / side.disk.entries;
    lines.push_back(held(
        side.engine + ": bytes on disk of an entry, against what it says",
        fmt::format("{:.0f}", stored),
        fmt::format("{:.0f}", side.plain),
        stored / side.plain,
        {Bound::at_most, most_on_disk}
    ));
}

std::string row(std::string_view engine, std::string_view what, std::size_t clients, Cell const& cell) {
    return fmt::format(
        "| {} | {} | {} | {} | {} | {} | {} | {} |\n",
        engine,
        what,
        clients,
        cell.per_second.text(""),
        cell.median.text("", 1),
        cell.late.text("", 1),
        cell.server.text(""),
        cell.database.median() > 0 ? cell.database.text("") : "-"
    );
}

std::string figures_of(Limits const& limits) {
    std::string table =
        "| engine | what | clients | per second | p50, ms | p99, ms | server, us | database, us |\n"
        "|---|---|---|---|---|---|---|---|\n";
    for (auto const& [clients, cell] : limits.fixed) {
        table += row("-", "20 KB that never change", clients, cell);
    }
    for (auto const& side : limits.sides) {
        for (auto const& [key, cell] : side.cells) {
            table += row(side.engine, name_of(key.first), key.second, cell);
        }
    }
    return table;
}

std::string remarks_on(Side const& side) {
    return fmt::format(
        "- {}: the loop takes {} of its own and {} of the database. Memory {:.0f} MB{}. An entry says {:.0f} "
        "bytes, is {:.0f} when it is sealed, and takes {:.0f} on disk; with registers, reading log and "
        "indexes {:.0f}.\n",
        side.engine,
        side.loop.text(" us"),
        side.loop_database.text(" us"),
        side.memory,
        side.database_memory > 0 ? fmt::format(", of the database {:.0f} MB", side.database_memory) : "",
        side.plain,
        side.disk.sealed,
        side.disk.table / side.disk.entries,
        side.disk.all / side.disk.entries
    );
}

}  // namespace

std::string report_on(Limits const& limits) {
    std::vector<Line> lines;
    for (auto const& side : limits.sides) {
        add_reads(lines, side);
        add_appends(lines, side);
    }
    add_growth(lines, limits.growth);
    add_engines(lines, limits.sides.front(), limits.sides.back());
    for (auto const& side : limits.sides) {
        add_disk(lines, side);
    }
    auto report = table_of(lines) + "\n" + figures_of(limits) + "\n";
    report += fmt::format(
        "- {} dossiers on both engines, {} rounds of {} s for each figure, in turns; the client is on the "
        "same "
        "processors.\n",
        limits.dossiers,
        limits.rounds,
        limits.seconds
    );
    for (auto const& side : limits.sides) {
        report += remarks_on(side);
    }
    for (auto const& each : limits.growth) {
        report += fmt::format(
            "- {} with {} dossiers: {} a page, p99 {} with 64 clients, {:.0f} MB.\n",
            each.engine,
            each.dossiers,
            each.cost.text(" us"),
            each.late.text(" ms", 1),
            each.bytes / 1e6
        );
    }
    return report;
}

}  // namespace rondom::bench
