#include "figures.hpp"

#include <algorithm>

#include <fmt/core.h>

namespace rondom::bench {

namespace {

std::vector<double> sorted(std::vector<double> values) {
    std::ranges::sort(values);
    return values;
}

}  // namespace

double Figure::median() const {
    auto const values = sorted(values_);
    if (values.empty()) { return 0; }
    auto const middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double Figure::least() const { return values_.empty() ? 0 : *std::ranges::min_element(values_); }

double Figure::most() const { return values_.empty() ? 0 : *std::ranges::max_element(values_); }

std::string Figure::text(std::string const& unit, int decimals) const {
    if (values_.size() < 2) { return fmt::format("{:.{}f}{}", median(), decimals, unit); }
    return fmt::format(
        "{:.{}f}{} ({:.{}f}-{:.{}f})", median(), decimals, unit, least(), decimals, most(), decimals
    );
}

Figure ratio(Figure const& measured, Figure const& limit) {
    Figure made;
    for (std::size_t round = 0; round < std::min(measured.values_.size(), limit.values_.size()); ++round) {
        if (limit.values_[round] > 0) { made.add(measured.values_[round] / limit.values_[round]); }
    }
    return made;
}

std::string table_of(std::vector<Line> const& lines) {
    std::string table =
        "| what | measured | limit, measured in the same run | ratio | target | met |\n"
        "|---|---|---|---|---|---|\n";
    for (auto const& each : lines) {
        table += fmt::format(
            "| {} | {} | {} | {} | {} | {} |\n",
            each.what,
            each.measured,
            each.limit,
            each.ratio,
            each.target,
            !each.judged ? ""
            : each.met   ? "yes"
                         : "**no**"
        );
    }
    return table;
}

}  // namespace rondom::bench
