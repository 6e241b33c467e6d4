#pragma once

#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "journal/keystore.hpp"

namespace rondom::journal {

/// The data keys that were used last, opened. A key that leaves is wiped.
class KeyCache {
public:
    explicit KeyCache(std::size_t capacity) : capacity_{capacity} {}

    [[nodiscard]] std::optional<Secret> by_id(std::string_view id);
    [[nodiscard]] std::optional<DataKey> current(DossierId const& dossier, Compartment compartment);

    /// How often a key was destroyed. A key that was read before that moment is not to be remembered after
    /// it.
    [[nodiscard]] std::uint64_t generation() const;
    void remember(WrappedKey const& key, Secret const& secret, std::uint64_t generation);
    void forget(DossierId const& dossier, Compartment compartment);
    void forget(std::string_view id);

private:
    struct Held {
        DataKey key;
        std::string place;
    };
    using Order = std::list<Held>;  // most recently used in front

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Index = std::unordered_map<std::string, Order::iterator, Hash, std::equal_to<>>;

    static std::string place_of(DossierId const& dossier, Compartment compartment);
    [[nodiscard]] Held const* use(Index const& index, std::string_view name);
    void drop(Order::iterator held);

    std::size_t capacity_;
    mutable std::mutex mutex_;
    std::uint64_t generation_ = 0;
    Order order_;
    Index ids_;
    Index places_;
};

}  // namespace rondom::journal
