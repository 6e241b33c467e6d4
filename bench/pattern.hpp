#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/story.hpp"
#include "journal/journal.hpp"

namespace rondom::bench {

/// What stands in one copy in the places of a pattern, by slot.
using Filling = std::vector<std::string>;

/// A text with places in it.
class Stencil {
public:
    /// `places` are the words that the text has there; slot by slot.
    Stencil(std::string_view text, std::vector<std::string> const& places);

    [[nodiscard]] std::string filled(Filling const& filling) const;

private:
    struct Piece {
        std::string text;
        int slot = -1;  ///< what follows the text; -1: nothing
    };
    std::vector<Piece> pieces_;
};

/// One dossier that really came about: a story that was played with the real commands, rules and registers.
/// Copies of it differ in ids, names and days; everything that is sealed, is sealed anew.
class Pattern {
public:
    explicit Pattern(std::filesystem::path const& story);

    /// The handles of the story's people and organisations, with "dossier" and "name" (of the child), are the
    /// places.
    [[nodiscard]] std::vector<std::string> const& places() const { return handles_; }
    [[nodiscard]] app::Story const& story() const { return story_; }
    [[nodiscard]] std::size_t size() const { return entries_.size(); }

    /// How many lines of "my work" this dossier gives the person of this handle.
    [[nodiscard]] int work_of(std::string_view handle) const;

    /// A whole dossier as one change: entries, register rows, accounts of the family, reading log.
    [[nodiscard]] journal::Change copy(Filling const& filling) const;

private:
    struct StencilledEntry {
        Entry entry;
        Stencil by;
        std::vector<Stencil> only;
        Stencil body;
    };
    struct StencilledRow {
        std::string collection;
        Stencil key;
        Stencil sort;
        Stencil owner;
        Stencil content;
    };
    class Playing;

    app::Story story_;
    std::vector<std::string> handles_;
    std::vector<StencilledEntry> entries_;
    std::vector<StencilledRow> rows_;
    std::map<std::string, int, std::less<>> work_;
};

}  // namespace rondom::bench
