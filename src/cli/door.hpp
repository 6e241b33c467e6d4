#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "app/rondom.hpp"
#include "http/server.hpp"

namespace rondom::cli {

/// Makes the server listen there, and gives "ADDRESS:PORT" with the port it got. The exit code when it
/// cannot, after saying why.
tl::expected<std::string, int> listen_at(http::Server& server, std::string_view where);

/// A server that listens before there is a region behind it: so the port is known, also when it was left to
/// the system, and stands in the first mail.
class Door {
public:
    Door(unsigned workers, http::Log log);

    /// The exit code when it cannot.
    std::optional<int> listen(std::string_view listen);

    [[nodiscard]] std::string const& address() const noexcept { return address_; }

    /// Answers for this region until SIGTERM or SIGINT; then finishes what was begun.
    int run(app::Rondom& rondom);

private:
    http::Limits limits_;
    app::Rondom* rondom_ = nullptr;
    http::Server server_;
    std::string address_;
};

}  // namespace rondom::cli
