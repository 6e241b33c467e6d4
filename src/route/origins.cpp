#include "route/origins.hpp"

#include <fmt/core.h>

namespace rondom::route {

namespace {

void add(std::vector<Claim>& claims, std::string rule, Origin const& origin) {
    claims.push_back({.rule = std::move(rule), .origin = origin});
}

void add_term(std::vector<Claim>& claims, std::string const& rule, std::optional<Term> const& term) {
    if (term) { add(claims, rule + "/term", term->origin); }
}

template <class Items>
void add_each(std::vector<Claim>& claims, std::string_view section, Items const& items) {
    for (auto const& each : items) {
        add(claims, fmt::format("{}/{}", section, each.id), each.origin);
    }
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

std::size_t skip_digits(std::string_view text, std::size_t from) {
    while (from < text.size() && is_digit(text[from])) {
        ++from;
    }
    return from;
}

}  // namespace

std::vector<Claim> claims_of(Profile const& profile) {
    std::vector<Claim> claims;
    add(claims, "profile/youth_from", profile.youth_from_origin);
    add(claims, "profile/first_contact", profile.first_contact_origin);
    for (auto const& [category, entry] : profile.categories) {
        add(claims, fmt::format("categories/{}", name_of(category)), entry.origin);
    }
    add_each(claims, "purposes", profile.purposes);
    add_each(claims, "sharing", profile.sharing);
    for (auto const& step : profile.steps) {
        add(claims, "steps/" + step.id, step.origin);
        add_term(claims, "steps/" + step.id, step.term);
    }
    for (auto const& task : profile.tasks) {
        add(claims, "tasks/" + task.id, task.origin);
        add_term(claims, "tasks/" + task.id, task.term);
    }
    add_each(claims, "transitions", profile.transitions);
    add_each(claims, "promises", profile.promises);
    for (std::size_t row = 0; row < profile.lead_table.size(); ++row) {
        add(claims, fmt::format("lead_table/{}", row + 1), profile.lead_table[row].origin);
    }
    for (auto const& meeting : profile.meetings) {
        add(claims, "meetings/" + meeting.id, meeting.origin);
        add_term(claims, "meetings/" + meeting.id, meeting.next);
    }
    add_each(claims, "registrations", profile.registrations);
    return claims;
}

std::vector<std::string> cited_lines(std::string_view source) {
    std::vector<std::string> lines;
    for (std::size_t at = source.find('S'); at != std::string_view::npos; at = source.find('S', at + 1)) {
        bool const begins = at == 0 || source[at - 1] == ' ' || source[at - 1] == ',';
        auto const colon = skip_digits(source, at + 1);
        auto const end =
            colon < source.size() && source[colon] == ':' ? skip_digits(source, colon + 1) : colon;
        if (begins && colon > at + 1 && end > colon + 1) { lines.emplace_back(source.substr(at, end - at)); }
    }
    return lines;
}

}  // namespace rondom::route
