#pragma once

#include <algorithm>

namespace rondom {

/// One of `items` is equal to `item`.
template <class Items, class Item>
bool contains(Items const& items, Item const& item) {
    return std::ranges::find(items, item) != std::ranges::end(items);
}

}  // namespace rondom
