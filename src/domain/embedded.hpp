#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace rondom {

/// One file that was put in the binary while building (cmake/embed.cmake). The bytes live as long as the
/// program.
struct EmbeddedFile {
    std::string_view name;
    char const* begin = nullptr;
    char const* end = nullptr;

    [[nodiscard]] std::string_view bytes() const noexcept { return {begin, end}; }
};

/// Every embedded file, in byte order of the names. Written by the build.
std::span<EmbeddedFile const> embedded_table();

/// The bytes of an embedded file ("assets/manifest.txt", "profiles/<region>/profile.yaml"); nothing when
/// there is no such file. Always followed by a zero byte that is not counted.
std::optional<std::string_view> embedded(std::string_view name);

/// The full names that begin with this prefix, in byte order: `embedded_names("profiles/")`.
std::vector<std::string_view> embedded_names(std::string_view prefix);

}  // namespace rondom
