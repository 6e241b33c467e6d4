#include "pattern.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "app/region_directory.hpp"
#include "app/story_player.hpp"
#include "installation.hpp"
#include "journal/memory_store.hpp"
#include "must.hpp"

namespace rondom::bench {

namespace {

constexpr std::size_t length_of_day = 10;

/// Moves every day in a text along, except those that stand for "never".
std::string moved(std::string text, std::chrono::days by) {
    for (std::size_t at = 0; at + length_of_day <= text.size(); ++at) {
        auto const day = parse_day(std::string_view{text}.substr(at, length_of_day));
        if (!day || day->year() > std::chrono::year{3000}) { continue; }
        text.replace(at, length_of_day, iso_text(*day + by));
        at += length_of_day - 1;
    }
    return text;
}

std::string text_of(std::filesystem::path const& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) { give_up(file.string() + ": there is no such file"); }
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// So that the last thing happened a few days ago.
std::chrono::days shift_of(app::Story const& story, Moment now) {
    constexpr std::chrono::days ago{3};
    auto const last = local_day(story.moments.back().at);
    return std::chrono::sys_days{local_day(now)} - std::chrono::sys_days{last} - ago;
}

}  // namespace

Stencil::Stencil(std::string_view text, std::vector<std::string> const& places) {
    while (!text.empty()) {
        auto nearest = text.size();
        int slot = -1;
        for (std::size_t each = 0; each < places.size(); ++each) {
            auto const at = text.find(places[each]);
            if (at < nearest) {
                nearest = at;
                slot = static_cast<int>(each);
            }
        }
        pieces_.push_back({.text = std::string{text.substr(0, nearest)}, .slot = slot});
        text.remove_prefix(slot < 0 ? text.size() : nearest + places[static_cast<std::size_t>(slot)].size());
    }
}

std::string Stencil::filled(Filling const& filling) const {
    std::string text;
    for (auto const& piece : pieces_) {
        text += piece.text;
        if (piece.slot >= 0) { text += filling[static_cast<std::size_t>(piece.slot)]; }
    }
    return text;
}

/// Plays the story in a region in memory and takes out what came of it.
class Pattern::Playing {
public:
    explicit Playing(Pattern& pattern)
        : pattern_{pattern},
          dossier_{app::story_dossier(pattern.story_, pattern.story_.dossiers.front())},
          shift_{shift_of(pattern.story_, region_.clock.now())} {
        app::RegionDirectory directory{region_.directory};
        auto const played = app::play(
            pattern.story_,
            {.dossiers = region_.dossiers,
             .registers = region_.registers,
             .journal = region_.journal,
             .directory = directory,
             .capabilities = app::all_capabilities(),
             .set_clock = [this](Moment moment) { region_.clock.set(moment); }}
        );
        if (!played.differences.empty()) { give_up(played.differences.front().what); }
        name_places();
    }

    void take_entries() {
        auto const whole = must(region_.dossiers.whole(dossier_), "the pattern is not there");
        for (auto const& entry : whole.all()) {
            StencilledEntry taken{
                .entry = entry,
                .by = Stencil{entry.by.text(), places_},
                .only = {},
                .body = Stencil{moved(entry.body, shift_), places_}};
            taken.entry.at += shift_;
            for (auto const& person : entry.only) {
                taken.only.emplace_back(person.text(), places_);
            }
            pattern_.entries_.push_back(std::move(taken));
        }
    }

    void take_rows() {
        take({.collection = "reading", .key = dossier_.text()});
        for (auto const& person : pattern_.story_.people) {
            auto const id = app::story_person(person.handle).text();
            auto const key = id + "/" + std::string{name_of(person.role)};
            pattern_.work_[person.handle] =
                take({.collection = "work", .key = key}) + take({.collection = "waiting", .key = key});
            take({.collection = "dossiers", .key = key});
            if (party_of(person.role) != Party::family) { continue; }
            take({.collection = "person", .key = "all", .from = id, .to = id + "\x01"});
            take({.collection = "assignment", .key = id});
        }
    }

private:
    void name_places() {
        auto& handles = pattern_.handles_;
        handles = {"dossier", "name"};
        places_ = {dossier_.text(), std::string{}};
        for (auto const& each : pattern_.story_.organisations) {
            handles.push_back(each.handle);
            places_.push_back(app::story_organisation(each.handle).text());
        }
        for (auto const& each : pattern_.story_.people) {
            handles.push_back(each.handle);
            places_.push_back(app::story_person(each.handle).text());
            if (each.role == Role::youth) { places_[1] = each.name; }
        }
    }

    int take(journal::Range const& range) {
        auto const rows = must(region_.journal.rows(range), "the rows of the pattern cannot be read");
        for (auto const& row : rows) {
            pattern_.rows_.push_back(
                {.collection = row.key.collection,
                 .key = Stencil{row.key.key, places_},
                 .sort = Stencil{moved(row.key.sort, shift_), places_},
                 .owner = Stencil{row.owner, places_},
                 .content = Stencil{moved(row.content, shift_), places_}}
            );
        }
        return static_cast<int>(rows.size());
    }

    Pattern& pattern_;
    journal::RegionKey key_{};
    journal::MemoryStore store_;
    std::unique_ptr<journal::Keystore> keystore_ = journal::memory_keystore(key_);
    Installation region_{store_, *keystore_, key_};
    DossierId dossier_;
    std::chrono::days shift_;
    std::vector<std::string> places_;
};

Pattern::Pattern(std::filesystem::path const& story) {
    auto read = app::read_story(story.string(), text_of(story));
    if (!read) { give_up(story.string() + ": " + read.error().front().what); }
    story_ = std::move(*read);
    Playing playing{*this};
    playing.take_entries();
    playing.take_rows();
}

int Pattern::work_of(std::string_view handle) const {
    auto const found = work_.find(handle);
    return found != work_.end() ? found->second : 0;
}

journal::Change Pattern::copy(Filling const& filling) const {
    journal::Change change;
    change.dossier = DossierId{filling.front()};
    change.command = CommandId{random_text()};
    for (auto const& each : entries_) {
        auto& entry = change.entries.emplace_back(each.entry);
        entry.by = PersonId{each.by.filled(filling)};
        entry.body = each.body.filled(filling);
        for (std::size_t person = 0; person < each.only.size(); ++person) {
            entry.only[person] = PersonId{each.only[person].filled(filling)};
        }
    }
    for (auto const& row : rows_) {
        change.put.push_back(
            {.key = {row.collection, row.key.filled(filling), row.sort.filled(filling)},
             .owner = row.owner.filled(filling),
             .content = row.content.filled(filling)}
        );
    }
    return change;
}

}  // namespace rondom::bench
