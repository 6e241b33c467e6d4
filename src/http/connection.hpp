#pragma once

#include <fmt/core.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/core/demangle.hpp>

#include <algorithm>
#include <exception>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <typeinfo>
#include <unordered_set>
#include <utility>

#include "domain/id.hpp"
#include "http/guard.hpp"
#include "http/server.hpp"

/// The inside of server.cpp, and included by nobody else: Beast costs seconds of compiling per unit (stack.md
/// 7).
namespace rondom::http::inside {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Parser = beast::http::request_parser<beast::http::string_body>;
using Message = beast::http::response<beast::http::span_body<char const>>;

inline constexpr unsigned http_1_1 = 11;
inline constexpr std::size_t read_at_once = 4096;

class Connection;

/// What all connections share. Only the socket thread touches it, `answer` and `log` excepted.
/// The order of members matters: what is destroyed later may still be reached by what is destroyed earlier.
struct Shared {
    Limits limits;
    Answer answer;
    Log log;
    Refuse refuse;
    std::unordered_set<Connection*> connections{};
    std::size_t bodies = 0;  ///< bytes of body announced by the requests that are not answered yet
    bool stopping = false;   ///< each answer from here on is the last of its connection
    bool closing = false;    ///< no request begins any more
    bool ended = false;
    asio::io_context io{1};
    asio::steady_timer last_call{io};  ///< runs from stopping until closing
    asio::steady_timer patience{io};   ///< runs while stopping, until the last client has left
    asio::thread_pool workers;

    Shared(Limits bounds, std::size_t threads, Answer answering, Log logging, Refuse refusing)
        : limits{bounds},
          answer{std::move(answering)},
          log{std::move(logging)},
          refuse{std::move(refusing)},
          workers{threads} {}
};

inline std::string_view view(boost::string_view text) { return {text.data(), text.size()}; }

inline RequestHead head_of(Parser::value_type const& message) {
    RequestHead head{
        .method = view(message.method_string()), .target = view(message.target()), .headers = {}};
    for (auto const& field : message) {
        std::string name{view(field.name_string())};
        std::ranges::transform(name, name.begin(), [](char each) {
            return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
        });
        head.headers.emplace_back(std::move(name), view(field.value()));
    }
    return head;
}

inline int status_of(ErrorCode failed, std::string_view head) {
    if (failed == beast::http::error::body_limit) { return 413; }
    if (failed == beast::http::error::header_limit) { return 431; }
    return failed == beast::http::error::bad_version ? status_of_bad_version(head) : 400;
}

/// A refusal that cannot be worded is one without words.
inline Response refusal(Shared const& shared, int status, std::string_view languages) {
    Response response;
    try {
        if (shared.refuse) { response = shared.refuse(status, languages); }
    } catch (std::exception const&) { response = {}; }
    response.status = status;
    return response;
}

inline Response failure(Shared const& shared, std::string_view what, std::string_view languages) {
    auto response = refusal(shared, 500, languages);
    auto const reference = random_text();
    // Only the kind of exception: what it says may hold words of a person.
    shared.log(fmt::format("http: no answer, reference {}, {}", reference, what));
    response.set("X-Reference", reference);
    return response;
}

inline Response answered(Shared const& shared, Request const& request) {
    try {
        return shared.answer(request);
    } catch (std::exception const& error) {
        return failure(
            shared, boost::core::demangle(typeid(error).name()), request.header("accept-language")
        );
    } catch (...) { return failure(shared, "unknown exception", request.header("accept-language")); }
}

inline bool is_bodiless(int status) { return status == 204 || status == 304; }

/// How the answer goes over the line; the body is not copied, so `response` must stay until it is sent.
struct Line {
    unsigned version = http_1_1;
    bool keep_alive = false;
    bool head_only = false;
};

inline Message compose(Response const& response, Line line) {
    if (response.status < 200 || response.status > 599) { throw std::out_of_range{"no final status"}; }
    Message message{static_cast<beast::http::status>(response.status), line.version};
    message.set(
        beast::http::field::date,
        http_date(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()))
    );
    for (auto const& [name, value] : response.headers) {
        if (may_send(name, value)) { message.insert(name, value); }
    }
    message.keep_alive(line.keep_alive);
    if (is_bodiless(response.status)) { return message; }

    std::string_view const body = response.fixed_body.empty() ? response.body : response.fixed_body;
    message.content_length(body.size());
    if (!line.head_only) { message.body() = {body.data(), body.size()}; }
    return message;
}

/// One client. Reads a request, has it answered by a worker, writes the answer, and again. Everything runs on
/// the socket thread except the answer itself; while that is made nothing else touches the connection.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Shared& shared, tcp::socket socket, std::string peer)
        : shared_{shared}, stream_{std::move(socket)}, peer_{std::move(peer)} {
        shared_.connections.insert(this);
    }

    ~Connection() {
        release_body();
        shared_.connections.erase(this);
        if (shared_.stopping && !shared_.ended && shared_.connections.empty()) {
            shared_.last_call.cancel();
            shared_.patience.cancel();
        }
    }

    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    void wait_for_request() {
        if (shared_.closing) { return; }
        seen_ = 0;
        if (buffer_.size() > 0) { return begin_head(); }
        idle_ = true;
        stream_.expires_after(shared_.limits.idle_time);
        read_more([](Connection& self) { self.begin_head(); });
    }

    void leave_if_idle() {
        if (idle_) { leave(); }
    }

    void leave() { stream_.close(); }

private:
    template <class Next>
    void read_more(Next next) {
        stream_.async_read_some(
            buffer_.prepare(read_at_once),
            [self = shared_from_this(), next](ErrorCode failed, std::size_t count) {
                self->idle_ = false;
                if (failed) { return; }
                self->buffer_.commit(count);
                next(*self);
            }
        );
    }

    [[nodiscard]] std::string_view received() const {
        return {static_cast<char const*>(buffer_.data().data()), buffer_.size()};
    }

    void begin_head() {
        if (shared_.closing) {
            return;
        }  // it came in while we were closing: better not done than not answered
        stream_.expires_after(shared_.limits.header_time);
        read_head();
    }

    void read_head() {
        auto const scan = scan_head(received(), seen_, shared_.limits.header);
        seen_ = buffer_.size();
        switch (scan.state) {
            case HeadScan::State::unfinished: return read_more([](Connection& self) { self.read_head(); });
            case HeadScan::State::complete: return parse(scan.size);
            case HeadScan::State::malformed: return refuse(400);
            case HeadScan::State::too_long: return refuse(431);
        }
    }

    void parse(std::size_t size) {
        auto const head = received().substr(0, size);
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(shared_.limits.header));
        parser_->body_limit(shared_.limits.body);
        ErrorCode failed;
        parser_->put(asio::const_buffer{head.data(), head.size()}, failed);
        languages_ = view(parser_->get()[beast::http::field::accept_language]);
        line_.head_only = parser_->get().method() == beast::http::verb::head;
        if (failed) { return refuse(status_of(failed, head)); }
        if (!parser_->is_header_done()) { return refuse(400); }

        auto admitted = admit(head_of(parser_->get()));
        buffer_.consume(size);
        if (!admitted) { return refuse(admitted.error()); }
        request_ = *std::move(admitted);
        request_.peer = peer_;
        parser_->is_done() ? dispatch() : read_body();
    }

    void read_body() {
        auto const length = static_cast<std::size_t>(parser_->content_length().value_or(0));
        if (length > shared_.limits.bodies - shared_.bodies) { return refuse(503); }
        charged_ = length;
        shared_.bodies += charged_;
        stream_.expires_after(shared_.limits.body_time);
        beast::http::async_read(
            stream_,
            buffer_,
            *parser_,
            [self = shared_from_this()](ErrorCode failed, std::size_t) {
                if (!failed) { self->dispatch(); }
            }
        );
    }

    void release_body() { shared_.bodies -= std::exchange(charged_, 0); }

    void dispatch() {
        line_ = {
            .version = parser_->get().version(),
            .keep_alive = parser_->keep_alive(),
            .head_only = request_.method == Method::head};
        request_.body = std::move(parser_->get().body());
        parser_.reset();
        // The worker gives its share of the connection back, so that it never ends on a worker's thread.
        asio::post(shared_.workers, [self = shared_from_this()]() mutable {
            self->response_ = answered(self->shared_, self->request_);
            auto& io = self->shared_.io;
            asio::post(io, [self = std::move(self)] { self->respond(); });
        });
    }

    void refuse(int status) {
        response_ = refusal(shared_, status, languages_);
        if (status == 405) { response_.set("Allow", "GET, HEAD, POST"); }
        respond();
    }

    void respond() {
        line_.keep_alive = line_.keep_alive && !shared_.stopping;
        try {
            message_.emplace(compose(response_, line_));
        } catch (std::exception const& error) {  // a status or a header that cannot be written
            response_ = failure(shared_, boost::core::demangle(typeid(error).name()), languages_);
            message_.emplace(compose(response_, line_));
        }
        stream_.expires_after(shared_.limits.write_time);
        beast::http::async_write(
            stream_,
            *message_,
            [self = shared_from_this()](ErrorCode failed, std::size_t) {
                if (!failed) { self->written(); }
            }
        );
    }

    void written() {
        bool const last = message_->need_eof();
        message_.reset();
        response_ = {};
        request_ = {};
        languages_.clear();
        line_ = {};
        release_body();
        last ? linger() : wait_for_request();
    }

    /// Closing while the client still sends would reset the connection, and lose the answer on its way.
    void linger() {
        ErrorCode ignored;
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
        stream_.expires_after(shared_.limits.linger_time);
        drain();
    }

    void drain() {
        buffer_.clear();
        read_more([](Connection& self) { self.drain(); });
    }

    Shared& shared_;
    beast::tcp_stream stream_;
    std::string peer_;
    beast::flat_buffer buffer_{};
    std::size_t seen_ = 0;  ///< bytes of the buffer that were scanned already
    std::optional<Parser> parser_{};
    Request request_{};
    Response response_{};
    std::string languages_{};  ///< what the client reads best, as far as its head could be read
    Line line_{};
    std::optional<Message> message_{};
    std::size_t charged_ = 0;  ///< part of Shared::bodies that is ours
    bool idle_ = false;
};

}  // namespace rondom::http::inside
