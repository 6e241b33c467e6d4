#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/task.hpp"
#include "web/html.hpp"
#include "web/visit.hpp"

// View models of the parts that many pages share; the markup is in templates/.
namespace rondom::web {

/// The state of a task or a thing: icon, word and colour, always all three.
struct StateView {
    std::string_view kind;  ///< klaar, zet, bezig, wacht, laat; empty: quiet
    std::string_view icon;
    std::string label;
};

enum class State { done, at_turn, my_turn, busy, waiting, late, later, shielded };

/// The closed list of states (ux.md 5). `days_late` only counts for `late`.
StateView state_view(Visit const& visit, State state, int days_late = 0);

/// Where a task is for whoever looks: theirs, late, or somebody else's.
State state_of(Visit const& visit, Task const& task);

struct Avatar {
    std::string_view party;
    std::string initials;
};

Avatar avatar_of(std::string_view name, std::optional<Party> party);

struct PersonCard {
    std::string id{};
    std::string name;
    std::string_view role;
    std::string organisation{};
    std::string phone{};
    std::string note{};
    Avatar avatar;
    bool waiting = false;
};

/// How this reader calls somebody of the dossier: families read a first name and the role ("Marieke (intern
/// begeleider)", also in the middle of a sentence), others the whole name. Somebody the reader may not know
/// is only a role.
std::string name_in(
    Visit const& visit, VisibleDossier const& dossier, PersonId const& person, std::optional<Role> role
);

/// A label as it stands inside a sentence: "intern begeleider", but "GGD" stays.
std::string in_sentence(std::string_view label);

/// A label as it begins a line: families read "de GGD" in a sentence, and "De GGD" above a card.
std::string begin_line(std::string_view label);

/// Labels after each other in one line: "Leren en gedrag in de klas".
std::string labels_in_line(Words const& words, std::vector<std::string> labels);

/// What an empty list says: what it is, why it is empty, and one next step.
struct EmptyView {
    std::string_view icon;
    std::string title;
    std::string text;
    std::string link{};
    std::string path{};
    bool under_title = false;  ///< right under the title of the page, so its heading is of the second level
};

/// With the words "<key>.title", "<key>.text" and, when there is a path, "<key>.link".
EmptyView empty_view(Visit const& visit, std::string_view icon, std::string_view key, std::string path = {});

/// The same, on a page that has no heading between its title and this.
EmptyView empty_page_view(
    Visit const& visit, std::string_view icon, std::string_view key, std::string path = {}
);

struct FactLine {
    std::string_view term;
    std::string value;
};

/// The day of an appointment as a leaf of a calendar: "di", "1", "dec".
struct DayLeaf {
    std::string weekday;
    std::string day;
    std::string month;
};

DayLeaf leaf_of(Words const& words, Moment day);

/// "15.30 – 16.30 uur"
std::string hours_of(Words const& words, Moment starts, int minutes);

struct TimelineLine {
    Moment at{};
    std::string who;
    std::string what;
};

}  // namespace rondom::web
