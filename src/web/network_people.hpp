#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "web/network_picture.hpp"

namespace rondom::web {

/// One circle of the network picture: a person, or a whole party taken together.
struct Node {
    PersonAround person;
    int people = 1;
};

/// What one size of the picture holds.
struct Room {
    std::size_t places = 0;  ///< circles
    std::size_t longest =
        0;  ///< characters of a name or a role; longer ones end in an ellipsis (the list has them whole)
};

/// Everybody on their own while they fit; then whole parties, the largest first: "School (4)". Those at home
/// and the lead always stay themselves. A party keeps the identity of its first member, so that the link
/// still leads into the list.
std::vector<Node> taken_together(std::span<PersonAround const> people, Room room);

/// Characters, not bytes (UTF-8).
std::size_t characters_in(std::string_view text);

}  // namespace rondom::web
