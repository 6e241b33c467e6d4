#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/dossier.hpp"

namespace rondom {

/// A text that is either the region's own (a label of the profile) or the product's (a key of the words files
/// with what fills its {1}, {2}).
struct Text {
    route::Label label{};
    std::string words{};
    std::vector<std::string> details{};
};

enum class TaskState {
    done,
    at_turn,
    later,    ///< belongs to a step that has not come, or starts on a later day
    waiting,  ///< on somebody's consent
};

/// Something that somebody is to do. Derived from facts, profile and moment; never stored by hand
/// (architecture.md 2.9).
struct Task {
    std::string id;    ///< stable within the dossier: "talk-with-parents", "consent/social_team/<person>"
    std::string step;  ///< of the profile; empty when it belongs to none
    Party party{};
    std::vector<PersonId> who;  ///< at turn; empty when nobody in the circle has the role yet
    std::optional<Role> role{};
    Text text;              ///< for the one who does it
    Text plain;             ///< as the family reads it
    std::string command{};  ///< what does it: "consent.answer"
    std::string subject{};  ///< which one, appended to the command's page: an id or "social_team/triage"
    Day since{};
    std::optional<Day> from{};  ///< not before this day (a birthday)
    std::optional<Day> due{};
    /// The term that gives `due`, and how; none when people agreed on the day.
    std::string term{};
    std::optional<route::DueDay> reckoned{};
    TaskState state = TaskState::at_turn;
    std::vector<PersonId> asked_after{};  ///< who asked after it, because it is late (R-055)
    /// Who may know of it beside `who`: those who may read this category of this party.
    Category category = Category::progress;
    Party owner{};
};

/// Somebody who is to come.
struct AppointmentGuest {
    PersonId person;
    std::optional<bool> coming{};  ///< what they answered
    bool asked = true;             ///< an answer is expected; not of whoever chairs
};

/// When and where people meet. Derived, like a task; lists, calendars and mails are made from it.
struct Appointment {
    std::string id;       ///< of what is planned; the same after it was moved
    std::string words;    ///< what it is: key of the words files
    std::string page;     ///< below the dossier: "/overleggen"
    std::string command;  ///< what answers it: "conference.reply"
    Moment starts{};
    int minutes = 0;
    std::string place;
    std::vector<AppointmentGuest> guests;  ///< without those for whom consent is missing (C4-A3)

    [[nodiscard]] AppointmentGuest const* guest(PersonId const& person) const;
    [[nodiscard]] Moment ends() const { return starts + std::chrono::minutes{minutes}; }
};

/// What every capability is given to derive from.
struct Setting {
    route::Profile const& profile;
    Day today{};
};

/// What one capability adds to the shared answers "where are we" and "who is at turn". Both are called with
/// the whole dossier (to decide) and with what a reader may see (to show): they cannot tell the difference.
struct Contribution {
    void (*facts)(Entries const& entries, Setting const& setting, route::Facts& facts) = nullptr;
    void (*tasks)(Entries const& entries, Setting const& setting, std::vector<Task>& tasks) = nullptr;
    /// Kinds of events that the family hears of, each member that may read them: "something has changed".
    std::span<std::string_view const> notified{};
    /// When people meet, as far as this reader may read it.
    void (*appointments
    )(VisibleDossier const& dossier, route::Profile const& profile, std::vector<Appointment>& all) = nullptr;
};

route::Facts facts_of(Entries const& entries, Setting const& setting, std::vector<Contribution> const& all);

/// The tasks of the region's matrix (step x party) and those that the capabilities derive, in the order of
/// the route.
std::vector<Task> tasks_of(
    Entries const& entries, Setting const& setting, std::vector<Contribution> const& all
);

}  // namespace rondom
