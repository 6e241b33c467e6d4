#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string_view>
#include <thread>

#include "app/metrics.hpp"
#include "app/rondom.hpp"
#include "http/server.hpp"

namespace rondom::cli {

/// `GET /metrics` on an address of its own, so that the door for people never shows it.
class MetricsPage {
public:
    MetricsPage(app::Metrics const& metrics, app::Rondom& rondom, http::Log log);
    ~MetricsPage();
    MetricsPage(MetricsPage const&) = delete;
    MetricsPage& operator=(MetricsPage const&) = delete;

    /// Begins, when there is somewhere to listen. The exit code when it cannot.
    std::optional<int> listen(std::string_view where);

    [[nodiscard]] http::Response answer(http::Request const& request) const;

private:
    app::Metrics const& metrics_;
    app::Rondom& rondom_;
    http::Log log_;
    std::chrono::system_clock::time_point started_ = std::chrono::system_clock::now();
    std::unique_ptr<http::Server> server_;
    std::thread thread_;
};

}  // namespace rondom::cli
