#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "accounts/directory.hpp"
#include "dossier/dossiers.hpp"
#include "journal/journal.hpp"
#include "journal/keystore.hpp"
#include "keeping/remains.hpp"
#include "registers/registers.hpp"

// Destroying what passed its period, across dossiers (docs/decisions/0014-forgetting.md).
namespace rondom::keeping {

/// What was forgotten of one dossier: kept beside it, for the certificate. Says nothing of the child.
struct ForgottenLine {
    DossierId dossier;
    Moment at{};
    std::string version;  ///< of the region's agreement, which gave the periods
    std::vector<PartForgotten> parts;
    bool whole = false;  ///< nothing is left of it
    int accounts = 0;    ///< of the family, that ended with it

    static constexpr auto fields() {
        return std::tuple{
            field("dossier", &ForgottenLine::dossier),
            field("at", &ForgottenLine::at),
            field("version", &ForgottenLine::version),
            field("parts", &ForgottenLine::parts),
            field("whole", &ForgottenLine::whole),
            field("accounts", &ForgottenLine::accounts)};
    }
};

/// Nothing of this dossier is forgotten, whatever its periods: somebody still needs it (a complaint, a court,
/// good care: Jeugdwet 7.3.8).
struct Hold {
    DossierId dossier;
    std::string why;
    Moment at{};

    static constexpr auto fields() {
        return std::tuple{field("dossier", &Hold::dossier), field("why", &Hold::why), field("at", &Hold::at)};
    }
};

/// What a run came to.
struct Outcome {
    std::vector<ForgottenLine> ended;  ///< their parts were forgotten, or are to be when it was only tried
    std::vector<Hold> held;            ///< something was due, and stays
    std::vector<DossierId> finished;   ///< an interrupted run was made good
    std::size_t open = 0;              ///< dossiers that forget nothing because they are not closed
    std::size_t running = 0;           ///< closed, and none of their periods is over
    std::size_t gone = 0;              ///< nothing was left of them before
    std::vector<DossierId> unreadable;
    std::vector<DossierId> overtaken;  ///< changed again and again while this ran: next time

    [[nodiscard]] bool is_clean() const { return unreadable.empty() && overtaken.empty(); }
};

/// What forgetting works on.
struct Place {
    journal::Journal& journal;
    Dossiers& dossiers;
    registers::Registers const& registers;
    accounts::Directory const& directory;
};

/// Finds what passed its period and destroys its keys. Right while others serve and write.
class Forgetting {
public:
    /// `by` stands in the dossiers' history: who put the periods in force.
    Forgetting(Place place, access::Actor by) : region_{place}, by_{std::move(by)} {}

    /// Only looks.
    [[nodiscard]] tl::expected<Outcome, journal::Trouble> try_out(Moment now);

    /// One dossier after the other; run again after an interruption it goes on where it was.
    [[nodiscard]] tl::expected<Outcome, journal::Trouble> forget(Moment now);

private:
    enum class Trial { only, for_real };
    struct Survey;

    [[nodiscard]] tl::expected<Outcome, journal::Trouble> go(Moment now, Trial trial);
    void look(DossierId const& id, Moment now, Trial trial, Survey& survey) const;
    void make_good(DossierId const& id, Moment now, Outcome& outcome) const;
    [[nodiscard]] tl::expected<void, journal::Trouble> sweep_readings(DossierId const& id, Moment now) const;
    /// False when somebody wrote in it meanwhile.
    [[nodiscard]] bool forget_one(DossierId const& id, Moment now, Survey& survey) const;
    [[nodiscard]] tl::expected<int, journal::Trouble> erase_relatives(
        Dossier const& dossier, Survey const& survey, journal::Change& change
    ) const;
    [[nodiscard]] std::optional<journal::Trouble> carry_out(
        Dossier const& dossier,
        std::vector<Clock> const& over,
        Moment now,
        Survey const& survey,
        ForgottenLine& line
    ) const;

    Place region_;
    access::Actor by_;
};

// ---- holding back, by whoever runs the region

tl::expected<void, journal::Trouble> hold(journal::Journal& journal, Hold const& hold);
tl::expected<void, journal::Trouble> release(journal::Journal& journal, DossierId const& dossier);
tl::expected<std::vector<Hold>, journal::Trouble> holds(journal::Journal const& journal);

/// One line of the certificate, with the proofs that its keys are destroyed.
struct Certified {
    ForgottenLine line;
    std::vector<journal::Tombstone> proofs;
};

/// What was forgotten from this day on, in order.
tl::expected<std::vector<Certified>, journal::Trouble> certified(journal::Journal const& journal, Day since);

}  // namespace rondom::keeping
