#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
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

/// One request, and what its answer begins with when all is well.
struct Asked {
    std::string request;
    std::string_view status = "HTTP/1.1 200";
};

/// The n-th request that a server is asked.
using Asking = std::function<Asked(std::size_t)>;

/// These, one after the other, and again. The list must outlive it.
Asking in_turn(std::vector<std::string> const& requests);

/// Puts so many clients with a kept connection each to work for a while. Each asks the next request as soon
/// as its answer is complete.
Load put_under_load(
    std::uint16_t port, Asking const& asking, std::size_t clients, std::chrono::milliseconds time
);

/// An answer as it comes in, piece by piece.
class Incoming {
public:
    void begin() noexcept { held_ = wanted_ = body_ = 0; }
    /// Where the next piece may go, and that so much of it came.
    [[nodiscard]] char* room();
    [[nodiscard]] std::size_t room_size() const noexcept { return answer_.size() - held_; }
    void came(std::size_t count) noexcept { held_ += count; }
    [[nodiscard]] bool is_complete();
    [[nodiscard]] std::size_t body() const noexcept { return body_; }
    [[nodiscard]] std::string_view text() const noexcept { return {answer_.data(), held_}; }

private:
    std::string answer_ = std::string(std::size_t{32} * 1024, '\0');
    std::size_t held_ = 0;
    std::size_t wanted_ = 0;
    std::size_t body_ = 0;
};

/// One answer, head and body; the connection is closed after it.
std::string ask_once(std::uint16_t port, std::string const& request);

/// A GET as a browser sends it.
std::string get(std::string_view path, std::string_view session = {});

/// A form as a browser sends it; `body` is already encoded.
std::string post(std::string_view path, std::string_view session, std::string_view body);

}  // namespace rondom::bench
