#pragma once

#include <string>
#include <string_view>

#include "http/message.hpp"

namespace rondom::web {

/// Headers that every answer carries, errors and assets too (ux.md 1; assurance.md S3). HTML is never kept by
/// a browser or a proxy.
void protect(http::Response& response, bool https);

/// Whether a POST came from a page of ours and not from another site, as far as the browser says. Browsers
/// send `Origin: null` here, because our pages say `Referrer-Policy: no-referrer`; then Sec-Fetch-Site
/// decides. `plain_http`: the demonstration may run without https, where browsers leave that header out too.
bool from_our_own_page(http::Request const& request, std::string_view address, bool plain_http);

/// The value of a Set-Cookie header. Without `value` the cookie goes away.
std::string cookie_text(std::string_view name, std::string_view value, bool https);

/// The names differ, so that a cookie of a plain demonstration never counts in production.
constexpr std::string_view session_cookie(bool https) {
    return https ? std::string_view{"__Host-rondom"} : std::string_view{"rondom"};
}
constexpr std::string_view flash_cookie(bool https) {
    return https ? std::string_view{"__Host-rondom-melding"} : std::string_view{"rondom-melding"};
}

/// Between the two steps of signing in.
constexpr std::string_view ticket_cookie(bool https) {
    return https ? std::string_view{"__Host-rondom-inloggen"} : std::string_view{"rondom-inloggen"};
}

/// From where somebody comes. A reverse proxy on this machine says it in the last X-Forwarded-For; from
/// anybody else that header is only a claim.
std::string peer_of(http::Request const& request);

/// What somebody later recognises a session by: "Firefox, Windows".
std::string device_of(http::Request const& request);

}  // namespace rondom::web
