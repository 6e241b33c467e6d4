#pragma once

// A proposal in the path, and how it is told. Only the pages of this folder include this.

#include <vector>

#include <tl/expected.hpp>

#include "capabilities/region/pages.hpp"
#include "renewal/agreements.hpp"

namespace rondom::region {

/// The versions of the region, for whoever administers it; for anybody else the page is not there.
tl::expected<renewal::Agreements*, http::Response> agreements_for(web::Visit& visit);

/// A proposal or version, where it is kept, and who looks.
struct Found {
    renewal::Agreements& agreements;
    renewal::Agreement agreement;
    renewal::Hand hand;

    [[nodiscard]] std::string path() const { return "/regio/voorstellen/" + agreement.draft.id; }
};

/// The one that {subject} in the path is about.
tl::expected<Found, http::Response> found_in(web::Visit& visit);

/// The answer to what an objection says that no form can show.
http::Response objected(web::Visit& visit, renewal::Objection const& objection);

VersionView version_view(web::Visit const& visit, renewal::Agreement const& agreement);

/// What is in force today, as it is kept; nothing when it is not kept.
renewal::Agreement const* in_force(web::Visit const& visit, std::vector<renewal::Agreement> const& all);

/// "steps.yaml:32"; empty when it stands nowhere.
std::string place_of(std::string const& file, int line);

}  // namespace rondom::region
