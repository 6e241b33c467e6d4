#include "capabilities/overview/known.hpp"

#include <algorithm>

#include "web/parts.hpp"

namespace rondom::overview {

namespace {

/// What follows from an answer to a question of consent says how somebody answered; ages are nobody's deed.
bool is_deed(web::Visit const& visit, std::string const& fact) {
    auto const& facts = visit.profile().facts;
    auto const known = std::ranges::find(facts, fact, &route::Fact::name);
    return named<Party>(fact).has_value() || (known != facts.end() && !known->set_by.empty());
}

}  // namespace

std::string fact_text(web::Visit const& visit, std::string const& fact, std::string_view value) {
    // a fact that has the name of a party says whether that party takes part
    if (auto const party = named<Party>(fact)) {
        auto const key = std::string{"overview.fact.party."}.append(value);
        return visit.words().text(key, {std::string{visit.label(*party)}});
    }
    // "18+" is no key; "18" is
    auto const word = value.substr(0, value.find('+'));
    auto const key = std::string{"overview.fact."}.append(fact).append(".").append(word);
    if (visit.words().has(key)) { return std::string{visit.words()(key)}; }
    return fact + ": " + std::string{value};
}

std::string wanted_text(web::Visit const& visit, route::AskedFact const& asked) {
    std::string text;
    for (auto const& value : asked.wanted) {
        auto const one = fact_text(visit, asked.fact, value);
        text = text.empty() ? one : visit.words().text("why.or", {text, one});
    }
    return text;
}

route::Facts const& Deeds::known_after(std::size_t entries) const {
    auto const& all = dossier_.all();
    while (known_.size() <= entries) {
        auto const end = all.begin() + static_cast<std::ptrdiff_t>(known_.size());
        known_.push_back(facts_of(
            Entries{{all.begin(), end}},
            {.profile = visit_.profile(), .today = visit_.today()},
            visit_.dossiers().contributions()
        ));
    }
    return known_[entries];
}

std::string Deeds::of(std::string const& fact, std::size_t entries) const {
    if (!is_deed(visit_, fact)) { return {}; }
    static_cast<void>(known_after(entries));
    auto const value = known_[entries].get(fact);
    auto which = entries;
    while (which > 0 && known_[which - 1].get(fact) == value) {
        --which;
    }
    if (which == 0) { return {}; }  // it was never anything else
    auto const& entry = dossier_.all()[which - 1];
    return visit_.words().text(
        "why.deed",
        {web::name_in(visit_, dossier_, entry.by, entry.role), visit_.words().date_full(local_day(entry.at))}
    );
}

}  // namespace rondom::overview
