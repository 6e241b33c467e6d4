#pragma once

#include <optional>
#include <string_view>
#include <type_traits>

namespace rondom {

/// One value of an enumeration and its name in storage, forms, profiles and the API.
template <class Enum>
struct Name {
    Enum value;
    std::string_view name;
};

/// An enumeration that lists its names: `names_of(Role{})` gives a sequence of `Name<Role>`.
template <class T>
concept Named = std::is_enum_v<T> && requires(T value) {
    names_of(value);
};

template <Named Enum>
constexpr std::string_view name_of(Enum value) {
    for (auto const& each : names_of(Enum{})) {
        if (each.value == value) { return each.name; }
    }
    return "";
}

template <Named Enum>
constexpr std::optional<Enum> named(std::string_view name) {
    for (auto const& each : names_of(Enum{})) {
        if (each.name == name) { return each.value; }
    }
    return std::nullopt;
}

}  // namespace rondom
