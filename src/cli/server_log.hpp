#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "app/observed.hpp"

namespace rondom::cli {

/// What `rondom serve` tells the operator: one JSON object per line, with a moment, a level and what it is.
/// Of a request only what `Observed` holds: no address of anybody, nothing that was typed, no name of a
/// dossier.
class ServerLog {
public:
    enum class Level { info, warning, error };
    using Now = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

    /// `write` takes one whole line; called by one thread at a time.
    explicit ServerLog(
        std::function<void(std::string_view)> write,
        std::function<Now()> now =
            [] { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }
    );

    /// Something happened in the program itself; `what` is ours, never a person's.
    void tell(Level level, std::string_view what);

    /// A request was answered: an error when it was our fault.
    void answered(app::Observed const& observed);

private:
    void write(std::string_view line);

    std::function<void(std::string_view)> write_;
    std::function<Now()> now_;
    std::mutex mutex_;
};

}  // namespace rondom::cli
