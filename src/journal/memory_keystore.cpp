#include <map>
#include <mutex>

#include "journal/keystore.hpp"

namespace rondom::journal {

namespace {

class MemoryKeyShelf final : public KeyShelf {
public:
    tl::expected<std::optional<WrappedKey>, Trouble> by_id(std::string_view id) override {
        std::lock_guard const lock{mutex_};
        auto const found = keys_.find(id);
        if (found == keys_.end()) { return std::nullopt; }
        return found->second;
    }

    tl::expected<std::optional<Tombstone>, Trouble> tombstone(std::string_view id) override {
        std::lock_guard const lock{mutex_};
        auto const found = tombstones_.find(id);
        if (found == tombstones_.end()) { return std::nullopt; }
        return found->second;
    }

    tl::expected<std::optional<WrappedKey>, Trouble> current(
        DossierId const& dossier, Compartment compartment
    ) override {
        std::lock_guard const lock{mutex_};
        return find(dossier, compartment);
    }

    tl::expected<void, Trouble> add(WrappedKey const& key) override {
        std::lock_guard const lock{mutex_};
        if (find(key.dossier, key.compartment)) { return {}; }
        keys_[key.id] = key;
        current_[{key.dossier, key.compartment}] = key.id;
        return {};
    }

    tl::expected<void, Trouble> destroy(Tombstone const& tombstone) override {
        std::lock_guard const lock{mutex_};
        keys_.erase(tombstone.id);
        current_.erase({tombstone.dossier, tombstone.compartment});
        tombstones_[tombstone.id] = tombstone;
        return {};
    }

    tl::expected<std::optional<std::string>, Trouble> check_value() override {
        std::lock_guard const lock{mutex_};
        return check_;
    }

    tl::expected<void, Trouble> set_check_value(std::string const& value) override {
        std::lock_guard const lock{mutex_};
        check_ = value;
        return {};
    }

private:
    [[nodiscard]] std::optional<WrappedKey> find(DossierId const& dossier, Compartment compartment) const {
        auto const found = current_.find({dossier, compartment});
        if (found == current_.end()) { return std::nullopt; }
        return keys_.find(found->second)->second;
    }

    std::mutex mutex_;
    std::map<std::string, WrappedKey, std::less<>> keys_;
    std::map<std::pair<DossierId, Compartment>, std::string> current_;
    std::map<std::string, Tombstone, std::less<>> tombstones_;
    std::optional<std::string> check_;
};

}  // namespace

std::unique_ptr<KeyShelf> memory_key_shelf() { return std::make_unique<MemoryKeyShelf>(); }

std::unique_ptr<Keystore> memory_keystore(RegionKey const& key) {
    return Keystore::open(memory_key_shelf(), key).value();
}

}  // namespace rondom::journal
