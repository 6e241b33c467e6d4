#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "accounts/directory.hpp"
#include "domain/fields.hpp"
#include "journal/journal.hpp"

// What proves who somebody is, as sealed rows.
namespace rondom::accounts {

/// Of a professional.
struct Credentials {
    std::string password;  ///< argon2id, as libsodium writes it
    std::string secret;    ///< of the authenticator app, base 32

    static constexpr auto fields() {
        return std::tuple{field("password", &Credentials::password), field("secret", &Credentials::secret)};
    }
};

/// That somebody of a family accepted an invitation once: that the address is theirs.
struct Welcomed {
    Moment at{};

    static constexpr auto fields() { return std::tuple{field("at", &Welcomed::at)}; }
};

journal::RowKey credentials_key(PersonId const& person);
journal::RowKey welcomed_key(PersonId const& person);

/// The period of the last code that was used, in the key of a row: whoever uses a later one takes the row
/// away and leaves another, so two with the same code cannot both succeed.
struct LastCode {
    journal::RowKey key;
    std::int64_t period = 0;
};

Asked<std::optional<LastCode>> last_code(journal::Journal const& journal, PersonId const& person);
journal::RowKey last_code_key(PersonId const& person, std::int64_t period);

/// Uses a code of this period up in the change: `Trouble::gone` when somebody did before.
void use_code(PersonId const& person, LastCode const& last, std::int64_t period, journal::Change& change);

}  // namespace rondom::accounts
