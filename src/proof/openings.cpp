#include "proof/openings.hpp"

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "domain/contains.hpp"

namespace rondom::proof {

namespace {

using route::AgeBand;
using route::GroundKind;
using route::Profile;
using route::Required;

/// How long a yes counts, to compare with another; no end when nothing is said.
double days_of(std::string_view duration) {
    if (duration.empty()) { return std::numeric_limits<double>::infinity(); }
    double days = 0;
    int number = 0;
    for (auto const letter : duration) {
        if (letter >= '0' && letter <= '9') {
            number = number * 10 + (letter - '0');
            continue;
        }
        constexpr std::array units{
            std::pair{'Y', 365.25}, std::pair{'M', 30.4375}, std::pair{'W', 7.0}, std::pair{'D', 1.0}};
        auto const unit = std::ranges::find(units, letter, &std::pair<char, double>::first);
        if (unit != units.end()) { days += number * unit->second; }
        number = 0;
    }
    return days;
}

Opening on_consent(route::Purpose const& purpose, Party receiver, std::string rule) {
    Opening opening{
        .rule = std::move(rule),
        .ground = GroundKind::consent,
        .purpose = purpose.id,
        .consented = receiver,
        .until = days_of(purpose.until)};
    for (auto const& band : names_of(AgeBand{})) {
        opening.asked[static_cast<std::size_t>(band.value)] = asked_at(purpose, band.value);
    }
    return opening;
}

std::optional<Opening> opening_of(Profile const& profile, route::Sharing const& rule) {
    if (rule.ground == GroundKind::safety) { return std::nullopt; }  // only who is named in the entry
    if (rule.ground != GroundKind::consent) {
        return Opening{
            .rule = rule.id, .ground = rule.ground, .purpose = rule.purpose, .consented = {}, .until = 0};
    }
    auto const* purpose = profile.purpose(rule.purpose);
    if (purpose == nullptr) { return std::nullopt; }
    return on_consent(*purpose, rule.consented, rule.id);
}

/// What no rule opens for anybody but who is named in the entry, or who said it.
bool is_closed(Category what) { return what == Category::safety || what == Category::youth_private; }

}  // namespace

Opening const& by_nature() {
    static Opening const opening{
        .rule = "", .ground = GroundKind::right, .purpose = "", .consented = {}, .until = 0};
    return opening;
}

bool is_at_most(Required const& one, Required const& other) {
    return (!one.holders || other.holders) && (!one.youth || other.youth);
}

bool is_same_yes(Opening const& one, Opening const& other) {
    return one.purpose == other.purpose && one.consented == other.consented;
}

bool covers(Opening const& wide, Opening const& narrow, AgeBand band) {
    if (wide.is_free()) { return true; }
    if (narrow.is_free()) { return false; }
    return is_same_yes(wide, narrow) && is_at_most(wide.asked_at(band), narrow.asked_at(band)) &&
           wide.until >= narrow.until;
}

Side::Side(Profile const& read) : profile{read} {
    for (auto const& rule : profile.sharing) {
        rules.push_back(opening_of(profile, rule));
    }
    for (auto const& system : profile.systems) {
        auto const* purpose = profile.purpose(system.purpose);
        systems.push_back(
            purpose != nullptr ? std::optional{on_consent(*purpose, system.receiver, "")} : std::nullopt
        );
    }
}

Door party_door(Side const& side, Question const& asked) {
    Door door;
    auto const& profile = side.profile;
    auto const entry = profile.categories.find(asked.what);
    if (entry == profile.categories.end() || is_closed(asked.what)) { return door; }
    auto const owner = asked.owner.value_or(entry->second.owner);
    if (owner == asked.reader.party) {
        door.openings.push_back(&by_nature());
        return door;
    }
    auto const* step = profile.step(asked.step);
    auto const* cell = step != nullptr ? step->cell(asked.reader.party) : nullptr;
    if (cell == nullptr || !contains(cell->reads, asked.what)) { return door; }
    door.when = &cell->when;
    for (std::size_t i = 0; i < profile.sharing.size(); ++i) {
        auto const& rule = profile.sharing[i];
        bool const opens = rule.to == asked.reader.party && contains(rule.from, owner) &&
                           contains(rule.what, asked.what) && contains(step->purposes, rule.purpose);
        if (opens && side.rules[i]) { door.openings.push_back(&*side.rules[i]); }
    }
    return door;
}

Door system_door(Side const& side, Question const& asked) {
    Door door;
    for (std::size_t i = 0; i < side.systems.size(); ++i) {
        auto const& system = side.profile.systems[i];
        bool const same = system.id == asked.reader.system && system.receiver == asked.reader.party;
        if (same && contains(system.what, asked.what) && side.systems[i]) {
            door.openings.push_back(&*side.systems[i]);
        }
    }
    return door;
}

Required asked_at(route::Purpose const& purpose, AgeBand band) {
    auto const found = purpose.required.find(band);
    auto asked = found != purpose.required.end() ? found->second : Required{.holders = true, .youth = true};
    bool const grown = band == AgeBand::from_18 || (purpose.care && band == AgeBand::from_16);
    if (grown) { return {.holders = false, .youth = true}; }
    if (purpose.care) { asked.holders = true; }
    if (purpose.care && band == AgeBand::from_12) { asked.youth = true; }
    if (band == AgeBand::under_12) { asked.youth = false; }
    return asked;
}

}  // namespace rondom::proof
