#include "route/origins.hpp"

#include <charconv>

#include <fmt/core.h>

#include "route/characters.hpp"

namespace rondom::route {

namespace {

void add(std::vector<Claim>& claims, std::string rule, Origin const& origin) {
    claims.push_back({.rule = std::move(rule), .origin = origin});
}

template <class Items>
void add_each(std::vector<Claim>& claims, std::string_view section, Items const& items) {
    for (auto const& each : items) {
        add(claims, fmt::format("{}/{}", section, each.id), each.origin);
    }
}

void add_calendar(std::vector<Claim>& claims, Calendar const& calendar) {
    add(claims, "calendar", calendar.origin);
    add_each(claims, "calendar/school_years", calendar.years);
    add_each(claims, "calendar/closed", calendar.closed);
    add_each(claims, "calendar/equated", calendar.equated);
}

std::size_t skip_digits(std::string_view text, std::size_t from) {
    while (from < text.size() && is_digit(text[from])) {
        ++from;
    }
    return from;
}

/// "255-259" after "S2:": the last line of the range, or the first one again.
int last_of(std::string_view rest, int first) {
    auto const end = skip_digits(rest, 0);
    if (end >= rest.size() || rest[end] != '-') { return first; }
    int last = first;
    std::from_chars(rest.data() + end + 1, rest.data() + rest.size(), last);
    return last;
}

}  // namespace

bool cites(std::string_view source, std::string_view line) {
    auto const colon = line.find(':');
    if (colon == std::string_view::npos) { return false; }
    auto const text = line.substr(0, colon + 1);
    int wanted = 0;
    std::from_chars(line.data() + colon + 1, line.data() + line.size(), wanted);
    for (auto at = source.find(text); at != std::string_view::npos; at = source.find(text, at + 1)) {
        auto const rest = source.substr(at + text.size());
        int first = 0;
        std::from_chars(rest.data(), rest.data() + rest.size(), first);
        if (first <= wanted && wanted <= last_of(rest, first)) { return true; }
    }
    return false;
}

std::vector<Claim> claims_of(Profile const& profile, Evidence const& evidence) {
    std::vector<Claim> claims;
    add(claims, "profile/youth_from", profile.youth_from_origin);
    add(claims, "profile/first_contact", profile.first_contact_origin);
    for (auto const& [category, entry] : profile.categories) {
        add(claims, fmt::format("categories/{}", name_of(category)), entry.origin);
    }
    add_each(claims, "purposes", profile.purposes);
    add_each(claims, "sharing", profile.sharing);
    add_each(claims, "steps", profile.steps);
    add_each(claims, "tasks", profile.tasks);
    add_each(claims, "terms", profile.terms);
    if (profile.calendar) { add_calendar(claims, *profile.calendar); }
    add_each(claims, "transitions", profile.transitions);
    add_each(claims, "promises", profile.promises);
    for (std::size_t row = 0; row < profile.lead_table.size(); ++row) {
        add(claims, fmt::format("lead_table/{}", row + 1), profile.lead_table[row].origin);
    }
    if (profile.guard) { add(claims, "guard", profile.guard->origin); }
    add_each(claims, "meetings", profile.meetings);
    add_each(claims, "arrangements", profile.arrangements);
    add_each(claims, "systems", profile.systems);
    add_each(claims, "registrations", profile.registrations);
    if (evidence.lead_domain) { add(claims, "lead_domain", evidence.lead_domain->origin); }
    if (evidence.without_school) { add(claims, "without_school", evidence.without_school->origin); }
    add_each(claims, "limits", evidence.limits);
    if (evidence.safety_path) { add(claims, "safety_path", evidence.safety_path->origin); }
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
