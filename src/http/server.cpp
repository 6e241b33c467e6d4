#include "http/server.hpp"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <boost/asio/posix/stream_descriptor.hpp>

#include <vector>

#include "http/connection.hpp"

namespace rondom::http {

namespace {

using namespace inside;

/// After a failed accept (out of file descriptors, mostly): trying again at once would only spin.
constexpr std::chrono::milliseconds accept_pause{100};

/// A program that we start must not get our sockets (Asio does not set this flag).
void keep_from_children(int descriptor) {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): this is how POSIX spells it
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

std::string text_of(asio::ip::address const& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped()) {
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    }
    return address.to_string();
}

/// One address that we listen on.
class Door {
public:
    explicit Door(Shared& shared) : shared_{shared} {}

    ErrorCode open(tcp::endpoint const& where) {
        ErrorCode failed;
        acceptor_.open(where.protocol(), failed);
        if (failed) { return failed; }
        keep_from_children(acceptor_.native_handle());
        acceptor_.set_option(tcp::acceptor::reuse_address{true}, failed);
        acceptor_.bind(where, failed);
        if (failed) { return failed; }
        acceptor_.listen(tcp::acceptor::max_listen_connections, failed);
        if (!failed) { next(); }
        return failed;
    }

    [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

    /// Lets in who waits already: closing would cut them off.
    void close() {
        ErrorCode nobody;
        acceptor_.non_blocking(true, nobody);
        while (!nobody) {
            tcp::socket socket{shared_.io};
            acceptor_.accept(socket, nobody);
            if (!nobody) { let_in(std::move(socket)); }
        }
        ErrorCode ignored;
        acceptor_.close(ignored);
        pause_.cancel();
    }

private:
    void next() {
        acceptor_.async_accept([this](ErrorCode failed, tcp::socket socket) {
            if (failed) { return shared_.stopping ? void() : pause(failed); }
            failing_ = false;
            // First, so that whatever goes wrong below cannot leave the door shut.
            if (!shared_.stopping) { next(); }
            let_in(std::move(socket));
        });
    }

    void pause(ErrorCode failed) {
        if (!std::exchange(failing_, true)) {
            shared_.log(fmt::format("http: accept fails, errno {}", failed.value()));
        }
        pause_.expires_after(accept_pause);
        pause_.async_wait([this](ErrorCode stopped) {
            if (!stopped && !shared_.stopping) { next(); }
        });
    }

    void let_in(tcp::socket socket) {
        bool const full = shared_.connections.size() >= shared_.limits.connections;
        if (full && !full_) { shared_.log("http: more connections than allowed, new ones are closed"); }
        full_ = full;
        ErrorCode failed;
        auto const peer = socket.remote_endpoint(failed);
        if (full || failed) { return; }

        keep_from_children(socket.native_handle());
        socket.set_option(tcp::no_delay{true}, failed);
        std::make_shared<Connection>(shared_, std::move(socket), text_of(peer.address()))->wait_for_request();
    }

    Shared& shared_;
    tcp::acceptor acceptor_{shared_.io};
    asio::steady_timer pause_{shared_.io};
    bool failing_ = false;
    bool full_ = false;
};

}  // namespace

struct Server::State {
    Shared shared;
    asio::posix::stream_descriptor wake{shared.io, ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    std::vector<std::unique_ptr<Door>> doors{};

    State(Limits limits, std::size_t workers, Answer answer, Log log, Refuse refuse)
        : shared{limits, workers, std::move(answer), std::move(log), std::move(refuse)} {
        wake.async_wait(asio::posix::stream_descriptor::wait_read, [this](ErrorCode) { begin_stop(); });
    }

    void begin_stop() {
        shared.stopping = true;
        std::ranges::for_each(doors, [](auto const& door) { door->close(); });
        if (shared.connections.empty()) { return; }
        shared.last_call.expires_after(shared.limits.last_call);
        shared.last_call.async_wait([this](ErrorCode cancelled) {
            shared.closing = true;
            if (cancelled) { return; }
            std::ranges::for_each(shared.connections, [](auto* each) { each->leave_if_idle(); });
        });
        shared.patience.expires_after(shared.limits.stop_time);
        shared.patience.async_wait([this](ErrorCode cancelled) {
            if (cancelled) { return; }
            shared.log(fmt::format("http: stopped with {} clients unfinished", shared.connections.size()));
            std::ranges::for_each(shared.connections, [](auto* each) { each->leave(); });
        });
    }
};

Server::Server(Limits limits, std::size_t workers, Answer answer, Log log, Refuse refuse)
    : state_{std::make_unique<State>(limits, workers, std::move(answer), std::move(log), std::move(refuse))} {
}

Server::~Server() = default;

tl::expected<std::uint16_t, std::string> Server::listen(Listen const& where) {
    ErrorCode failed;
    auto const address = asio::ip::make_address(where.address, failed);
    if (failed) { return tl::unexpected{fmt::format("{} is not an IP address", where.address)}; }

    auto door = std::make_unique<Door>(state_->shared);
    failed = door->open({address, where.port});
    if (failed) {
        return tl::unexpected{fmt::format("{} port {}: {}", where.address, where.port, failed.message())};
    }
    state_->doors.push_back(std::move(door));
    return state_->doors.back()->port();
}

void Server::run() {
    auto& shared = state_->shared;
    for (bool running = true; running;) {
        try {
            shared.io.run();
            running = false;
        } catch (std::exception const& error) {  // costs one client its connection, not everybody the server
            shared.log(
                fmt::format("http: {} in the socket thread", boost::core::demangle(typeid(error).name()))
            );
        }
    }
    shared.ended = true;
    shared.workers.stop();
    shared.workers.join();
}

void Server::stop() noexcept {
    std::uint64_t const one = 1;
    [[maybe_unused]] auto const written = ::write(state_->wake.native_handle(), &one, sizeof one);
}

}  // namespace rondom::http
