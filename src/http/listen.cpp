#include <fmt/core.h>

#include <charconv>
#include <system_error>

#include "http/server.hpp"

namespace rondom::http {

tl::expected<Listen, std::string> parse_listen(std::string_view text) {
    auto const colon = text.find_last_of(':');
    auto const wrong = tl::unexpected{fmt::format("{} is not ADDRESS:PORT, such as 127.0.0.1:8080", text)};
    if (colon == std::string_view::npos) { return wrong; }

    auto address = text.substr(0, colon);
    bool const bracketed = address.starts_with('[') && address.ends_with(']');
    if (bracketed) { address = address.substr(1, address.size() - 2); }
    if (address.empty() || bracketed != (address.find(':') != std::string_view::npos)) { return wrong; }

    auto const digits = text.substr(colon + 1);
    std::uint16_t port = 0;
    auto const* const end = digits.data() + digits.size();
    auto const read = std::from_chars(digits.data(), end, port);
    if (read.ec != std::errc{} || read.ptr != end) { return wrong; }
    return Listen{.address = std::string{address}, .port = port};
}

}  // namespace rondom::http
