#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "http/raw_client.hpp"
#include "http/server.hpp"

namespace rondom::http {

/// For the tests: tells back what was asked, as in "GET /a?b [body]".
inline Response echo(Request const& request) {
    constexpr std::string_view names[] = {"GET", "HEAD", "POST"};  // NOLINT(modernize-avoid-c-arrays)
    Response response;
    response.body = std::string{names[static_cast<std::size_t>(request.method)]} + ' ' + request.path + '?' +
                    request.query + " [" + request.body + ']';
    return response;
}

/// For the tests: lines that other threads wrote.
class Heard {
public:
    void say(std::string_view line) {
        std::lock_guard const lock{mutex_};
        lines_.emplace_back(line);
        more_.notify_all();
    }

    /// Waits for a line with these words and gives it; nothing when it does not come.
    std::optional<std::string> wait_for(std::string_view words) {
        std::unique_lock lock{mutex_};
        std::optional<std::string> found;
        more_.wait_for(lock, std::chrono::seconds{20}, [&] {
            auto const line = std::ranges::find_if(lines_, [&](auto const& each) {
                return each.find(words) != std::string::npos;
            });
            if (line != lines_.end()) { found = *line; }
            return found.has_value();
        });
        return found;
    }

private:
    std::mutex mutex_;
    std::condition_variable more_;
    std::vector<std::string> lines_;
};

/// For the tests: a server on a free port of 127.0.0.1, running until the end of the story.
class RunningServer {
public:
    explicit RunningServer(Limits limits = {}, Answer answer = echo, Refuse refuse = {})
        : server_{limits, 2, std::move(answer), [this](std::string_view line) { log.say(line); }, std::move(refuse)},
          port_{server_.listen({.address = "127.0.0.1", .port = 0}).value()},
          thread_{[this] { server_.run(); }} {}

    ~RunningServer() {
        server_.stop();
        wait_until_stopped();
    }

    RunningServer(RunningServer const&) = delete;
    RunningServer& operator=(RunningServer const&) = delete;

    [[nodiscard]] std::uint16_t port() const { return port_; }

    /// Sends these bytes and nothing more; gives all that comes back.
    [[nodiscard]] std::string ask(std::string_view bytes) const {
        RawClient client{port_};
        return client.send(bytes).finish().read_all();
    }

    void stop() { server_.stop(); }

    void wait_until_stopped() {
        if (thread_.joinable()) { thread_.join(); }
    }

    Heard log;

private:
    Server server_;
    std::uint16_t port_;
    std::thread thread_;
};

/// For the tests: the status of the (first) answer; 0 when there is none.
inline int status_of_answer(std::string_view answer) {
    return answer.size() > 12 ? std::stoi(std::string{answer.substr(9, 3)}) : 0;
}

inline std::size_t number_of_answers(std::string_view bytes) {
    std::size_t count = 0;
    for (auto at = bytes.find("HTTP/1."); at != std::string_view::npos; at = bytes.find("HTTP/1.", at + 1)) {
        ++count;
    }
    return count;
}

inline bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

}  // namespace rondom::http
