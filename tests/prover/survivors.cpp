#include "survivors.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace rondom::prover {

namespace {

std::vector<std::string> split(std::string_view text, std::string_view between) {
    std::vector<std::string> pieces;
    for (std::size_t start = 0; start <= text.size();) {
        auto const end = std::min(text.find(between, start), text.size());
        pieces.emplace_back(text.substr(start, end - start));
        start = end + between.size();
    }
    return pieces;
}

/// The verb, and the names of the path: "drop", "sharing", "x", "what".
std::vector<std::string> parts_of(std::string const& fault) {
    auto const words = split(fault, " ");
    std::vector<std::string> parts{words.front()};
    if (words.size() < 2) { return parts; }
    auto path = words[1];
    if (path.ends_with(':')) { path.pop_back(); }
    auto names = split(path, "/");
    parts.insert(parts.end(), names.begin(), names.end());
    return parts;
}

}  // namespace

bool fits(std::string const& pattern, std::string const& fault) {
    auto const wanted = parts_of(pattern);
    auto const parts = parts_of(fault);
    for (std::size_t each = 0; each < wanted.size(); ++each) {
        if (wanted[each] == "**") { return true; }
        bool const same = each < parts.size() && (wanted[each] == "*" || wanted[each] == parts[each]);
        if (!same) { return false; }
    }
    return wanted.size() == parts.size();
}

Survivors::Survivors(std::string const& file) {
    std::ifstream in{file};
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.starts_with('#')) { continue; }
        if (line.find(" = ") == std::string::npos) {
            complaints_.push_back("no class and no fault: " + line);
        } else if (line.starts_with("class ")) {
            read_class(line);
        } else {
            read_fault(line);
        }
    }
}

/// "class name: faults = reason".
void Survivors::read_class(std::string const& line) {
    auto const colon = line.find(": ");
    auto const equals = line.find(" = ");
    auto const begin = std::string_view{"class "}.size();
    auto const name = line.substr(begin, colon - begin);
    SurvivorClass const fresh{
        .faults = split(line.substr(colon + 2, equals - colon - 2), ", "), .reason = line.substr(equals + 3)};
    if (fresh.reason.empty() || !classes_.emplace(name, fresh).second) {
        complaints_.push_back(fmt::format("class {} stands there twice, or gives no reason", name));
    }
}

/// "region: fault = class". Which one it is of follows from what it does; the name is held next to that.
void Survivors::read_fault(std::string const& line) {
    auto const equals = line.rfind(" = ");
    auto const key = line.substr(0, equals);
    auto const name = line.substr(equals + 3);
    auto const classes = classes_of(key.substr(key.find(": ") + 2));
    if (classes != std::vector{name}) {
        complaints_.push_back(
            fmt::format("{} is said to be of {}; it is of [{}]", key, name, fmt::join(classes, ", "))
        );
    }
    if (!class_of_.emplace(key, name).second) { complaints_.push_back(key + " stands there twice"); }
}

std::vector<std::string> Survivors::classes_of(std::string const& fault) const {
    std::vector<std::string> names;
    for (auto const& [name, one] : classes_) {
        bool const fits_one =
            std::ranges::any_of(one.faults, [&](std::string const& each) { return fits(each, fault); });
        if (fits_one) { names.push_back(name); }
    }
    return names;
}

std::string Survivors::reason(std::string const& region, std::string const& fault) {
    auto const key = region + ": " + fault;
    auto const found = class_of_.find(key);
    auto const one = found != class_of_.end() ? classes_.find(found->second) : classes_.end();
    if (one == classes_.end()) {
        complaints_.push_back(key + " survives and is not explained");
        return {};
    }
    met_.insert(key);
    return one->second.reason;
}

std::vector<std::string> Survivors::complaints() const {
    auto all = complaints_;
    std::set<std::string> used;
    for (auto const& [key, name] : class_of_) {
        used.insert(name);
        if (!met_.contains(key)) { all.push_back(key + " survives no longer"); }
    }
    for (auto const& [name, one] : classes_) {
        if (!used.contains(name)) { all.push_back(fmt::format("no fault is of class {}", name)); }
    }
    return all;
}

}  // namespace rondom::prover
