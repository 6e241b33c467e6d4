#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/people.hpp"
#include "domain/rule.hpp"

namespace rondom::accounts {

inline constexpr Rule password_short{.name = "password.short", .source = "NIST SP 800-63B 5.1.1.2"};
inline constexpr Rule password_long{.name = "password.long", .source = "NIST SP 800-63B 5.1.1.2"};
inline constexpr Rule password_personal{.name = "password.personal", .source = "NIST SP 800-63B 5.1.1.2"};
inline constexpr Rule password_common{.name = "password.common", .source = "NIST SP 800-63B 5.1.1.2"};

/// In characters, not bytes.
inline constexpr std::size_t shortest_password = 12;
/// In bytes: a sentence fits, a book that keeps the machine busy does not.
inline constexpr std::size_t longest_password = 1024;

/// What is wrong with a new password, if anything. Asks for length, never for kinds of characters.
std::optional<Refusal> wrong_with_password(std::string_view password, Person const& person);

/// Argon2id, which costs memory and time on purpose. At most two at once, and few who wait for them, so that
/// many wrong passwords cannot fill the memory or keep everybody else waiting (assurance.md T14). Safe for
/// several threads; one for the whole program.
class Passwords {
public:
    /// What one hash costs (assurance.md 2.1).
    struct Cost {
        unsigned long long passes = 3;
        std::size_t memory = std::size_t{64} * 1024 * 1024;  ///< bytes
    };

    static constexpr int most_at_once = 2;
    static constexpr int most_waiting = 8;

    enum class Verdict { right, wrong, busy };

    explicit Passwords(Cost cost, int waiting = most_waiting);
    Passwords() : Passwords{Cost{}} {}

    /// Text for storage; nothing when too many are waiting.
    [[nodiscard]] std::optional<std::string> hash(std::string_view password);

    /// Without a hash (nobody has this account) the answer is `wrong` after the same work.
    [[nodiscard]] Verdict judge(std::string_view password, std::string_view hash);

private:
    class Turn;
    [[nodiscard]] std::string hash_now(std::string_view password) const;

    Cost cost_;
    int room_;  ///< how many may wait
    std::mutex mutex_;
    std::condition_variable free_;
    int working_ = 0;
    int waiting_ = 0;
    std::string nobodys_;
};

}  // namespace rondom::accounts
