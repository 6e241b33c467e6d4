#pragma once

#include "access/events.hpp"

// The facts about who the child is and who holds authority live in access/events.hpp: the lens decides on
// them.
namespace rondom::family {

using access::ChildRegistered;
using access::HolderEnded;
using access::HolderNamed;
using access::HolderVerified;
using access::MemberJoined;
using access::MemberLeft;
using access::ParentKnown;
using access::Relation;

/// Somebody of the family was invited into the dossier. The addresses themselves stay with the account
///
struct ParentInvited {
    PersonId person;
    bool by_mail = false;
    bool by_mobile = false;
    bool assisted = false;  ///< on paper or with somebody beside (R-049, G-20)

    static constexpr std::string_view name = "family.invited";
    static constexpr Category category = Category::family_data;
    static constexpr auto fields() {
        return std::tuple{
            field("person", &ParentInvited::person),
            field("by_mail", &ParentInvited::by_mail),
            field("by_mobile", &ParentInvited::by_mobile),
            field("assisted", &ParentInvited::assisted)};
    }
};

/// The only two grounds on which a school may withhold information from a parent without authority
/// (BW 1:377c lid 1).
enum class Withheld { not_given_to_holder_either, against_interest_of_child };

constexpr auto names_of(Withheld) {
    using enum Withheld;
    return std::array<Name<Withheld>, 2>{
        {{not_given_to_holder_either, "not_given_to_holder_either"},
         {against_interest_of_child, "against_interest_of_child"}}};
}

/// The one-off answer to a parent without authority: a letter with the important facts, or a reasoned no.
struct InformationAnswered {
    PersonId person;
    std::string letter;
    std::optional<Withheld> withheld;
    std::string explanation;

    static constexpr std::string_view name = "family.information-answered";
    static constexpr Category category = Category::education;
    static constexpr auto fields() {
        return std::tuple{
            field("person", &InformationAnswered::person),
            field("letter", &InformationAnswered::letter),
            field("withheld", &InformationAnswered::withheld),
            field("explanation", &InformationAnswered::explanation)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return Party::education; }
};

using Event = std::variant<
    ChildRegistered,
    HolderNamed,
    HolderVerified,
    HolderEnded,
    ParentKnown,
    MemberJoined,
    MemberLeft,
    ParentInvited,
    InformationAnswered>;

}  // namespace rondom::family
