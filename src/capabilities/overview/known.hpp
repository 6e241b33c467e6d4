#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "route/explanation.hpp"
#include "web/visit.hpp"

namespace rondom::overview {

/// A fact of the route in words: "De leervraag is enkelvoudig."
std::string fact_text(web::Visit const& visit, std::string const& fact, std::string_view value);

/// What a rule takes of a fact, in words: one sentence, or several with "of" between them.
std::string wanted_text(web::Visit const& visit, route::AskedFact const& asked);

/// Who made a fact what it is, and when, as far as the reader may read what was done: made of the reader's
/// own entries, so what is hidden has no name and no day here.
class Deeds {
public:
    Deeds(web::Visit const& visit, VisibleDossier const& dossier) : visit_{visit}, dossier_{dossier} {}

    /// "Bram Visser, 13 januari 2027", for the value after the first `entries` of the reader. Empty when
    /// nobody did it (a birthday), or when it would tell how somebody answered.
    [[nodiscard]] std::string of(std::string const& fact, std::size_t entries) const;
    [[nodiscard]] std::string of(std::string const& fact) const { return of(fact, dossier_.all().size()); }

    /// What was known after so many entries of the reader.
    [[nodiscard]] route::Facts const& known_after(std::size_t entries) const;

private:
    web::Visit const& visit_;
    VisibleDossier const& dossier_;
    mutable std::vector<route::Facts> known_{};
};

}  // namespace rondom::overview
