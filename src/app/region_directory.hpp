#pragma once

#include "accounts/directory.hpp"
#include "app/story_player.hpp"

namespace rondom::app {

/// People and organisations of a story become those of the region: how the demonstration gets its people.
class RegionDirectory final : public StoryDirectory {
public:
    explicit RegionDirectory(accounts::Directory& directory) : directory_{directory} {}

    void add(StoryOrganisation const& organisation, OrganisationId const& id) override;
    void add(
        StoryPerson const& person,
        PersonId const& id,
        OrganisationId const& at,
        std::string_view organisation_name
    ) override;
    void attach(OrganisationId const& school, PersonId const& person, Role role) override;

    /// What the region would not take, in words; empty when all went well.
    [[nodiscard]] std::vector<std::string> const& refused() const noexcept { return refused_; }

private:
    void keep(accounts::Done const& done, std::string_view what);

    accounts::Directory& directory_;
    std::vector<std::string> refused_;
};

}  // namespace rondom::app
