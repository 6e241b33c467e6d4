#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace rondom::bench {

/// What came of asking a server as fast as it answers.
struct Load {
    std::size_t answers = 0;
    std::size_t wrong = 0;    ///< answers with another status than was expected
    std::string first_wrong;  ///< how the first of those began
    std::size_t bytes = 0;    ///< of bodies
    double seconds = 0;
    std::vector<double> waits;  ///< per answer, in milliseconds, sorted

    [[nodiscard]] double per_second() const { return static_cast<double>(answers) / seconds; }
    [[nodiscard]] double wait_at(double share) const;
};

/// Puts so many clients with a kept connection each to work for a while. Each asks the next request of the
/// list as soon as its answer is complete. `status` is what every answer begins with: "HTTP/1.1 200".
Load put_under_load(
    std::uint16_t port,
    std::vector<std::string> const& requests,
    std::size_t clients,
    std::chrono::milliseconds time,
    std::string const& status = "HTTP/1.1 200"
);

/// One answer, head and body; the connection is closed after it.
std::string ask_once(std::uint16_t port, std::string const& request);

/// A GET as a browser sends it.
std::string get(std::string_view path, std::string_view session = {});

}  // namespace rondom::bench
