#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/story.hpp"
#include "capabilities/capability.hpp"
#include "registers/registers.hpp"

namespace rondom::app {

/// Where people and organisations of a story come to be known. The directory of the region, or one in memory.
class StoryDirectory {
public:
    StoryDirectory() = default;
    StoryDirectory(StoryDirectory const&) = delete;
    StoryDirectory& operator=(StoryDirectory const&) = delete;
    virtual ~StoryDirectory() = default;

    virtual void add(StoryOrganisation const& organisation, OrganisationId const& id) = 0;
    virtual void add(
        StoryPerson const& person,
        PersonId const& id,
        OrganisationId const& at,
        std::string_view organisation_name
    ) = 0;
    virtual void attach(OrganisationId const& school, PersonId const& person, Role role) = 0;
};

/// The same handle is the same person, organisation or dossier in every story.
PersonId story_person(std::string_view handle);
OrganisationId story_organisation(std::string_view handle);
DossierId story_dossier(Story const& story, std::string_view handle);

/// The stage on which a story plays: the real application over some store, with a clock that the story sets.
struct Stage {
    Dossiers& dossiers;
    registers::Registers& registers;
    journal::Journal& journal;
    StoryDirectory& directory;
    std::span<Capability const* const> capabilities;
    std::function<void(Moment)> set_clock;
    /// Where the files of the region are, to publish a changed one; empty: with the program. Nothing: not
    /// here.
    std::optional<std::filesystem::path> profiles{};
};

/// Something that came out otherwise than the story says, in words for a policy officer.
struct Difference {
    std::string file;
    int line = 0;
    std::string label;
    std::string what;
    int column = 0;  ///< where the file itself is wrong
};

struct Played {
    int commands = 0;
    int checks = 0;
    std::vector<Difference> differences;
};

/// Plays a story and checks what must follow.
Played play(Story const& story, Stage const& stage);

}  // namespace rondom::app
