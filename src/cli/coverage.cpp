#include "cli/coverage.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace rondom::cli {

namespace {

struct Counts {
    std::ptrdiff_t by_rules = 0;
    std::ptrdiff_t built_in = 0;
    std::ptrdiff_t not_encoded = 0;
};

Counts counts_of(std::vector<route::Statement> const& all) {
    return {
        .by_rules = std::ranges::count_if(all, [](auto const& each) { return !each.by.empty(); }),
        .built_in = std::ranges::count_if(all, [](auto const& each) { return !each.built_in.empty(); }),
        .not_encoded =
            std::ranges::count_if(all, [](auto const& each) { return !each.not_encoded.empty(); })};
}

/// "tasks/note_concern (tasks.yaml:16)"
std::string rule_text(route::Reading const& reading, std::string const& rule) {
    auto const place = reading.text.place(rule);
    return place.line > 0 ? fmt::format("{} ({}:{})", rule, place.file, place.line) : rule;
}

std::string told(route::Reading const& reading, route::Statement const& statement) {
    if (!statement.built_in.empty()) { return "    in every region: " + statement.built_in + "\n"; }
    if (!statement.not_encoded.empty()) { return "    not encoded: " + statement.not_encoded + "\n"; }
    std::string text;
    for (auto const& rule : statement.by) {
        text += "    by " + rule_text(reading, rule) + "\n";
    }
    return text;
}

}  // namespace

std::string coverage_text(route::Reading const& reading, std::string_view name) {
    auto const& all = reading.profile.coverage;
    auto const counts = counts_of(all);
    auto text = fmt::format(
        "{}: {} statements of the text; {} by rules, {} by what every region has, {} not encoded\n",
        name,
        all.size(),
        counts.by_rules,
        counts.built_in,
        counts.not_encoded
    );
    for (auto const& each : all) {
        text += fmt::format("{} {}\n", each.line, each.says) + told(reading, each);
    }
    return text;
}

void write_coverage(json::Writer& out, route::Reading const& reading, std::string_view name) {
    out.open_object();
    out.key("region");
    out.text(name);
    out.key("statements");
    out.open_list();
    for (auto const& each : reading.profile.coverage) {
        out.open_object();
        out.key("line");
        out.text(each.line);
        out.key("says");
        out.text(each.says);
        out.key("by");
        out.open_list();
        for (auto const& rule : each.by) {
            out.text(rule);
        }
        out.close_list();
        out.key("built_in");
        out.text(each.built_in);
        out.key("not_encoded");
        out.text(each.not_encoded);
        out.close_object();
    }
    out.close_list();
    out.close_object();
}

}  // namespace rondom::cli
