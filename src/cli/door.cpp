#include "cli/door.hpp"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <thread>
#include <utility>

#include <fmt/core.h>

#include "cli/serve.hpp"
#include "cli/systemd.hpp"

namespace rondom::cli {

namespace {

std::atomic<http::Server*> running{nullptr};

extern "C" void stop_running(int /*signal*/) {
    if (auto* server = running.load()) { server->stop(); }
}

void listen_to_signals() {
    struct sigaction action {};
    action.sa_handler = stop_running;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

/// A thread that answers waits for the disk most of its time: what somebody looked at is durable before it is
/// shown. Those who wait together share one sync, so more threads than processors is what makes many answers.
std::size_t threads(unsigned wanted) {
    constexpr unsigned least = 16;
    return wanted != 0 ? wanted : std::max(least, 4 * std::thread::hardware_concurrency());
}

}  // namespace

Door::Door(unsigned workers, http::Log log)
    : server_{
          limits_,
          threads(workers),
          [this](http::Request const& request) { return rondom_->answer(request); },
          std::move(log),
          [this](int status, std::string_view accept_language) {
              return rondom_->refusal(status, accept_language, limits_.body);
          }} {}

tl::expected<std::string, int> listen_at(http::Server& server, std::string_view where) {
    auto const parsed = http::parse_listen(where);
    if (!parsed) {
        complain(parsed.error());
        return tl::unexpected{wrong_use};
    }
    auto const port = server.listen(*parsed);
    if (!port) { return tl::unexpected{complain(port.error())}; }
    return fmt::format("{}:{}", parsed->address, *port);
}

std::optional<int> Door::listen(std::string_view listen) {
    auto const address = listen_at(server_, listen);
    if (!address) { return address.error(); }
    address_ = "http://" + *address;
    return std::nullopt;
}

int Door::run(app::Rondom& rondom) {
    rondom_ = &rondom;
    running = &server_;
    listen_to_signals();
    fmt::print("rondom: {}/\n", address_);
    std::fflush(stdout);
    tell_systemd("READY=1");
    server_.run();
    tell_systemd("STOPPING=1");
    running = nullptr;
    fmt::print("rondom: stopped\n");
    return well;
}

}  // namespace rondom::cli
