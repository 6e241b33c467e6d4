#pragma once

#include <map>

#include "capabilities/family/events.hpp"
#include "dossier/situation.hpp"
#include "dossier/task.hpp"

namespace rondom::family {

// What the events add up to, beside access::Standing.

struct Invitation {
    PersonId person;
    bool assisted = false;
    Day on{};
};

struct Family {
    using Event = std::variant<HolderNamed, ParentInvited, InformationAnswered>;

    std::map<PersonId, Day> named_on;  ///< since when somebody is known as a holder
    std::vector<Invitation> invitations;
    std::vector<InformationAnswered> answers;  ///< to parents without authority

    [[nodiscard]] bool invited(PersonId const& person) const;
};

void apply(Family& family, HolderNamed const& event, Entry const& entry);
void apply(Family& family, ParentInvited const& event, Entry const& entry);
void apply(Family& family, InformationAnswered const& event);

// The rules that people meet.

inline constexpr Rule child_age{.name = "child.age", .source = "S1:34; R-220; Jeugdwet 1.1"};
inline constexpr Rule child_elsewhere{.name = "child.at-another-school", .source = "AVG art. 5 lid 1; R-219"};
inline constexpr Rule youth_too_young{.name = "youth.too-young", .source = "S2:341; law.md 3.1"};
inline constexpr Rule evidence_missing{
    .name = "authority.evidence-missing", .source = "BW 1:251; law.md 3.1; R-034"};
inline constexpr Rule holder_unknown{.name = "holder.unknown", .source = "BW 1:251; R-034"};
inline constexpr Rule holder_still_holds{.name = "holder.still-holds", .source = "BW 1:251; law.md 3.1"};
inline constexpr Rule person_unknown{.name = "family.person-unknown", .source = "S3:13; R-046"};
inline constexpr Rule contact_missing{.name = "contact.missing", .source = "S3:13; R-048, R-049"};
inline constexpr Rule no_authority{.name = "parent.no-authority", .source = "BW 1:377c; cases C3-A9"};
inline constexpr Rule reads_along{.name = "information.reads-along", .source = "BW 1:377c lid 1"};
inline constexpr Rule information_unanswered{.name = "information.unanswered", .source = "BW 1:377c lid 1"};
inline constexpr Rule information_unexplained{.name = "information.unexplained", .source = "law.md 3.1"};
inline constexpr Rule beside_somebody{
    .name = "supporter.beside-somebody", .source = "S4:13; R-056; cases C3-A6"};
inline constexpr Rule not_your_supporter{.name = "supporter.not-yours", .source = "S4:13; R-056"};

// What people can do.

namespace who {
/// The advisor of the alliance where the region names it as one whom parents can turn to (S1:36, R-006).
inline constexpr Roles at_the_door =
    roles::school |
    Roles{Role::family_liaison, Role::case_manager, Role::youth_nurse, Role::alliance_advisor};
/// Who may look authority up in the register and answer for it.
inline constexpr Roles checks_authority{
    Role::support_coordinator, Role::principal, Role::case_manager, Role::youth_nurse};
}  // namespace who

/// Opens the dossier. Who starts it at school brings the school's support coordinator along; a youth may
/// start alone, and then nobody else is in it (law.md 3.1).
struct RegisterChild {
    std::optional<PersonId> child;  ///< made up when absent; a youth is always itself
    std::string first_name;
    std::string last_name;
    Day born{};
    std::string group;
    std::optional<OrganisationId> school;  ///< absent: the own school of who registers, if any
    std::string school_name;

    static constexpr Permission permission{
        .name = "family.register", .who = who::at_the_door | Roles{Role::youth}, .opens_dossier = true};
    static constexpr auto fields() {
        return std::tuple{
            field("child", &RegisterChild::child),
            field("first_name", &RegisterChild::first_name),
            field("last_name", &RegisterChild::last_name),
            field("born", &RegisterChild::born),
            field("group", &RegisterChild::group),
            field("school", &RegisterChild::school),
            field("school_name", &RegisterChild::school_name)};
    }
};

struct NameHolder {
    std::optional<PersonId> person;
    std::string person_name;
    Relation relation{};
    bool verified = false;
    std::string evidence;

    static constexpr Permission permission{.name = "family.name_holder", .who = who::at_the_door};
    static constexpr auto fields() {
        return std::tuple{
            field("person", &NameHolder::person),
            field("person_name", &NameHolder::person_name),
            field("relation", &NameHolder::relation),
            field("verified", &NameHolder::verified),
            field("evidence", &NameHolder::evidence)};
    }
};

struct VerifyHolder {
    PersonId person;
    std::string evidence;

    static constexpr Permission permission{.name = "family.verify_holder", .who = who::checks_authority};
    static constexpr auto fields() {
        return std::tuple{field("person", &VerifyHolder::person), field("evidence", &VerifyHolder::evidence)};
    }
};

struct EndHolder {
    PersonId person;
    std::string evidence;

    static constexpr Permission permission{.name = "family.end_holder", .who = who::checks_authority};
    static constexpr auto fields() {
        return std::tuple{field("person", &EndHolder::person), field("evidence", &EndHolder::evidence)};
    }
};

/// A parent without authority is known by name: no account, no vote.
struct KnowParent {
    std::optional<PersonId> person;
    std::string person_name;
    Relation relation{};

    static constexpr Permission permission{.name = "family.know_parent", .who = who::at_the_door};
    static constexpr auto fields() {
        return std::tuple{
            field("person", &KnowParent::person),
            field("person_name", &KnowParent::person_name),
            field("relation", &KnowParent::relation)};
    }
};

/// Invites a parent with authority, or the youth from twelve.
struct Invite {
    PersonId person;
    std::string email;
    std::string mobile;
    bool assisted = false;

    static constexpr Permission permission{.name = "family.invite", .who = who::at_the_door};
    static constexpr auto fields() {
        return std::tuple{
            field("person", &Invite::person),
            field("email", &Invite::email),
            field("mobile", &Invite::mobile),
            field("assisted", &Invite::assisted)};
    }
};

/// A parent without authority asked for information (BW 1:377c): important facts only, once, in a letter.
struct AnswerInformationRequest {
    PersonId person;
    std::string letter;
    std::optional<Withheld> withheld;
    std::string explanation;

    static constexpr Permission permission{
        .name = "family.answer_information_request",
        .who = Roles{Role::support_coordinator, Role::principal}};
    static constexpr auto fields() {
        return std::tuple{
            field("person", &AnswerInformationRequest::person),
            field("letter", &AnswerInformationRequest::letter),
            field("withheld", &AnswerInformationRequest::withheld),
            field("explanation", &AnswerInformationRequest::explanation)};
    }
};

/// Somebody who stands beside the one who acts, and sees what that person sees.
struct AddSupporter {
    std::optional<PersonId> person;
    std::string person_name;

    static constexpr Permission permission{.name = "family.add_supporter", .who = roles::family};
    static constexpr auto fields() {
        return std::tuple{
            field("person", &AddSupporter::person), field("person_name", &AddSupporter::person_name)};
    }
};

struct EndSupporter {
    PersonId person;

    static constexpr Permission permission{.name = "family.end_supporter", .who = roles::family};
    static constexpr auto fields() { return std::tuple{field("person", &EndSupporter::person)}; }
};

Decision<Event> decide(RegisterChild const& command, Situation const& situation);
Decision<Event> decide(NameHolder const& command, Situation const& situation);
Decision<Event> decide(VerifyHolder const& command, Situation const& situation);
Decision<Event> decide(EndHolder const& command, Situation const& situation);
Decision<Event> decide(KnowParent const& command, Situation const& situation);
Decision<Event> decide(Invite const& command, Situation const& situation);
Decision<Event> decide(AnswerInformationRequest const& command, Situation const& situation);
Decision<Event> decide(AddSupporter const& command, Situation const& situation);
Decision<Event> decide(EndSupporter const& command, Situation const& situation);

/// Authority that nobody checked yet holds everything up: somebody is at turn for it.
void add_tasks(Entries const& entries, Setting const& setting, std::vector<Task>& tasks);

}  // namespace rondom::family
