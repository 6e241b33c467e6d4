#include "domain/embedded.hpp"

#include <algorithm>

namespace rondom {

std::optional<std::string_view> embedded(std::string_view name) {
    auto const table = embedded_table();
    auto const found = std::ranges::lower_bound(table, name, {}, &EmbeddedFile::name);
    if (found == table.end() || found->name != name) { return std::nullopt; }
    return found->bytes();
}

std::vector<std::string_view> embedded_names(std::string_view prefix) {
    auto const table = embedded_table();
    std::vector<std::string_view> names;
    for (auto row = std::ranges::lower_bound(table, prefix, {}, &EmbeddedFile::name);
         row != table.end() && row->name.starts_with(prefix);
         ++row) {
        names.push_back(row->name);
    }
    return names;
}

}  // namespace rondom
