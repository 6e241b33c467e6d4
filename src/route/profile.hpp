#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/category.hpp"
#include "domain/day.hpp"
#include "domain/role.hpp"
#include "route/condition.hpp"
#include "route/label.hpp"
#include "route/term.hpp"

// A region's agreement as checked data. `load_profile` (route/load.hpp) is the only maker; what it returns is
// consistent: every reference resolves, every label is there in nl and en.
namespace rondom::route {

// ---- who

struct PartyEntry {
    Label label;
    Label plain;       ///< as families read it
    std::string icon;  ///< of the icon sprite
};

// ---- what is kept

struct CategoryEntry {
    Party owner{};
    Compartment compartment{};
    std::string retention;  ///< ISO 8601 duration after the end of the compartment's clock: "P20Y"
    bool shielded = false;  ///< shown to others of the circle as shielded, never in notices
    /// In the family everyone reads only what they said themselves: consents (C3-A3), private words.
    bool own_words_only = false;
    Label label;
    Label plain;
    Origin origin;
};

// ---- consent and sharing

enum class AgeBand { under_12, from_12, from_16, from_18 };

constexpr auto names_of(AgeBand) {
    using enum AgeBand;
    return std::array<Name<AgeBand>, 4>{
        {{under_12, "0-11"}, {from_12, "12-15"}, {from_16, "16-17"}, {from_18, "18+"}}};
}

AgeBand band_of(int age);

/// Whose "yes" a purpose needs.
struct Required {
    bool holders = false;  ///< every holder of parental authority
    bool youth = false;
};

struct Purpose {
    std::string id;
    Label label;
    Label plain;  ///< completes "om ..." / "to ..." for families
    std::map<AgeBand, Required> required;
    bool care = false;  ///< youth help or health care: the legal floor of law.md 3.1 applies
    Label on_refusal;   ///< what happens when the answer is no, for families
    std::string until;  ///< ISO 8601 duration that a consent lasts at most: "P1Y"
    Origin origin;
};

enum class GroundKind { consent, legal_task, safety, right };

constexpr auto names_of(GroundKind) {
    using enum GroundKind;
    return std::array<Name<GroundKind>, 4>{
        {{consent, "consent"}, {legal_task, "legal_task"}, {safety, "safety"}, {right, "right"}}};
}

/// The only way information crosses a party border.
struct Sharing {
    std::string id;
    std::vector<Category> what;
    std::vector<Party> from;  ///< whose information
    Party to{};
    std::string purpose;
    /// Whose name the consent bears that counts here. The receiver itself, unless something comes back to the
    /// school: that rests on the consent that let the other party in.
    Party consented{};
    GroundKind ground{};
    std::string article;  ///< for every ground other than consent
    Label label;          ///< the ground in plain words, for the reading log
    Origin origin;
};

// ---- the route

struct Task {
    std::string id;
    Party party{};
    std::vector<Role> by;  ///< who may do it; the first role that somebody in the circle holds is at turn
    Label label;           ///< a verb and its object: "Bespreek de zorg met de ouders"
    Label plain;           ///< as the family reads it, about itself or about somebody else
    std::string command;   ///< what does it: "signals.record"; the web layer knows the page
    Condition when;        ///< applies only when this holds
    Condition done;        ///< is ready when this holds
    std::string term;      ///< its name; empty: the one of the step
    Origin origin;
};

/// What one party does and reads in one step. A party without a cell has no access in that step.
struct Cell {
    Party party{};
    std::vector<std::string> tasks;
    std::vector<Category> reads;  ///< on top of its own information; each needs a sharing rule
    Condition when;
};

struct Step {
    std::string id;
    int number = 0;  ///< as people count them; 0 for what lies outside the count
    Label label;
    Label plain;       ///< for families: "We maken samen een plan"
    Label plain_done;  ///< "We hebben samen een plan gemaakt"
    bool start = false;
    bool end = false;
    std::vector<std::string> purposes;
    std::string term;  ///< its name; empty only where the route ends
    std::vector<Cell> cells;
    Origin origin;

    [[nodiscard]] Cell const* cell(Party party) const;
};

struct Transition {
    std::string id;
    std::string from;
    std::string to;
    Condition when;
    Origin origin;
};

/// Something the region promises on every transition; `rondom check` proves it.
struct Promise {
    std::string id;
    Label label;
    std::string leaving;   ///< step, or empty
    std::string entering;  ///< step, or empty
    Condition when;
    Condition holds;
    Origin origin;
};

/// One row of the lead table: when it holds, this party leads (R-163..R-169), or nobody does.
struct LeadRow {
    Condition when;
    std::optional<Party> lead;
    std::vector<Role> persons;  ///< who inside the party, closest to the child first
    Label reason;
    Origin origin;
};

/// Who follows the process and holds everyone to what was agreed, where nobody leads it.
struct Guard {
    Condition when;
    std::vector<Role> persons;  ///< of one party, closest to the child first
    Label label;
    Label plain;  ///< as the family reads it
    Origin origin;

    /// The party that guards.
    [[nodiscard]] Party party() const { return party_of(persons.front()).value_or(Party::education); }
};

/// A part of the report of a meeting that the region asks for.
struct Need {
    std::string id;
    Label label;
};

/// Who must be invited to a meeting, and who may.
struct Meeting {
    std::string id;  ///< "conference", "evaluation"
    Label label;
    std::string purpose;
    std::vector<Role> requested_by;  ///< who asks for it; empty: whoever calls it
    std::vector<Role> called_by;     ///< who plans and invites; empty: who leads, before that the school
    std::vector<Role> always;        ///< invited in any case
    std::vector<Role> present;       ///< each of these sits at the table, or the report says why not (R-157)
    std::vector<Need> needs;         ///< what is talked through before the report is complete
    std::vector<Role> contact;       ///< contact persons: invited, or an exception with a reason (R-175)
    Condition contact_when;
    std::vector<Role> may;
    std::string next;  ///< the term within which the next one comes (G-18); empty: none
    Origin origin;
};

/// A register outside Rondom that is checked in step 2.
struct Registration {
    std::string id;
    Label label;
    Origin origin;
};

/// What extra support is for: a school and a group need no child's dossier, a pupil does.
enum class Subject { school, group, pupil };

constexpr auto names_of(Subject) {
    using enum Subject;
    return std::array<Name<Subject>, 3>{{{school, "school"}, {group, "group"}, {pupil, "pupil"}}};
}

/// A kind of extra support that can be asked for, and who decides.
struct Arrangement {
    std::string id;
    Label label;
    Label plain;
    Subject subject{};
    std::string purpose;  ///< of a pupil's: under which the request is shared with whoever decides
    Condition when;       ///< from when it can be asked
    std::vector<Role> asked_by;
    std::vector<Role> decided_by;  ///< of one party
    Label form;                    ///< how it is asked outside Rondom, when it is; both texts or none
    Origin origin;
};

/// A system outside Rondom. Without a connection what goes there is a file, on the same consent.
struct System {
    std::string id;
    Label label;
    Party receiver{};
    std::string purpose;
    std::vector<Category> what;
    Origin origin;
};

/// One statement of the published text: the rules that say it, what the product does in every region, or why
/// it is not encoded. Exactly one of the three.
struct Statement {
    std::string line;  ///< "S3:13"
    std::string says;  ///< the words, as printed
    std::vector<std::string> by;
    std::string built_in;
    std::string not_encoded;
};

/// From which version a dossier can come to this one, and which step takes the place of which.
struct Succession {
    std::string from;                          ///< a version of this region; empty: any of them
    std::map<std::string, std::string> steps;  ///< what is not named keeps its place, when there is one

    [[nodiscard]] std::string const& step(std::string const& old) const {
        auto const found = steps.find(old);
        return found != steps.end() ? found->second : old;
    }
};

struct Profile {
    std::string id;
    std::string version;
    std::map<std::string, std::string> quotes;  ///< what the cited lines say: "S2:253" and its words
    Label name;                                 ///< of the region
    Label published;                            ///< title of the agreement
    std::map<Party, PartyEntry> parties;
    std::map<Role, Label> roles;
    std::vector<Fact> facts;
    std::map<Category, CategoryEntry> categories;
    std::vector<Purpose> purposes;
    std::vector<Sharing> sharing;
    std::vector<Step> steps;
    std::vector<Task> tasks;
    std::vector<Transition> transitions;
    std::vector<Promise> promises;
    std::vector<LeadRow> lead_table;  ///< empty: this region knows no process lead
    std::optional<Guard> guard;
    std::vector<Meeting> meetings;
    std::vector<Arrangement> arrangements;
    std::vector<System> systems;
    std::vector<Statement> coverage;
    std::vector<Registration> registrations;
    std::vector<Term> terms;
    std::optional<Calendar> calendar;
    std::vector<Role> first_contact;  ///< whom parents turn to, in this order (G-10)
    Origin first_contact_origin;
    Succession migrates;
    int youth_from = 12;  ///< from this age the youth takes part (S2:341)
    Origin youth_from_origin;

    [[nodiscard]] Step const* step(std::string_view id) const;
    [[nodiscard]] Task const* task(std::string_view id) const;
    [[nodiscard]] Purpose const* purpose(std::string_view id) const;
    [[nodiscard]] Meeting const* meeting(std::string_view id) const;
    [[nodiscard]] Step const& first_step() const;

    /// The transition that is open from `step`, if one is.
    [[nodiscard]] Transition const* open_from(std::string_view step, Facts const& facts) const;

    /// The region names this role as one whom parents can turn to.
    [[nodiscard]] bool is_first_contact(Role role) const;
    [[nodiscard]] Arrangement const* arrangement(std::string_view id) const;
    [[nodiscard]] System const* system(std::string_view id) const;
    [[nodiscard]] Term const* term(std::string_view id) const;

    /// The last day of the term with this name, and why; none when there is no such term. Without a calendar
    /// of the region the generally recognised holidays are no working days, and every week is a school week.
    [[nodiscard]] std::optional<DueDay> due(std::string_view term, Running const& running) const;

    /// Who guards the process now, if the region has a guard.
    [[nodiscard]] Guard const* guard_of(Facts const& facts) const;

    /// The first row of the lead table that holds; none when there is no lead to speak of.
    [[nodiscard]] LeadRow const* lead(Facts const& facts) const;
};

}  // namespace rondom::route
