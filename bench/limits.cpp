#include "limits.hpp"

#include <algorithm>
#include <memory>

#include <fmt/core.h>

#include "appends.hpp"
#include "bare.hpp"
#include "must.hpp"
#include "raw_rows.hpp"

namespace rondom::bench {

namespace {

namespace fs = std::filesystem;

constexpr double in_megabytes = 1.0 / (1024 * 1024);
constexpr std::size_t growth_clients = 64;

/// Until what is asked for is in memory, as with a server that has run for a day.
constexpr std::chrono::milliseconds warm{2500};

constexpr std::array all_kinds{Kind::dossier, Kind::work, Kind::search, Kind::append, Kind::mixed};

Load loaded(std::uint16_t port, Asking const& asking, std::size_t clients, std::chrono::milliseconds time) {
    auto load = put_under_load(port, asking, clients, time);
    if (load.wrong > 0 || load.answers == 0) {
        give_up(fmt::format("{} answers of {} were not right: {}", load.wrong, load.answers, load.first_wrong)
        );
    }
    return load;
}

void add(Cell& cell, Load const& load, double server_seconds, double database_seconds) {
    auto const answers = static_cast<double>(load.answers);
    cell.per_second.add(load.per_second());
    cell.median.add(load.wait_at(0.5));  // NOLINT: the middle one
    cell.late.add(load.wait_at(0.99));   // NOLINT: p99
    cell.server.add(server_seconds * 1e6 / answers);
    cell.database.add(database_seconds * 1e6 / answers);
}

/// Numbers go on from one load to the next, so that no dossier is asked for more often than others.
class Measuring {
public:
    Measuring(Stage& stage, std::chrono::milliseconds time) : stage_{stage}, time_{time} {}

    void add_to(Cell& cell, Kind kind, std::size_t clients) {
        auto const server = stage_.server().processor_time();
        auto const database = stage_.database_time();
        auto const load = loaded(
            stage_.server().port(), [&](std::size_t) { return stage_.asked(kind, next_++); }, clients, time_
        );
        add(cell, load, stage_.server().processor_time() - server, stage_.database_time() - database);
    }

    void add_loop(Side& side) {
        auto const database = stage_.database_time();
        auto const bare = bare_page(stage_.files(), stage_.looks(), time_);
        auto const spent = (stage_.database_time() - database) * 1e6 / bare.count;
        side.loop.add(bare.each);
        side.loop_database.add(spent);
        side.loop_cost.add(bare.each + spent);
    }

    void add_appends(Side& side) {
        auto& files = stage_.files();
        Installation region{*files.store, *files.keystore, files.key};
        auto const before = files.store->tally();
        side.appends.add(appends_per_second(region.journal, append_clients, region.clock.now()));
        auto const after = files.store->tally();
        auto const group = static_cast<double>(after.commits - before.commits) /
                           static_cast<double>(after.groups - before.groups);
        side.group.add(group);
        auto const together = std::max(1, static_cast<int>(group + 0.5));  // NOLINT: rounded
        side.raw_appends.add(
            stage_.place().database == nullptr
                ? raw_appends_per_second(files.directory, together)
                : raw_appends_per_second_in_postgres(where(stage_.place()), together)
        );
    }

private:
    static std::string where(Place const& place) { return place.database->database(place.name); }

    Stage& stage_;
    std::chrono::milliseconds time_;
    std::size_t next_ = 0;
};

/// What an entry says, without the room that sealing, chaining and storage take.
double plain_bytes_of(Entry const& entry, DossierId const& dossier) {
    constexpr std::size_t numbers = 16;  // its place and its moment
    auto bytes = numbers + dossier.text().size() + entry.kind.size() + name_of(entry.category).size() +
                 name_of(entry.compartment).size() + name_of(entry.owner).size() + entry.by.text().size() +
                 name_of(entry.role).size() + entry.profile.size() + entry.body.size();
    for (auto const& person : entry.only) {
        bytes += person.text().size();
    }
    return static_cast<double>(bytes);
}

double plain_entry(Stage& stage) {
    constexpr std::size_t enough = 200;
    auto& files = stage.files();
    journal::Journal const journal{*files.store, *files.keystore, files.key};
    double bytes = 0;
    double count = 0;
    for (auto const* looks : {&stage.looks(), &stage.writing_looks()}) {
        for (std::size_t each = 0; each < std::min(enough, looks->size()); ++each) {
            auto const& dossier = (*looks)[each].dossier;
            for (auto const& entry : must(journal.read(dossier), "a dossier cannot be read")) {
                bytes += plain_bytes_of(entry, dossier);
                ++count;
            }
        }
    }
    return bytes / count;
}

/// Both engines with the same region, in turns.
class SideBySide {
public:
    SideBySide(LimitsOptions const& options, DatabaseServer const& database)
        : options_{options},
          made_{options.folder / std::to_string(options.dossiers), options.dossiers, options.patterns} {
        add(copied(made_, options.folder / "run"));
        add(copied(made_, database));
    }

    std::vector<Side> measure(std::map<std::size_t, Cell>& fixed) {
        ServerProcess const page{{options_.own_name, "fixed"}};
        for (int round = 0; round < options_.rounds; ++round) {
            fmt::print(stderr, "side by side, round {} of {}\n", round + 1, options_.rounds);
            measure_reads_alone();
            for (auto const clients : client_counts) {
                measure_fixed(page, fixed[clients], clients);
                measure_all(clients);
            }
        }
        for (std::size_t each = 0; each < sides_.size(); ++each) {
            auto const* database = stages_[each]->place().database;
            sides_[each].memory = static_cast<double>(stages_[each]->server().resident()) * in_megabytes;
            sides_[each].database_memory =
                database == nullptr ? 0 : static_cast<double>(database->resident()) * in_megabytes;
        }
        return std::move(sides_);
    }

private:
    void add(Place const& place) {
        auto& side = sides_.emplace_back();
        side.engine = place.engine;
        side.disk = on_disk(place);
        stages_.push_back(std::make_unique<Stage>(options_.program, made_, place));
        side.plain = plain_entry(*stages_.back());
        auto& measuring = measurings_.emplace_back(*stages_.back(), options_.time());
        Cell warming;
        measuring.add_to(warming, Kind::dossier, client_counts.front());
    }

    /// What is compared most, close together in time: the loop, the page, the appends.
    void measure_reads_alone() {
        for (std::size_t each = 0; each < sides_.size(); ++each) {
            auto& side = sides_[each];
            measurings_[each].add_loop(side);
            Cell page;
            measurings_[each].add_to(page, Kind::dossier, client_counts.front());
            side.page_cost.add(page.server.median() + page.database.median());
            measurings_[each].add_appends(side);
        }
    }

    void measure_fixed(ServerProcess const& page, Cell& cell, std::size_t clients) {
        auto const before = page.processor_time();
        auto const request = get("/");
        auto const load = loaded(
            page.port(), [&](std::size_t) { return Asked{.request = request}; }, clients, options_.time()
        );
        bench::add(cell, load, page.processor_time() - before, 0);
    }

    void measure_all(std::size_t clients) {
        for (auto const kind : all_kinds) {
            for (std::size_t each = 0; each < sides_.size(); ++each) {
                measurings_[each].add_to(sides_[each].cells[{kind, clients}], kind, clients);
            }
        }
    }

    LimitsOptions const& options_;
    MadeRegion made_;
    std::vector<Side> sides_;
    std::vector<std::unique_ptr<Stage>> stages_;
    std::vector<Measuring> measurings_;
};

/// The same page in regions of different sizes, in turns.
class Sizes {
public:
    Sizes(LimitsOptions const& options, DatabaseServer const& database) : options_{options} {
        for (auto const size : options.sizes) {
            add(made(size), place_of(made(size)));
        }
        for (auto const size : options.postgres_sizes) {
            add(made(size), copied(made(size), database));
        }
    }

    std::vector<Growth> measure() {
        for (int round = 0; round < options_.rounds + 1; ++round) {
            fmt::print(stderr, "sizes, round {} of {}\n", round + 1, options_.rounds + 1);
            for (std::size_t each = 0; each < growth_.size(); ++each) {
                Cell cell;
                measurings_[each].add_to(cell, Kind::dossier, growth_clients);
                growth_[each].cost.add(cell.server.median() + cell.database.median());
                growth_[each].late.add(cell.late.median());
            }
        }
        return std::move(growth_);
    }

private:
    MadeRegion const& made(std::size_t size) {
        auto& region = made_[size];
        if (region == nullptr) {
            region =
                std::make_unique<MadeRegion>(options_.folder / std::to_string(size), size, options_.patterns);
        }
        return *region;
    }

    void add(MadeRegion const& region, Place const& place) {
        auto const bytes =
            place.database == nullptr ? static_cast<double>(region.bytes()) : on_disk(place).all;
        growth_.push_back(
            {.engine = place.engine,
             .dossiers = region.dossiers().size(),
             .cost = {},
             .late = {},
             .bytes = bytes}
        );
        stages_.push_back(std::make_unique<Stage>(options_.program, region, place));
        measurings_.emplace_back(*stages_.back(), options_.time());
        Cell warming;
        Measuring{*stages_.back(), warm}.add_to(warming, Kind::dossier, growth_clients);
    }

    LimitsOptions const& options_;
    std::map<std::size_t, std::unique_ptr<MadeRegion>> made_;
    std::vector<Growth> growth_;
    std::vector<std::unique_ptr<Stage>> stages_;
    std::vector<Measuring> measurings_;
};

}  // namespace

Limits measure_limits(LimitsOptions const& options) {
    DatabaseServer const database{options.folder / "postgres"};
    Limits limits{
        .sides = {},
        .fixed = {},
        .growth = {},
        .dossiers = options.dossiers,
        .rounds = options.rounds,
        .seconds = std::chrono::duration<double>{options.time()}.count()};
    limits.sides = SideBySide{options, database}.measure(limits.fixed);
    limits.growth = Sizes{options, database}.measure();
    fs::remove_all(options.folder / "run");
    return limits;
}

}  // namespace rondom::bench
