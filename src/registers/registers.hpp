#pragma once

#include <mutex>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "dossier/dossiers.hpp"
#include "dossier/pauses.hpp"
#include "journal/journal.hpp"
#include "registers/appointments.hpp"

namespace rondom::registers {

/// One line of "my work": something that this person is to do, or that somebody else is to do and this person
/// waits for. Made from what the person may read, and from nothing else.
struct WorkLine {
    DossierId dossier;
    std::string child;    ///< as this person reads the name: a first name for family, "Noor Y." for others
    std::string task;     ///< id of the task within the dossier
    std::string text_nl;  ///< the region's own words; empty when `words` names the product's
    std::string text_en;
    std::string words;
    std::vector<std::string> details;
    std::string command;
    std::string subject;
    std::string step;
    std::string version;  ///< of the region's agreement, in which that step stands
    Day since{};
    std::optional<Day> due;
    bool waits_for_others = false;
    std::vector<std::string> who;          ///< names of those at turn, when it is not the reader
    std::optional<Role> role;              ///< in which role they are, or the reader is, at turn
    std::vector<std::string> asked_after;  ///< names of those who asked after it, because it is late
    std::string term;                      ///< that gives `due`, counted from `since`; empty when none does
    std::vector<std::string> stood_still;  ///< when it did: "2026-11-09/2026-11-18"
    int extended = 0;                      ///< so often it was made longer

    static constexpr auto fields() {
        return std::tuple{
            field("dossier", &WorkLine::dossier),
            field("child", &WorkLine::child),
            field("task", &WorkLine::task),
            field("text_nl", &WorkLine::text_nl),
            field("text_en", &WorkLine::text_en),
            field("words", &WorkLine::words),
            field("details", &WorkLine::details),
            field("command", &WorkLine::command),
            field("subject", &WorkLine::subject),
            field("step", &WorkLine::step),
            field("version", &WorkLine::version),
            field("since", &WorkLine::since),
            field("due", &WorkLine::due),
            field("waits_for_others", &WorkLine::waits_for_others),
            field("who", &WorkLine::who),
            field("role", &WorkLine::role),
            field("asked_after", &WorkLine::asked_after),
            field("term", &WorkLine::term),
            field("stood_still", &WorkLine::stood_still),
            field("extended", &WorkLine::extended)};
    }
};

/// One line of "my dossiers".
struct DossierLine {
    DossierId dossier;
    std::string child;
    std::string school;
    std::string group;
    std::string step;
    std::string version;
    Day since{};                   ///< when that step began
    std::vector<std::string> who;  ///< names of those at turn, as far as this person may know
    bool at_turn = false;          ///< this person is
    std::optional<Day> due;        ///< the first day that something is due

    static constexpr auto fields() {
        return std::tuple{
            field("dossier", &DossierLine::dossier),
            field("child", &DossierLine::child),
            field("school", &DossierLine::school),
            field("group", &DossierLine::group),
            field("step", &DossierLine::step),
            field("version", &DossierLine::version),
            field("since", &DossierLine::since),
            field("who", &DossierLine::who),
            field("at_turn", &DossierLine::at_turn),
            field("due", &DossierLine::due)};
    }
};

/// Somebody has something new to see. Says nothing about what or whom (ux.md 10).
struct Notice {
    PersonId person;
    Moment at{};

    static constexpr auto fields() {
        return std::tuple{field("person", &Notice::person), field("at", &Notice::at)};
    }
};

/// Answers across dossiers, kept in the transaction of the append that changes them. A person's lines are
/// derived from what that person may read at that moment; a day on which that changes by itself (a birthday,
/// a consent that ends) is kept too, and `wake` derives again before anybody reads.
class Registers {
public:
    Registers(journal::Journal& journal, std::vector<Contribution> contributions)
        : journal_{journal}, contributions_{std::move(contributions)} {}

    /// What the dossiers call with every change (`Dossiers::Project`).
    void project(
        Dossiers const& dossiers,
        Dossier const& before,
        Dossier const& after,
        Moment now,
        journal::Change& change
    ) const;

    /// Derives anew every dossier whose day has come, all of them; who comes meanwhile waits. Cheap when
    /// there is none.
    [[nodiscard]] tl::expected<void, journal::Trouble> wake(Dossiers const& dossiers, Moment now);

    /// By due day, the first first; lines without a due day last.
    [[nodiscard]] tl::expected<std::vector<WorkLine>, journal::Trouble> work(access::Actor const& reader
    ) const;
    /// How many of those this person is to do, without opening them.
    [[nodiscard]] tl::expected<std::size_t, journal::Trouble> count_to_do(access::Actor const& reader) const;
    [[nodiscard]] tl::expected<std::vector<DossierLine>, journal::Trouble> dossiers(
        access::Actor const& reader
    ) const;

    /// Of today and later, the first first.
    [[nodiscard]] tl::expected<std::vector<AppointmentLine>, journal::Trouble> appointments(
        access::Actor const& reader, Day today
    ) const;

private:
    [[nodiscard]] tl::expected<void, journal::Trouble> wake_one(
        Dossiers const& dossiers, DossierId const& id, Moment now
    );

    journal::Journal& journal_;
    std::vector<Contribution> contributions_;
    std::mutex waking_;
};

}  // namespace rondom::registers
