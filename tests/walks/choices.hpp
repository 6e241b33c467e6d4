#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "agreement.hpp"
#include "chance.hpp"

namespace rondom::walks {

/// Chooses what somebody does next: mostly what is asked of them, often what leads to a way that no walk took
/// yet, and now and then anything at all. Most of it will be refused; that is fine.
class Choices {
public:
    Choices(
        World const& world, std::span<app::FactSetter const> setters, Coverage const& coverage, Chance& chance
    )
        : world_{world}, setters_{setters}, coverage_{coverage}, chance_{chance} {}

    /// The first moves of every walk: a child is registered, both parents are named, most people come along.
    [[nodiscard]] std::vector<Move> beginning(Day day);

    /// What may come next in this dossier. The move has no number and no time yet.
    [[nodiscard]] Move next(Dossier const& dossier, Day day);

    /// That this move happened: what it made can be referred to.
    void happened(Move const& move);

    /// That it was refused: what the rule asks for first may come next.
    void refused(Move const& move, std::vector<std::string_view> const& rules);

    /// A day to go on with: one that was planned, or some days later.
    [[nodiscard]] Day later(Day day);

private:
    struct Act {
        std::string who{};
        std::string command{};
        std::string subject{};
        std::string fact{};  ///< that it should change
    };

    void fill_circle(std::vector<Move>& moves, std::size_t fullness);
    [[nodiscard]] std::vector<Act> open_tasks(Dossier const& dossier, Day day) const;
    [[nodiscard]] Act asked(Dossier const& dossier, Day day);
    [[nodiscard]] Act wanted(Dossier const& dossier, Day day);
    [[nodiscard]] Act anything(Dossier const& dossier);
    [[nodiscard]] std::optional<Act> not_seen(Dossier const& dossier);
    [[nodiscard]] bool may_be_new(std::string_view command) const;
    [[nodiscard]] bool is_fresh(std::string_view name, std::string const& value) const;
    [[nodiscard]] std::string somebody(Roles who, Dossier const& dossier);
    [[nodiscard]] Move filled(Act const& act, Dossier const& dossier, Day day);
    void add_own_goal(Move& move);
    [[nodiscard]] std::vector<std::string> values(
        FieldKind const& field, Act const& act, Dossier const& dossier, Day day
    );
    [[nodiscard]] std::string choice(FieldKind const& field, Act const& act);
    [[nodiscard]] std::string text(FieldKind const& field);
    [[nodiscard]] std::string day_for(FieldKind const& field, Day day);
    [[nodiscard]] std::string id(FieldKind const& field, Act const& act, Dossier const& dossier);
    [[nodiscard]] bool sets(std::string_view fact, std::string_view command) const;
    void aim(Dossier const& dossier);
    [[nodiscard]] bool aim_at_value();

    World const& world_;
    std::span<app::FactSetter const> setters_;
    Coverage const& coverage_;
    Chance& chance_;
    std::map<std::string, std::vector<int>> made_;  ///< by which command
    std::map<std::string, std::string> aim_;        ///< facts, and the value that opens the way we want
    std::map<std::string, std::string> mood_;       ///< what was answered last where these could be chosen
    std::vector<Act> first_;                        ///< what refusals asked for, the last one at the end
    Move last_goal_;
    std::map<std::string, int> goals_;  ///< by kind, the move that set the last one
    std::vector<Day> planned_;
    int aimed_ = 0;  ///< moves with this aim
};

}  // namespace rondom::walks
