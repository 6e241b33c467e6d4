#pragma once

#include <string>
#include <string_view>

#include "journal/secret.hpp"

namespace rondom::accounts {

/// What a secret is for. A hash made for one purpose never counts for another.
enum class Token { session, ticket, code, invitation, enrolment, password_reset };

/// Hashes that only somebody with the region's key can make: storage knows neither the tokens that people
/// carry nor their addresses, and nobody who has only the storage can try them out (assurance.md 2.2, T5).
class Keys {
public:
    explicit Keys(journal::RegionKey const& key);

    /// Where the row of a token stands. In hexadecimals.
    [[nodiscard]] std::string hash(Token purpose, std::string_view token) const;

    /// Where everything about an address or another name that people type stands.
    [[nodiscard]] std::string place(std::string_view kind, std::string_view name) const;

private:
    journal::Secret tokens_;
    journal::Secret places_;
};

/// 256 random bits as text, for a cookie.
std::string random_token();

/// Equal, in a time that does not tell where the first difference is.
bool equal_in_constant_time(std::string_view left, std::string_view right);

}  // namespace rondom::accounts
