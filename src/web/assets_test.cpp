#include "web/assets.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>

#include "domain/embedded.hpp"

using namespace rondom;
using rondom::web::answer_asset;
using rondom::web::asset_path;

TEST_SUITE_BEGIN("assets");

namespace {

http::Request asking_for(std::string_view path, std::string_view encoding = "") {
    http::Request request;
    request.path = path;
    if (!encoding.empty()) { request.headers.emplace_back("accept-encoding", encoding); }
    return request;
}

std::string_view header(http::Response const& response, std::string_view name) {
    auto const found = std::ranges::find(response.headers, name, [](auto const& each) {
        return std::string_view{each.first};
    });
    return found != response.headers.end() ? std::string_view{found->second} : std::string_view{};
}

/// RFC 1952 8, bit by bit: short, and fast enough for a test.
std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t crc = ~0U;
    for (auto const byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xedb88320U : 0U);
        }
    }
    return ~crc;
}

std::uint32_t little_endian(std::string_view four) {
    std::uint32_t number = 0;
    for (std::size_t at = 4; at > 0; --at) {
        number = (number << 8U) | static_cast<unsigned char>(four[at - 1]);
    }
    return number;
}

/// Every file name in the manifest.
std::vector<std::string_view> listed_files() {
    std::vector<std::string_view> files;
    auto rest = embedded("assets/manifest.txt").value_or("");
    while (!rest.empty()) {
        auto const from = rest.find(' ') + 1;
        files.push_back(rest.substr(from, rest.find(' ', from) - from));
        rest.remove_prefix(rest.find('\n') + 1);
    }
    return files;
}

}  // namespace

TEST_CASE("what every page needs has an address with its hash in it") {
    for (auto const* const name :
         {"rondom.css",
          "thema/rondom.css",
          "rondom.js",
          "iconen.svg",
          "favicon.svg",
          "letter-latin.woff2",
          "letter-latin-ext.woff2",
          "licenties.txt"}) {
        CAPTURE(name);
        REQUIRE(web::has_asset(name));
        CHECK(asset_path(name).starts_with("/assets/"));
        CHECK(answer_asset(asking_for(asset_path(name)))->status == 200);
    }
    CHECK(asset_path("thema/rondom.css").starts_with("/assets/thema/rondom."));
    CHECK_FALSE(web::has_asset("rondom.scss"));
}

TEST_CASE("every icon that the design names is in the sprite") {
    for (auto const* const name :
         {"aan-zet", "check", "lock", "heart-handshake", "users-group", "chevron-right"}) {
        CHECK(web::has_icon(name));
    }
    CHECK(web::icon_path("check").ends_with(".svg#check"));
    CHECK(web::icon_path("check").starts_with("/assets/iconen."));
    CHECK_FALSE(web::has_icon("chec"));
}

TEST_CASE("an asset may be kept for ever, is what it says it is, and is sent without a copy") {
    auto const style = answer_asset(asking_for(asset_path("rondom.css")));
    REQUIRE(style.has_value());
    CHECK(style->body.empty());
    CHECK(style->fixed_body.starts_with("@layer"));
    CHECK(header(*style, "content-type") == "text/css; charset=utf-8");
    CHECK(header(*style, "cache-control") == "public, max-age=31536000, immutable");
    CHECK(header(*style, "x-content-type-options") == "nosniff");
    CHECK(header(*style, "vary") == "accept-encoding");
    CHECK(header(*style, "content-encoding").empty());
    CHECK(
        header(*answer_asset(asking_for(asset_path("rondom.js"))), "content-type") ==
        "text/javascript; charset=utf-8"
    );
    CHECK(header(*answer_asset(asking_for(asset_path("iconen.svg"))), "content-type") == "image/svg+xml");
    CHECK(
        header(*answer_asset(asking_for(asset_path("letter-latin.woff2"))), "content-type") == "font/woff2"
    );
}

TEST_CASE("gzip only for who accepts it, and only where it helps") {
    auto const address = asset_path("rondom.css");
    auto const coding = [&](std::string_view accepted) {
        return header(*answer_asset(asking_for(address, accepted)), "content-encoding") == "gzip";
    };
    for (auto const* const accepted :
         {"gzip", "br, gzip;q=0.5", "gzip, deflate, br", "deflate , gzip ; q=1", "*"}) {
        CAPTURE(accepted);
        CHECK(coding(accepted));
    }
    for (auto const* const accepted :
         {"", "br", "gzip;q=0", "gzip; q=0.000, *", "*;q=0", "xgzip", "identity"}) {
        CAPTURE(accepted);
        CHECK_FALSE(coding(accepted));
    }
    auto const letter = answer_asset(asking_for(asset_path("letter-latin.woff2"), "gzip"));
    CHECK(header(*letter, "content-encoding").empty());
    CHECK(header(*letter, "vary").empty());
}

TEST_CASE("every packed file holds the bytes of the file beside it") {
    for (auto const file : listed_files()) {
        auto const plain = embedded("assets/" + std::string{file});
        REQUIRE(plain.has_value());
        auto const packed = embedded("assets/" + std::string{file} + ".gz");
        CAPTURE(file);
        CHECK(packed.has_value() == !file.ends_with(".woff2"));
        if (!packed) { continue; }
        auto const trailer = packed->substr(packed->size() - 8);
        CHECK(packed->starts_with("\x1f\x8b"));
        CHECK(little_endian(trailer) == crc32(*plain));
        CHECK(little_endian(trailer.substr(4)) == plain->size());
    }
}

TEST_CASE("the first visit stays small (ux.md 11)") {
    auto const packed = [](std::string_view name) {
        return answer_asset(asking_for(asset_path(name), "gzip"))->fixed_body.size();
    };
    CHECK(packed("rondom.css") <= 14 * 1024);
    CHECK(packed("rondom.js") <= 4 * 1024);
    CHECK(packed("thema/rondom.css") <= 2 * 1024);
}

TEST_CASE("the style sheet asks only for letters that exist") {
    auto const style = answer_asset(asking_for(asset_path("rondom.css")))->fixed_body;
    CHECK(style.find(asset_path("letter-latin.woff2")) != std::string_view::npos);
    CHECK(style.find(asset_path("letter-latin-ext.woff2")) != std::string_view::npos);
}

TEST_CASE("what is not in the manifest is not there, and other paths are not ours") {
    for (auto const* const path :
         {"/assets/",
          "/assets/rondom.css",
          "/assets/manifest.txt",
          "/assets/../profiles/x",
          "/assets//rondom.css"}) {
        CAPTURE(path);
        auto const answer = answer_asset(asking_for(path));
        REQUIRE(answer.has_value());
        CHECK(answer->status == 404);
        CHECK(header(*answer, "cache-control") == "no-store");
    }
    CHECK(answer_asset(asking_for(std::string{asset_path("rondom.css")} + ".gz"))->status == 404);
    CHECK_FALSE(answer_asset(asking_for("/dossiers/d1")).has_value());
    CHECK_FALSE(answer_asset(asking_for("/assets")).has_value());
}

TEST_CASE("an asset is only read: a post is refused") {
    auto request = asking_for(asset_path("rondom.css"));
    request.method = http::Method::post;
    auto const answer = answer_asset(request);
    CHECK(answer->status == 405);
    CHECK(header(*answer, "allow") == "GET, HEAD");
    request.method = http::Method::head;
    CHECK(answer_asset(request)->status == 200);
}

TEST_SUITE_END();
