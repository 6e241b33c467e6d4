#include "cli/settings_file.hpp"

#include <algorithm>
#include <cstdlib>

#include <fmt/core.h>

#include "cli/machine.hpp"

namespace rondom::cli {

namespace {

constexpr std::string_view prefix = "RONDOM_";

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r";
    auto const begin = text.find_first_not_of(blank);
    if (begin == std::string_view::npos) { return {}; }
    return text.substr(begin, text.find_last_not_of(blank) - begin + 1);
}

std::string_view unquoted(std::string_view value) {
    bool const quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
    return quoted ? value.substr(1, value.size() - 2) : value;
}

bool is_name(std::string_view name) {
    return name.starts_with(prefix) && name.size() > prefix.size() &&
           std::ranges::all_of(name, [](char each) { return each == '_' || (each >= 'A' && each <= 'Z'); });
}

}  // namespace

tl::expected<NamedSettings, std::string> read_settings(std::string_view text) {
    NamedSettings settings;
    int number = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.empty() || line.front() == '#') { continue; }
        auto const equals = std::min(line.find('='), line.size());
        std::string name{trimmed(line.substr(0, equals))};
        if (equals == line.size() || !is_name(name)) {
            return tl::unexpected{fmt::format("line {} is not like RONDOM_LISTEN=127.0.0.1:8080", number)};
        }
        if (std::ranges::find(settings, name, &NamedSettings::value_type::first) != settings.end()) {
            return tl::unexpected{fmt::format("line {}: {} stands there twice", number, name)};
        }
        settings.emplace_back(std::move(name), unquoted(trimmed(line.substr(equals + 1))));
    }
    return settings;
}

tl::expected<void, std::string> take_settings(std::filesystem::path const& file) {
    auto const text = text_in(file);
    if (!text) { return tl::unexpected{file.string() + " cannot be read"}; }
    auto const settings = read_settings(*text);
    if (!settings) { return tl::unexpected{fmt::format("{}: {}", file.string(), settings.error())}; }
    for (auto const& [name, value] : *settings) {
        ::setenv(name.c_str(), value.c_str(), 0);
    }
    return {};
}

}  // namespace rondom::cli
