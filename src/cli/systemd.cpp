#include "cli/systemd.hpp"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string>

namespace rondom::cli {

void tell_systemd(std::string_view state) {
    auto const* const place = std::getenv("NOTIFY_SOCKET");
    std::string path{place == nullptr ? "" : place};
    sockaddr_un where{};
    if (path.empty() || path.size() >= sizeof where.sun_path) { return; }
    if (path.front() == '@') { path.front() = '\0'; }  // a name that is in no directory
    where.sun_family = AF_UNIX;
    std::ranges::copy(path, std::begin(where.sun_path));
    auto const size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size());
    int const socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0) { return; }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): this is how POSIX spells it
    auto const* const address = reinterpret_cast<sockaddr const*>(&where);
    static_cast<void>(::sendto(socket, state.data(), state.size(), MSG_NOSIGNAL, address, size));
    ::close(socket);
}

}  // namespace rondom::cli
