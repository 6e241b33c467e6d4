#include "capabilities/family/colleague.hpp"

namespace rondom::family {

std::optional<Colleague> colleague_of_school(Situation const& situation, Role role) {
    auto const& school = situation.standing().child.school;
    if (school.empty()) { return std::nullopt; }
    auto const colleagues = situation.people.attached_to(school, role);
    return colleagues.empty() ? std::nullopt : std::optional{colleagues.front()};
}

access::MemberJoined joining(Colleague const& colleague, std::string_view purpose) {
    return {
        .person = colleague.person,
        .person_name = colleague.name,
        .role = colleague.role,
        .organisation = colleague.organisation,
        .organisation_name = colleague.organisation_name,
        .phone = colleague.phone,
        .purpose = std::string{purpose},
        .beside = {}};
}

access::MemberJoined joining(Situation const& situation) {
    auto const& actor = situation.actor;
    auto const known = situation.people.in_role(actor.person, actor.role);
    return joining(
        Colleague{
            .person = actor.person,
            .role = actor.role,
            .name = actor.name,
            .organisation = actor.organisation,
            .organisation_name = actor.organisation_name,
            .phone = known ? known->phone : std::string{}},
        {}
    );
}

}  // namespace rondom::family
