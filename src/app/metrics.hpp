#pragma once

#include <array>
#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "app/observed.hpp"
#include "journal/tally.hpp"

namespace rondom::app {

/// How a region's storage and outbox are at one moment.
struct Figures {
    bool store_answers = false;
    journal::Tally commits{};
    std::size_t outbox_waiting = 0;
    std::chrono::seconds outbox_oldest{};
};

/// How the process is, as the system sees it.
struct ProcessFigures {
    std::int64_t memory = 0;  ///< bytes
    std::int64_t files = 0;
    double processor = 0;      ///< seconds
    std::int64_t started = 0;  ///< seconds since 1970
};

ProcessFigures process_figures(std::chrono::system_clock::time_point started);

/// Counts what was answered, and tells it the way Prometheus reads (text format 0.0.4). Which page, never
/// whose: nothing is counted per person, role or dossier.
class Metrics {
public:
    /// From any thread.
    void observe(Observed const& observed);

    [[nodiscard]] std::string text(Figures const& figures, ProcessFigures const& process) const;

private:
    /// Upper bounds of the durations, in milliseconds.
    static constexpr std::array bounds{5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000};

    struct Counted {
        std::string_view route;
        std::string_view method;
        int status_class = 0;

        auto operator<=>(Counted const&) const = default;
    };

    struct Durations {
        std::array<std::uint64_t, bounds.size()> within{};
        std::uint64_t count = 0;
        std::chrono::microseconds sum{};
    };

    mutable std::mutex mutex_;
    std::map<Counted, std::uint64_t> answers_;
    std::map<std::string_view, Durations> durations_;  ///< by method
};

}  // namespace rondom::app
