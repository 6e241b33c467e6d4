#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "route/finding.hpp"

namespace rondom::route {

/// One file of a profile: its name for people, and what is in it.
struct SourceFile {
    std::string name;
    std::string text;
};

inline constexpr std::size_t largest_file = std::size_t{256} * 1024;  ///< in bytes
inline constexpr std::size_t deepest_nesting = 12;
inline constexpr std::size_t most_items = 2000;  ///< in one table or list; the regions have 250

struct Key {
    std::string name;
    Place place;
};

/// What stands in a YAML file, with its places. Every value is text: no "no" that turns into false.
struct Node {
    enum class Kind { text, list, table };

    Kind kind = Kind::text;
    Place place;
    std::string text;
    std::vector<Key> keys;    ///< of a table, in the order of the file; keys[i] belongs to items[i]
    std::vector<Node> items;  ///< of a table or a list

    [[nodiscard]] Node const* find(std::string_view key) const;
};

/// Reads the plain part of YAML: texts, lists and tables. Refused, each with its place: no UTF-8, what nobody
/// can see, too large, too long, too deep, too many, a key that comes twice, anchors, aliases, tags and a
/// second document. Nothing is expanded, so time and memory are in proportion to the file: a file of the
/// largest size takes at most some tenths of a second and a few dozen megabytes, whatever is in it. Nothing
/// when there is no tree to go on with.
std::optional<Node> read_tree(SourceFile const& file, Findings& findings);

}  // namespace rondom::route
