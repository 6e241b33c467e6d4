#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/entries.hpp"

// The facts that decide who may read: who the child is, who holds authority, who stands around the child, and
// what each of them said yes or no to. The capabilities family, circle and consent make them; the lens reads
// them.
namespace rondom::access {

struct ChildRegistered {
    PersonId child;
    std::string first_name;
    std::string last_name;
    Day born{};
    std::string group;
    OrganisationId school;
    std::string school_name;

    static constexpr std::string_view name = "family.child-registered";
    static constexpr Category category = Category::family_data;
    static constexpr auto fields() {
        return std::tuple{
            field("child", &ChildRegistered::child),
            field("first_name", &ChildRegistered::first_name),
            field("last_name", &ChildRegistered::last_name),
            field("born", &ChildRegistered::born),
            field("group", &ChildRegistered::group),
            field("school", &ChildRegistered::school),
            field("school_name", &ChildRegistered::school_name)};
    }
};

enum class Relation { mother, father, guardian, other_parent, carer };

constexpr auto names_of(Relation) {
    using enum Relation;
    return std::array<Name<Relation>, 5>{
        {{mother, "mother"},
         {father, "father"},
         {guardian, "guardian"},
         {other_parent, "other_parent"},
         {carer, "carer"}}};
}

/// This person holds parental authority. Until it is verified (an extract of the authority register, who
/// checked, when) nothing that needs the holders goes on (law.md 3.1).
struct HolderNamed {
    PersonId person;
    std::string person_name;
    Relation relation{};
    bool verified = false;
    std::string evidence;

    static constexpr std::string_view name = "family.holder-named";
    static constexpr Category category = Category::family_data;
    static constexpr auto fields() {
        return std::tuple{
            field("person", &HolderNamed::person),
            field("person_name", &HolderNamed::person_name),
            field("relation", &HolderNamed::relation),
            field("verified", &HolderNamed::verified),
            field("evidence", &HolderNamed::evidence)};
    }
};

struct HolderVerified {
    PersonId person;
    std::string evidence;
    Day on{};

    static constexpr std::string_view name = "family.holder-verified";
    static constexpr Category category = Category::family_data;
    static constexpr auto fields() {
        return std::tuple{
            field("person", &HolderVerified::person),
            field("evidence", &HolderVerified::evidence),
            field("on", &HolderVerified::on)};
    }
};

/// Authority ended: by a court, by death, by a mistake put right. The set of holders is computed anew.
struct HolderEnded {
    PersonId person;
    std::string evidence;

    static constexpr std::string_view name = "family.holder-ended";
    static constexpr Category category = Category::family_data;
    static constexpr auto fields() {
        return std::tuple{field("person", &HolderEnded::person), field("evidence", &HolderEnded::evidence)};
    }
};

/// A parent without authority: no account, no vote; information on request (BW 1:377c).
struct ParentKnown {
    PersonId person;
    std::string person_name;
    Relation relation{};

    static constexpr std::string_view name = "family.parent-known";
    static constexpr Category category = Category::family_data;
    static constexpr auto fields() {
        return std::tuple{
            field("person", &ParentKnown::person),
            field("person_name", &ParentKnown::person_name),
            field("relation", &ParentKnown::relation)};
    }
};

/// Somebody takes part for a party. `purpose` is why (empty for the child's own school and family).
struct MemberJoined {
    PersonId person;
    std::string person_name;
    Role role{};
    OrganisationId organisation;
    std::string organisation_name;
    std::string phone;
    std::string purpose;
    /// For a supporter: the parent or youth whose view is shared.
    PersonId beside;

    static constexpr std::string_view name = "circle.joined";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{
            field("person", &MemberJoined::person),
            field("person_name", &MemberJoined::person_name),
            field("role", &MemberJoined::role),
            field("organisation", &MemberJoined::organisation),
            field("organisation_name", &MemberJoined::organisation_name),
            field("phone", &MemberJoined::phone),
            field("purpose", &MemberJoined::purpose),
            field("beside", &MemberJoined::beside)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return party_of(role); }
};

struct MemberLeft {
    PersonId person;
    Role role{};
    std::string reason;

    static constexpr std::string_view name = "circle.left";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{
            field("person", &MemberLeft::person),
            field("role", &MemberLeft::role),
            field("reason", &MemberLeft::reason)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return party_of(role); }
};

/// A party's part is over: everybody of it leaves, and consents for it count no longer (S2:313, C1-A7, A10).
struct PartyClosed {
    Party party{};
    std::string reason;
    Day on{};

    static constexpr std::string_view name = "circle.party-closed";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{
            field("party", &PartyClosed::party),
            field("reason", &PartyClosed::reason),
            field("on", &PartyClosed::on)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return party; }
};

/// Consent is per receiver, purpose and category; no categories means all that the purpose covers.
struct Scope {
    Party receiver{};
    std::string purpose;
    std::vector<Category> categories;
};

struct ConsentAsked {
    Party receiver{};
    std::string purpose;
    std::vector<Category> categories;
    std::string why;
    Party asked_by{};

    static constexpr std::string_view name = "consent.asked";
    static constexpr Category category = Category::consent;
    static constexpr auto fields() {
        return std::tuple{
            field("receiver", &ConsentAsked::receiver),
            field("purpose", &ConsentAsked::purpose),
            field("categories", &ConsentAsked::categories),
            field("why", &ConsentAsked::why),
            field("asked_by", &ConsentAsked::asked_by)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return asked_by; }
};

enum class Answer { given, refused, stopped };

constexpr auto names_of(Answer) {
    using enum Answer;
    return std::array<Name<Answer>, 3>{{{given, "given"}, {refused, "refused"}, {stopped, "stopped"}}};
}

/// One person's answer. There is no field for a reason: a no is neutral.
struct ConsentAnswered {
    Party receiver{};
    std::string purpose;
    std::vector<Category> categories;
    Answer answer{};
    std::optional<Day> until;
    Party asked_by{};

    static constexpr std::string_view name = "consent.answered";
    static constexpr Category category = Category::consent;
    static constexpr auto fields() {
        return std::tuple{
            field("receiver", &ConsentAnswered::receiver),
            field("purpose", &ConsentAnswered::purpose),
            field("categories", &ConsentAnswered::categories),
            field("answer", &ConsentAnswered::answer),
            field("until", &ConsentAnswered::until),
            field("asked_by", &ConsentAnswered::asked_by)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return asked_by; }
};

/// A court gave the consent that this holder did not give (BW 1:253a), for this receiver and purpose only.
struct ConsentReplacedByCourt {
    PersonId holder;
    Party receiver{};
    std::string purpose;
    std::string document;

    static constexpr std::string_view name = "consent.replaced-by-court";
    static constexpr Category category = Category::consent;
    static constexpr auto fields() {
        return std::tuple{
            field("holder", &ConsentReplacedByCourt::holder),
            field("receiver", &ConsentReplacedByCourt::receiver),
            field("purpose", &ConsentReplacedByCourt::purpose),
            field("document", &ConsentReplacedByCourt::document)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return Party::education; }
};

/// The youth opens a part of its dossier for a parent, and can close it again (C5-A6).
struct OpenedForParent {
    PersonId parent;
    Category what{};
    bool open = true;

    static constexpr std::string_view name = "consent.opened-for-parent";
    static constexpr Category category = Category::consent;
    static constexpr auto fields() {
        return std::tuple{
            field("parent", &OpenedForParent::parent),
            field("what", &OpenedForParent::what),
            field("open", &OpenedForParent::open)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return Party::family; }
};

}  // namespace rondom::access
