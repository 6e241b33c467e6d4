#include "walk.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "choices.hpp"

namespace rondom::walks {

namespace {

constexpr std::size_t most_replays = 150;

Day const first_day{std::chrono::year{2026}, std::chrono::September, std::chrono::day{7}};
constexpr std::chrono::minutes morning{9 * 60};
constexpr std::chrono::minutes evening{18 * 60};

class Walk {
public:
    Walk(route::Profile const& profile, Agreement& agreement, Coverage& coverage)
        : world_{profile}, agreement_{agreement}, coverage_{coverage} {}

    [[nodiscard]] World const& world() const { return world_; }
    [[nodiscard]] Dossier const& dossier() const { return dossier_; }
    [[nodiscard]] std::vector<Failure> const& failures() const { return failures_; }
    [[nodiscard]] bool has_shown(std::string_view about) const {
        return std::ranges::any_of(failures_, [&](Failure const& each) {
            return each.disagreement.about == about;
        });
    }

    /// True when it happened.
    bool give(Move const& move) {
        ++coverage_.given;
        if (!world_.give(move)) { return false; }
        ++coverage_.moves;
        moves_.push_back(move);
        auto after = world_.whole();
        note(agreement_.look(world_, dossier_, after, move));
        dossier_ = std::move(after);
        return true;
    }

    void pass(Day from, Day to) { note(agreement_.look_at_time(world_, dossier_, from, to)); }

private:
    void note(std::vector<Disagreement> const& all) {
        for (auto const& each : all) {
            if (!has_shown(each.about)) { failures_.push_back({.moves = moves_, .disagreement = each}); }
        }
    }

    World world_;
    Agreement& agreement_;
    Coverage& coverage_;
    Dossier dossier_ = world_.whole();
    std::vector<Move> moves_;
    std::vector<Failure> failures_;
};

/// The same moves again, without what was left out; does it come to the same disagreement?
bool shows(
    route::Profile const& profile,
    Automaton const& automaton,
    std::span<app::FactSetter const> setters,
    Failure const& wanted
) {
    Coverage coverage;
    Agreement agreement{automaton, setters, coverage};
    Walk walk{profile, agreement, coverage};
    for (auto const& each : wanted.moves) {
        walk.give(each);
        if (walk.has_shown(wanted.disagreement.about)) { return true; }
    }
    return false;
}

bool is_at_end(Dossier const& dossier, route::Profile const& profile) {
    auto const* current = dossier.part<route::Steps>().current();
    auto const* step = current != nullptr ? profile.step(current->step) : nullptr;
    return step != nullptr && step->end;
}

bool is_about_time(Failure const& failure) { return failure.disagreement.about.starts_with("time"); }

std::string yaml_word(std::string_view value) {
    bool const plain = value.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
    return plain && !value.empty() ? std::string{value} : fmt::format("\"{}\"", value);
}

/// One line of a story: "with: {learning: none, topics: [a, b]}".
std::string fields_of(Move const& move) {
    std::string text;
    for (std::size_t i = 0; i < move.inputs.size();) {
        auto const& name = move.inputs[i].first;
        std::vector<std::string> values;
        for (; i < move.inputs.size() && move.inputs[i].first == name; ++i) {
            values.push_back(yaml_word(move.inputs[i].second));
        }
        text += fmt::format("{}{}: ", text.empty() ? "" : ", ", name);
        text += values.size() == 1 ? values.front() : fmt::format("[{}]", fmt::join(values, ", "));
    }
    return text;
}

}  // namespace

std::vector<Failure> walk(
    route::Profile const& profile,
    Automaton const& automaton,
    std::span<app::FactSetter const> setters,
    std::uint64_t seed,
    Length length,
    Coverage& coverage
) {
    Chance chance{seed};
    Agreement agreement{automaton, setters, coverage};
    Walk walk{profile, agreement, coverage};
    Choices choices{walk.world(), setters, coverage, chance};
    auto beginning = choices.beginning(first_day);
    auto day = first_day;
    auto of_day = morning;
    int tried = 0;
    int in_vain = 0;
    int after_end = 0;
    while (tried < length.moves && after_end < 15) {
        auto const number = static_cast<std::size_t>(tried);
        auto move = number < beginning.size() ? beginning[number] : choices.next(walk.dossier(), day);
        move.id = ++tried;
        move.day = day;
        move.of_day = of_day;
        in_vain = walk.give(move) ? 0 : in_vain + 1;
        if (in_vain == 0) {
            choices.happened(move);
        } else {
            choices.refused(move, walk.world().refused());
        }
        after_end += is_at_end(walk.dossier(), profile) ? 1 : 0;
        of_day += std::chrono::minutes{2};
        bool const goes_on = number > beginning.size() && (in_vain > 12 || chance.in_hundred(5));
        if (!goes_on && of_day < evening) { continue; }
        auto const later = choices.later(day);
        walk.pass(day, later);
        day = later;
        of_day = morning;
        in_vain = 0;
    }
    return walk.failures();
}

Failure shortest(
    route::Profile const& profile,
    Automaton const& automaton,
    std::span<app::FactSetter const> setters,
    Failure failure
) {
    if (is_about_time(failure)) { return failure; }
    std::size_t replays = 0;
    for (auto size = failure.moves.size() / 2; size > 0; size /= 2) {
        for (std::size_t from = 1; from + size < failure.moves.size() && replays < most_replays;) {
            auto fewer = failure;
            auto const begin = fewer.moves.begin() + static_cast<std::ptrdiff_t>(from);
            fewer.moves.erase(begin, begin + static_cast<std::ptrdiff_t>(size));
            ++replays;
            if (shows(profile, automaton, setters, fewer)) {
                failure = std::move(fewer);
            } else {
                from += size;
            }
        }
    }
    return failure;
}

std::string story_of(route::Profile const& profile, Failure const& failure) {
    std::string text = fmt::format(
        "# {}\nstory: A walk on which the application and the proof differ\nregion: {}\norganisations:\n",
        failure.disagreement.what,
        profile.id
    );
    for (auto const& place : places()) {
        std::vector<std::string_view> attached;
        for (auto const& each : cast()) {
            bool const comes = place.handle == "school" && !each.at.empty() && each.at != "school";
            if (comes) { attached.push_back(each.handle); }
        }
        text += fmt::format("  {}: {{name: {}, kind: {}", place.handle, place.name, place.kind);
        text += attached.empty() ? "}\n" : fmt::format(", attached: [{}]}}\n", fmt::join(attached, ", "));
    }
    text += "people:\n";
    for (auto const& each : cast()) {
        text += fmt::format("  {}: {{name: {}, role: {}", each.handle, each.name, name_of(each.role));
        text += each.at.empty() ? "}\n" : fmt::format(", at: {}}}\n", each.at);
    }
    text += "moments:\n";
    for (auto const& each : failure.moves) {
        auto const minutes = each.of_day.count();
        text += fmt::format(
            "  - at: {} {:02}:{:02}\n    who: {}\n    does: {}\n",
            iso_text(each.day),
            minutes / 60,
            minutes % 60,
            each.who,
            each.command
        );
        if (!each.inputs.empty()) { text += fmt::format("    with: {{{}}}\n", fields_of(each)); }
        auto const reference = fmt::format("@m{}", each.id);
        bool const used = std::ranges::any_of(failure.moves, [&](Move const& other) {
            return std::ranges::find(other.inputs, reference, &Inputs::value_type::second) !=
                   other.inputs.end();
        });
        if (used) { text += fmt::format("    as: m{}\n", each.id); }
    }
    return text;
}

}  // namespace rondom::walks
