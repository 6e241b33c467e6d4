#include "journal/key_cache.hpp"

#include <iterator>

namespace rondom::journal {

std::string KeyCache::place_of(DossierId const& dossier, Compartment compartment) {
    std::string place{name_of(compartment)};
    place += '/';
    place += dossier.text();
    return place;
}

KeyCache::Held const* KeyCache::use(Index const& index, std::string_view name) {
    auto const found = index.find(name);
    if (found == index.end()) { return nullptr; }
    order_.splice(order_.begin(), order_, found->second);
    return &*found->second;
}

void KeyCache::drop(Order::iterator held) {
    ids_.erase(held->key.id);
    // a later key may be at that place by now
    auto const there = places_.find(held->place);
    if (there != places_.end() && there->second == held) { places_.erase(there); }
    order_.erase(held);
}

std::optional<Secret> KeyCache::by_id(std::string_view id) {
    std::lock_guard const lock{mutex_};
    auto const* const held = use(ids_, id);
    if (held == nullptr) { return std::nullopt; }
    return held->key.secret;
}

std::optional<DataKey> KeyCache::current(DossierId const& dossier, Compartment compartment) {
    auto const place = place_of(dossier, compartment);
    std::lock_guard const lock{mutex_};
    auto const* const held = use(places_, place);
    if (held == nullptr) { return std::nullopt; }
    return held->key;
}

std::uint64_t KeyCache::generation() const {
    std::lock_guard const lock{mutex_};
    return generation_;
}

void KeyCache::remember(WrappedKey const& key, Secret const& secret, std::uint64_t generation) {
    auto const place = place_of(key.dossier, key.compartment);
    std::lock_guard const lock{mutex_};
    if (generation != generation_ || ids_.contains(key.id)) { return; }
    order_.push_front({.key = {.id = key.id, .secret = secret}, .place = place});
    ids_[key.id] = order_.begin();
    places_[place] = order_.begin();
    if (order_.size() > capacity_) { drop(std::prev(order_.end())); }
}

void KeyCache::forget(DossierId const& dossier, Compartment compartment) {
    auto const place = place_of(dossier, compartment);
    std::lock_guard const lock{mutex_};
    ++generation_;
    auto const found = places_.find(place);
    if (found != places_.end()) { drop(found->second); }
}

void KeyCache::forget(std::string_view id) {
    std::lock_guard const lock{mutex_};
    auto const found = ids_.find(id);
    if (found == ids_.end()) { return; }
    ++generation_;
    drop(found->second);
}

}  // namespace rondom::journal
