#include "app/region_directory.hpp"

namespace rondom::app {

namespace {

/// Before every story: whoever is in one has the role on its first day.
constexpr Day long_ago{std::chrono::year{2000}, std::chrono::January, std::chrono::day{1}};

}  // namespace

void RegionDirectory::keep(accounts::Done const& done, std::string_view what) {
    if (!done) { refused_.emplace_back(what); }
}

void RegionDirectory::add(StoryOrganisation const& organisation, OrganisationId const& id) {
    auto const kind = named<accounts::OrganisationKind>(organisation.kind);
    keep(
        directory_.keep(accounts::Organisation{
            .id = id,
            .kind = kind.value_or(accounts::OrganisationKind::school),
            .name = organisation.name,
            .part_of = {}}),
        organisation.handle
    );
}

void RegionDirectory::add(
    StoryPerson const& person,
    PersonId const& id,
    OrganisationId const& at,
    std::string_view /*organisation_name*/
) {
    keep(
        directory_.keep(accounts::Person{
            .id = id,
            .name = person.name,
            .mail = person.email,
            .mobile = person.mobile,
            .phone = person.phone}),
        person.handle
    );
    keep(
        directory_.assign({.person = id, .role = person.role, .organisation = at, .from = long_ago}),
        person.handle
    );
}

void RegionDirectory::attach(OrganisationId const& school, PersonId const& person, Role role) {
    keep(
        directory_.attach({.school = school, .person = person, .role = role, .from = long_ago}), person.text()
    );
}

}  // namespace rondom::app
