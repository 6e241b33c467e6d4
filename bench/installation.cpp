#include "installation.hpp"

#include <sodium.h>

#include "app/region_profile.hpp"
#include "journal/region_key.hpp"
#include "journal/sqlite_keystore.hpp"
#include "journal/sqlite_store.hpp"
#include "journal/storage.hpp"
#include "must.hpp"
#include "web/own_pages.hpp"
#include "web/sign_in_pages.hpp"

namespace rondom::bench {

route::Profile const& profile() {
    static route::Profile const read =
        must(app::load_region("midden-groningen"), "the profile of the region cannot be used");
    return read;
}

web::Tokens::Key form_key(journal::RegionKey const& key) {
    constexpr std::uint64_t for_forms = 1;
    web::Tokens::Key derived{};
    crypto_kdf_derive_from_key(derived.data(), derived.size(), for_forms, "rondomwb", key.data());
    return derived;
}

Installation::Installation(journal::Store& store, journal::Keystore& keystore, journal::RegionKey const& key)
    : journal{store, keystore, key}, keys{key}, tokens{form_key(key)} {
    for (auto const* each : app::all_capabilities()) {
        add_to(router, *each);
    }
    router.add(web::own_routes());
    router.add(web::sign_in_routes());
    if (!router.has_page("/")) { router.add(web::front_route()); }
}

Files::Files(std::filesystem::path const& folder)
    : directory{folder},
      key{must(journal::read_region_key(key_file(folder).string()), "the key cannot be read")},
      store{must(journal::SqliteStore::open((folder / "journal.db").string()), "no journal")},
      keystore{must(journal::open_keystore((folder / "keys.db").string(), key), "no keystore")} {}

Files::Files(std::filesystem::path folder, std::string const& place, std::string const& keys)
    : directory{std::move(folder)} {
    auto storage = must(
        journal::open_storage(
            {.store = place, .keys = keys, .key_file = key_file(directory)},
            journal::Opening::only_what_is_there,
            [](std::string_view what) { fmt::print(stderr, "bench: {}\n", what); }
        ),
        "a region cannot be opened"
    );
    key = storage.key;
    store = std::move(storage.store);
    keystore = std::move(storage.keystore);
}

}  // namespace rondom::bench
