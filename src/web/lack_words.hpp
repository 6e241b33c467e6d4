#pragma once

#include <string>
#include <vector>

#include "renewal/migration.hpp"
#include "web/words.hpp"

namespace rondom::web {

/// What a dossier lacks to follow another version of the agreement, and what is needed, in sentences with the
/// labels of that version. Holds on to the profile.
class LackWords {
public:
    LackWords(route::Profile const& to, Language language)
        : to_{to}, words_{words_in(language)}, language_{language} {}

    [[nodiscard]] std::string lacking(renewal::Lacking const& each) const;
    [[nodiscard]] std::string needed(renewal::Lacking const& each) const;

    /// Each sentence once. What differs only in whose information it is, is one sentence.
    [[nodiscard]] std::vector<std::string> lacking(std::vector<renewal::Lacking> const& all) const;
    [[nodiscard]] std::vector<std::string> needed(std::vector<renewal::Lacking> const& all) const;

private:
    [[nodiscard]] std::string lacking(renewal::Lacking const& each, std::string_view owners) const;
    /// Everybody whose information it is, in reasons that say the same for the rest.
    [[nodiscard]] std::string owners_of(renewal::Lacking const& one, std::vector<renewal::Lacking> const& all)
        const;
    [[nodiscard]] std::string reader(Role role) const;
    [[nodiscard]] std::string step(std::string const& id) const;
    [[nodiscard]] std::string about(renewal::Lacking const& each) const;

    route::Profile const& to_;
    Words const& words_;
    Language language_;
};

}  // namespace rondom::web
