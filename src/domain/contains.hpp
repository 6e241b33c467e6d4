#pragma once

#include <algorithm>
#include <utility>

namespace rondom {

/// One of `items` is equal to `item`.
template <class Items, class Item>
bool contains(Items const& items, Item const& item) {
    return std::ranges::find(items, item) != std::ranges::end(items);
}

/// Puts `item` at the end of `items`, where it is not there yet.
template <class Items, class Item>
void add_once(Items& items, Item item) {
    if (!contains(items, item)) { items.push_back(std::move(item)); }
}

}  // namespace rondom
