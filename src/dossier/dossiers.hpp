#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "dossier/situation.hpp"
#include "dossier/task.hpp"
#include "journal/journal.hpp"
#include "route/versions.hpp"

namespace rondom {

inline constexpr Rule role_no_power{.name = "role.noPower", .source = "S2:33-34; R-217"};
inline constexpr Rule somebody_was_first{.name = "dossier.somebody-was-first", .source = "assurance.md 4"};

/// There is no such dossier, or it is not for this person: nobody can tell which.
struct NotFound {};

/// Why a command or a page did not come about.
using Obstacle = std::variant<NotFound, Refusal, journal::Trouble>;

/// What follows from a command.
struct Receipt {
    DossierId dossier;
    std::int64_t seq = 0;
    bool repeated = false;
};

/// Who does what, and when; what a command needs beside its own fields.
struct Act {
    access::Actor actor;
    DossierId dossier;
    CommandId command;
    Moment now{};
};

/// One line of "who looked" (NEN 7513; R-043): kept per dossier, shown to the family.
struct ReadingLine {
    Moment at{};
    PersonId person;
    std::string name;
    Role role{};
    std::string organisation;
    /// Which part, as a key: "board", "plan"; or the command that was refused. What begins with "safety" is
    /// about the safety compartment and is never shown to the family.
    std::string page;
    std::vector<std::string> grounds;  ///< names of grounds and ids of sharing rules
    std::vector<std::string> refused;  ///< rules that said no; empty when something was read
    std::vector<Party> owners;         ///< whose information it was
    /// What is needed to decide it again (docs/changing-a-route.md): how far the dossier went, under which
    /// version it was, and for which organisation this person looked.
    std::int64_t seq = 0;
    std::string version;
    OrganisationId place;

    static constexpr auto fields() {
        return std::tuple{
            field("at", &ReadingLine::at),
            field("person", &ReadingLine::person),
            field("name", &ReadingLine::name),
            field("role", &ReadingLine::role),
            field("organisation", &ReadingLine::organisation),
            field("page", &ReadingLine::page),
            field("grounds", &ReadingLine::grounds),
            field("refused", &ReadingLine::refused),
            field("owners", &ReadingLine::owners),
            field("seq", &ReadingLine::seq),
            field("version", &ReadingLine::version),
            field("place", &ReadingLine::place)};
    }
};

/// What the reading log keeps of what somebody saw: on which grounds, and whose information.
std::vector<std::string> grounds_of(VisibleDossier const& dossier);
std::vector<Party> owners_of(VisibleDossier const& dossier);

/// Where commands become entries and entries become what a person may see. Safe for several threads.
class Dossiers {
public:
    /// Adds what must become true together with the entries: registers and notices. `before` is empty for a
    /// new dossier.
    using Project =
        std::function<void(Dossier const& before, Dossier const& after, Moment now, journal::Change& change)>;

    Dossiers(
        journal::Journal& journal,
        route::Versions versions,
        People const& people,
        std::vector<Contribution> contributions,
        Project project
    )
        : journal_{journal},
          versions_{std::move(versions)},
          people_{people},
          contributions_{std::move(contributions)},
          project_{std::move(project)} {}

    /// Opens the dossier for one reader and notes it in the reading log before it answers.
    [[nodiscard]] tl::expected<VisibleDossier, Obstacle> open(
        access::Actor const& reader, DossierId const& id, std::string_view page, Moment now
    );

    /// The same without a line in the log: for what the reader's own lists show, never for content.
    [[nodiscard]] tl::expected<VisibleDossier, Obstacle> glance(
        access::Actor const& reader, DossierId const& id, Moment now
    ) const;

    /// Authorise, decide, append. Whoever was second decides again on the fresh dossier. A refusal of a
    /// command that somebody in the circle gave is noted in the reading log (F5).
    template <class Command>
    tl::expected<Receipt, Obstacle> submit(Act const& act, Command const& command) {
        return submit_as(
            act,
            Command::permission,
            [&](Situation const& situation) -> tl::expected<std::vector<NewEvent>, Refusal> {
                auto decision = decide(command, situation);
                if (!decision) { return tl::unexpected{std::move(decision.error())}; }
                return new_events(*decision);
            }
        );
    }

    /// Who looked and what was refused, newest first, as this reader may know it: nothing that concerns a
    /// category or a party that does not exist for the reader, or that tells how somebody answered. Parents
    /// see who looked of the organisations, not each other; outside the family one sees one's own lines.
    [[nodiscard]] tl::expected<std::vector<ReadingLine>, Obstacle> readings(VisibleDossier const& dossier
    ) const;

    [[nodiscard]] route::Versions const& versions() const { return versions_; }
    /// The version under which a dossier is: that of its last entry, or for one that has yet to begin the one
    /// that is in force.
    [[nodiscard]] route::Profile const& profile_of(Dossier const& dossier, Day today) const;
    [[nodiscard]] std::vector<Contribution> const& contributions() const { return contributions_; }
    [[nodiscard]] route::Facts facts(Dossier const& dossier, Day today) const;
    [[nodiscard]] route::Facts facts(VisibleDossier const& dossier, Day today) const;

    /// The tasks that this reader may know of, and nothing that would tell how another person answered.
    [[nodiscard]] std::vector<Task> tasks(VisibleDossier const& dossier) const;

    /// The whole dossier, for the registers and for verification; never for a page. `Trouble::damaged` also
    /// when nobody knows the version under which it is.
    [[nodiscard]] tl::expected<Dossier, journal::Trouble> whole(DossierId const& id) const;

    /// Brings a dossier under another version, with its registers and every step that is open then. Whether
    /// that may be is for the caller to prove (renewal/migration.hpp), on this dossier: when it has grown
    /// since, nothing happens and the answer is `Trouble::somebody_was_first`.
    [[nodiscard]] tl::expected<Receipt, Obstacle> migrate(
        Act const& act, Dossier const& dossier, route::Profile const& to, route::Migrated const& event
    );

private:
    struct Look {
        VisibleDossier visible;
        std::int64_t seq = 0;  ///< of the whole dossier
    };
    [[nodiscard]] tl::expected<Look, Obstacle> look(
        access::Actor const& reader, DossierId const& id, Moment now
    ) const;

    using Decide = std::function<tl::expected<std::vector<NewEvent>, Refusal>(Situation const&)>;

    tl::expected<Receipt, Obstacle> submit_as(
        Act const& act, Permission const& permission, Decide const& decide
    );
    tl::expected<Receipt, Obstacle> try_once(
        Act const& act, Dossier const& dossier, Permission const& permission, Decide const& decide
    );
    void add_passages(
        Act const& act, route::Profile const& profile, Dossier const& dossier, std::vector<Entry>& fresh
    ) const;
    [[nodiscard]] tl::expected<Receipt, Obstacle> append(
        Act const& act, Dossier const& dossier, std::vector<Entry> fresh
    );
    tl::expected<void, journal::Trouble> note(DossierId const& dossier, ReadingLine const& line);

    journal::Journal& journal_;
    route::Versions versions_;
    People const& people_;
    std::vector<Contribution> contributions_;
    Project project_;
};

}  // namespace rondom
