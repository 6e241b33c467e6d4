#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rondom::http {

enum class Method { get, head, post };

using Fields = std::vector<std::pair<std::string, std::string>>;

/// A request as it came in: size-checked and well-formed, nothing more. Header names are lower case.
struct Request {
    Method method = Method::get;
    std::string path;   ///< percent-decoded, valid UTF-8, starts with '/'
    std::string query;  ///< still encoded, without '?'
    Fields headers;
    std::string body;
    std::string peer;  ///< address of the client, as text

    /// The first header with this (lower-case) name; empty when there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

struct Response {
    int status = 200;
    Fields headers;
    std::string body;
    /// Bytes that live as long as the program (embedded assets); used instead of `body` when not empty.
    std::string_view fixed_body;

    /// Sets a header. Refuses control bytes in the value by leaving the header out (Beast does not check).
    Response& set(std::string name, std::string value);
};

/// As HTTP writes a moment: Sun, 06 Nov 1994 08:49:37 GMT (RFC 9110 5.6.7).
std::string http_date(std::chrono::sys_seconds moment);

}  // namespace rondom::http
