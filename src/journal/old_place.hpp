#pragma once

#include <functional>
#include <string>
#include <utility>

#include <tl/expected.hpp>

#include "journal/storage.hpp"

namespace rondom::journal {

/// A place that a region is about to leave, and where it is served meanwhile.
class OldPlace {
public:
    using Look = std::function<tl::expected<void, std::string>(Store&, KeyShelf&)>;

    OldPlace() = default;
    OldPlace(OldPlace const&) = delete;
    OldPlace& operator=(OldPlace const&) = delete;
    virtual ~OldPlace() = default;

    /// Shows the store as it is at one moment; the keys as they are.
    [[nodiscard]] virtual tl::expected<void, std::string> look(Look const& work) = 0;

    /// Nothing that was not committed before this returns is ever committed here, by whichever process
    /// (`close_place`).
    [[nodiscard]] virtual tl::expected<void, std::string> close(std::string const& move) = 0;
    [[nodiscard]] virtual tl::expected<void, std::string> reopen() = 0;
    /// For which move; empty: it is open.
    [[nodiscard]] virtual tl::expected<std::string, std::string> closed_for() = 0;
};

/// A place as one types it.
class ServedPlace final : public OldPlace {
public:
    explicit ServedPlace(StoragePlace place) : place_{std::move(place)} {}

    [[nodiscard]] tl::expected<void, std::string> look(Look const& work) override;
    [[nodiscard]] tl::expected<void, std::string> close(std::string const& move) override;
    [[nodiscard]] tl::expected<void, std::string> reopen() override;
    [[nodiscard]] tl::expected<std::string, std::string> closed_for() override;

private:
    StoragePlace place_;
};

/// What nobody writes, so that it need not be closed: a copy of a region.
class StillPlace final : public OldPlace {
public:
    StillPlace(Store& store, KeyShelf& keys) : store_{store}, keys_{keys} {}

    [[nodiscard]] tl::expected<void, std::string> look(Look const& work) override {
        return work(store_, keys_);
    }
    [[nodiscard]] tl::expected<void, std::string> close(std::string const& /*move*/) override { return {}; }
    [[nodiscard]] tl::expected<void, std::string> reopen() override { return {}; }
    [[nodiscard]] tl::expected<std::string, std::string> closed_for() override { return std::string{}; }

private:
    Store& store_;
    KeyShelf& keys_;
};

}  // namespace rondom::journal
