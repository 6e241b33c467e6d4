#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/story_region.hpp"

namespace rondom::walks {

/// Somebody who may take part.
struct Person {
    std::string_view handle;
    std::string_view name;
    Role role{};
    std::string_view at;  ///< handle of the organisation; empty in the family
};

/// A well-filled circle: every role once, two parents, and the child.
std::vector<Person> const& cast();

struct Place {
    std::string_view handle;
    std::string_view name;
    std::string_view kind;
};
std::vector<Place> const& places();

/// One thing that somebody does. References are written as in a story: "@femke", or "@m12" for what the
/// twelfth move made.
struct Move {
    int id = 0;
    Day day{};
    std::chrono::minutes of_day{};
    std::string who{};
    std::string command{};
    Inputs inputs{};

    [[nodiscard]] Moment at() const { return moment_of(day, of_day); }
};

/// What the twelfth move made, whatever was done before it.
std::string made_by(int move);

/// The running application, all rules over a journal in memory, with one dossier that is still to be opened.
/// Without registers and notices, which follow from it and decide nothing.
class World {
public:
    explicit World(route::Profile const& profile);

    /// True when something happened; a refusal and what was done before change nothing.
    bool give(Move const& move);

    /// The rules that said no to the last move.
    [[nodiscard]] std::vector<std::string_view> const& refused() const { return refused_; }

    [[nodiscard]] Dossier whole() const;
    [[nodiscard]] route::Facts facts(Entries const& entries, Day today) const;
    [[nodiscard]] Dossiers const& dossiers() const { return dossiers_; }
    [[nodiscard]] route::Profile const& profile() const { return profile_; }
    [[nodiscard]] static Command const* find(std::string_view command);

    /// "@femke" for her id, "@m12" for what that move made; the text itself for what has no name.
    [[nodiscard]] std::string name_of(std::string const& id) const;
    [[nodiscard]] static Person const* person(std::string_view handle);

private:
    route::Profile const& profile_;
    journal::RegionKey key_{};
    journal::MemoryStore store_;
    std::unique_ptr<journal::Keystore> keystore_;
    journal::Journal journal_;
    app::StoryPeople people_;
    Dossiers dossiers_;
    std::map<std::string, std::string> names_;  ///< of ids
    std::vector<std::string_view> refused_;
};

}  // namespace rondom::walks
