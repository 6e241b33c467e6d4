#include "capabilities/overview/origin.hpp"

#include <vector>

namespace rondom::overview {

namespace {

/// The published text of the route in a profile's sources.
constexpr std::string_view published = "S2:";
constexpr std::string_view between = ", ";

std::vector<std::string_view> pieces_of(std::string_view text) {
    std::vector<std::string_view> pieces;
    for (std::size_t start = 0; start < text.size();) {
        auto const end = std::min(text.find(between, start), text.size());
        pieces.push_back(text.substr(start, end - start));
        start = end + between.size();
    }
    return pieces;
}

}  // namespace

std::string source_text(web::Visit const& visit, route::Origin const& origin) {
    std::vector<std::string> lines;
    std::string others;
    for (auto const piece : pieces_of(origin.source)) {
        if (piece.starts_with(published)) {
            lines.emplace_back(piece.substr(published.size()));
            continue;
        }
        others.append(others.empty() ? "" : between).append(piece);
    }
    if (lines.empty()) { return others; }
    auto const& words = visit.words();
    auto text =
        words.text("overview.source.lines", {visit.label(visit.profile().published), words.list_text(lines)});
    return others.empty() ? text : text.append(between).append(others);
}

}  // namespace rondom::overview
