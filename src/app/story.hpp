#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "access/standing.hpp"
#include "domain/category.hpp"
#include "domain/day.hpp"
#include "domain/inputs.hpp"
#include "domain/role.hpp"

// A story: people, then moments with who does which command and what must follow. docs/stories.md defines the
// format; this is the same in types.
namespace rondom::app {

struct StoryOrganisation {
    std::string handle;
    std::string name;
    std::string kind;                   ///< "school", "municipality", "health_service", "alliance", "board"
    std::vector<std::string> attached;  ///< handles of people who work for this school from elsewhere
    int line = 0;
};

struct StoryPerson {
    std::string handle;
    std::string name;
    Role role{};
    std::string at;  ///< handle of the organisation; empty for family
    std::string phone;
    std::string email;
    std::string mobile;
    int line = 0;
};

/// What must follow from a command.
struct Outcome {
    std::vector<std::string> refused;     ///< every one of these rules must be named; empty: it must succeed
    bool not_found = false;               ///< the dossier does not exist for this person
    std::vector<std::string> unreadable;  ///< fields that cannot be read, or that the command does not have
    std::vector<std::string>
        told;  ///< words that stand in the refusal as people read it, or in what they can do
};

struct StoryCommand {
    std::string who;
    std::string name;
    std::string dossier;  ///< handle; the story's first one when empty
    Inputs inputs;        ///< references (@handle) still as written
    std::string as;       ///< name for what this command makes, to refer to it later as @name
    Outcome outcome;
};

/// These words of a file of the region become those.
struct StoryChange {
    std::string file;
    std::string from;
    std::string to;
};

/// Somebody who administers the region lets another version hold from this moment on.
struct StoryVersion {
    std::string who;
    std::string version;
    std::vector<StoryChange> changes;
};

// Expectations, each about one moment.

struct StepIs {
    std::string step;
};
/// Under which version of the agreement the dossier is.
struct VersionIs {
    std::string version;
};
/// The steps that the route entered by this moment, in order.
struct WentThrough {
    std::vector<std::string> steps;
};
struct LeadIs {
    std::optional<Party> party;
};
/// Who was appointed to lead and still may; nobody when empty.
struct LedBy {
    std::string who;
};
struct AtTurn {
    std::vector<std::string> who;
    bool is = true;
};
struct FactIs {
    std::string fact;
    std::string value;
};
struct Sees {
    std::string who;
    std::optional<Category> category;
    std::string text;  ///< words that stand in what this person may read
    std::string kind;  ///< the kind of an entry: "triage.closed"
    bool is = true;
    std::string because;  ///< when not: the rule that says so
};
struct Knows {
    std::string who;
    bool is = true;  ///< the dossier exists for this person
};
/// These words stand in nothing that was ever written in the dossier, whoever may read it.
struct Nowhere {
    std::string text;
};
struct ConsentIs {
    Party receiver{};
    std::string purpose;
    std::string status;  ///< "complete", or the rule that stands in the way
    std::optional<int> given;
    std::optional<int> needed;
    std::optional<Day> through;  ///< the last day on which the answers of today are enough
};
struct TaskIs {
    std::string who;
    std::string task;  ///< id, or its beginning up to a '/'
    bool is = true;
    std::optional<Day> from;
    std::optional<Day> due;
    std::optional<std::string> state;
};
struct Notified {
    std::vector<std::string> who;
    bool is = true;    ///< somebody was told that something is ready
    bool now = false;  ///< by this moment; otherwise since the story began
};
struct InCircle {
    std::vector<std::string> who;
    bool is = true;
};
struct Looked {
    std::string reader;  ///< whose list "who looked" is asked
    std::string who;     ///< is in it
    bool is = true;
    std::string refused;  ///< with this rule, when it was a refusal
};

using Check = std::variant<
    StepIs,
    VersionIs,
    WentThrough,
    LeadIs,
    LedBy,
    AtTurn,
    FactIs,
    Sees,
    Knows,
    Nowhere,
    ConsentIs,
    TaskIs,
    Notified,
    InCircle,
    Looked>;

struct Expectation {
    std::string label;  ///< "C1-A7", shown with the answer
    Check check;
    std::string dossier;
    int line = 0;
};

struct StoryMoment {
    Moment at{};
    std::optional<StoryCommand> command;
    std::optional<StoryVersion> publishes{};
    std::vector<Expectation> expectations;
    std::string label;
    int line = 0;
};

struct Story {
    std::string file;
    std::string title;
    std::string region;
    std::vector<StoryOrganisation> organisations;
    std::vector<StoryPerson> people;
    std::vector<std::string> dossiers;  ///< handles; each is opened by a command that makes one
    std::vector<StoryMoment> moments;
};

/// What is wrong with a story file, and where.
struct StoryFault {
    std::string file;
    int line = 0;
    int column = 0;  ///< 1-based, as the line; 0 when it is about the line as a whole
    std::string what;
};

/// Reads a story strictly, and only as plain YAML (route/tree.hpp has the limits): an unknown key, role,
/// category or party, a key that stands there twice, or a form that is not asked for is a fault.
/// story_names.hpp checks the names that the story refers to.
tl::expected<Story, std::vector<StoryFault>> read_story(std::string_view file, std::string_view text);

}  // namespace rondom::app
