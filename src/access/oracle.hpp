#pragma once

// A second opinion on who may read, for tests only. Written from the text of the law, the cases and the
// region's YAML files, without a look at the lens: it shares no decision with it. Slow, and meant to be read
// beside law.md 3.1 and cases F3.

#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "access/actor.hpp"
#include "access/events.hpp"
#include "domain/entry.hpp"

namespace rondom::access::oracle {

using Words = std::set<std::string>;
using Table = std::map<std::string, std::string>;

/// "always", or rows of which one must hold: fact -> values that are right.
struct Guard {
    std::vector<std::map<std::string, Words>> rows;
    [[nodiscard]] bool holds(Table const& facts) const;
};

struct Cell {
    Words reads;
    Guard guard;
};

struct Step {
    Words purposes;
    std::map<std::string, Cell> cells;
};

struct Sharing {
    std::string id;
    Words what;
    Words from;
    std::string to;
    std::string purpose;
    std::string ground;
    Party consented{};  ///< whose consent counts
};

struct Purpose {
    bool care = false;
    std::map<std::string, Words> required;  ///< band -> "holders", "youth"
};

/// The region as its YAML files say it, read apart from route/.
struct Region {
    std::map<std::string, Step> steps;
    std::vector<Sharing> sharing;
    std::map<std::string, Purpose> purposes;
    std::map<std::string, Words> values;  ///< of each fact
    Words own_words_only;                 ///< categories
    int youth_from = 0;

    static Region read(std::string const& directory);
};

/// What is in the way of a consent; nothing when it is complete.
enum class Lack { refused, stopped, unverified, parent, youth };

/// On which grounds somebody may read: names of grounds, and of sharing rules. Empty: not at all.
using Grounds = std::set<std::string>;

class Oracle {
public:
    Oracle(Region const& region, std::vector<Entry> const& entries, Table facts, Day today);

    [[nodiscard]] Grounds may_read(Actor const& reader, Entry const& entry) const;
    [[nodiscard]] Grounds may_read(Actor const& reader, Category what, Party owner) const;
    [[nodiscard]] std::set<Lack> lacks(std::string const& purpose, Party receiver, Category what) const;
    [[nodiscard]] bool in_circle(Actor const& reader) const;

private:
    using Event = std::variant<
        std::monostate,
        ChildRegistered,
        HolderNamed,
        HolderVerified,
        HolderEnded,
        ParentKnown,
        MemberJoined,
        MemberLeft,
        PartyClosed,
        ConsentAnswered,
        ConsentReplacedByCourt,
        OpenedForParent>;
    struct Happened {
        Entry const* entry = nullptr;
        Event event;
    };
    enum class Authority { none, unverified, verified };

    [[nodiscard]] PersonId child() const;
    [[nodiscard]] int age() const;
    [[nodiscard]] std::string band() const;
    [[nodiscard]] Authority authority(PersonId const& person) const;
    [[nodiscard]] std::set<PersonId> holders() const;
    [[nodiscard]] bool takes_part(PersonId const& person, Role role) const;
    [[nodiscard]] PersonId beside(PersonId const& supporter) const;
    [[nodiscard]] bool opened_for(PersonId const& parent, Category what) const;
    [[nodiscard]] bool opened_something(PersonId const& parent) const;
    [[nodiscard]] bool is_youth(PersonId const& person) const;
    [[nodiscard]] bool is_parent_now(PersonId const& person) const;
    [[nodiscard]] PersonId eyes(Actor const& reader) const;
    [[nodiscard]] bool kept_from_parent(Category what, Party owner) const;
    [[nodiscard]] bool said_by_other_parent(PersonId const& reader, Entry const& entry) const;
    [[nodiscard]] Grounds family(PersonId const& person, Category what, Party owner) const;
    [[nodiscard]] Grounds professional(Party party, Category what, Party owner) const;
    [[nodiscard]] bool rule_counts(Sharing const& rule, Category what, Party owner) const;
    [[nodiscard]] Words required(Purpose const& purpose) const;
    [[nodiscard]] std::set<Lack> lacks_of_holder(
        PersonId const& holder, std::string const& purpose, Party receiver, Category what
    ) const;
    /// What an answer lacks to be a yes today; `silent` when there is none, or none any more.
    [[nodiscard]] std::set<Lack> lacks_of(std::optional<ConsentAnswered> const& answer, Lack silent) const;
    [[nodiscard]] std::optional<ConsentAnswered> last_answer(
        PersonId const& person, std::string const& purpose, Party receiver, Category what
    ) const;

    Region const& region_;
    std::vector<Happened> history_;
    std::string step_;
    Table facts_;
    Day today_;
};

}  // namespace rondom::access::oracle
