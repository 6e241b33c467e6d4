#include "accounts/contact.hpp"

#include <algorithm>

namespace rondom::accounts {

namespace {

/// RFC 5321 4.5.3.1.
constexpr std::size_t longest_mail = 254;
constexpr std::size_t longest_local_part = 64;

constexpr std::string_view spaces = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) { return {}; }
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

bool is_digit(char each) { return each >= '0' && each <= '9'; }
bool is_letter(char each) { return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z'); }

/// RFC 5322 atext, and dots between.
bool is_local_part(std::string_view text) {
    constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~.";
    bool const known = std::ranges::all_of(text, [&](char each) {
        return is_digit(each) || is_letter(each) || others.find(each) != std::string_view::npos;
    });
    return known && !text.empty() && text.size() <= longest_local_part && text.front() != '.' &&
           text.front() != '-' && text.back() != '.' && text.find("..") == std::string_view::npos;
}

bool is_domain(std::string_view text) {
    bool const known = std::ranges::all_of(text, [](char each) {
        return is_digit(each) || is_letter(each) || each == '-' || each == '.';
    });
    auto const dot = text.find('.');
    return known && dot != std::string_view::npos && dot > 0 && text.front() != '-' && text.back() != '.' &&
           text.back() != '-' && text.find("..") == std::string_view::npos;
}

/// E.164: at most fifteen digits; fewer than eight are no mobile number anywhere.
std::optional<std::string> international(std::string const& digits) {
    constexpr std::size_t fewest = 8;
    constexpr std::size_t most = 15;
    if (digits.size() < fewest || digits.size() > most || digits.front() == '0') { return std::nullopt; }
    return '+' + digits;
}

}  // namespace

std::optional<std::string> readable_mail(std::string_view typed) {
    auto const mail = trimmed(typed);
    auto const at = mail.find('@');
    if (at == std::string_view::npos || mail.size() > longest_mail) { return std::nullopt; }
    if (!is_local_part(mail.substr(0, at)) || !is_domain(mail.substr(at + 1))) { return std::nullopt; }
    return std::string{mail};
}

std::string same_mail(std::string_view mail) {
    std::string same{trimmed(mail)};
    std::ranges::transform(same, same.begin(), [](char each) {
        return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
    });
    return same;
}

std::optional<std::string> readable_mobile(std::string_view typed) {
    constexpr std::string_view between = " -.()";
    std::string digits;
    auto text = trimmed(typed);
    bool const abroad = text.starts_with('+');
    if (abroad) { text.remove_prefix(1); }
    for (char const each : text) {
        if (is_digit(each)) {
            digits += each;
        } else if (between.find(each) == std::string_view::npos) {
            return std::nullopt;
        }
    }
    if (abroad) { return international(digits); }
    if (digits.starts_with("00")) { return international(digits.substr(2)); }
    if (digits.starts_with("06") && digits.size() == 10) { return international("31" + digits.substr(1)); }
    return std::nullopt;
}
std::string masked_mobile(std::string_view mobile) {
    if (mobile.size() < 2) { return {}; }
    return "•• •• •• " + std::string{mobile.substr(mobile.size() - 2)};
}

}  // namespace rondom::accounts
