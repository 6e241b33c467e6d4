#include "capabilities/family/rules.hpp"

#include <algorithm>

#include "capabilities/family/colleague.hpp"
#include "dossier/dossiers.hpp"

namespace rondom::family {

namespace {

/// Youth help can go on until the 23rd birthday (Jeugdwet 1.1).
constexpr int oldest = 22;

/// Who is asked to check authority, the school first.
constexpr std::array checkers{
    Role::support_coordinator, Role::principal, Role::case_manager, Role::youth_nurse};

PersonId person_or_new(std::optional<PersonId> const& person, Situation const& situation) {
    return person ? *person : situation.new_id<PersonId>();
}

access::Member const* first_of(access::Standing const& standing) {
    for (auto const role : checkers) {
        if (auto const* member = standing.first_member(role)) { return member; }
    }
    return nullptr;
}

ChildRegistered registered(RegisterChild const& command, Situation const& situation) {
    auto const& actor = situation.actor;
    bool const at_school = actor.party() == Party::education;
    auto const child = command.child.value_or(situation.new_id<PersonId>());
    return {
        .child = actor.role == Role::youth ? actor.person : child,
        .first_name = command.first_name,
        .last_name = command.last_name,
        .born = command.born,
        .group = command.group,
        .school = at_school ? actor.organisation : command.school.value_or(OrganisationId{}),
        .school_name = at_school ? actor.organisation_name : command.school_name};
}

/// Parents turn to the advisor of the alliance by themselves only where the region says so (S1:36).
bool may_begin(Situation const& situation) {
    auto const role = situation.actor.role;
    return role != Role::alliance_advisor || situation.profile.is_first_contact(role);
}

/// Who at school is asked along when a colleague opens a dossier.
std::optional<Colleague> coordinator_of(access::Actor const& actor, Situation const& situation) {
    if (actor.party() != Party::education || actor.role == Role::support_coordinator) { return std::nullopt; }
    auto const coordinators = situation.people.attached_to(actor.organisation, Role::support_coordinator);
    return coordinators.empty() ? std::nullopt : std::optional{coordinators.front()};
}

}  // namespace

bool Family::invited(PersonId const& person) const {
    return std::ranges::find(invitations, person, &Invitation::person) != invitations.end();
}

void apply(Family& family, HolderNamed const& event, Entry const& entry) {
    family.named_on.emplace(event.person, local_day(entry.at));
}

void apply(Family& family, ParentInvited const& event, Entry const& entry) {
    family.invitations.push_back(
        {.person = event.person, .assisted = event.assisted, .on = local_day(entry.at)}
    );
}

void apply(Family& family, InformationAnswered const& event) { family.answers.push_back(event); }

Decision<Event> decide(RegisterChild const& command, Situation const& situation) {
    auto const& actor = situation.actor;
    bool const alone = actor.role == Role::youth;
    bool const at_school = actor.party() == Party::education;
    int const age = age_in_years(command.born, situation.today);

    if (!may_begin(situation)) { return refuse(role_no_power); }
    if (command.born > situation.today || age > oldest) { return refuse(child_age); }
    if (alone && age < situation.profile.youth_from) { return refuse(youth_too_young); }
    if (at_school && command.school.value_or(actor.organisation) != actor.organisation) {
        return refuse(child_elsewhere);
    }

    std::vector<Event> events{registered(command, situation)};
    if (!alone) { events.emplace_back(joining(situation)); }
    if (auto const coordinator = coordinator_of(actor, situation)) {
        events.emplace_back(joining(*coordinator, {}));
    }
    return events;
}

Decision<Event> decide(NameHolder const& command, Situation const& situation) {
    if (!may_begin(situation)) { return refuse(role_no_power); }
    if (command.verified && command.evidence.empty()) { return refuse(evidence_missing); }

    return {{HolderNamed{
        .person = person_or_new(command.person, situation),
        .person_name = command.person_name,
        .relation = command.relation,
        .verified = command.verified,
        .evidence = command.evidence}}};
}

Decision<Event> decide(VerifyHolder const& command, Situation const& situation) {
    auto const* holder = situation.standing().holder(command.person);

    if (holder == nullptr) { return refuse(holder_unknown); }
    if (command.evidence.empty()) { return refuse(evidence_missing); }
    if (holder->verified) { return {}; }

    return {{HolderVerified{.person = command.person, .evidence = command.evidence, .on = situation.today}}};
}

Decision<Event> decide(EndHolder const& command, Situation const& situation) {
    if (situation.standing().holder(command.person) == nullptr) { return refuse(holder_unknown); }
    if (command.evidence.empty()) { return refuse(evidence_missing); }

    return {{HolderEnded{.person = command.person, .evidence = command.evidence}}};
}

Decision<Event> decide(KnowParent const& command, Situation const& situation) {
    auto const person = person_or_new(command.person, situation);
    if (!may_begin(situation)) { return refuse(role_no_power); }
    if (situation.standing().holder(person) != nullptr) { return refuse(holder_still_holds); }

    return {
        {ParentKnown{.person = person, .person_name = command.person_name, .relation = command.relation}}};
}

Decision<Event> decide(Invite const& command, Situation const& situation) {
    auto const& standing = situation.standing();
    auto const* parent = standing.parent(command.person);
    bool const is_child = command.person == standing.child.person;

    if (!may_begin(situation)) { return refuse(role_no_power); }
    if (parent != nullptr && !parent->authority) { return refuse(no_authority); }
    if (parent == nullptr && !is_child) { return refuse(person_unknown); }
    if (is_child && standing.age(situation.today) < situation.profile.youth_from) {
        return refuse(youth_too_young);
    }

    std::vector<Reason> missing;
    if (command.email.empty()) { missing.push_back({&contact_missing, {"family.contact.email"}}); }
    if (command.mobile.empty()) { missing.push_back({&contact_missing, {"family.contact.mobile"}}); }
    if (!missing.empty() && !command.assisted) { return refuse(std::move(missing)); }

    return {{ParentInvited{
        .person = command.person,
        .by_mail = !command.email.empty(),
        .by_mobile = !command.mobile.empty(),
        .assisted = command.assisted}}};
}

Decision<Event> decide(AnswerInformationRequest const& command, Situation const& situation) {
    auto const* parent = situation.standing().parent(command.person);

    if (parent == nullptr) { return refuse(person_unknown); }
    if (parent->authority) { return refuse(reads_along); }
    if (command.letter.empty() == !command.withheld) { return refuse(information_unanswered); }
    if (command.withheld && command.explanation.empty()) { return refuse(information_unexplained); }

    return {{InformationAnswered{
        .person = command.person,
        .letter = command.letter,
        .withheld = command.withheld,
        .explanation = command.explanation}}};
}

Decision<Event> decide(AddSupporter const& command, Situation const& situation) {
    auto const& standing = situation.standing();
    auto const person = person_or_new(command.person, situation);
    auto const* already = standing.member(person, Role::supporter);

    if (already != nullptr && already->beside == situation.actor.person) { return {}; }
    if (already != nullptr || person == situation.actor.person) { return refuse(beside_somebody); }

    return {{MemberJoined{
        .person = person,
        .person_name = command.person_name,
        .role = Role::supporter,
        .organisation = {},
        .organisation_name = {},
        .phone = {},
        .purpose = {},
        .beside = situation.actor.person}}};
}

Decision<Event> decide(EndSupporter const& command, Situation const& situation) {
    auto const* supporter = situation.standing().member(command.person, Role::supporter);
    if (supporter == nullptr || supporter->beside != situation.actor.person) {
        return refuse(not_your_supporter);
    }

    return {{MemberLeft{.person = command.person, .role = Role::supporter, .reason = {}}}};
}

void add_tasks(Entries const& entries, Setting const& setting, std::vector<Task>& tasks) {
    auto const& standing = entries.part<access::Standing>();
    auto const& named_on = entries.part<Family>().named_on;
    auto const* checker = first_of(standing);

    for (auto const& holder : standing.holders()) {
        if (holder.verified) { continue; }
        auto const since = named_on.find(holder.person);
        Task task{
            .id = "family/verify/" + holder.person.text(),
            .step = {},
            .party = Party::education,
            .who = {},
            .text = {.words = "family.task.verify", .details = {holder.name}},
            .plain = {.words = "family.task.verify.plain", .details = {holder.name}},
            .command = std::string{VerifyHolder::permission.name},
            .subject = holder.person.text(),
            .since = since != named_on.end() ? since->second : setting.today,
            .category = Category::family_data,
            .owner = setting.profile.categories.at(Category::family_data).owner};
        if (checker != nullptr) {
            task.party = party_of(checker->role).value_or(Party::education);
            task.role = checker->role;
            task.who.push_back(checker->person);
        }
        tasks.push_back(std::move(task));
    }
}

}  // namespace rondom::family
