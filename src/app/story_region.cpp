#include "app/story_region.hpp"

#include <algorithm>

namespace rondom::app {

void StoryPeople::add(StoryOrganisation const& /*organisation*/, OrganisationId const& /*id*/) {}

void StoryPeople::add(
    StoryPerson const& person,
    PersonId const& id,
    OrganisationId const& at,
    std::string_view organisation_name
) {
    if (party_of(person.role) == Party::family) { return; }
    colleagues_.push_back(
        {.person = id,
         .role = person.role,
         .name = person.name,
         .organisation = at,
         .organisation_name = std::string{organisation_name},
         .phone = person.phone}
    );
}

void StoryPeople::attach(OrganisationId const& school, PersonId const& person, Role role) {
    attached_.emplace(school, std::pair{person, role});
}

std::optional<Colleague> StoryPeople::in_role(PersonId const& person, Role role) const {
    auto const found = std::ranges::find_if(colleagues_, [&](Colleague const& each) {
        return each.person == person && each.role == role;
    });
    return found != colleagues_.end() ? std::optional{*found} : std::nullopt;
}

std::vector<Colleague> StoryPeople::attached_to(OrganisationId const& organisation, Role role) const {
    std::vector<Colleague> there;
    std::ranges::copy_if(colleagues_, std::back_inserter(there), [&](Colleague const& each) {
        return each.role == role && each.organisation == organisation;
    });
    auto const [first, last] = attached_.equal_range(organisation);
    for (auto each = first; each != last; ++each) {
        if (each->second.second != role) { continue; }
        if (auto colleague = in_role(each->second.first, role)) { there.push_back(std::move(*colleague)); }
    }
    return there;
}

std::vector<Contribution> contributions_of(std::span<Capability const* const> capabilities) {
    std::vector<Contribution> all;
    for (auto const* each : capabilities) {
        all.push_back(each->contribution);
    }
    return all;
}

StoryRegion::StoryRegion(route::Profile const& profile, std::span<Capability const* const> capabilities)
    : keystore_{journal::memory_keystore(key_)},
      journal_{store_, *keystore_, key_},
      capabilities_{capabilities},
      registers_{journal_, contributions_of(capabilities)},
      dossiers_{
          journal_,
          profile,
          people_,
          contributions_of(capabilities),
          [this](Dossier const& before, Dossier const& after, Moment now, journal::Change& change) {
              registers_.project(dossiers_, before, after, now, change);
          }} {}

Stage StoryRegion::stage() {
    return {
        .dossiers = dossiers_,
        .registers = registers_,
        .journal = journal_,
        .directory = people_,
        .capabilities = capabilities_,
        .set_clock = [](Moment) {},
        .profiles = std::filesystem::path{}};
}

}  // namespace rondom::app
