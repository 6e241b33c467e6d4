#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/parts.hpp"

// Consent in plain words: nobody says yes to a list of names of categories (ux.md 7, consent centre).
namespace rondom::consent {

/// What several kinds of information come down to: "wat er op school speelt en wat jullie zelf vertellen".
std::string topics_in_words(web::Visit const& visit, std::vector<Category> const& categories);

/// Every kind of information by the region's own name.
std::vector<std::string_view> kinds_of_information(
    web::Visit const& visit, std::vector<Category> const& categories
);

/// What the receiver reads and what for.
std::string sentence_of(web::Visit const& visit, SharingLine const& line);

/// Who, what, what for, until when; for the family also what if you say no.
std::vector<web::FactLine> facts_of(web::Visit const& visit, SharingLine const& line);

}  // namespace rondom::consent
