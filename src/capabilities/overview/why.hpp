#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "capabilities/overview/known.hpp"
#include "capabilities/overview/origin.hpp"
#include "dossier/task.hpp"

namespace rondom::overview {

/// Something that was known, and who made it so.
struct WhyFact {
    std::string text;
    std::string deed;  ///< empty when nobody did, or the reader may not know
};

struct WhyAnswer {
    std::string rule;  ///< of the profile, as the prover names it; empty for what the product itself derives
    std::string title;
    std::string text;
    std::string intro;  ///< before the facts: "Dat komt doordat:"
    std::vector<WhyFact> facts;
    SourceView source;
};

struct WhyQuestion {
    std::string_view id;
    std::string_view heading;
    std::string_view empty;  ///< said when there is no answer
    std::vector<WhyAnswer> answers;
};

/// What explanations of one dossier for one reader are made of: nothing but what this reader may read.
struct Telling {
    web::Visit const& visit;
    VisibleDossier const& dossier;
    Deeds deeds;
    route::Facts facts;
    std::vector<Task> tasks;
    route::Step const* step = nullptr;  ///< where we are

    Telling(web::Visit const& visit, VisibleDossier const& dossier);

    /// The answer of a rule that holds: its facts with who made them so.
    [[nodiscard]] WhyAnswer because(route::Explanation const& why) const;
    /// The answer of a rule that waits: what is missing.
    [[nodiscard]] WhyAnswer waits(route::Explanation const& why) const;
};

/// Why we are here, why these people are at turn, why this one leads, who has a place, and what it waits for.
std::vector<WhyQuestion> explanation_of(web::Visit const& visit, VisibleDossier const& dossier);

/// A question without an answer yet.
WhyQuestion asking(std::string_view id, std::string_view heading, std::string_view empty);

WhyQuestion why_here(Telling const& telling);
WhyQuestion why_turn(Telling const& telling);
WhyQuestion why_lead(Telling const& telling);
WhyQuestion why_place(Telling const& telling);
WhyQuestion why_waits(Telling const& telling);

/// The page with the explanation.
http::Response why_page(web::Visit& visit);

}  // namespace rondom::overview
