#include "capabilities/overview/origin.hpp"

#include <algorithm>

namespace rondom::overview {

namespace {

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

/// "S2:283" is a line of the text that this region published, when its statements are numbered that way.
bool is_own_line(route::Profile const& profile, std::string_view piece) {
    auto const text = piece.substr(0, piece.find(':') + 1);
    return !text.empty() && std::ranges::any_of(profile.coverage, [&](route::Statement const& each) {
        return each.line.starts_with(text);
    });
}

/// A line of the text of another region, which fills a gap here.
bool is_other_line(std::string_view piece) {
    return piece.size() > 2 && piece[0] == 'S' && piece[1] >= '0' && piece[1] <= '9';
}

}  // namespace

std::string source_text(web::Visit const& visit, route::Origin const& origin) {
    auto const& words = visit.words();
    std::vector<std::string> lines;
    std::vector<std::string> others;
    for (auto const piece : pieces_of(origin.source)) {
        if (is_own_line(visit.profile(), piece)) {
            lines.emplace_back(piece.substr(piece.find(':') + 1));
        } else if (is_other_line(piece)) {
            others.push_back(words.text("overview.source.other", {piece}));
        } else {
            others.emplace_back(piece);
        }
    }
    std::string text;
    if (!lines.empty()) {
        text = words.text(
            "overview.source.lines", {visit.label(visit.profile().published), words.list_text(lines)}
        );
    }
    for (auto const& each : others) {
        text.append(text.empty() ? "" : between).append(each);
    }
    return text;
}

SourceView source_of(web::Visit const& visit, route::Backing const& backing) {
    SourceView view{
        .where = source_text(visit, {.source = backing.source, .assumption = {}}),
        .quotes = {},
        .assumption = backing.assumption};
    for (auto const& each : backing.quotes) {
        view.quotes.push_back(each.says);
    }
    return view;
}

}  // namespace rondom::overview
