#include "cli/server_log.hpp"

#include <utility>

#include <fmt/core.h>

#include "domain/day.hpp"
#include "domain/json.hpp"

namespace rondom::cli {

namespace {

std::string_view name_of(ServerLog::Level level) {
    switch (level) {
        case ServerLog::Level::info: return "info";
        case ServerLog::Level::warning: return "warning";
        case ServerLog::Level::error: return "error";
    }
    return "";
}

std::string text_of(ServerLog::Now now) {
    auto const seconds = std::chrono::floor<std::chrono::seconds>(now);
    auto text = iso_text(seconds);
    text.pop_back();
    return fmt::format("{}.{:03}Z", text, (now - seconds).count());
}

json::Writer begun(ServerLog::Now now, ServerLog::Level level, std::string_view what) {
    json::Writer line;
    line.open_object();
    line.key("time");
    line.text(text_of(now));
    line.key("level");
    line.text(name_of(level));
    line.key("what");
    line.text(what);
    return line;
}

std::string ended(json::Writer line) {
    line.close_object();
    return line.take();
}

}  // namespace

ServerLog::ServerLog(std::function<void(std::string_view)> write, std::function<Now()> now)
    : write_{std::move(write)}, now_{std::move(now)} {}

void ServerLog::write(std::string_view line) {
    std::lock_guard const lock{mutex_};
    write_(line);
}

void ServerLog::tell(Level level, std::string_view what) { write(ended(begun(now_(), level, what))); }

void ServerLog::answered(app::Observed const& observed) {
    constexpr int our_fault = 500;
    auto line = begun(now_(), observed.status >= our_fault ? Level::error : Level::info, "request");
    line.key("method");
    line.text(observed.method);
    line.key("route");
    line.text(observed.route);
    line.key("status");
    line.number(observed.status);
    line.key("microseconds");
    line.number(observed.took.count());
    write(ended(std::move(line)));
}

}  // namespace rondom::cli
