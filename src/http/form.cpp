#include "http/form.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace rondom::http {

namespace {

constexpr std::uint32_t byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

constexpr std::size_t length_by_lead(std::uint32_t lead) {
    if (lead < 0x80U) { return 1; }
    if (lead >> 5U == 0x06U) { return 2; }
    if (lead >> 4U == 0x0eU) { return 3; }
    return lead >> 3U == 0x1eU ? 4 : 0;
}

/// Whether this code point may be written in so many bytes (Unicode 15, table 3-7).
constexpr bool fits(std::uint32_t code, std::size_t length) {
    constexpr std::array<std::uint32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    bool const surrogate = code >= 0xd800U && code <= 0xdfffU;
    return code >= smallest.at(length) && code <= 0x10ffffU && !surrogate;
}

/// How many bytes the first character takes; 0 when it is not well-formed.
std::size_t first_character(std::string_view text) {
    auto const length = length_by_lead(byte_at(text, 0));
    if (length <= 1) { return length; }
    if (text.size() < length) { return 0; }

    auto code = byte_at(text, 0) & (0x7fU >> length);
    for (std::size_t at = 1; at < length; ++at) {
        auto const next = byte_at(text, at);
        if ((next & 0xc0U) != 0x80U) { return 0; }
        code = (code << 6U) | (next & 0x3fU);
    }
    return fits(code, length) ? length : 0;
}

constexpr std::optional<unsigned> hex_value(char digit) {
    if (digit >= '0' && digit <= '9') { return static_cast<unsigned>(digit - '0'); }
    if (digit >= 'a' && digit <= 'f') { return static_cast<unsigned>(digit - 'a') + 10U; }
    if (digit >= 'A' && digit <= 'F') { return static_cast<unsigned>(digit - 'A') + 10U; }
    return std::nullopt;
}

std::optional<char> escaped_byte(std::string_view after_percent) {
    if (after_percent.size() < 2) { return std::nullopt; }
    auto const high = hex_value(after_percent[0]);
    auto const low = hex_value(after_percent[1]);
    if (!high || !low) { return std::nullopt; }
    return static_cast<char>(static_cast<unsigned char>((*high << 4U) | *low));
}

std::optional<std::string> unescaped(std::string_view text, char for_plus) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            bytes.push_back(text[at] == '+' ? for_plus : text[at]);
            continue;
        }
        auto const byte = escaped_byte(text.substr(at + 1));
        if (!byte) { return std::nullopt; }
        bytes.push_back(*byte);
        at += 2;
    }
    return bytes;
}

/// Cuts the part before the separator off the front of `rest`.
std::string_view cut(std::string_view& rest, char separator) {
    auto const end = std::min(rest.find(separator), rest.size());
    auto const part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) { return {}; }
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view unquoted(std::string_view value) {
    bool const quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
    return quoted ? value.substr(1, value.size() - 2) : value;
}

constexpr char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        auto const length = first_character(text);
        if (length == 0) { return false; }
        text.remove_prefix(length);
    }
    return true;
}

tl::expected<std::string, FormError> percent_decoded(std::string_view text, Plus plus) {
    auto decoded = unescaped(text, plus == Plus::space ? ' ' : '+');
    if (!decoded) { return tl::unexpected{FormError::bad_escape}; }
    if (decoded->find('\0') != std::string::npos) { return tl::unexpected{FormError::nul_byte}; }
    if (!is_utf8(*decoded)) { return tl::unexpected{FormError::not_utf8}; }
    return *std::move(decoded);
}

tl::expected<Fields, FormError> form_fields(std::string_view encoded) {
    Fields fields;
    while (!encoded.empty()) {
        auto value = cut(encoded, '&');
        if (value.empty()) { continue; }
        if (fields.size() == most_form_fields) { return tl::unexpected{FormError::too_many_fields}; }

        auto const name = cut(value, '=');
        auto decoded_name = percent_decoded(name, Plus::space);
        if (!decoded_name) { return tl::unexpected{decoded_name.error()}; }
        auto decoded_value = percent_decoded(value, Plus::space);
        if (!decoded_value) { return tl::unexpected{decoded_value.error()}; }
        fields.emplace_back(*std::move(decoded_name), *std::move(decoded_value));
    }
    return fields;
}

std::optional<std::string_view> cookie(Request const& request, std::string_view name) {
    std::optional<std::string_view> found;
    auto rest = request.header("cookie");
    while (!rest.empty()) {
        auto value = trimmed(cut(rest, ';'));
        if (value.find('=') == std::string_view::npos || cut(value, '=') != name) { continue; }
        value = unquoted(value);
        if (found && *found != value) { return std::nullopt; }
        found = value;
    }
    return found;
}

bool has_media_type(Request const& request, std::string_view type) {
    auto rest = request.header("content-type");
    return std::ranges::equal(trimmed(cut(rest, ';')), type, {}, lower);
}

}  // namespace rondom::http
