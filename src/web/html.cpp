#include "web/html.hpp"

#include <algorithm>

#include "web/assets.hpp"

namespace rondom::web {

namespace {

/// What a byte of a value needs before it may stand in HTML.
enum class Need : unsigned char { nothing, entity, drop, look_ahead };

constexpr auto needs = [] {
    std::array<Need, 256> table{};
    for (unsigned char control = 0; control < 0x20; ++control) {
        table[control] = Need::drop;
    }
    for (char const kept : std::string_view{"\t\n\r"}) {
        table[static_cast<unsigned char>(kept)] = Need::nothing;
    }
    for (char const special : std::string_view{"&<>\"'"}) {
        table[static_cast<unsigned char>(special)] = Need::entity;
    }
    table[0x7f] = Need::drop;
    table[0xe2] = Need::look_ahead;
    return table;
}();

Need need_of(char letter) { return needs[static_cast<unsigned char>(letter)]; }

std::string_view entity_of(char letter) {
    switch (letter) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        default: return "&#39;";
    }
}

/// U+202A..U+202E and U+2066..U+2069 turn the direction of what follows, far outside the value itself, so
/// that a page can read as something it does not say (Unicode report 36, 2.4). Isolation is what <bdi> is
/// for.
bool turns_direction(std::string_view bytes) {
    if (bytes.size() < 3) { return false; }
    auto const second = static_cast<unsigned char>(bytes[1]);
    auto const third = static_cast<unsigned char>(bytes[2]);
    return (second == 0x80 && third >= 0xaa && third <= 0xae) ||
           (second == 0x81 && third >= 0xa6 && third <= 0xa9);
}

constexpr bool is_plain(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.' ||
           letter == '~';
}

/// Browsers skip tabs and line breaks in an address and read '\' as '/': an address has neither.
bool has_only_address_bytes(std::string_view value) {
    return std::ranges::none_of(value, [](char letter) {
        auto const byte = static_cast<unsigned char>(letter);
        return byte <= 0x20 || byte == 0x7f || letter == '\\';
    });
}

bool is_safe_address(std::string_view value) {
    if (value.empty() || !has_only_address_bytes(value)) { return false; }
    if (value.front() == '/') { return !value.starts_with("//"); }
    return value.front() == '#' || value.front() == '?' || value.starts_with("https://") ||
           value.starts_with("mailto:") || value.starts_with("tel:");
}

/// Arrows and chevrons turn with the direction of the language (assets/README.md).
bool points_along(std::string_view icon) {
    return (icon.starts_with("arrow") || icon.starts_with("chevron")) &&
           (icon.ends_with("-left") || icon.ends_with("-right"));
}

}  // namespace

void Html::escaped(std::string_view value) {
    std::size_t kept = 0;
    std::size_t at = 0;
    auto const skip = [&](std::size_t bytes) {
        out_.append(value.substr(kept, at - kept));
        kept = at + bytes;
        at = kept;
    };
    while (at < value.size()) {
        switch (need_of(value[at])) {
            case Need::nothing: ++at; break;
            case Need::drop: skip(1); break;
            case Need::entity: {
                auto const entity = entity_of(value[at]);
                skip(1);
                out_.append(entity);
                break;
            }
            case Need::look_ahead:
                if (turns_direction(value.substr(at, 3))) {
                    skip(3);
                } else {
                    ++at;
                }
                break;
        }
    }
    out_.append(value.substr(kept));
}

void Html::address(std::string_view value) { escaped(is_safe_address(value) ? value : "#"); }

void Html::path_piece(std::string_view value) {
    if (std::ranges::all_of(value, [](char letter) { return letter == '.'; })) {
        out_.push_back('_');
        return;
    }
    percent_encoded(value, "");
}

void Html::query_piece(std::string_view value) { percent_encoded(value, ""); }

void Html::contact_piece(std::string_view value) {
    // People write a number in groups; no address has a space.
    std::string joined{value};
    std::erase(joined, ' ');
    percent_encoded(joined, "+@");
}

void Html::percent_encoded(std::string_view value, std::string_view also_plain) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    for (char const letter : value) {
        if (is_plain(letter) || also_plain.find(letter) != std::string_view::npos) {
            out_.push_back(letter);
            continue;
        }
        auto const byte = static_cast<unsigned char>(letter);
        out_.push_back('%');
        out_.push_back(digits[byte >> 4U]);
        out_.push_back(digits[byte & 0xfU]);
    }
}

std::optional<Placeholder> next_placeholder(std::string_view pattern) {
    for (auto at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at + 1)) {
        if (at + 2 < pattern.size() && pattern[at + 2] == '}' && pattern[at + 1] >= '1' &&
            pattern[at + 1] <= '9') {
            return Placeholder{.at = at, .number = static_cast<std::size_t>(pattern[at + 1] - '0')};
        }
    }
    return std::nullopt;
}

void Html::filled(std::string_view pattern, CallView<std::size_t> argument) {
    while (auto const placeholder = next_placeholder(pattern)) {
        escaped(pattern.substr(0, placeholder->at));
        argument(placeholder->number);
        pattern.remove_prefix(placeholder->at + Placeholder::size);
    }
    escaped(pattern);
}

void Html::icon(std::string_view name) {
    if (!has_icon(name)) { return; }
    literal("<svg class=\"rd-i");
    if (points_along(name)) { literal(" rd-i--richting"); }
    literal("\" aria-hidden=\"true\" focusable=\"false\"><use href=\"");
    asset("iconen.svg");
    literal("#");
    query_piece(name);
    literal("\"/></svg>");
}

void Html::asset(std::string_view name) { escaped(asset_path(name)); }

void Html::script(std::string_view name) {
    literal("<script type=\"module\" src=\"");
    asset(name);
    literal("\"></script>");
}

}  // namespace rondom::web
