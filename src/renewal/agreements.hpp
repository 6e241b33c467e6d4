#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/kept.hpp"
#include "domain/rule.hpp"
#include "dossier/situation.hpp"
#include "journal/journal.hpp"
#include "proof/prove.hpp"
#include "route/versions.hpp"

// The versions of a region's agreement as they are kept: who proposed each, who stands for its assumptions,
// who published it, and from which day. docs/changing-a-route.md
namespace rondom::renewal {

inline constexpr Rule administrator_only{.name = "agreement.administrator-only", .source = "R-217"};
inline constexpr Rule not_proved{.name = "agreement.not-proved", .source = "architecture.md 1.3"};
inline constexpr Rule other_region{.name = "agreement.other-region", .source = "architecture.md 6"};
inline constexpr Rule version_taken{.name = "agreement.version-taken", .source = "architecture.md 1.4"};
inline constexpr Rule unknown_origin{.name = "agreement.unknown-origin", .source = "architecture.md 1.4"};
inline constexpr Rule unknown_step{.name = "agreement.unknown-step", .source = "architecture.md 1.4"};
inline constexpr Rule no_such_draft{.name = "agreement.no-such-draft", .source = "architecture.md 1.4"};
inline constexpr Rule no_such_assumption{
    .name = "agreement.no-such-assumption", .source = "requirements.md, gaps G-01 to G-24"};
inline constexpr Rule assumptions_unsigned{
    .name = "agreement.assumptions-unsigned", .source = "requirements.md, gaps G-01 to G-24"};
inline constexpr Rule same_person{.name = "agreement.same-person", .source = "architecture.md 1.4"};
inline constexpr Rule day_is_past{.name = "agreement.day-is-past", .source = "architecture.md 1.4"};

/// Somebody of the region stands for an assumption, in these words (proof::mark_of).
struct SignedOff {
    std::string rule;
    std::string words;
    PersonId by;
    std::string name;
    Moment at{};

    static constexpr auto fields() {
        return std::tuple{
            field("rule", &SignedOff::rule),
            field("words", &SignedOff::words),
            field("by", &SignedOff::by),
            field("name", &SignedOff::name),
            field("at", &SignedOff::at)};
    }
};

/// That a draft became a version in force. Nobody by name: it came with the program.
struct Publication {
    std::string draft;
    PersonId by;
    std::string name;
    Moment at{};
    Day from{};

    static constexpr auto fields() {
        return std::tuple{
            field("draft", &Publication::draft),
            field("by", &Publication::by),
            field("name", &Publication::name),
            field("at", &Publication::at),
            field("from", &Publication::from)};
    }
};

/// What somebody proposed: the files of a profile, which never change.
struct Draft {
    std::string id;  ///< opaque
    std::string version;
    std::string hash;  ///< of the files, in hexadecimal
    std::vector<std::string> files;
    PersonId by;  ///< empty: it came with the program
    std::string name;
    Moment at{};

    static constexpr auto fields() {
        return std::tuple{
            field("id", &Draft::id),
            field("version", &Draft::version),
            field("hash", &Draft::hash),
            field("files", &Draft::files),
            field("by", &Draft::by),
            field("name", &Draft::name),
            field("at", &Draft::at)};
    }
};

/// A draft, and what became of it.
struct Agreement {
    Draft draft;
    std::vector<SignedOff> sign_offs;
    std::optional<Publication> published;

    [[nodiscard]] bool came_with_program() const { return draft.by.empty(); }
};

/// Why something did not come about, in the words of a rule; with what the proof found when it is about that.
struct Objection {
    std::optional<Refusal> refusal;
    std::vector<proof::Finding> findings;
    std::optional<journal::Trouble> trouble;

    [[nodiscard]] bool names(Rule const& rule) const { return refusal && refusal->names(rule); }
};

template <class T>
using Agreed = tl::expected<T, Objection>;

/// Who does something with an agreement, and when.
struct Hand {
    PersonId by;
    Moment now{};
    /// Nobody signed in: whoever runs the server does it in the name of this person, and the record says so.
    bool on_command_line = false;
};

/// Keeps the versions of one region, and publishes new ones: one person who administers the region proposes,
/// the proof says what is wrong, people sign for its assumptions by name, and another administrator publishes
/// it from a day on. What was published is never changed. Safe for several threads; another process sees it
/// too.
class Agreements {
public:
    /// What is published is added to `versions`.
    Agreements(
        journal::Journal& journal,
        People const& people,
        proof::Vocabulary vocabulary,
        route::Versions versions
    )
        : journal_{journal},
          people_{people},
          vocabulary_{std::move(vocabulary)},
          versions_{std::move(versions)} {}

    /// Reads what was published since. Cheap when it is nothing.
    [[nodiscard]] Agreed<void> refresh();

    /// The version that a region begins with, from the beginning. Nobody approved it: it came with the
    /// program, or with whoever installed it.
    [[nodiscard]] Agreed<void> adopt(std::vector<route::SourceFile> const& files, Moment now);

    /// In the order in which they were proposed.
    [[nodiscard]] Agreed<std::vector<Agreement>> all() const;
    [[nodiscard]] Agreed<Agreement> find(std::string_view draft) const;
    [[nodiscard]] Agreed<std::vector<route::SourceFile>> files(Draft const& draft) const;

    /// What the proof says of it, with every name that stands under an assumption: those in its files, those
    /// that were signed here, and those of an earlier version that was published with the same words.
    [[nodiscard]] Agreed<proof::Report> report(Agreement const& agreement) const;

    /// Nothing is kept when the proof finds an error; notices are no errors. The same files twice are one
    /// draft.
    [[nodiscard]] Agreed<Draft> propose(std::vector<route::SourceFile> const& files, Hand const& hand);

    /// `rules` are those of assumptions ("transitions/light_to_closed"); none means each that has no name
    /// yet.
    [[nodiscard]] Agreed<void> sign(
        std::string_view draft, std::vector<std::string> const& rules, Hand const& hand
    );

    /// Takes back what was not published.
    [[nodiscard]] Agreed<void> withdraw(std::string_view draft, Hand const& hand);

    /// By somebody else than who proposed it. From that day on new dossiers begin under it; dossiers that run
    /// stay where they are until they are migrated.
    [[nodiscard]] Agreed<Publication> publish(std::string_view draft, Day from, Hand const& hand);

    [[nodiscard]] route::Versions const& versions() const { return versions_; }

    /// Every dossier of the region, by its opaque id: to prove what a version means for it.
    [[nodiscard]] Agreed<std::vector<DossierId>> dossiers() const;

    /// Of names and contents, in any order of the files.
    static std::string hash_of(std::vector<route::SourceFile> files);

private:
    [[nodiscard]] Agreed<std::string> name_of_administrator(Hand const& hand) const;
    [[nodiscard]] Agreed<void> fits(route::Reading const& reading) const;
    [[nodiscard]] Agreed<void> is_ready(Agreement const& agreement, Day from, Hand const& hand) const;
    [[nodiscard]] Agreed<std::vector<Publication>> publications() const;
    [[nodiscard]] Agreed<void> load(Publication const& publication);
    [[nodiscard]] Agreed<void> keep(journal::Change const& change);
    void add_files(Draft const& draft, std::vector<route::SourceFile> const& files, journal::Change& change)
        const;

    journal::Journal& journal_;
    People const& people_;
    proof::Vocabulary vocabulary_;
    route::Versions versions_;
};

}  // namespace rondom::renewal
