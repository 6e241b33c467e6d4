#include "web/protection.hpp"

#include <algorithm>
#include <array>

namespace rondom::web {
namespace {

struct Header {
    std::string_view name;
    std::string_view value;
};

constexpr std::array protecting{
    Header{
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"},
    Header{"X-Content-Type-Options", "nosniff"},
    Header{"Referrer-Policy", "no-referrer"},
    Header{"Cross-Origin-Opener-Policy", "same-origin"},
    Header{"Cross-Origin-Embedder-Policy", "require-corp"},
    Header{"Cross-Origin-Resource-Policy", "same-origin"},
    Header{
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), "
        "midi=(), payment=(), usb=()"}};

constexpr Header only_https{"Strict-Transport-Security", "max-age=31536000"};

bool has_header(http::Response const& response, std::string_view name) {
    return std::ranges::any_of(response.headers, [&](auto const& each) { return each.first == name; });
}

std::string_view authority_of(std::string_view origin) {
    auto const scheme = origin.find("://");
    return scheme == std::string_view::npos ? std::string_view{} : origin.substr(scheme + 3);
}

}  // namespace

void protect(http::Response& response, bool https) {
    response.headers.reserve(response.headers.size() + protecting.size() + 2);
    for (auto const& each : protecting) {
        response.headers.emplace_back(each.name, each.value);
    }
    if (https) { response.headers.emplace_back(only_https.name, only_https.value); }
    if (!has_header(response, "Cache-Control")) {
        response.headers.emplace_back("Cache-Control", "no-store");
    }
}

bool from_our_own_page(http::Request const& request, std::string_view address, bool plain_http) {
    auto const site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin") { return false; }

    auto const origin = request.header("origin");
    bool const says_where = !origin.empty() && origin != "null";
    if (says_where) {
        bool const ours =
            address.empty() ? authority_of(origin) == request.header("host") : origin == address;
        if (!ours) { return false; }
    }
    return !site.empty() || says_where || plain_http;
}

std::string cookie_text(std::string_view name, std::string_view value, bool https) {
    std::string text{name};
    text.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax");
    if (https) { text.append("; Secure"); }
    if (value.empty()) { text.append("; Max-Age=0"); }
    return text;
}

std::string peer_of(http::Request const& request) {
    bool const by_proxy = request.peer == "127.0.0.1" || request.peer == "::1";
    auto const forwarded = request.header("x-forwarded-for");
    if (!by_proxy || forwarded.empty()) { return request.peer; }
    auto const comma = forwarded.find_last_of(", ");
    return std::string{comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1)};
}

std::string device_of(http::Request const& request) {
    struct Sign {
        std::string_view part;
        std::string_view name;
    };
    // Browsers name others beside themselves, so the order decides.
    constexpr std::array browsers{
        Sign{"Firefox/", "Firefox"},
        Sign{"Edg/", "Edge"},
        Sign{"Chrome/", "Chrome"},
        Sign{"Safari/", "Safari"}};
    constexpr std::array systems{
        Sign{"Android", "Android"},
        Sign{"iPhone", "iPhone"},
        Sign{"iPad", "iPad"},
        Sign{"Windows", "Windows"},
        Sign{"Mac OS", "macOS"},
        Sign{"Linux", "Linux"}};
    auto const agent = request.header("user-agent");
    auto const named = [&](auto const& signs) {
        auto const found = std::ranges::find_if(signs, [&](Sign const& each) {
            return agent.find(each.part) != std::string_view::npos;
        });
        return found != signs.end() ? found->name : std::string_view{};
    };
    std::string device{named(browsers)};
    if (auto const system = named(systems); !system.empty()) {
        if (!device.empty()) { device += ", "; }
        device += system;
    }
    return device;
}

}  // namespace rondom::web
