#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include <tl/expected.hpp>

#include "journal/copy_index.hpp"
#include "journal/keystore.hpp"
#include "journal/segment.hpp"
#include "journal/store.hpp"

namespace rondom::journal {

/// Where a region is shipped to: other disks, with different lives, never one directory for both.
struct ShippingPlaces {
    std::filesystem::path segments;  ///< a directory: what changed, in numbered files
    std::filesystem::path keys;      ///< a directory: a keystore that follows the region's, forgetting too
};

/// What one round shipped.
struct Shipped {
    std::uint64_t segment = 0;  ///< its number; 0: nothing had changed
    std::size_t entries = 0;
    std::size_t rows = 0;  ///< new, changed or gone
    std::size_t keys = 0;  ///< new or destroyed
    std::size_t bytes = 0;
};

/// Keeps a copy of a region elsewhere, a round at a time, while it is used. Needs no key of the region:
/// everything stays sealed. Remembers a hash for every row and the id of every command and key.
class Shipper {
public:
    /// Goes on where the directory ends. The error says what is wrong with the places, or that another region
    /// is shipped there.
    static tl::expected<Shipper, std::string> open(KeyShelf& keys, ShippingPlaces const& places);

    /// `store` has to show one moment. What differs from what was shipped is durable in its place when this
    /// returns; the keys first, so that no shipped entry lacks its key.
    [[nodiscard]] tl::expected<Shipped, std::string> round(Store& store, KeyShelf& keys);

private:
    /// What was shipped before.
    struct Index {
        CopyIndex holds{};
        std::uint64_t number = 0;
        std::string hash{};       ///< of the last segment
        std::uint64_t whole = 0;  ///< number of the segment that began
        std::size_t whole_bytes = 0;
        std::size_t bytes_since = 0;
    };

    Shipper(ShippingPlaces places, std::string region, std::unique_ptr<KeyShelf> copies)
        : places_{std::move(places)}, region_{std::move(region)}, copies_{std::move(copies)} {}

    void remember(Segment const& segment, std::string const& hash, std::size_t size);
    [[nodiscard]] Segment difference(Store& store);
    void take_entries(DossierId const& dossier, Store& store, Segment& segment) const;
    [[nodiscard]] std::optional<WrappedKey> follow(std::string const& id, KeyShelf& keys);
    [[nodiscard]] std::size_t ship_keys(Segment const& segment, KeyShelf& keys);
    void write(Segment const& segment, std::string const& text) const;
    [[nodiscard]] bool wants_whole() const;
    void drop_before(std::uint64_t number) const;

    ShippingPlaces places_;
    std::string region_;
    std::unique_ptr<KeyShelf> copies_;
    std::unordered_set<std::string> copied_;  ///< ids of keys that are there
    std::unordered_set<std::string> buried_;  ///< ids of keys that were destroyed there
    Index index_;
};

/// What the segments in a directory add up to: to be read only.
tl::expected<std::unique_ptr<Store>, std::string> shipped_store(std::filesystem::path const& segments);

}  // namespace rondom::journal
