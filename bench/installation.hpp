#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "accounts/directory.hpp"
#include "accounts/keys.hpp"
#include "accounts/sessions.hpp"
#include "app/account_sessions.hpp"
#include "app/capabilities.hpp"
#include "app/story_region.hpp"
#include "dossier/dossiers.hpp"
#include "journal/journal.hpp"
#include "journal/keystore.hpp"
#include "registers/registers.hpp"
#include "web/clock.hpp"
#include "web/region.hpp"
#include "web/router.hpp"
#include "web/tokens.hpp"

namespace rondom::bench {

/// The profile of Midden-Groningen, read once.
route::Profile const& profile();

/// The key that web pages prove their forms with, as app/ derives it from the region's.
web::Tokens::Key form_key(journal::RegionKey const& key);

/// What app/ makes behind `Rondom::answer`, over a store of our choice and with every part within reach.
class Installation {
public:
    Installation(journal::Store& store, journal::Keystore& keystore, journal::RegionKey const& key);
    Installation(Installation const&) = delete;
    Installation& operator=(Installation const&) = delete;
    ~Installation() = default;

    journal::Journal journal;
    accounts::Keys keys;
    web::Clock clock{};
    accounts::Directory directory{journal, keys, [this] { return local_day(clock.now()); }};
    accounts::Sessions sessions{journal, keys, directory};
    app::AccountSessions signed_in{sessions, directory, false};
    registers::Registers registers{journal, app::contributions_of(app::all_capabilities())};
    Dossiers dossiers{
        journal,
        profile(),
        directory,
        app::contributions_of(app::all_capabilities()),
        [this](Dossier const& before, Dossier const& after, Moment now, journal::Change& change) {
            registers.project(dossiers, before, after, now, change);
        }};
    web::Tokens tokens;
    web::Router router{};
    web::Region region{
        .dossiers = dossiers,
        .registers = registers,
        .people = directory,
        .sessions = signed_in,
        .clock = clock,
        .tokens = tokens,
        .router = router,
        .log = [](std::string_view) {},
        .address = {}};
};

/// The databases and the key of a region in a directory.
struct Files {
    explicit Files(std::filesystem::path const& folder);
    /// The same region in another place; its key is in the directory.
    Files(std::filesystem::path folder, std::string const& place, std::string const& keys);

    std::filesystem::path directory;
    journal::RegionKey key{};
    std::unique_ptr<journal::Store> store;
    std::unique_ptr<journal::Keystore> keystore;
};

inline std::filesystem::path key_file(std::filesystem::path const& directory) {
    return directory / "region.key";
}

}  // namespace rondom::bench
