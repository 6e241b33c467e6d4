#include "domain/inputs.hpp"

#include <algorithm>

namespace rondom {

Unreadable read(std::string_view text, Moment& out) {
    if (auto const utc = parse_moment(text)) {
        out = *utc;
        return std::nullopt;
    }
    if (text.empty()) { return "form.moment-missing"; }
    bool const shaped = text.size() == 16 && (text[10] == 'T' || text[10] == ' ') && text[13] == ':';
    auto const day = shaped ? parse_day(text.substr(0, 10)) : std::nullopt;
    auto const clock =
        shaped ? parse_moment("2000-01-01T" + std::string{text.substr(11)} + ":00Z") : std::nullopt;
    if (!day || !clock) { return "form.moment-unreadable"; }

    auto const of_day = clock->time_since_epoch() % std::chrono::days{1};
    out = moment_of(*day, std::chrono::duration_cast<std::chrono::minutes>(of_day));
    return std::nullopt;
}

std::string_view first_of(Inputs const& inputs, std::string_view name) {
    auto const found =
        std::ranges::find(inputs, name, [](auto const& each) { return std::string_view{each.first}; });
    return found != inputs.end() ? std::string_view{found->second} : std::string_view{};
}

}  // namespace rondom
