#include "load.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include <fmt/core.h>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include "must.hpp"

namespace rondom::bench {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using SteadyClock = std::chrono::steady_clock;

constexpr std::string_view length_header = "\r\nContent-Length: ";

tcp::endpoint at(std::uint16_t port) { return {asio::ip::address_v4::loopback(), port}; }

struct Work {
    Asking const& asking;
    SteadyClock::time_point end;
    Load load{};
    std::size_t next = 0;
};

/// One client: asks, waits for the whole answer, asks again.
class Client : public std::enable_shared_from_this<Client> {
public:
    Client(asio::io_context& io, Work& work) : socket_{io}, work_{work} {}

    void begin(std::uint16_t port) {
        socket_.connect(at(port));
        socket_.set_option(tcp::no_delay{true});
        ask();
    }

private:
    void ask() {
        began_ = SteadyClock::now();
        if (began_ >= work_.end) { return; }
        incoming_.begin();
        asked_ = work_.asking(work_.next++);
        asio::async_write(
            socket_,
            asio::buffer(asked_.request),
            [self = shared_from_this()](ErrorCode failed, std::size_t) {
                if (failed) { give_up("a client was cut off"); }
                self->receive();
            }
        );
    }

    void receive() {
        auto* const room = incoming_.room();
        socket_.async_read_some(
            asio::buffer(room, incoming_.room_size()),
            [self = shared_from_this()](ErrorCode failed, std::size_t count) {
                if (failed) { give_up("a client was cut off"); }
                self->incoming_.came(count);
                self->incoming_.is_complete() ? self->count() : self->receive();
            }
        );
    }

    void count() {
        auto const wait = std::chrono::duration<double, std::milli>{SteadyClock::now() - began_};
        auto& load = work_.load;
        ++load.answers;
        load.bytes += incoming_.body();
        load.waits.push_back(wait.count());
        if (!incoming_.text().starts_with(asked_.status)) {
            if (load.wrong++ == 0) { load.first_wrong = incoming_.text().substr(0, 200); }
        }
        ask();
    }

    tcp::socket socket_;
    Work& work_;
    Asked asked_;
    Incoming incoming_;
    SteadyClock::time_point began_{};
};

}  // namespace

double Load::wait_at(double share) const {
    if (waits.empty()) { return 0; }
    auto const place = static_cast<std::size_t>(share * static_cast<double>(waits.size() - 1));
    return waits[place];
}

char* Incoming::room() {
    if (held_ == answer_.size()) { answer_.resize(answer_.size() * 2); }
    return answer_.data() + held_;
}

bool Incoming::is_complete() {
    if (wanted_ == 0) {
        auto const head = text().find("\r\n\r\n");
        if (head == std::string_view::npos) { return false; }
        auto const length = text().substr(0, head).find(length_header);
        body_ = length == std::string_view::npos
                    ? 0
                    : std::stoul(answer_.substr(length + length_header.size(), 12));
        wanted_ = head + 4 + body_;
    }
    return held_ >= wanted_;
}

Asking in_turn(std::vector<std::string> const& requests) {
    return [&requests](std::size_t number) { return Asked{.request = requests[number % requests.size()]}; };
}

Load put_under_load(
    std::uint16_t port, Asking const& asking, std::size_t clients, std::chrono::milliseconds time
) {
    asio::io_context io{1};
    auto const began = SteadyClock::now();
    Work work{.asking = asking, .end = began + time};
    for (std::size_t client = 0; client < clients; ++client) {
        std::make_shared<Client>(io, work)->begin(port);
    }
    io.run();
    auto& load = work.load;
    load.seconds = std::chrono::duration<double>{SteadyClock::now() - began}.count();
    std::ranges::sort(load.waits);
    return std::move(load);
}

std::string ask_once(std::uint16_t port, std::string const& request) {
    asio::io_context io{1};
    tcp::socket socket{io};
    socket.connect(at(port));
    asio::write(socket, asio::buffer(request));
    socket.shutdown(tcp::socket::shutdown_send);
    std::string answer;
    ErrorCode ended;
    asio::read(socket, asio::dynamic_buffer(answer), ended);
    return answer;
}

namespace {

std::string head_of(std::string_view method, std::string_view path, std::string_view session) {
    auto request = fmt::format(
        "{} {} HTTP/1.1\r\nHost: rondom.example.nl\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) "
        "Gecko/20100101 Firefox/128.0\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Language: nl\r\n"
        "Accept-Encoding: gzip, deflate, br\r\nSec-Fetch-Site: same-origin\r\n",
        method,
        path
    );
    if (!session.empty()) { request += fmt::format("Cookie: __Host-rondom={}\r\n", session); }
    return request;
}

}  // namespace

std::string get(std::string_view path, std::string_view session) {
    return head_of("GET", path, session) + "\r\n";
}

std::string post(std::string_view path, std::string_view session, std::string_view body) {
    return head_of("POST", path, session) +
           fmt::format(
               "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{}",
               body.size(),
               body
           );
}

}  // namespace rondom::bench
