#include "made_region.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <fstream>
#include <thread>

#include "app/region_directory.hpp"
#include "installation.hpp"
#include "journal/bad_disk.hpp"
#include "journal/region_key.hpp"
#include "must.hpp"
#include "pattern.hpp"

namespace rondom::bench {

namespace {

namespace fs = std::filesystem;

/// While the one waits for the writer, another one seals.
constexpr int makers = 3;

/// Days over which the days are spread on which a dossier changes by itself (a birthday, a consent that
/// ends).
constexpr std::size_t spread = 330;

constexpr std::array names{"Milan", "Yara", "Noor", "Sem", "Lotte", "Daan", "Zoë", "Bram", "Amira", "Finn"};

std::vector<DossierId> ids_of(std::size_t count) {
    std::vector<DossierId> ids;
    ids.reserve(count);
    for (std::size_t each = 0; each < count; ++each) {
        ids.emplace_back(derived_text("bench dossier", std::to_string(each)));
    }
    std::ranges::sort(ids);
    return ids;
}

std::string at_school(std::size_t school, std::string_view handle) {
    return derived_text("bench school " + std::to_string(school), handle);
}

bool in_family(app::Story const& story, std::string_view handle) {
    return std::ranges::any_of(story.people, [&](app::StoryPerson const& each) {
        return each.handle == handle && party_of(each.role) == Party::family;
    });
}

/// Fills a directory. Everything goes through the real journal, keystore and directory; only the disk does
/// not sync.
class Making {
public:
    Making(
        fs::path const& directory, std::vector<DossierId> const& ids, std::vector<fs::path> const& patterns
    )
        : ids_{ids}, files_{directory} {
        disk_.never_syncs = true;
        patterns_.reserve(patterns.size());
        for (auto const& each : patterns) {
            auto const& made = patterns_.emplace_back(each);
            fmt::print(
                stderr,
                "  pattern {}: {} entries, {} lines of work for the support coordinator\n",
                each.stem().string(),
                made.size(),
                made.work_of("bram")
            );
        }
    }

    void all() {
        auto const schools = (ids_.size() + dossiers_per_school - 1) / dossiers_per_school;
        each_at_once(schools, [this](std::size_t school) { add_staff(school); });
        each_at_once(ids_.size(), [this](std::size_t dossier) { add_dossier(dossier); });
    }

private:
    template <class Work>
    void each_at_once(std::size_t count, Work const& work) {
        std::atomic<std::size_t> next{0};
        std::vector<std::thread> threads;
        for (int maker = 0; maker < makers; ++maker) {
            threads.emplace_back([&] {
                for (auto each = next++; each < count; each = next++) {
                    work(each);
                }
            });
        }
        std::ranges::for_each(threads, &std::thread::join);
    }

    void add_staff(std::size_t school) {
        auto const& story = patterns_.front().story();
        app::RegionDirectory directory{region_.directory};
        for (auto const& each : story.organisations) {
            directory.add(each, OrganisationId{at_school(school, each.handle)});
        }
        for (auto const& each : story.people) {
            if (party_of(each.role) == Party::family) { continue; }
            directory.add(
                each, PersonId{at_school(school, each.handle)}, OrganisationId{at_school(school, each.at)}, {}
            );
        }
        if (!directory.refused().empty()) { give_up("not taken: " + directory.refused().front()); }
    }

    [[nodiscard]] Filling filling_of(Pattern const& pattern, std::size_t dossier) const {
        auto const& id = ids_[dossier].text();
        Filling filling{id, names.at(dossier % names.size())};
        for (std::size_t place = filling.size(); place < pattern.places().size(); ++place) {
            auto const& handle = pattern.places()[place];
            filling.push_back(
                in_family(pattern.story(), handle) ? derived_text(id, handle)
                                                   : at_school(dossier / dossiers_per_school, handle)
            );
        }
        return filling;
    }

    void add_dossier(std::size_t dossier) {
        auto const& pattern = patterns_[dossier % patterns_.size()];
        auto change = pattern.copy(filling_of(pattern, dossier));
        auto const& id = ids_[dossier].text();
        auto const wakes = today_ + std::chrono::days{30 + dossier % spread};
        change.put.push_back(
            {.key = {"wake", "all", iso_text(wakes) + "/" + id}, .owner = id, .content = "{}"}
        );
        static_cast<void>(must(region_.journal.commit(change), "a dossier could not be written"));
    }

    std::vector<DossierId> const& ids_;
    journal::BadDisk disk_;
    Files files_;
    Installation region_{*files_.store, *files_.keystore, files_.key};
    Day today_ = local_day(region_.clock.now());
    std::vector<Pattern> patterns_{};
};

}  // namespace

MadeRegion::MadeRegion(fs::path directory, std::size_t dossiers, std::vector<fs::path> const& patterns)
    : directory_{std::move(directory)}, ids_{ids_of(dossiers)} {
    auto const finished = directory_ / "finished";
    if (fs::exists(finished)) { return; }
    fs::remove_all(directory_);
    fs::create_directories(directory_);
    fs::permissions(directory_, fs::perms::owner_all);
    fmt::print(stderr, "making {} dossiers; this is done once\n", dossiers);
    static_cast<void>(must(journal::create_region_key(key_file(directory_).string()), "no key"));
    Making{directory_, ids_, patterns}.all();
    std::ofstream{finished} << "yes\n";
}

PersonId MadeRegion::staff(std::size_t school, std::string_view handle) {
    return PersonId{at_school(school, handle)};
}

void MadeRegion::read_through() const {
    std::ifstream in{directory_ / "journal.db", std::ios::binary};
    std::string piece(std::size_t{1024} * 1024, '\0');
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size()))) {}
}

std::uintmax_t MadeRegion::bytes() const { return fs::file_size(directory_ / "journal.db"); }

}  // namespace rondom::bench
