#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "http/message.hpp"

namespace rondom::http {

enum class FormError { bad_escape, nul_byte, not_utf8, too_many_fields };

/// More fields than any page of ours sends; bounds the work that one body can ask for.
inline constexpr std::size_t most_form_fields = 500;

/// In a form a plus stands for a space; in a path it stands for itself.
enum class Plus { literal, space };

/// Well-formed UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF.
bool is_utf8(std::string_view text);

/// Undoes percent-encoding. Every `%` must be followed by two hexadecimal digits; what comes out is UTF-8
/// without NUL.
tl::expected<std::string, FormError> percent_decoded(std::string_view text, Plus plus);

/// Reads `application/x-www-form-urlencoded`, which is also what a query string is. Fields keep their order
/// and may repeat.
tl::expected<Fields, FormError> form_fields(std::string_view encoded);

/// The value of the cookie with this name. Nothing when it is absent, and also when it is there twice with
/// different values: somebody else may have planted one of the two, and we cannot tell which.
std::optional<std::string_view> cookie(Request const& request, std::string_view name);

/// Whether the body is said to be of this (lower-case) media type; parameters such as `charset` do not
/// matter.
bool has_media_type(Request const& request, std::string_view type);

}  // namespace rondom::http
