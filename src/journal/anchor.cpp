#include "journal/anchor.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/core.h>
#include <sodium.h>

#include "domain/hex.hpp"

namespace rondom::journal {

namespace {

/// So that a signature of something else is never one of an anchor.
constexpr std::string_view purpose = "rondom anchor 1\n";

constexpr std::string_view before_signature = " signed ";

std::string unsigned_line(Anchor const& anchor) {
    return fmt::format(
        "anchor {} {} region {} dossiers {} entries {} after {}",
        anchor.number,
        iso_text(anchor.at),
        anchor.region,
        anchor.dossiers,
        anchor.entries,
        anchor.before
    );
}

/// The words of a line, one after the other. After the first one that is not as expected nothing is fine.
class Words {
public:
    explicit Words(std::string_view line) : rest_{line} {}

    std::string_view next() {
        auto const end = std::min(rest_.find(' '), rest_.size());
        auto const word = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return word;
    }

    Words& expect(std::string_view word) {
        fine_ = fine_ && next() == word;
        return *this;
    }

    template <class Number>
    Words& number(Number& value) {
        auto const word = next();
        auto const read = std::from_chars(word.data(), word.data() + word.size(), value);
        fine_ = fine_ && read.ec == std::errc{} && read.ptr == word.data() + word.size();
        return *this;
    }

    Words& moment(Moment& value) {
        auto const read = parse_moment(next());
        fine_ = fine_ && read;
        value = read.value_or(Moment{});
        return *this;
    }

    Words& text(std::string& value) {
        value = next();
        return *this;
    }

    [[nodiscard]] bool fine() const noexcept { return fine_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool fine_ = true;
};

}  // namespace

std::string region_mark(std::string_view check_value) {
    std::string mark(16, '\0');
    crypto_generichash(
        bytes_of(mark.data()), mark.size(), bytes_of(check_value), check_value.size(), nullptr, 0
    );
    return hex(mark);
}

std::string line_of(Anchor const& anchor, SigningKey const& key) {
    auto line = unsigned_line(anchor);
    auto const signature = key.signature(purpose, line);
    return line.append(before_signature).append(signature);
}

std::optional<Anchor> anchor_of(std::string_view line, PublicKey const& known) {
    auto const end = line.rfind(before_signature);
    if (end == std::string_view::npos) { return std::nullopt; }
    auto const text = line.substr(0, end);
    if (!known.signed_by(purpose, text, line.substr(end + before_signature.size()))) { return std::nullopt; }
    Anchor anchor;
    Words words{text};
    words.expect("anchor").number(anchor.number).moment(anchor.at).expect("region").text(anchor.region);
    words.expect("dossiers").number(anchor.dossiers).expect("entries").number(anchor.entries);
    words.expect("after").text(anchor.before);
    return words.fine() ? std::optional{std::move(anchor)} : std::nullopt;
}

}  // namespace rondom::journal
