#include "web/assets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <set>

#include "domain/embedded.hpp"
#include "web/header_fields.hpp"

namespace rondom::web {
namespace {

constexpr std::string_view folder = "/assets/";
constexpr std::string_view sprite = "iconen.svg";

struct Manifest {
    std::map<std::string_view, std::string, std::less<>> addresses;  ///< by logical name
    std::set<std::string_view> files;                                ///< that may be asked for
    std::set<std::string_view> icons;
};

std::set<std::string_view> icons_in(std::string_view svg) {
    constexpr std::string_view start = "<symbol id=\"";
    std::set<std::string_view> icons;
    for (auto at = svg.find(start); at != std::string_view::npos; at = svg.find(start)) {
        svg.remove_prefix(at + start.size());
        icons.insert(cut(svg, '"'));
    }
    return icons;
}

std::optional<std::string_view> bytes_of(std::string_view file) {
    return embedded(fmt::format("assets/{}", file));
}

Manifest read_manifest() {
    Manifest manifest;
    auto lines = embedded("assets/manifest.txt").value_or("");
    while (!lines.empty()) {
        auto line = cut(lines, '\n');
        auto const logical = cut(line, ' ');
        auto const file = cut(line, ' ');
        manifest.addresses.emplace(logical, fmt::format("{}{}", folder, file));
        manifest.files.insert(file);
        if (logical == sprite) { manifest.icons = icons_in(bytes_of(file).value_or("")); }
    }
    return manifest;
}

Manifest const& manifest() {
    static Manifest const read = read_manifest();
    return read;
}

[[noreturn]] void stop(std::string_view kind, std::string_view name) {
    fmt::print(
        stderr, "rondom: there is no {} '{}' (assets/dist/manifest.txt, assets/src/iconen.txt)\n", kind, name
    );
    std::abort();
}

std::string_view content_type(std::string_view file) {
    struct Type {
        std::string_view ending;
        std::string_view type;
    };
    constexpr std::array types{
        Type{".css", "text/css; charset=utf-8"},
        Type{".js", "text/javascript; charset=utf-8"},
        Type{".svg", "image/svg+xml"},
        Type{".txt", "text/plain; charset=utf-8"},
        Type{".woff2", "font/woff2"}};
    auto const found =
        std::ranges::find_if(types, [&](auto const& each) { return file.ends_with(each.ending); });
    return found != types.end() ? found->type : std::string_view{"application/octet-stream"};
}

/// RFC 9110 12.5.3: a coding is accepted when it is named (or "*") and its weight is not zero.
bool accepts_gzip(std::string_view accepted) {
    bool any = false;
    while (!accepted.empty()) {
        auto parameters = cut(accepted, ',');
        auto const coding = cut(parameters, ';');
        auto const weight = trimmed(parameters);
        bool const refused =
            weight.starts_with("q=0") && weight.find_first_not_of("0.", 2) == std::string_view::npos;
        if (coding == "gzip") { return !refused; }
        if (coding == "*") { any = !refused; }
    }
    return any;
}

http::Response plain_answer(int status, std::string_view words) {
    http::Response response{.status = status, .headers = {}, .body = {}, .fixed_body = words};
    response.set("content-type", "text/plain; charset=utf-8")
        .set("x-content-type-options", "nosniff")
        .set("cache-control", "no-store");
    return response;
}

http::Response file_answer(std::string_view file, std::string_view accepted) {
    auto const plain = bytes_of(file);
    if (!plain) { stop("asset", file); }
    auto const packed = bytes_of(fmt::format("{}.gz", file));
    bool const zipped = packed && accepts_gzip(accepted);
    http::Response response{
        .status = 200, .headers = {}, .body = {}, .fixed_body = zipped ? *packed : *plain};
    response.set("content-type", std::string{content_type(file)})
        .set("cache-control", "public, max-age=31536000, immutable")
        .set("x-content-type-options", "nosniff")
        .set("cross-origin-resource-policy", "same-origin");
    if (packed) { response.set("vary", "accept-encoding"); }
    if (zipped) { response.set("content-encoding", "gzip"); }
    return response;
}

}  // namespace

std::string_view asset_path(std::string_view logical) {
    auto const found = manifest().addresses.find(logical);
    if (found == manifest().addresses.end()) { stop("asset", logical); }
    return found->second;
}

std::string icon_path(std::string_view icon) {
    if (!has_icon(icon)) { stop("icon", icon); }
    return fmt::format("{}#{}", asset_path(sprite), icon);
}

bool has_asset(std::string_view logical) { return manifest().addresses.contains(logical); }

bool has_icon(std::string_view icon) { return manifest().icons.contains(icon); }

std::optional<http::Response> answer_asset(http::Request const& request) {
    std::string_view path = request.path;
    if (!path.starts_with(folder)) { return std::nullopt; }
    if (request.method == http::Method::post) {
        auto refused = plain_answer(405, "Method not allowed\n");
        refused.set("allow", "GET, HEAD");
        return refused;
    }
    path.remove_prefix(folder.size());
    if (!manifest().files.contains(path)) { return plain_answer(404, "Not found\n"); }
    return file_answer(path, request.header("accept-encoding"));
}

}  // namespace rondom::web
