#pragma once

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace rondom::http {

/// For the tests: a client that sends exactly these bytes to 127.0.0.1, and shows exactly what comes back.
class RawClient {
public:
    RawClient() : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
        timeval const patience{.tv_sec = 20, .tv_usec = 0};  // a test that waits longer has failed
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }
    explicit RawClient(std::uint16_t port) : RawClient{} { connect(port); }
    ~RawClient() { ::close(socket_); }

    RawClient(RawClient const&) = delete;
    RawClient& operator=(RawClient const&) = delete;

    bool connect(std::uint16_t port) {
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(port);
        where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): this is how POSIX spells it
        return ::connect(socket_, reinterpret_cast<sockaddr const*>(&where), sizeof where) == 0;
    }

    RawClient& send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                cut_off_ = true;
                break;
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return *this;
    }

    /// Nothing more will be sent; answers are still read.
    RawClient& finish() {
        ::shutdown(socket_, SHUT_WR);
        return *this;
    }

    /// Everything that comes until the server closes the connection.
    std::string read_all() {
        while (receive()) {}
        return std::exchange(held_, {});
    }

    /// One answer with its body as its Content-Length says.
    std::string read_answer() {
        while (head_end() == std::string::npos && receive()) {}
        auto const size = head_end() == std::string::npos ? held_.size() : head_end() + length();
        while (held_.size() < size && receive()) {}
        auto answer = held_.substr(0, size);
        held_.erase(0, size);
        return answer;
    }

    /// Whether the server has ended the connection without another byte.
    bool is_closed() { return !receive() && failure_ != EAGAIN && held_.empty(); }

    /// The same without waiting: false as long as the connection is there.
    bool is_closed_now() {
        bool const some = receive(MSG_DONTWAIT);
        return held_.empty() && !some && failure_ != EAGAIN;
    }

    /// Whether the other side closed the connection before everything was sent.
    [[nodiscard]] bool was_cut_off() const { return cut_off_; }

private:
    bool receive(int flags = 0) {
        std::array<char, 4096> bytes{};
        auto const count = ::recv(socket_, bytes.data(), bytes.size(), flags);
        failure_ = count < 0 ? errno : 0;
        if (count > 0) { held_.append(bytes.data(), static_cast<std::size_t>(count)); }
        return count > 0;
    }

    [[nodiscard]] std::size_t head_end() const {
        auto const end = held_.find("\r\n\r\n");
        return end == std::string::npos ? end : end + 4;
    }

    [[nodiscard]] std::size_t length() const {
        constexpr std::string_view name = "Content-Length: ";
        auto const at = held_.substr(0, head_end()).find(name);
        return at == std::string::npos ? 0 : std::stoul(held_.substr(at + name.size()));
    }

    int socket_;
    std::string held_{};
    int failure_ = 0;
    bool cut_off_ = false;
};

}  // namespace rondom::http
