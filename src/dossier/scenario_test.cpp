#include "dossier/scenario.hpp"

#include "domain/repository.hpp"
#include "route/load.hpp"

namespace rondom::scenario {

namespace {

OrganisationId organisation_of(Role role) {
    switch (party_of(role).value_or(Party::education)) {
        case Party::family:
        case Party::education: return OrganisationId{"the-swallow"};
        case Party::liaison:
        case Party::social_team:
        case Party::attendance: return OrganisationId{"the-municipality"};
        case Party::youth_health: return OrganisationId{"the-health-service"};
        case Party::alliance: return OrganisationId{"the-alliance"};
        case Party::board: return OrganisationId{"the-board"};
    }
    return {};
}

Colleague colleague(Role role) {
    return {
        .person = person(role),
        .role = role,
        .name = "The " + std::string{name_of(role)},
        .organisation = organisation_of(role),
        .organisation_name = organisation_of(role).text(),
        .phone = "088 000 00 00"};
}

}  // namespace

route::Profile const& midden_groningen() {
    static auto const loaded = route::load_directory(repository / "profiles/midden-groningen");
    REQUIRE_MESSAGE(loaded.has_value(), "the profile of Midden-Groningen does not load");
    return *loaded;
}

access::Actor acting_as(Role role) {
    auto const who = colleague(role);
    bool const family = party_of(role) == Party::family;
    return {
        .person = who.person,
        .role = role,
        .organisation = family ? OrganisationId{} : who.organisation,
        .name = who.name,
        .organisation_name = family ? "" : who.organisation_name};
}

access::Actor other_parent() {
    return {
        .person = PersonId{"other-parent"},
        .role = Role::parent,
        .organisation = {},
        .name = "The other parent",
        .organisation_name = {}};
}

access::MemberJoined joined(Role role, std::string purpose, PersonId beside) {
    auto const who = acting_as(role);
    return {
        .person = who.person,
        .person_name = who.name,
        .role = who.role,
        .organisation = who.organisation,
        .organisation_name = who.organisation_name,
        .phone = {},
        .purpose = std::move(purpose),
        .beside = std::move(beside)};
}

access::ConsentAnswered said(access::Answer answer, Party receiver, std::string purpose) {
    return {
        .receiver = receiver,
        .purpose = std::move(purpose),
        .categories = {},
        .answer = answer,
        .until = std::nullopt,
        .asked_by = Party::education};
}

std::optional<Colleague> TestPeople::in_role(PersonId const& who, Role role) const {
    if (who != person(role) || party_of(role) == Party::family) { return std::nullopt; }
    return colleague(role);
}

std::vector<Colleague> TestPeople::attached_to(OrganisationId const& /*organisation*/, Role role) const {
    if (party_of(role) == Party::family) { return {}; }
    return {colleague(role)};
}

void Scenario::add(access::Actor const& by, NewEvent const& event) {
    auto const& category = midden_groningen().categories.at(event.category);
    bool const by_author = event.category == Category::progress || event.category == Category::message ||
                           event.category == Category::question || event.category == Category::view;
    auto const owner = by_author ? by.party().value_or(category.owner) : category.owner;
    entries_.push_back(
        {.seq = std::ssize(entries_) + 1,
         .at = moment_of(today_, std::chrono::hours{10}),
         .kind = event.kind,
         .category = event.category,
         .compartment = category.compartment,
         .owner = event.owner.value_or(owner),
         .only = event.only,
         .by = by.person,
         .role = by.role,
         .profile = midden_groningen().version,
         .body = event.body}
    );
}

Scenario around_a_child_of(int age, std::vector<Contribution> contributions) {
    Scenario scenario{std::move(contributions)};
    auto const today = scenario.today();
    auto const teacher = acting_as(Role::teacher);
    auto const holder = [](access::Actor const& who, access::Relation relation) {
        return access::HolderNamed{
            .person = who.person,
            .person_name = who.name,
            .relation = relation,
            .verified = true,
            .evidence = "extract of the authority register"};
    };
    scenario.given(
        teacher,
        access::ChildRegistered{
            .child = person(Role::youth),
            .first_name = "Noor",
            .last_name = "Test",
            .born = Day{today.year() - std::chrono::years{age}, today.month(), std::chrono::day{1}},
            .group = "5",
            .school = teacher.organisation,
            .school_name = teacher.organisation_name},
        joined(Role::teacher),
        joined(Role::support_coordinator),
        holder(acting_as(Role::parent), access::Relation::mother),
        holder(other_parent(), access::Relation::father),
        route::StepEntered{.step = midden_groningen().first_step().id, .transition = {}, .on = today}
    );
    return scenario;
}

}  // namespace rondom::scenario
