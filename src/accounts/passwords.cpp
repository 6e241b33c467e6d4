#include "accounts/passwords.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <set>

#include <sodium.h>

#include "accounts/contact.hpp"
#include "accounts/keys.hpp"

namespace rondom::accounts {

namespace {

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char each) {
        return (static_cast<unsigned char>(each) & 0xC0U) != 0x80U;
    }));
}

/// Small letters without spaces: "Sanne Bos" and "sannebos" are one thing.
std::string folded(std::string_view text) {
    auto small = same_mail(text);
    std::erase(small, ' ');
    return small;
}

/// A short piece stands in many words by chance.
bool holds_piece(std::string const& password, std::string const& piece) {
    constexpr std::size_t shortest_piece = 5;
    return piece.size() >= shortest_piece && password.find(piece) != std::string::npos;
}

bool is_personal(std::string const& password, Person const& person) {
    auto const mail = folded(person.mail);
    return holds_piece(password, folded(person.name)) || holds_piece(password, mail) ||
           holds_piece(password, mail.substr(0, mail.find('@')));
}

/// What people type when a long password is asked and they are in a hurry: one of these, lengthened with
/// digits and signs; or few characters again and again; or a row of the keyboard.
bool is_common(std::string const& password) {
    static constexpr std::array<std::string_view, 16> stems{
        "",
        "welkom",
        "wachtwoord",
        "password",
        "geheim",
        "qwerty",
        "azerty",
        "letmein",
        "rondom",
        "school",
        "onderwijs",
        "gemeente",
        "changeme",
        "qwertyuiop",
        "asdfghjkl",
        "zomer"};
    constexpr std::size_t few_characters = 4;
    std::string stem = password;
    while (!stem.empty() && (stem.back() < 'a' || stem.back() > 'z') &&
           static_cast<unsigned char>(stem.back()) < 0x80U) {
        stem.pop_back();
    }
    std::set<char> const different(password.begin(), password.end());
    return different.size() <= few_characters || std::ranges::find(stems, stem) != stems.end();
}

}  // namespace

std::optional<Refusal> wrong_with_password(std::string_view password, Person const& person) {
    std::vector<Reason> reasons;
    auto const plain = folded(password);
    if (characters_in(password) < shortest_password) {
        reasons.push_back({&password_short, {std::to_string(shortest_password)}});
    }
    if (password.size() > longest_password) { reasons.push_back({&password_long, {}}); }
    if (is_personal(plain, person)) { reasons.push_back({&password_personal, {}}); }
    if (is_common(plain)) { reasons.push_back({&password_common, {}}); }
    if (reasons.empty()) { return std::nullopt; }
    return Refusal{std::move(reasons)};
}

/// A place among the few who may use the memory, as long as it lives.
class Passwords::Turn {
public:
    explicit Turn(Passwords& passwords) : passwords_{passwords} {
        std::unique_lock lock{passwords_.mutex_};
        if (passwords_.waiting_ >= passwords_.room_) { return; }
        ++passwords_.waiting_;
        passwords_.free_.wait(lock, [&] { return passwords_.working_ < most_at_once; });
        --passwords_.waiting_;
        ++passwords_.working_;
        mine_ = true;
    }
    Turn(Turn const&) = delete;
    Turn& operator=(Turn const&) = delete;
    ~Turn() {
        if (!mine_) { return; }
        {
            std::lock_guard const lock{passwords_.mutex_};
            --passwords_.working_;
        }
        passwords_.free_.notify_one();
    }

    [[nodiscard]] bool mine() const noexcept { return mine_; }

private:
    Passwords& passwords_;
    bool mine_ = false;
};

Passwords::Passwords(Cost cost, int waiting)
    : cost_{cost}, room_{waiting}, nobodys_{hash_now(random_token())} {}

std::string Passwords::hash_now(std::string_view password) const {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    auto const done = crypto_pwhash_str_alg(
        text.data(),
        password.data(),
        password.size(),
        cost_.passes,
        cost_.memory,
        crypto_pwhash_ALG_ARGON2ID13
    );
    if (done != 0) { throw std::bad_alloc{}; }
    return text.data();
}

std::optional<std::string> Passwords::hash(std::string_view password) {
    Turn const turn{*this};
    if (!turn.mine()) { return std::nullopt; }
    return hash_now(password);
}

Passwords::Verdict Passwords::judge(std::string_view password, std::string_view hash) {
    Turn const turn{*this};
    if (!turn.mine()) { return Verdict::busy; }
    std::string const known{hash.empty() ? std::string_view{nobodys_} : hash};
    auto const typed = password.substr(0, longest_password);
    bool const right = crypto_pwhash_str_verify(known.c_str(), typed.data(), typed.size()) == 0;
    return right && !hash.empty() && typed.size() == password.size() ? Verdict::right : Verdict::wrong;
}

}  // namespace rondom::accounts
