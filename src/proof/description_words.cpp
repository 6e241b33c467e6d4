#include "proof/description_words.hpp"

#include <array>

namespace rondom::proof {

namespace {

template <class Entries, class Key>
route::Label entry_label(Entries const& entries, Key key) {
    auto const found = entries.find(key);
    return found != entries.end() && !found->second.label.nl.empty() ? found->second.label
                                                                     : words::same(name_of(key));
}

}  // namespace

route::Label label_of(route::Profile const& profile, Party party) {
    return entry_label(profile.parties, party);
}

route::Label label_of(route::Profile const& profile, Role role) {
    auto const found = profile.roles.find(role);
    return found != profile.roles.end() && !found->second.nl.empty() ? found->second
                                                                     : words::same(name_of(role));
}

route::Label label_of(route::Profile const& profile, Category what) {
    return entry_label(profile.categories, what);
}

route::Label step_label(route::Profile const& profile, std::string_view step) {
    auto const* found = profile.step(step);
    return found != nullptr ? found->label : words::same(step);
}

namespace words {

namespace {

struct Unit {
    char letter;
    std::string_view nl;
    std::string_view en_one;
    std::string_view en_more;
};

constexpr std::array units{
    Unit{'Y', "jaar", "year", "years"},
    Unit{'M', "maanden", "month", "months"},
    Unit{'W', "weken", "week", "weeks"},
    Unit{'D', "dagen", "day", "days"}};

Label unit_label(route::TermUnit unit) {
    switch (unit) {
        case route::TermUnit::days: return both("dagen", "days");
        case route::TermUnit::working_days: return both("werkdagen", "working days");
        case route::TermUnit::weeks: return both("weken", "weeks");
        case route::TermUnit::school_weeks: return both("schoolweken", "school weeks");
        case route::TermUnit::months: return both("maanden", "months");
    }
    return {};
}

std::string quoted(std::string const& plain, std::string const& youth) {
    return youth.empty() ? plain : fmt::format("{} ({})", plain, youth);
}

}  // namespace

std::vector<Part> text(Label const& label) {
    if (label.nl.empty() && label.en.empty()) { return {}; }
    return {same(
        fmt::format("\"{}\" / \"{}\"", quoted(label.nl, label.youth_nl), quoted(label.en, label.youth_en))
    )};
}

std::vector<Part> text(std::string_view said) {
    if (said.empty()) { return {}; }
    return {same(said)};
}

std::vector<Part> flag(bool value) { return {value ? both("ja", "yes") : both("nee", "no")}; }

std::vector<Part> number(int value) { return {same(std::to_string(value))}; }

std::vector<Part> duration(std::string_view iso) {
    if (iso.empty()) { return {}; }
    for (auto const& unit : units) {
        bool const simple = iso.size() > 2 && iso.front() == 'P' && iso.back() == unit.letter &&
                            iso.find_first_not_of("0123456789", 1) == iso.size() - 1;
        if (!simple) { continue; }
        auto const count = iso.substr(1, iso.size() - 2);
        return {both(
            fmt::format("{} {}", count, unit.nl),
            fmt::format("{} {}", count, count == "1" ? unit.en_one : unit.en_more)
        )};
    }
    return {same(iso)};
}

std::vector<Part> length(route::Length const& length) {
    auto const unit = unit_label(length.unit);
    return {both(fmt::format("{} {}", length.count, unit.nl), fmt::format("{} {}", length.count, unit.en))};
}

std::vector<Part> days(route::Period const& days) {
    auto const from = iso_text(days.from);
    auto const until = iso_text(days.until);
    return {both(fmt::format("{} tot en met {}", from, until), fmt::format("{} to {}", from, until))};
}

std::vector<Part> term(route::Term const* term, route::Profile const& names) {
    if (term == nullptr) { return {}; }
    auto const unit = unit_label(term->length.unit);
    auto const count = term->length.count;
    auto const owner = label_of(names, term->owner);
    auto const next = label_of(names, term->next);
    return {
        {both(
             fmt::format("{} {} ({} bewaakt, daarna {})", count, unit.nl, owner.nl, next.nl),
             fmt::format("{} {} ({} watches, then {})", count, unit.en, owner.en, next.en)
         ),
         fmt::format("{} {} {} {}", count, unit.en, name_of(term->owner), name_of(term->next))}};
}

Label ground(route::GroundKind kind) {
    switch (kind) {
        case route::GroundKind::consent: return both("toestemming", "consent");
        case route::GroundKind::legal_task: return both("wettelijke taak", "legal task");
        case route::GroundKind::safety: return both("veiligheid", "safety");
        case route::GroundKind::right:
            return both("recht van wie het over gaat", "right of the person concerned");
    }
    return {};
}

Label compartment(Compartment compartment) {
    switch (compartment) {
        case Compartment::school: return both("school", "school");
        case Compartment::youth_help: return both("jeugdhulp", "youth help");
        case Compartment::health: return both("gezondheid", "health");
        case Compartment::attendance: return both("verzuim", "attendance");
        case Compartment::safety: return both("veiligheid", "safety");
        case Compartment::address: return both("adres", "address");
    }
    return {};
}

std::vector<Part> ids(std::vector<std::string> const& all) {
    std::vector<Part> labels;
    labels.reserve(all.size());
    for (auto const& each : all) {
        labels.push_back(same(fmt::format("`{}`", each)));
    }
    return labels;
}

std::vector<Part> When::operator()(route::Condition const& condition) const {
    auto const wide = widen_(condition);
    Space const space{facts_, {&wide}};
    if (space.is_too_large()) { return {both("te veel combinaties", "too many combinations")}; }
    auto const holds = space.where(wide);
    if (holds.empty()) { return {both("nooit", "never")}; }
    if (holds.count() == space.size()) { return {both("altijd", "always")}; }
    return {same(space.examples(holds, static_cast<int>(space.size())))};
}

}  // namespace words

}  // namespace rondom::proof
