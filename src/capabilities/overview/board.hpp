#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/task.hpp"
#include "web/parts.hpp"

namespace rondom::overview {

/// One task in a cell of the board.
struct BoardTask {
    web::StateView state;
    std::string text;
    std::string path{};  ///< where the reader does it; empty when there is nothing to do for this reader
    std::string who{};
    std::optional<Day> before{};
    std::string why_then{};  ///< why that day, and who is next, when it is not the day of the step
};

/// What one party does in one step.
struct BoardCell {
    std::string_view kind;  ///< klaar, zet, bezig, wacht, laat, straks, slot, niet
    std::string_view party;
    bool mine = false;
    std::vector<BoardTask> tasks;   ///< the most pressing ones
    std::vector<BoardTask> folded;  ///< the others
    std::string folded_title;
};

struct BoardRow {
    std::string number;  ///< as people count the steps; empty for what lies outside the count
    std::string_view name;
    std::string_view kind;  ///< klaar, nu, straks
    bool here = false;
    std::string when;
    std::string before;        ///< by when it should be over; for the step where we are
    std::string why_then;      ///< why that day, and who is next when it has passed
    std::string terms_path{};  ///< where all terms of this moment stand
    std::vector<BoardCell> cells;
};

struct BoardParty {
    std::string_view party;
    std::string_view icon;
    std::string_view label;
};

/// The region's matrix (steps x parties) with the state of this dossier in it.
struct Board {
    std::vector<BoardParty> parties;
    std::vector<BoardRow> rows;
};

Board board_of(web::Visit const& visit, VisibleDossier const& dossier, std::vector<Task> const& tasks);

/// Somebody is to do this now.
bool is_open(Task const& task, Day today);
bool is_mine(Task const& task, PersonId const& person);

/// Where this reader does this task, or answers for it; empty when nowhere.
std::string path_for(web::Visit const& visit, Task const& task);

/// Names of whoever is at turn; "jij" for the reader.
std::vector<std::string> names_of_turn(
    web::Visit const& visit, VisibleDossier const& dossier, Task const& task
);

}  // namespace rondom::overview
