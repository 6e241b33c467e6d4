#pragma once

#include <charconv>

#include "domain/fields.hpp"

namespace rondom {

/// What a person filled in: names and texts, in order. Forms and stories both come down to this; a list is a
/// name that comes more than once.
using Inputs = std::vector<std::pair<std::string, std::string>>;

/// One field that could not be read. `words` is the key of the text that says what to do.
struct Complaint {
    std::string field;
    std::string_view words;
};

/// The longest text a field takes, in bytes.
inline constexpr std::size_t longest_text = 20'000;

using Unreadable = std::optional<std::string_view>;

inline Unreadable read(std::string_view text, std::string& out) {
    if (text.size() > longest_text) { return "form.too-long"; }
    out = text;
    return std::nullopt;
}

inline Unreadable read(std::string_view text, bool& out) {
    out = text == "true" || text == "yes" || text == "on";
    bool const known = out || text.empty() || text == "false" || text == "no";
    return known ? std::nullopt : Unreadable{"form.choose-one"};
}

inline Unreadable read(std::string_view text, int& out) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    bool const whole = error == std::errc{} && end == text.data() + text.size();
    return whole ? std::nullopt : Unreadable{"form.number-unreadable"};
}

inline Unreadable read(std::string_view text, Day& out) {
    auto const day = parse_day(text);
    if (!day) { return text.empty() ? "form.day-missing" : "form.day-unreadable"; }
    out = *day;
    return std::nullopt;
}

/// Reads "2026-03-14T15:30" as people write it, in local time, or the same with Z in UTC.
Unreadable read(std::string_view text, Moment& out);

template <class Tag>
Unreadable read(std::string_view text, Id<Tag>& out) {
    if (text.empty() || text.size() > 64) { return "form.missing"; }
    out = Id<Tag>{std::string{text}};
    return std::nullopt;
}

template <Named Enum>
Unreadable read(std::string_view text, Enum& out) {
    auto const value = named<Enum>(text);
    if (!value) { return "form.choose-one"; }
    out = *value;
    return std::nullopt;
}

template <class T>
Unreadable read(std::string_view text, std::optional<T>& out) {
    if (text.empty()) {
        out.reset();
        return std::nullopt;
    }
    return read(text, out.emplace());
}

/// The first value of `name`; empty when there is none.
std::string_view first_of(Inputs const& inputs, std::string_view name);

template <class T>
Unreadable read_member(Inputs const& inputs, std::string_view name, T& out) {
    return read(first_of(inputs, name), out);
}

template <class T>
Unreadable read_member(Inputs const& inputs, std::string_view name, std::vector<T>& out) {
    for (auto const& [each, text] : inputs) {
        if (each != name || text.empty()) { continue; }
        if (auto const wrong = read(text, out.emplace_back())) { return wrong; }
    }
    return std::nullopt;
}

/// Reads a whole object and says of every field that could not be read what is wrong with it.
template <HasFields T>
std::vector<Complaint> read_all(Inputs const& inputs, T& object) {
    std::vector<Complaint> complaints;
    for_each_field(object, [&](std::string_view name, auto& member) {
        if (auto const wrong = read_member(inputs, name, member)) {
            complaints.push_back({std::string{name}, *wrong});
        }
    });
    return complaints;
}

/// What a field takes, for the list of commands: "text", "day", "choice" with its choices ...
struct FieldKind {
    std::string_view name{};
    std::string_view type{};
    std::vector<std::string_view> choices{};
    bool optional = false;
    bool list = false;
};

template <class T>
FieldKind kind_of(T const* /*type*/) {
    if constexpr (std::same_as<T, bool>) {
        return {.type = "flag"};
    } else if constexpr (std::integral<T>) {
        return {.type = "number"};
    } else if constexpr (std::same_as<T, Day>) {
        return {.type = "day"};
    } else if constexpr (std::same_as<T, Moment>) {
        return {.type = "moment"};
    } else if constexpr (Named<T>) {
        FieldKind kind{.type = "choice"};
        for (auto const& each : names_of(T{})) {
            kind.choices.push_back(each.name);
        }
        return kind;
    } else if constexpr (std::same_as<T, std::string>) {
        return {.type = "text"};
    } else {
        return {.type = "id"};
    }
}

template <class T>
FieldKind kind_of(std::optional<T> const* /*type*/) {
    auto kind = kind_of(static_cast<T const*>(nullptr));
    kind.optional = true;
    return kind;
}

template <class T>
FieldKind kind_of(std::vector<T> const* /*type*/) {
    auto kind = kind_of(static_cast<T const*>(nullptr));
    kind.list = true;
    return kind;
}

template <HasFields T>
std::vector<FieldKind> kinds_of() {
    std::vector<FieldKind> kinds;
    T object;
    for_each_field(object, [&](std::string_view name, auto& member) {
        auto kind = kind_of(&member);
        kind.name = name;
        kinds.push_back(std::move(kind));
    });
    return kinds;
}

}  // namespace rondom
