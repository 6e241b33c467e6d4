#pragma once

#include <array>
#include <string>
#include <string_view>

namespace rondom::web {

/// Proof that something which comes back from a browser was made by this server: form tokens and the message
/// for the next page. Keyed hashes (BLAKE2b), compared in constant time.
class Tokens {
public:
    using Key = std::array<unsigned char, 32>;

    explicit Tokens(Key const& key) : key_{key} {}

    /// The token of one form in one session (assurance.md 2.2): it differs for each form, because the command
    /// id does.
    [[nodiscard]] std::string form(std::string_view session_secret, std::string_view command) const;
    [[nodiscard]] bool is_form(
        std::string_view token, std::string_view session_secret, std::string_view command
    ) const;

    /// Text with proof, for a cookie, and the text again; empty when it was not ours.
    [[nodiscard]] std::string sealed(std::string_view text, std::string_view session_secret) const;
    [[nodiscard]] std::string_view opened(std::string_view sealed, std::string_view session_secret) const;

private:
    [[nodiscard]] std::string proof(std::string_view purpose, std::string_view first, std::string_view second)
        const;

    Key key_;
};

/// Equal, in a time that does not tell where the first difference is.
bool equal_in_constant_time(std::string_view left, std::string_view right);

}  // namespace rondom::web
