#include "open_loop.hpp"

#include <deque>
#include <memory>
#include <random>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

namespace rondom::bench {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t most_connections = 1000;

/// The server closes what is idle for a minute.
constexpr std::chrono::seconds longest_idle{30};

/// A request that is meant to be asked at a moment.
struct Meant {
    std::size_t number = 0;
    SteadyClock::time_point at{};
};

class Asker;

/// A kept connection; it asks one thing at a time.
class Line : public std::enable_shared_from_this<Line> {
public:
    Line(asio::io_context& io, Asker& asker) : socket_{io}, asker_{asker} {}

    [[nodiscard]] bool connect(std::uint16_t port) {
        ErrorCode failed;
        socket_.connect({asio::ip::address_v4::loopback(), port}, failed);
        if (!failed) { socket_.set_option(tcp::no_delay{true}, failed); }
        return !failed;
    }

    void ask(Meant meant, Asked asked) {
        meant_ = meant;
        asked_ = std::move(asked);
        incoming_.begin();
        asio::async_write(
            socket_,
            asio::buffer(asked_.request),
            [self = shared_from_this()](ErrorCode failed, std::size_t) {
                failed ? self->cut_off() : self->receive();
            }
        );
    }

private:
    void receive() {
        auto* const room = incoming_.room();
        socket_.async_read_some(
            asio::buffer(room, incoming_.room_size()),
            [self = shared_from_this()](ErrorCode failed, std::size_t count) {
                if (failed) { return self->cut_off(); }
                self->incoming_.came(count);
                self->incoming_.is_complete() ? self->complete() : self->receive();
            }
        );
    }

    void complete();
    void cut_off();

    tcp::socket socket_;
    Asker& asker_;
    Meant meant_;
    Asked asked_;
    Incoming incoming_;
};

class Asker {
public:
    Asker(std::uint16_t port, Asking const& asking, double per_second, SteadyClock::time_point end)
        : port_{port}, asking_{asking}, gap_{per_second}, end_{end}, next_{SteadyClock::now()} {}

    OpenLoad run(std::chrono::milliseconds patience) {
        auto const began = SteadyClock::now();
        wait_for_next();
        io_.run_until(end_ + patience);
        load_.seconds = std::chrono::duration<double>{last_ - began}.count();
        load_.unanswered = asked_ - load_.right.size() - load_.wrong;
        return std::move(load_);
    }

    void answered(
        std::shared_ptr<Line> const& line, Meant const& meant, Asked const& asked, std::string_view text
    ) {
        last_ = SteadyClock::now();
        if (text.starts_with(asked.status)) {
            auto const wait = std::chrono::duration<double, std::milli>{last_ - meant.at};
            load_.right.push_back({.number = meant.number, .wait = wait.count()});
        } else {
            count_wrong(text);
        }
        if (waiting_.empty()) {
            idle_.push_back({.line = line, .since = last_});
        } else {
            auto const next = waiting_.front();
            waiting_.pop_front();
            line->ask(next, asking_(next.number));
        }
    }

    void cut_off() {
        --lines_;
        count_wrong("cut off");
    }

private:
    void count_wrong(std::string_view text) {
        if (load_.wrong++ == 0) { load_.first_wrong = text.substr(0, 200); }  // NOLINT: enough to know
    }

    void wait_for_next() {
        next_ +=
            std::chrono::duration_cast<SteadyClock::duration>(std::chrono::duration<double>{gap_(random_)});
        if (next_ >= end_) { return; }
        timer_.expires_at(next_);
        timer_.async_wait([this](ErrorCode) {
            begin({.number = asked_++, .at = next_});
            wait_for_next();
        });
    }

    void begin(Meant const& meant) {
        if (auto line = free_line()) {
            line->ask(meant, asking_(meant.number));
        } else {
            waiting_.push_back(meant);
        }
    }

    std::shared_ptr<Line> free_line() {
        if (!idle_.empty() && SteadyClock::now() - idle_.back().since > longest_idle) {
            lines_ -= idle_.size();  // those before it wait even longer
            idle_.clear();
        }
        if (!idle_.empty()) {
            auto line = std::move(idle_.back().line);
            idle_.pop_back();
            return line;
        }
        if (lines_ == most_connections) { return nullptr; }
        auto line = std::make_shared<Line>(io_, *this);
        if (!line->connect(port_)) { return nullptr; }
        ++lines_;
        return line;
    }

    std::uint16_t port_;
    Asking const& asking_;
    std::mt19937_64 random_{20260907};  // NOLINT: the same moments in every run
    std::exponential_distribution<> gap_;
    SteadyClock::time_point end_;
    SteadyClock::time_point next_;
    SteadyClock::time_point last_ = next_;
    asio::io_context io_{1};
    asio::steady_timer timer_{io_};
    struct Idle {
        std::shared_ptr<Line> line;
        SteadyClock::time_point since{};
    };
    std::vector<Idle> idle_;
    std::deque<Meant> waiting_;
    std::size_t lines_ = 0;
    std::size_t asked_ = 0;
    OpenLoad load_;
};

void Line::complete() { asker_.answered(shared_from_this(), meant_, asked_, incoming_.text()); }

void Line::cut_off() { asker_.cut_off(); }

}  // namespace

OpenLoad ask_at_rate(
    std::uint16_t port,
    Asking const& asking,
    double per_second,
    std::chrono::milliseconds time,
    std::chrono::milliseconds patience
) {
    Asker asker{port, asking, per_second, SteadyClock::now() + time};
    return asker.run(patience);
}

}  // namespace rondom::bench
