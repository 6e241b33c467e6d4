#include "journal/keystore.hpp"

#include <map>
#include <mutex>
#include <tuple>

#include <sodium.h>

#include "domain/names.hpp"
#include "journal/bytes.hpp"
#include "journal/key_cache.hpp"
#include "journal/seal.hpp"

namespace rondom::journal {

namespace {

/// Keys held open at once: about 700 dossiers that are being worked on, in half a megabyte.
constexpr std::size_t open_keys = 4096;

/// A wrapped key has one size, so nothing is to be hidden by padding.
constexpr std::size_t wrap_step = Secret::size;

std::string place_of(
    std::string_view label, std::string_view id, DossierId const& dossier, Compartment where
) {
    std::string place;
    BytesOut{place}.text(label).text(dossier.text()).text(name_of(where)).text(id);
    return place;
}

std::string keyed_hash(std::string_view text, Secret const& key) {
    std::string hash(32, '\0');
    crypto_generichash(
        bytes_of(hash.data()), hash.size(), bytes_of(text), text.size(), key.data(), Secret::size
    );
    return hash;
}

}  // namespace

struct Keystore::Inside {
    Inside(std::unique_ptr<KeyShelf> with, RegionKey const& key)
        : shelf{std::move(with)},
          wrapping{derived_key(key, Purpose::wrap_data_keys)},
          proving{derived_key(key, Purpose::prove_forgotten)},
          check{keyed_hash("rondom", derived_key(key, Purpose::recognise_key))} {}

    [[nodiscard]] WrappedKey wrap(DossierId const& dossier, Compartment compartment, Secret const& secret)
        const {
        WrappedKey key{.id = random_text(), .dossier = dossier, .compartment = compartment, .wrapped = {}};
        std::string plain(Secret::size, '\0');
        std::copy_n(secret.data(), Secret::size, bytes_of(plain.data()));
        key.wrapped =
            sealed(plain, wrap_step, place_of("rondom key", key.id, dossier, compartment), wrapping);
        return key;
    }

    [[nodiscard]] tl::expected<Secret, Trouble> unwrap(WrappedKey const& key) const {
        auto const place = place_of("rondom key", key.id, key.dossier, key.compartment);
        std::string plain;
        auto const fine = opened(plain, key.wrapped, place, wrapping) && plain.size() == Secret::size;
        Secret secret;
        if (fine) { std::copy_n(bytes_of(std::string_view{plain}), Secret::size, secret.data()); }
        sodium_memzero(plain.data(), plain.size());
        if (!fine) { return tl::unexpected{Trouble::damaged}; }
        return secret;
    }

    [[nodiscard]] std::string proof(std::string_view id, DossierId const& dossier, Compartment where) const {
        return keyed_hash(place_of("rondom forgotten", id, dossier, where), proving);
    }

    /// What is known of a key that is not there.
    [[nodiscard]] tl::expected<Tombstone, Trouble> tombstone(std::string_view id) const {
        auto const found = shelf->tombstone(id);
        if (!found) { return tl::unexpected{found.error()}; }
        auto const& stone = *found;
        if (!stone || stone->proof != proof(id, stone->dossier, stone->compartment)) {
            return tl::unexpected{Trouble::damaged};
        }
        return *stone;
    }

    /// A new key, or the one of somebody who was first.
    [[nodiscard]] tl::expected<WrappedKey, Trouble> made(DossierId const& dossier, Compartment compartment)
        const {
        auto const added = shelf->add(wrap(dossier, compartment, Secret::random()));
        if (!added) { return tl::unexpected{added.error()}; }
        auto const kept = shelf->current(dossier, compartment);
        if (!kept) { return tl::unexpected{kept.error()}; }
        // Nothing there: it was destroyed in between, and so is what it would have sealed.
        if (!*kept) { return tl::unexpected{Trouble::storage_unavailable}; }
        return **kept;
    }

    std::unique_ptr<KeyShelf> shelf;
    Secret wrapping;
    Secret proving;
    std::string check;
    KeyCache cache{open_keys};
};

Keystore::Keystore(std::unique_ptr<KeyShelf> shelf, RegionKey const& key)
    : inside_{std::make_unique<Inside>(std::move(shelf), key)} {}

Keystore::~Keystore() = default;

tl::expected<std::unique_ptr<Keystore>, std::string> Keystore::open(
    std::unique_ptr<KeyShelf> shelf, RegionKey const& key
) {
    if (sodium_init() < 0) { return tl::unexpected{std::string{"the cryptographic library does not start"}}; }
    std::unique_ptr<Keystore> keystore{new Keystore{std::move(shelf), key}};  // NOLINT: a private constructor
    auto& inside = *keystore->inside_;
    auto const check = inside.shelf->check_value();
    if (!check) { return tl::unexpected{std::string{"the keystore cannot be read"}}; }
    if (*check && **check != inside.check) {
        return tl::unexpected{std::string{"this key does not belong to this keystore"}};
    }
    if (!*check && !inside.shelf->set_check_value(inside.check)) {
        return tl::unexpected{std::string{"the keystore cannot be written"}};
    }
    return keystore;
}

tl::expected<DataKey, Trouble> Keystore::key_for(DossierId const& dossier, Compartment compartment) {
    auto& cache = inside_->cache;
    if (auto held = cache.current(dossier, compartment)) { return *held; }
    auto const generation = cache.generation();
    auto const found = inside_->shelf->current(dossier, compartment);
    if (!found) { return tl::unexpected{found.error()}; }
    auto const wrapped =
        *found ? tl::expected<WrappedKey, Trouble>{**found} : inside_->made(dossier, compartment);
    if (!wrapped) { return tl::unexpected{wrapped.error()}; }
    auto const secret = inside_->unwrap(*wrapped);
    if (!secret) { return tl::unexpected{secret.error()}; }
    cache.remember(*wrapped, *secret, generation);
    return DataKey{.id = wrapped->id, .secret = *secret};
}

tl::expected<Secret, Trouble> Keystore::key(std::string_view id) {
    auto& cache = inside_->cache;
    if (auto held = cache.by_id(id)) { return *held; }
    auto const generation = cache.generation();
    auto const found = inside_->shelf->by_id(id);
    if (!found) { return tl::unexpected{found.error()}; }
    if (!*found) {
        auto const stone = inside_->tombstone(id);
        return tl::unexpected{stone ? Trouble::forgotten : stone.error()};
    }
    auto secret = inside_->unwrap(**found);
    if (secret) { cache.remember(**found, *secret, generation); }
    return secret;
}

tl::expected<std::optional<std::string>, Trouble> Keystore::current_id(
    DossierId const& dossier, Compartment compartment
) const {
    auto const found = inside_->shelf->current(dossier, compartment);
    if (!found) { return tl::unexpected{found.error()}; }
    if (!*found) { return std::nullopt; }
    return (*found)->id;
}

tl::expected<Compartment, Trouble> Keystore::forgotten_compartment(std::string_view id) {
    return inside_->tombstone(id).map([](Tombstone const& stone) { return stone.compartment; });
}

tl::expected<void, Trouble> Keystore::take_over(Tombstone const& stone) {
    if (stone.proof != inside_->proof(stone.id, stone.dossier, stone.compartment)) {
        return tl::unexpected{Trouble::damaged};
    }
    auto const done = inside_->shelf->destroy(stone);
    inside_->cache.forget(stone.dossier, stone.compartment);
    return done;
}

tl::expected<void, Trouble> Keystore::destroy(DossierId const& dossier, Compartment compartment) {
    auto const found = current_id(dossier, compartment);
    if (!found) { return tl::unexpected{found.error()}; }
    if (!*found) { return {}; }
    return destroy(**found).map([](Tombstone const&) {});
}

tl::expected<Tombstone, Trouble> Keystore::destroy(std::string_view id) {
    inside_->cache.forget(id);
    auto const found = inside_->shelf->by_id(id);
    if (!found) { return tl::unexpected{found.error()}; }
    if (!*found) { return inside_->tombstone(id); }
    auto const& key = **found;
    Tombstone stone{
        .id = key.id,
        .dossier = key.dossier,
        .compartment = key.compartment,
        .proof = inside_->proof(key.id, key.dossier, key.compartment)};
    auto const done = inside_->shelf->destroy(stone);
    inside_->cache.forget(key.dossier, key.compartment);
    if (!done) { return tl::unexpected{done.error()}; }
    return stone;
}

tl::expected<bool, Trouble> Keystore::has(std::string_view id) const {
    return inside_->shelf->by_id(id).map([](auto const& found) { return found.has_value(); });
}

void Keystore::let_go(std::string_view id) { inside_->cache.forget(id); }

}  // namespace rondom::journal
