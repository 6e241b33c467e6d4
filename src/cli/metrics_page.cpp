#include "cli/metrics_page.hpp"

#include <utility>

#include "cli/door.hpp"

namespace rondom::cli {

MetricsPage::MetricsPage(app::Metrics const& metrics, app::Rondom& rondom, http::Log log)
    : metrics_{metrics}, rondom_{rondom}, log_{std::move(log)} {}

MetricsPage::~MetricsPage() {
    if (!thread_.joinable()) { return; }
    server_->stop();
    thread_.join();
}

std::optional<int> MetricsPage::listen(std::string_view where) {
    if (where.empty()) { return std::nullopt; }
    constexpr std::size_t one_at_a_time = 1;
    http::Limits limits;
    limits.connections = 16;
    limits.stop_time = std::chrono::seconds{1};
    server_ = std::make_unique<http::Server>(
        limits, one_at_a_time, [this](http::Request const& request) { return answer(request); }, log_
    );
    if (auto const address = listen_at(*server_, where); !address) { return address.error(); }
    thread_ = std::thread{[this] { server_->run(); }};
    return std::nullopt;
}

http::Response MetricsPage::answer(http::Request const& request) const {
    http::Response response;
    bool const asked = request.method != http::Method::post && request.path == "/metrics";
    if (!asked) {
        response.status = 404;
        return response;
    }
    response.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    response.body = metrics_.text(rondom_.figures(), app::process_figures(started_));
    return response;
}

}  // namespace rondom::cli
