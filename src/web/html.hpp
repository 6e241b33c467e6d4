#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "domain/id.hpp"

namespace rondom::web {

/// A look at something callable, without a copy: only for arguments, never to keep.
template <class... Arguments>
class CallView {
public:
    CallView() = default;

    template <std::invocable<Arguments...> Call>
    requires(!std::same_as<Call, CallView>)
        // NOLINTNEXTLINE(google-explicit-constructor): a lambda is passed where a part of a page is asked
        CallView(Call const& call)
        : call_{std::addressof(call)}, invoke_{[](void const* target, Arguments... arguments) {
              (*static_cast<Call const*>(target))(std::forward<Arguments>(arguments)...);
          }} {}

    void operator()(Arguments... arguments) const {
        if (invoke_ != nullptr) { invoke_(call_, std::forward<Arguments>(arguments)...); }
    }

    [[nodiscard]] bool empty() const noexcept { return invoke_ == nullptr; }

private:
    void const* call_ = nullptr;
    void (*invoke_)(void const*, Arguments...) = nullptr;
};

/// Where an argument stands in a text of the words files: {1} is the first.
struct Placeholder {
    static constexpr std::size_t size = 3;
    std::size_t at = 0;
    std::size_t number = 0;
};

std::optional<Placeholder> next_placeholder(std::string_view pattern);

/// HTML that we wrote ourselves. Only a string literal becomes one, so no words of people can.
class Literal {
public:
    template <std::size_t size>
    // NOLINTNEXTLINE(google-explicit-constructor): a literal is written where a Literal is asked
    consteval Literal(char const (&text)[size]) : text_{text, size - 1} {}

    [[nodiscard]] constexpr std::string_view text() const noexcept { return text_; }

private:
    std::string_view text_;
};

template <class T>
concept Number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

/// What can be written in a page as it is: text, a number or an identifier. No bool, no day, no enumeration.
template <class T>
concept Writable = Number<T> || std::convertible_to<T const&, std::string_view> || requires(T const& value) {
    { value.text() } -> std::convertible_to<std::string_view>;
};

/// Appends HTML. Every value goes through the function for the place where it lands (docs/templates.md), so
/// what people wrote stays text. Compiled templates are the ones to call this.
class Html {
public:
    Html() { out_.reserve(usual_page); }

    void literal(Literal literal) { out_.append(literal.text()); }

    /// Between tags.
    void text(Writable auto const& value) { written(value, &Html::escaped); }
    /// Inside a quoted attribute.
    void attribute(Writable auto const& value) { written(value, &Html::escaped); }
    /// A whole address: a path on this site, #place, ?query, https:, mailto: or tel:. Anything else becomes
    /// #.
    void url(Writable auto const& value) { written(value, &Html::address); }
    /// One piece of the path of an address. Never empty, "." or "..": those would change the path.
    void path_part(Writable auto const& value) { written(value, &Html::path_piece); }
    /// A value in the query of an address.
    void query_part(Writable auto const& value) { written(value, &Html::query_piece); }
    /// A value after mailto: or tel:.
    void contact_part(Writable auto const& value) { written(value, &Html::contact_piece); }

    template <class T>
    void text(std::optional<T> const& value) {
        if (value) { text(*value); }
    }
    template <class T>
    void attribute(std::optional<T> const& value) {
        if (value) { attribute(*value); }
    }

    /// Words of people, in which the direction of writing may differ from the page.
    void bdi(Writable auto const& value) {
        literal("<bdi>");
        text(value);
        literal("</bdi>");
    }

    /// The text of a words file: `argument` writes what stands in the place of {1}, {2}...
    void filled(std::string_view pattern, CallView<std::size_t> argument);

    /// An icon of the sprite; it says nothing to a screen reader, so words stand beside it. One that does not
    /// exist is left out: the build checks the names in templates, a name from a view model only decorates.
    void icon(std::string_view name);
    /// The address of a file of ours.
    void asset(std::string_view name);
    /// A module script of ours.
    void script(std::string_view name);

    /// Before a literal that starts with '/': what was written just before must not end in one.
    void join() {
        if (out_.ends_with('/')) { out_.pop_back(); }
    }

    [[nodiscard]] std::string const& page() const noexcept { return out_; }
    [[nodiscard]] std::string take() noexcept { return std::move(out_); }

private:
    static constexpr std::size_t usual_page = 32768;

    template <class T>
    void written(T const& value, void (Html::*write)(std::string_view)) {
        if constexpr (Number<T>) {
            std::array<char, 24> digits{};
            auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
            (this->*write)({digits.data(), static_cast<std::size_t>(end - digits.data())});
        } else if constexpr (std::convertible_to<T const&, std::string_view>) {
            (this->*write)(value);
        } else {
            (this->*write)(value.text());
        }
    }

    void escaped(std::string_view value);
    void address(std::string_view value);
    void path_piece(std::string_view value);
    void query_piece(std::string_view value);
    void contact_piece(std::string_view value);
    void percent_encoded(std::string_view value, std::string_view also_plain);

    std::string out_;
};

/// A part of a page that a template gets as its argument.
using Part = CallView<Html&>;

/// What {{#if}} asks: true, not empty, not nothing, not zero.
template <class T>
constexpr bool present(T const& value) {
    if constexpr (requires { value.has_value(); }) {
        return value.has_value();
    } else if constexpr (requires { value.empty(); }) {
        return !value.empty();
    } else {
        static_assert(
            std::integral<T> || std::is_pointer_v<T>, "{{#if}} needs a bool, a number or a container"
        );
        return value != T{};
    }
}

/// What {{#if x as y}} calls y: what an optional or a pointer holds, or the value itself.
template <class T>
constexpr auto const& value_of(T const& value) {
    if constexpr (requires { *value; value.has_value(); } || std::is_pointer_v<T>) {
        return *value;
    } else {
        return value;
    }
}

}  // namespace rondom::web
