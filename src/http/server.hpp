#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "http/message.hpp"

namespace rondom::http {

/// What one client may take from everybody else. Bytes, and times counted from the moment the phase begins: a
/// client that sends one byte a second does not get more time (measured, docs/decisions/0002).
struct Limits {
    std::size_t header = std::size_t{16} * 1024;
    std::size_t body = std::size_t{256} * 1024;
    /// Of all requests together that are being read or answered; beyond it a request with a body gets 503.
    std::size_t bodies = std::size_t{256} * 1024 * 1024;
    std::size_t connections = 10'000;
    std::chrono::milliseconds idle_time{60'000};
    std::chrono::milliseconds header_time{10'000};
    std::chrono::milliseconds body_time{30'000};
    std::chrono::milliseconds write_time{30'000};
    /// After an answer that ends the connection: how long the client gets to read it before we really close.
    std::chrono::milliseconds linger_time{2'000};
    /// After `stop`: how long what was on its way may still come in over connections that are there.
    std::chrono::milliseconds last_call{250};
    /// How long `stop` waits for clients.
    std::chrono::milliseconds stop_time{10'000};
};

/// Where to listen. Port 0 takes any free port.
struct Listen {
    std::string address;
    std::uint16_t port = 0;
};

/// Reads "127.0.0.1:8080" or "[::1]:8080". The error says in English what is wrong.
tl::expected<Listen, std::string> parse_listen(std::string_view text);

/// Answers one request. Called from several threads at once. A HEAD request is answered like a GET: the
/// server keeps the body to itself. Throwing gives the client a 500 with a reference; the log gets the same
/// reference.
using Answer = std::function<Response(Request const&)>;

/// What a person reads when the server refuses a request itself (400, 413, 431, 503...): it knows the status,
/// and `Accept-Language` when the head could be read. Called from several threads at once, and quick: on the
/// socket thread. The status of the answer stays the server's.
using Refuse = std::function<Response(int status, std::string_view accept_language)>;

/// Takes one line without personal data. Called from several threads at once.
using Log = std::function<void(std::string_view)>;

/// An HTTP/1.1 server for behind a reverse proxy: one thread for all sockets, `workers` threads for the
/// answers.
class Server {
public:
    /// Without `refuse` a refusal has no body.
    Server(Limits limits, std::size_t workers, Answer answer, Log log, Refuse refuse = {});
    ~Server();

    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    /// Opens a port before `run`; may be called for several addresses. Gives the port that it got.
    tl::expected<std::uint16_t, std::string> listen(Listen const& where);

    /// Serves until `stop`; once in the life of a server. Returns when every answer that was begun is
    /// finished and the clients have read it, or `stop_time` has passed.
    void run();

    /// No new connections; who was let in, or waited for that, is answered once more and hears that it was
    /// the last answer; then idle connections are closed and running requests finished. May be called from
    /// any thread, also before `run`, and from a signal (it only writes to an eventfd).
    void stop() noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace rondom::http
