#include "capabilities/circle/rules.hpp"

#include <algorithm>

#include "capabilities/circle/ground.hpp"
#include "capabilities/family/colleague.hpp"

namespace rondom::circle {

namespace {

/// Whom somebody wants to take part.
struct Wish {
    Party party{};
    std::optional<Role> role;
    std::optional<PersonId> person;
    std::string const& purpose;
};

std::optional<Colleague> wanted(Wish const& wish, Situation const& situation) {
    auto const role = wish.role ? wish.role : first_contact(wish.party);
    if (!role || party_of(*role) != wish.party) { return std::nullopt; }
    if (!wish.person) { return family::colleague_of_school(situation, *role); }

    auto colleague = situation.people.in_role(*wish.person, *role);
    bool const at_another_school = colleague && wish.party == Party::education &&
                                   colleague->organisation != situation.standing().child.school;
    return at_another_school ? std::nullopt : colleague;
}

/// The colleague whom this wish is about, when there is one and there is a ground.
tl::expected<Colleague, Refusal> admitted(Wish const& wish, Situation const& situation) {
    if (auto reason = against(wish.party, wish.purpose, situation)) {
        return refuse(std::vector{std::move(*reason)});
    }
    auto colleague = wanted(wish, situation);
    if (!colleague) { return refuse(family::nobody_in_role); }
    return std::move(*colleague);
}

bool takes_part(Colleague const& colleague, Situation const& situation) {
    return situation.standing().member(colleague.person, colleague.role) != nullptr;
}

bool leads(Party party, Situation const& situation) {
    auto const* row = situation.profile.lead(situation.facts);
    return row != nullptr && row->lead == party;
}

}  // namespace

Decision<Event> decide(Involve const& command, Situation const& situation) {
    auto const colleague = admitted(
        {.party = command.party, .role = command.role, .person = command.person, .purpose = command.purpose},
        situation
    );

    if (!colleague) { return tl::unexpected{colleague.error()}; }
    if (takes_part(*colleague, situation)) { return {}; }

    return {{family::joining(*colleague, command.purpose)}};
}

Decision<Event> decide(Leave const& command, Situation const& situation) {
    auto const& actor = situation.actor;
    auto const present = situation.standing().present();
    bool const others = std::ranges::any_of(present, [&](access::Member const& each) {
        bool const me = each.person == actor.person && each.role == actor.role;
        return !me && party_of(each.role) != Party::family;
    });

    if (situation.standing().member(actor.person, actor.role) == nullptr) { return refuse(not_here); }
    if (!others) { return refuse(last_one); }

    return {{MemberLeft{
        .person = actor.person, .role = actor.role, .reason = std::string{name_of(command.reason)}}}};
}

Decision<Event> decide(CloseParty const& command, Situation const& situation) {
    bool const own = situation.actor.party() == command.party;

    if (command.party == Party::family || command.party == Party::education) { return refuse(stays); }
    if (!own && !leads(situation.party(), situation)) { return refuse(not_your_party); }
    if (!situation.standing().takes_part(command.party)) { return refuse(not_here); }

    return {{PartyClosed{
        .party = command.party, .reason = std::string{name_of(command.reason)}, .on = situation.today}}};
}

Decision<Event> decide(PassOn const& command, Situation const& situation) {
    auto const colleague = admitted(
        {.party = command.party, .role = command.role, .person = command.person, .purpose = command.purpose},
        situation
    );
    if (!colleague) { return tl::unexpected{colleague.error()}; }

    std::vector<Event> events;
    if (!takes_part(*colleague, situation)) {
        events.emplace_back(family::joining(*colleague, command.purpose));
    }
    events.emplace_back(HandedOver{
        .hand_over = situation.new_id<HandOverId>(),
        .to = colleague->person,
        .to_role = colleague->role,
        .why = command.why});
    return events;
}

Decision<Event> decide(Acknowledge const& command, Situation const& situation) {
    auto const* hand_over = situation.dossier.part<Circle>().find(command.hand_over);
    auto const& actor = situation.actor;

    if (hand_over == nullptr || hand_over->to != actor.person || hand_over->to_role != actor.role) {
        return refuse(hand_over_unknown);
    }
    if (hand_over->acknowledged) { return {}; }

    std::vector<Event> events{HandOverAcknowledged{.hand_over = command.hand_over}};
    bool const in_place_of = hand_over->from_role == actor.role && hand_over->from != actor.person;
    if (in_place_of && situation.standing().member(hand_over->from, hand_over->from_role) != nullptr) {
        events.emplace_back(MemberLeft{
            .person = hand_over->from,
            .role = hand_over->from_role,
            .reason = std::string{name_of(hand_over->why)}});
    }
    return events;
}

Decision<Event> decide(NameSupportingPerson const& command, Situation const& situation) {
    if (command.person_name.empty()) { return refuse(name_missing); }

    return {{SupportingPersonNamed{
        .supporting_person = situation.new_id<SupportingPersonId>(),
        .person_name = command.person_name,
        .relation = command.relation,
        .ring = command.ring,
        .named_by = situation.party()}}};
}

Decision<Event> decide(RemoveSupportingPerson const& command, Situation const& situation) {
    auto const* person = situation.dossier.part<Circle>().find(command.supporting_person);
    bool const may =
        situation.party() == Party::family || (person != nullptr && person->named_by == situation.party());

    if (person == nullptr || !may) { return refuse(supporting_unknown); }

    return {{SupportingPersonRemoved{
        .supporting_person = command.supporting_person, .named_by = person->named_by}}};
}

}  // namespace rondom::circle
