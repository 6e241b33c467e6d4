#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/category.hpp"
#include "domain/id.hpp"
#include "journal/secret.hpp"
#include "journal/store.hpp"

namespace rondom::journal {

/// A data key as storage sees it: sealed with a key that follows from the region's key.
struct WrappedKey {
    std::string id;  ///< opaque; stands beside every entry that the key seals
    DossierId dossier;
    Compartment compartment{};
    std::string wrapped;
};

/// That a key was destroyed. `proof` shows that it was done by someone who holds the region's key: a key that
/// merely went missing is damage, not forgetting.
struct Tombstone {
    std::string id;
    DossierId dossier;
    Compartment compartment{};
    std::string proof;
};

/// The port: where wrapped keys lie. Apart from the entries, with backups of its own (assurance.md 2.1).
class KeyShelf {
public:
    KeyShelf() = default;
    KeyShelf(KeyShelf const&) = delete;
    KeyShelf& operator=(KeyShelf const&) = delete;
    virtual ~KeyShelf() = default;

    [[nodiscard]] virtual tl::expected<std::optional<WrappedKey>, Trouble> by_id(std::string_view id) = 0;
    [[nodiscard]] virtual tl::expected<std::optional<Tombstone>, Trouble> tombstone(std::string_view id) = 0;
    [[nodiscard]] virtual tl::expected<std::optional<WrappedKey>, Trouble> current(
        DossierId const& dossier, Compartment compartment
    ) = 0;

    /// Durable when it returns. Where somebody was first, the key that was there stays.
    [[nodiscard]] virtual tl::expected<void, Trouble> add(WrappedKey const& key) = 0;

    /// Overwrites the key, takes it away and leaves the tombstone, as one.
    [[nodiscard]] virtual tl::expected<void, Trouble> destroy(Tombstone const& tombstone) = 0;

    /// The value that tells a wrong region key. Set once.
    [[nodiscard]] virtual tl::expected<std::optional<std::string>, Trouble> check_value() = 0;
    [[nodiscard]] virtual tl::expected<void, Trouble> set_check_value(std::string const& value) = 0;
};

/// A data key, ready for use.
struct DataKey {
    std::string id;
    Secret secret;
};

/// One data key per dossier and compartment (retention differs per compartment, so forgetting does too). Safe
/// for use by several threads. Each process remembers keys that it opened, so a key that another one
/// destroyed is still at hand here; the journal keeps beside each dossier which are not to be used any more
/// (docs/decisions/0014-forgetting.md), and is the one that destroys them.
class Keystore {
public:
    /// The error says in words for the person who installs what is wrong: "this key does not belong ...".
    static tl::expected<std::unique_ptr<Keystore>, std::string> open(
        std::unique_ptr<KeyShelf> shelf, RegionKey const& key
    );
    Keystore(Keystore const&) = delete;
    Keystore& operator=(Keystore const&) = delete;
    ~Keystore();

    /// The key that new entries are sealed with; made, and durable, on first use.
    [[nodiscard]] tl::expected<DataKey, Trouble> key_for(DossierId const& dossier, Compartment compartment);

    /// The key behind an id. `Trouble::forgotten` when it was destroyed, `Trouble::damaged` when it is
    /// missing or does not unwrap.
    [[nodiscard]] tl::expected<Secret, Trouble> key(std::string_view id);

    /// Which key new entries are sealed with; nothing when there is none yet.
    [[nodiscard]] tl::expected<std::optional<std::string>, Trouble> current_id(
        DossierId const& dossier, Compartment compartment
    ) const;

    /// Which compartment a destroyed key was for.
    [[nodiscard]] tl::expected<Compartment, Trouble> forgotten_compartment(std::string_view id);

    /// Takes over from another keystore of the region that a key was destroyed: it is, here too.
    /// `Trouble::damaged` when the region's key does not prove it.
    [[nodiscard]] tl::expected<void, Trouble> take_over(Tombstone const& stone);

    /// From here on what this key sealed is unreadable, for ever. Entries that come later get another key.
    [[nodiscard]] tl::expected<void, Trouble> destroy(DossierId const& dossier, Compartment compartment);

    /// The same for the key behind an id: a later one of that compartment stays. Gives the proof of it, also
    /// when it was done before.
    [[nodiscard]] tl::expected<Tombstone, Trouble> destroy(std::string_view id);

    /// Whether it lies on the shelf still.
    [[nodiscard]] tl::expected<bool, Trouble> has(std::string_view id) const;

    /// Remembers the key behind an id no longer. It may be destroyed.
    void let_go(std::string_view id);

private:
    Keystore(std::unique_ptr<KeyShelf> shelf, RegionKey const& key);

    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// A keystore that lives as long as the process.
std::unique_ptr<KeyShelf> memory_key_shelf();
std::unique_ptr<Keystore> memory_keystore(RegionKey const& key);

}  // namespace rondom::journal
