#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/day.hpp"
#include "domain/id.hpp"
#include "domain/language.hpp"
#include "web/catalogue.hpp"

namespace rondom::web {

using rondom::Language;

/// What stands in the place of {1}: text or a number. Only for arguments, never to keep.
class WordsArgument {
public:
    // NOLINTBEGIN(google-explicit-constructor): written as words.text(key, {name, 3})
    WordsArgument(std::string_view text) : text_{text} {}
    WordsArgument(std::string const& text) : text_{text} {}
    WordsArgument(char const* text) : text_{text} {}
    template <class Tag>
    WordsArgument(Id<Tag> const& id) : text_{id.text()} {}
    template <std::integral Number>
    requires(!std::same_as<Number, bool> && !std::same_as<Number, char>) WordsArgument(Number number) {
        auto const end = std::to_chars(digits_.data(), digits_.data() + digits_.size(), number).ptr;
        size_ = static_cast<std::size_t>(end - digits_.data());
    }
    // NOLINTEND(google-explicit-constructor)

    [[nodiscard]] std::string_view text() const {
        return size_ == 0 ? text_ : std::string_view{digits_.data(), size_};
    }

private:
    std::string_view text_;
    std::array<char, 24> digits_{};
    std::size_t size_ = 0;
};

using WordsArguments = std::initializer_list<WordsArgument>;

/// Every text of the interface in one language, from the words files. Lives as long as the program.
class Words {
public:
    Words(Language language, Catalogue catalogue) : language_{language}, catalogue_{std::move(catalogue)} {}

    /// The text of a key. A key without a text gives the key itself: the build proves that keys in templates
    /// have a text, a test proves it for keys in C++.
    [[nodiscard]] std::string_view operator()(std::string_view key) const;
    [[nodiscard]] bool has(std::string_view key) const { return catalogue_.find(key).has_value(); }

    /// The text of a key with {1}, {2}... filled in.
    [[nodiscard]] std::string text(std::string_view key, WordsArguments arguments) const;

    /// The text of a key for a count, {1} still in it.
    template <std::integral Count>
    [[nodiscard]] std::string_view form(std::string_view key, Count count) const {
        return form_for(key, magnitude(count));
    }

    /// The text of a key for a count: {1} is the count, {2}... are the arguments.
    template <std::integral Count>
    [[nodiscard]] std::string plural(std::string_view key, Count count, WordsArguments arguments = {}) const {
        return filled(form_for(key, magnitude(count)), count, arguments);
    }

    [[nodiscard]] Language language() const noexcept { return language_; }
    /// "nl", for the lang attribute.
    [[nodiscard]] std::string_view code() const { return name_of(language_); }

    /// "dinsdag 1 december". A day that is none, gives no text; so does an empty optional.
    [[nodiscard]] std::string date(std::optional<Day> day) const;
    /// "1 dec"
    [[nodiscard]] std::string date_short(std::optional<Day> day) const;
    /// "dinsdag 1 december 2026"
    [[nodiscard]] std::string date_full(std::optional<Day> day) const;
    /// "december 2026"
    [[nodiscard]] std::string date_month(std::optional<Day> day) const;
    /// "15.30 uur", on the clock of Europe/Amsterdam.
    [[nodiscard]] std::string time(std::optional<Moment> moment) const;
    /// The day of a moment in Europe/Amsterdam.
    [[nodiscard]] std::string date(Moment moment) const { return date(local_day(moment)); }
    [[nodiscard]] std::string date_short(Moment moment) const { return date_short(local_day(moment)); }
    [[nodiscard]] std::string date_full(Moment moment) const { return date_full(local_day(moment)); }

    /// "Noor, Sem en Yara"
    [[nodiscard]] std::string list_text(std::vector<std::string> const& items) const;

private:
    template <std::integral Count>
    static std::uint64_t magnitude(Count count) {
        if constexpr (std::signed_integral<Count>) {
            if (count < 0) { return 0 - static_cast<std::uint64_t>(count); }
        }
        return static_cast<std::uint64_t>(count);
    }

    [[nodiscard]] std::string_view form_for(std::string_view key, std::uint64_t count) const;
    static std::string filled(std::string_view pattern, WordsArgument first, WordsArguments others);

    Language language_;
    Catalogue catalogue_;
};

/// The words that the build put in the program.
Words const& words_in(Language language);

/// The compiled words file of a language, as cmake/words.py made it.
std::string_view words_file(Language language);

}  // namespace rondom::web
