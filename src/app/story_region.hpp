#pragma once

#include <map>
#include <memory>
#include <vector>

#include "app/story_player.hpp"
#include "journal/journal.hpp"
#include "journal/keystore.hpp"
#include "journal/memory_store.hpp"

namespace rondom::app {

/// People and organisations of a story, in memory.
class StoryPeople final : public StoryDirectory, public People {
public:
    void add(StoryOrganisation const& organisation, OrganisationId const& id) override;
    void add(
        StoryPerson const& person,
        PersonId const& id,
        OrganisationId const& at,
        std::string_view organisation_name
    ) override;
    void attach(OrganisationId const& school, PersonId const& person, Role role) override;

    [[nodiscard]] std::optional<Colleague> in_role(PersonId const& person, Role role) const override;
    [[nodiscard]] std::vector<Colleague> attached_to(OrganisationId const& organisation, Role role)
        const override;

private:
    std::vector<Colleague> colleagues_;
    std::multimap<OrganisationId, std::pair<PersonId, Role>> attached_;
};

/// A whole region that lives as long as its story: the real rules, lens, journal and registers over memory.
class StoryRegion {
public:
    StoryRegion(route::Profile const& profile, std::span<Capability const* const> capabilities);

    [[nodiscard]] Stage stage();

private:
    journal::RegionKey key_{};
    journal::MemoryStore store_;
    std::unique_ptr<journal::Keystore> keystore_;
    journal::Journal journal_;
    StoryPeople people_;
    std::span<Capability const* const> capabilities_;
    registers::Registers registers_;
    Dossiers dossiers_;
};

/// What all capabilities contribute, in their order.
std::vector<Contribution> contributions_of(std::span<Capability const* const> capabilities);

}  // namespace rondom::app
