#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "journal/keystore.hpp"
#include "journal/store.hpp"

/// The adapters that a test program holds to the contract: each program defines these two once.
namespace rondom::journal::kit {

/// `with` makes a new, empty one for the length of a story.
struct StoreKind {
    char const* name;
    std::function<void(std::function<void(Store&)> const&)> with;
};
std::vector<StoreKind> store_kinds();

struct ShelfKind {
    char const* name;
    std::function<void(std::function<void(std::unique_ptr<KeyShelf>)> const&)> with;
};
std::vector<ShelfKind> shelf_kinds();

}  // namespace rondom::journal::kit
