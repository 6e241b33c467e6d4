#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "http/message.hpp"

/// What Beast 1.81 leaves to the application (docs/decisions/0002). Plain functions on bytes, so that they
/// can be tested and fuzzed without a socket. Every refusal is a status, and ends the connection: after a
/// request that we do not understand we cannot know where the next one begins.
namespace rondom::http {

/// How far the head of a request (request line and headers) has come in.
struct HeadScan {
    enum class State { unfinished, complete, malformed, too_long };

    State state = State::unfinished;
    std::size_t size = 0;  ///< bytes of the head with its closing empty line; only when complete
};

/// Looks at the bytes as they come in, before anything interprets them, and refuses what two parsers could
/// read differently: control bytes, a CR or LF alone, a folded header. `seen` bytes were looked at before.
HeadScan scan_head(std::string_view bytes, std::size_t seen, std::size_t limit);

/// The status for a head that the parser refuses because of its version: 505 when it names another HTTP
/// version, 400 when the line is no request line at all.
int status_of_bad_version(std::string_view head);

struct Target {
    std::string path;   ///< decoded
    std::string query;  ///< still encoded
};

/// Reads a target in origin form (RFC 9112 3.2.1). Nothing when the path is not strict: bad escapes, control
/// bytes, invalid UTF-8, dot segments, backslashes, an escaped slash, or a second slash at the start (which a
/// browser would take for the name of another site).
std::optional<Target> read_target(std::string_view target);

/// Method, target and headers (names in lower case) as the parser found them.
struct RequestHead {
    std::string_view method;
    std::string_view target;
    Fields headers;
};

/// The request without its body and peer, or the status that refuses it.
tl::expected<Request, int> admit(RequestHead head);

/// Whether the server writes this header of an answer: a proper name, no control bytes in the value (Beast
/// does not check, boostorg/beast #3105), and not one of those that the server itself answers for (length,
/// connection).
bool may_send(std::string_view name, std::string_view value);

}  // namespace rondom::http
