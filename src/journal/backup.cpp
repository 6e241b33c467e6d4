#include "journal/backup.hpp"

#include <array>
#include <system_error>
#include <utility>

#include <fmt/core.h>

#include "journal/durable_file.hpp"
#include "journal/keystore.hpp"
#include "journal/move.hpp"
#include "journal/shipping.hpp"
#include "journal/sqlite.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/storage.hpp"

namespace rondom::journal {

namespace {

namespace fs = std::filesystem;
using Done = tl::expected<void, std::string>;
using sqlite::Connection;

Done no(std::string words) { return tl::unexpected{std::move(words)}; }

bool is_there(fs::path const& path) {
    std::error_code error;
    return fs::exists(path, error);
}

fs::path directory_of_file(fs::path const& file) { return fs::absolute(file).parent_path(); }

Done rename_and_sync(fs::path const& from, fs::path const& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error) { return no(fmt::format("{}: {}", to.string(), error.message())); }
    return sync_name(to) ? Done{} : no(fmt::format("{} cannot be synced to disk", to.string()));
}

/// A copy of one moment, that was read through.
Done copy_checked(fs::path const& from, fs::path const& to) {
    try {
        Connection const source{from.string(), Connection::Use::read};
        Connection target{to.string(), Connection::Use::copy};
        target.fill_from(source);
        auto check = target.prepare("select * from pragma_integrity_check(1)");
        sqlite::Run run{check};
        if (run.step() && run.text(0) == "ok") { return {}; }
        return no(fmt::format("{} is damaged: it does not read as it was written", from.string()));
    } catch (sqlite::Failure const& failure) {
        return no(fmt::format("{} to {}: {}", from.string(), to.string(), failure.what()));
    }
}

Done make_copy(fs::path const& from, fs::path const& to) {
    if (!is_there(from)) { return no(fmt::format("there is no {}", from.string())); }
    if (!sqlite::create_closed(to.string())) {
        return no(fmt::format(
            "{} cannot be made: its directory is not there, it cannot be written, or an earlier attempt left "
            "it. "
            "Then remove it",
            to.string()
        ));
    }
    auto done = copy_checked(from, to);
    std::error_code ignored;
    if (!done) { fs::remove(to, ignored); }
    return done;
}

Done back_up_one(fs::path const& from, fs::path const& to) {
    auto part = to;
    part += ".part";
    return make_copy(from, part).and_then([&] { return rename_and_sync(part, to); });
}

Done check_places(fs::path const& data, BackupPlaces const& places) {
    if (places.journal.empty() && places.keys.empty()) { return no("say where to: there is nothing to do"); }
    for (auto const& each : {places.journal, places.keys}) {
        if (each.empty()) { continue; }
        if (is_there(each)) { return no(fmt::format("{} is there: nothing is overwritten", each.string())); }
        if (directory_of_file(each) == fs::absolute(data / entries_file).parent_path()) {
            return no(fmt::format("{} lies beside what it is a copy of: take another disk", each.string()));
        }
    }
    auto const together = !places.journal.empty() && !places.keys.empty() &&
                          directory_of_file(places.journal) == directory_of_file(places.keys);
    if (together) { return no("entries and keys go to different directories, with different lives"); }
    return {};
}

tl::expected<std::size_t, std::string> keep_forgotten(
    Keystore& keystore, std::vector<fs::path> const& present_keys
) {
    std::size_t count = 0;
    for (auto const& each : present_keys) {
        auto const stones = tombstones_in(each.string());
        if (!stones) { return tl::unexpected{stones.error()}; }
        for (auto const& stone : *stones) {
            if (!keystore.take_over(stone)) {
                return tl::unexpected{fmt::format(
                    "{}: that a key was destroyed is not proved by this region's key", each.string()
                )};
            }
            ++count;
        }
    }
    return count;
}

tl::expected<Restored, std::string> prove(
    fs::path const& in, std::vector<fs::path> const& present_keys, RegionKey const& key
) {
    auto const store = SqliteStore::open((in / entries_file).string());
    if (!store) { return tl::unexpected{store.error()}; }
    auto const keystore = open_keystore((in / keys_file).string(), key);
    if (!keystore) { return tl::unexpected{keystore.error()}; }
    auto const forgotten = keep_forgotten(**keystore, present_keys);
    if (!forgotten) { return tl::unexpected{forgotten.error()}; }
    auto findings = verify(**store, **keystore, key);
    if (!findings) { return tl::unexpected{fmt::format("{} cannot be read", in.string())}; }
    return Restored{.findings = std::move(*findings), .kept_forgotten = *forgotten};
}

Done check_target(Restoration const& restoration) {
    if (!fs::is_directory(restoration.into)) {
        return no(fmt::format("there is no directory {0}: mkdir -m 0700 {0}", restoration.into.string()));
    }
    for (auto const* const name : {entries_file, keys_file, staging}) {
        auto const there = restoration.into / name;
        if (is_there(there)) {
            return no(fmt::format("{} is there: nothing is overwritten", there.string()));
        }
    }
    for (auto const& each : restoration.present_keys) {
        if (!is_there(each)) { return no(fmt::format("there is no {}", each.string())); }
    }
    return {};
}

Done add_up(fs::path const& segments, fs::path const& to) {
    auto const shipped = shipped_store(segments);
    if (!shipped) { return no(shipped.error()); }
    auto const store = SqliteStore::open(to.string());
    if (!store) { return no(store.error()); }
    auto const moved = move_contents(**shipped, **store);
    return moved ? Done{} : no(moved.error());
}

Done stage(Restoration const& restoration, fs::path const& in) {
    std::error_code error;
    fs::create_directory(in, error);
    fs::permissions(in, fs::perms::owner_all, error);
    if (error) { return no(fmt::format("{}: {}", in.string(), error.message())); }
    return make_copy(restoration.keys, in / keys_file).and_then([&] {
        return restoration.segments.empty() ? make_copy(restoration.journal, in / entries_file)
                                            : add_up(restoration.segments, in / entries_file);
    });
}

}  // namespace

Done back_up(fs::path const& data, BackupPlaces const& places) {
    if (auto fine = check_places(data, places); !fine) { return fine; }
    if (!places.journal.empty()) {
        if (auto done = back_up_one(data / entries_file, places.journal); !done) { return done; }
    }
    return places.keys.empty() ? Done{} : back_up_one(data / keys_file, places.keys);
}

tl::expected<Restored, std::string> restore(Restoration const& restoration, RegionKey const& key) {
    if (auto fine = check_target(restoration); !fine) { return tl::unexpected{fine.error()}; }
    auto const in = restoration.into / staging;
    if (auto staged = stage(restoration, in); !staged) {
        std::error_code ignored;
        fs::remove_all(in, ignored);
        return tl::unexpected{staged.error()};
    }
    auto restored = prove(in, restoration.present_keys, key);
    if (!restored) {
        std::error_code ignored;
        fs::remove_all(in, ignored);
        return restored;
    }
    // What does not prove is not put in its place; whoever has nothing better finds it in the staging
    // directory.
    if (!restored->findings.damages.empty()) { return restored; }
    for (auto const* const name : {keys_file, entries_file}) {
        if (auto placed = rename_and_sync(in / name, restoration.into / name); !placed) {
            return tl::unexpected{placed.error()};
        }
    }
    std::error_code ignored;
    fs::remove(in, ignored);
    return restored;
}

}  // namespace rondom::journal
