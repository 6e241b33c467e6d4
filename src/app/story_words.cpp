#include "app/story_words.hpp"

#include <algorithm>
#include <array>

#include "domain/category.hpp"
#include "domain/role.hpp"
#include "web/form.hpp"
#include "web/words.hpp"

namespace rondom::app {

namespace {

std::string name_of_detail(std::string const& detail, route::Profile const& profile, Language language) {
    auto const& words = web::words_in(language);
    auto const* purpose = profile.purpose(detail);
    auto const* step = profile.step(detail);
    if (auto const party = named<Party>(detail); party && profile.parties.contains(*party)) {
        return profile.parties.at(*party).label.said(language);
    }
    if (auto const role = named<Role>(detail); role && profile.roles.contains(*role)) {
        return profile.roles.at(*role).said(language);
    }
    if (purpose != nullptr) { return purpose->label.said(language); }
    if (step != nullptr) { return step->label.said(language); }
    return words.has(detail) ? std::string{words(detail)} : detail;
}

}  // namespace

std::string spoken(Reason const& reason, route::Profile const& profile, Language language) {
    auto const& words = web::words_in(language);
    std::array<std::string, 3> details;
    for (std::size_t each = 0; each < std::min(details.size(), reason.details.size()); ++each) {
        details.at(each) = name_of_detail(reason.details[each], profile, language);
    }
    auto const key = web::rule_key(reason.rule->name);
    auto const filled = [&](std::string const& text) {
        return words.text(text, {details[0], details[1], details[2]});
    };
    return filled(key) + " " + filled(key + ".next");
}

std::string words_of_rule(std::string_view rule) {
    auto const& words = web::words_in(Language::en);
    auto const key = web::rule_key(rule);
    return words.has(key) ? words.text(key, {"some", "all", ""}) : std::string{};
}

std::string words_of_complaint(std::string_view key) { return std::string{web::words_in(Language::en)(key)}; }

}  // namespace rondom::app
