#include "cli/checks.hpp"

#include <fmt/core.h>
#include <sodium.h>
#include <unistd.h>

#include "app/region_profile.hpp"
#include "cli/serve.hpp"
#include "domain/day.hpp"
#include "journal/region_key.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/verify.hpp"
#include "web/assets.hpp"

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view database = "journal.db";
constexpr std::string_view key_database = "keys.db";

struct Opened {
    journal::RegionKey key{};
    std::unique_ptr<journal::SqliteStore> store;
    std::unique_ptr<journal::Keystore> keystore;
};

tl::expected<Opened, std::string> open(CheckOptions const& options) {
    // Opening a database makes one; looking must not.
    for (auto const name : {database, key_database}) {
        if (!fs::exists(options.data / name)) {
            return tl::unexpected{fmt::format("{}: there is no {} here", options.data.string(), name)};
        }
    }
    auto const key = journal::read_region_key(options.key_file.string());
    if (!key) { return tl::unexpected{key.error()}; }
    auto store = journal::SqliteStore::open((options.data / database).string());
    if (!store) { return tl::unexpected{store.error()}; }
    auto keystore = journal::open_keystore((options.data / key_database).string(), *key);
    if (!keystore) { return tl::unexpected{keystore.error()}; }
    return Opened{.key = *key, .store = std::move(*store), .keystore = std::move(*keystore)};
}

std::string said(journal::Damage const& damage) {
    auto const where =
        damage.dossier.empty() ? std::string{"the region"} : "dossier " + damage.dossier.text();
    return damage.seq == 0 ? fmt::format("{}: {}", where, damage.what)
                           : fmt::format("{}, entry {}: {}", where, damage.seq, damage.what);
}

/// Says how one thing is; counts what is wrong.
class Examination {
public:
    void look(bool right, std::string_view what, std::string_view advice) {
        fmt::print("{} {}\n", right ? "well " : "WRONG", what);
        if (right) { return; }
        fmt::print("      {}\n", advice);
        wrong_ = true;
    }

    [[nodiscard]] bool wrong() const noexcept { return wrong_; }

private:
    bool wrong_ = false;
};

void look_at_storage(Examination& examination, CheckOptions const& options) {
    auto const key = journal::read_region_key(options.key_file.string());
    examination.look(key.has_value(), "the key of the region", key ? std::string{} : key.error());

    bool const directory = fs::is_directory(options.data);
    examination.look(directory, "the directory for data", "make it, for the user that serves: mkdir -m 0700");
    if (!directory) { return; }
    bool const ours = access(options.data.c_str(), R_OK | W_OK | X_OK) == 0;
    examination.look(ours, "writing in that directory", "give it to the user that serves: chown, chmod 0700");
    auto const room = fs::space(options.data).available;
    constexpr std::uintmax_t enough = std::uintmax_t{256} * 1024 * 1024;
    examination.look(room > enough, "room on the disk", "make room: under 256 MB nothing may be lost");
}

}  // namespace

int verify(CheckOptions const& options) {
    auto const opened = open(options);
    if (!opened) {
        fmt::print(stderr, "rondom: {}\n", opened.error());
        return not_well;
    }
    auto const findings = journal::verify(*opened->store, *opened->keystore, opened->key);
    if (!findings) {
        fmt::print(stderr, "rondom: storage cannot be read\n");
        return not_well;
    }
    for (auto const& damage : findings->damages) {
        fmt::print("{}\n", said(damage));
    }
    fmt::print(
        "{} dossiers, {} entries ({} forgotten), {} rows, {} commands: {}\n",
        findings->dossiers,
        findings->entries,
        findings->forgotten,
        findings->rows,
        findings->commands,
        findings->damages.empty() ? "everything holds" : "DAMAGED"
    );
    return findings->damages.empty() ? well : not_well;
}

int doctor(CheckOptions const& options) {
    Examination examination;
    examination.look(sodium_init() >= 0, "libsodium", "install libsodium23");
    examination.look(zone_data_is_right(), "zone data", "install tzdata");
    examination.look(
        web::has_asset("rondom.css"), "the look of the pages", "this binary was built without assets"
    );
    auto const profile = app::load_region(options.region, options.profile);
    examination.look(profile.has_value(), "the profile of the region", "run: rondom check");
    if (!options.data.empty() || !options.key_file.empty()) { look_at_storage(examination, options); }
    return examination.wrong() ? not_well : well;
}

}  // namespace rondom::cli
