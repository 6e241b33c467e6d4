#include "web/router.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace rondom::web {
namespace {

constexpr std::size_t most_pieces = 8;

struct Pieces {
    std::array<std::string_view, most_pieces> part{};
    std::size_t count = 0;
    bool too_many = false;

    [[nodiscard]] std::span<std::string_view const> all() const { return std::span{part}.first(count); }
};

/// "/a/b" gives a and b. A slash at the end gives an empty last piece, which no route has: an address has one
/// spelling.
Pieces pieces_of(std::string_view path) {
    Pieces pieces;
    if (path.size() <= 1) { return pieces; }
    for (std::size_t start = 1; start <= path.size();) {
        auto const end = std::min(path.find('/', start), path.size());
        if (pieces.count == most_pieces) {
            pieces.too_many = true;
            return pieces;
        }
        pieces.part.at(pieces.count++) = path.substr(start, end - start);
        start = end + 1;
    }
    return pieces;
}

bool is_place(std::string_view piece) { return piece.starts_with('{'); }

/// Identifiers are short; longer ones are not ours.
constexpr std::size_t longest_place = 100;

bool fits(std::span<std::string_view const> pattern, std::span<std::string_view const> path) {
    return std::ranges::equal(pattern, path, [](std::string_view wanted, std::string_view given) {
        return is_place(wanted) ? !given.empty() && given.size() <= longest_place : wanted == given;
    });
}

std::string_view at_place(
    std::span<std::string_view const> pattern, Pieces const& path, std::string_view place
) {
    for (std::size_t each = 0; each < pattern.size(); ++each) {
        if (pattern[each] == place) { return path.part.at(each); }
    }
    return {};
}

/// Where a literal and a place meet at the same piece, the literal comes first.
bool comes_first(std::vector<std::string_view> const& left, std::vector<std::string_view> const& right) {
    if (left.size() != right.size()) { return left.size() < right.size(); }
    for (std::size_t each = 0; each < left.size(); ++each) {
        if (is_place(left[each]) != is_place(right[each])) { return is_place(right[each]); }
    }
    return false;
}

}  // namespace

Router::Address& Router::address_of(std::string_view path) {
    auto const pieces = pieces_of(path);
    std::vector<std::string_view> const wanted{pieces.all().begin(), pieces.all().end()};
    auto const same = std::ranges::find(addresses_, wanted, &Address::pieces);
    if (same != addresses_.end()) { return *same; }
    auto const after = std::ranges::find_if(addresses_, [&](Address const& each) {
        return comes_first(wanted, each.pieces);
    });
    return *addresses_.insert(after, Address{.pieces = wanted});
}

void Router::add(std::span<Route const> routes) {
    for (auto const& route : routes) {
        auto& address = address_of(route.path);
        auto& slot = route.method == http::Method::post ? address.post : address.get;
        if (slot != nullptr) {
            fmt::print(stderr, "rondom: two routes for {}\n", route.path);
            std::abort();
        }
        slot = &route;
    }
}

void Router::add_command(std::string_view command, std::string_view page) { commands_[command] = page; }

std::optional<std::string> Router::page_of(
    std::string_view command, DossierId const& dossier, std::string_view subject
) const {
    auto const found = commands_.find(command);
    if (found == commands_.end()) { return std::nullopt; }
    auto const below = found->second.substr(found->second.starts_with('/') ? 1 : 0);
    auto const page = fmt::format("/dossiers/{}/{}", dossier.text(), below);
    auto const about = subject.empty() ? page : fmt::format("{}/{}", page, subject);
    // a command about one of several has no page without a subject: then the list in which people choose one
    auto const list = page.substr(0, page.rfind('/'));
    bool const in_list = subject.empty() && below.find('/') != std::string_view::npos;
    for (auto const& path : {about, page, in_list ? list : page}) {
        if (find(http::Method::get, path).route != nullptr) { return path; }
    }
    return std::nullopt;
}

Match Router::find(http::Method method, std::string_view path) const {
    auto const pieces = pieces_of(path);
    if (pieces.too_many) { return {}; }
    auto const found = std::ranges::find_if(addresses_, [&](Address const& each) {
        return each.pieces.size() == pieces.count && fits(each.pieces, pieces.all());
    });
    if (found == addresses_.end()) { return {}; }

    auto const* route = method == http::Method::post ? found->post : found->get;
    if (route == nullptr) {
        auto const allow = found->get != nullptr ? std::string_view{"GET, HEAD"} : std::string_view{"POST"};
        return {.other_method = true, .allow = allow};
    }
    return {
        .route = route,
        .dossier = at_place(found->pieces, pieces, "{dossier}"),
        .subject = at_place(found->pieces, pieces, "{subject}")};
}

bool Router::has_page(std::string_view pattern) const {
    auto const pieces = pieces_of(pattern);
    return std::ranges::any_of(addresses_, [&](Address const& each) {
        return each.get != nullptr && std::ranges::equal(each.pieces, pieces.all());
    });
}

std::vector<Route const*> Router::all() const {
    std::vector<Route const*> routes;
    for (auto const& address : addresses_) {
        for (auto const* route : {address.get, address.post}) {
            if (route != nullptr) { routes.push_back(route); }
        }
    }
    return routes;
}

}  // namespace rondom::web
