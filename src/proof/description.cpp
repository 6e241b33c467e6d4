// What a profile says, rule by rule. Whatever is added to a profile is described here, or `rondom diff` is
// silent about it: difference_test.cpp changes every kind of rule once.

#include "proof/description.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "proof/description_rules.hpp"
#include "route/origins.hpp"

namespace rondom::proof {

namespace {

using namespace words;

/// Where each rule comes from stands with the rule.
void add_origins(std::vector<Item>& items, route::Profile const& profile, route::Evidence const& evidence) {
    for (auto const& claim : route::claims_of(profile, evidence)) {
        auto const item =
            std::ranges::find_if(items, [&](Item const& each) { return claim.rule == each.place; });
        if (item == items.end()) { continue; }
        item->says.push_back(said("bron", "source", text(claim.origin.source)));
        item->says.push_back(said("aanname", "assumption", text(claim.origin.assumption)));
    }
}

std::vector<Part> moved_steps(route::Profile const& profile) {
    std::vector<Part> moved;
    moved.reserve(profile.migrates.steps.size());
    for (auto const& [old, fresh] : profile.migrates.steps) {
        moved.emplace_back(same(fmt::format("`{}` -> `{}`", old, fresh)));
    }
    return moved;
}

Item profile_item(route::Profile const& profile, route::Profile const& names) {
    return {
        .section = "profile",
        .path = "profile",
        .place = "profile",
        .name = both("de regio", "the region"),
        .says = {
            said("naam", "name", text(profile.name)),
            said("titel van de afspraak", "title of the agreement", text(profile.published)),
            said("jongere doet mee vanaf", "youth takes part from", number(profile.youth_from)),
            said("eerste aanspreekpunt", "first contact", labels(names, profile.first_contact), true),
            said("komt na versie", "follows on version", text(profile.migrates.from)),
            said(
                "stappen die van plaats veranderen", "steps that take another place", moved_steps(profile)
            )}};
}

void add_people(std::vector<Item>& items, route::Profile const& profile) {
    for (auto const& [party, entry] : profile.parties) {
        auto const id = std::string{name_of(party)};
        items.push_back(
            {.section = "parties",
             .path = "parties/" + id,
             .place = "parties/" + id,
             .name = both("partij " + entry.label.nl, "party " + entry.label.en),
             .says =
                 {said("naam", "name", text(entry.label)),
                  said("naam voor gezinnen", "name for families", text(entry.plain)),
                  said("plaatje", "icon", text(entry.icon))}}
        );
    }
    for (auto const& [role, label] : profile.roles) {
        auto const id = std::string{name_of(role)};
        items.push_back(
            {.section = "roles",
             .path = "roles/" + id,
             .place = "roles/" + id,
             .name = both(fmt::format("rol `{}`", id), fmt::format("role `{}`", id)),
             .says = {said("naam", "name", text(label))}}
        );
    }
}

void add_facts(
    std::vector<Item>& items,
    route::Profile const& profile,
    route::Evidence const& evidence,
    route::Profile const& names
) {
    for (auto const& fact : profile.facts) {
        auto const follows = evidence.follows.find(fact.name);
        auto const back = evidence.on_return.find(fact.name);
        items.push_back(
            {.section = "facts",
             .path = "facts/" + fact.name,
             .place = "facts/" + fact.name,
             .name = both(fmt::format("feit `{}`", fact.name), fmt::format("fact `{}`", fact.name)),
             .says =
                 {said("waarden", "values", ids(fact.values), true),
                  said("wie het zet", "who sets it", labels(names, fact.set_by)),
                  said(
                      "volgt uit",
                      "follows",
                      text(follows != evidence.follows.end() ? std::string_view{follows->second} : "")
                  ),
                  said("begint per stap", "begins in each step", flag(evidence.per_step.contains(fact.name))),
                  said(
                      "valt bij teruggaan terug op",
                      "falls back on return to",
                      text(back != evidence.on_return.end() ? std::string_view{back->second} : "")
                  )}}
        );
    }
}

void add_kept(std::vector<Item>& items, route::Profile const& profile, route::Profile const& names) {
    for (auto const& [what, entry] : profile.categories) {
        auto const id = "categories/" + std::string{name_of(what)};
        items.push_back(
            {.section = "categories",
             .path = id,
             .place = id,
             .name = both("gegevens: " + entry.label.nl, "information: " + entry.label.en),
             .says =
                 {said("van wie het is", "owner", {label(names, entry.owner)}),
                  said("bewaard bij", "kept with", {compartment(entry.compartment)}),
                  said("bewaartermijn", "kept for", duration(entry.retention)),
                  said(
                      "afgeschermd, anderen zien dat het er is",
                      "shielded, others see that it is there",
                      flag(entry.shielded)
                  ),
                  said(
                      "elk leest alleen eigen woorden",
                      "each reads only their own words",
                      flag(entry.own_words_only)
                  ),
                  said("naam", "name", text(entry.label)),
                  said("naam voor gezinnen", "name for families", text(entry.plain))}}
        );
    }
}

void add_quotes(std::vector<Item>& items, route::Profile const& profile) {
    for (auto const& [line, quote] : profile.quotes) {
        items.push_back(
            {.section = "sources",
             .path = "sources/" + line,
             .place = "sources/" + line,
             .name = both("de tekst, regel " + line, "the text, line " + line),
             .says = {said("woorden", "words", text(quote))}}
        );
    }
}

}  // namespace

std::vector<Item> description_of(
    route::Profile const& profile,
    route::Evidence const& evidence,
    route::Profile const& names,
    std::vector<route::Fact> const& facts,
    Widen const& widen
) {
    std::vector<Item> items{profile_item(profile, names)};
    add_people(items, profile);
    add_facts(items, profile, evidence, names);
    add_kept(items, profile, names);
    Rules const rules{profile, evidence, names, When{facts, widen}, items};
    rules.add_all();
    add_quotes(items, profile);
    add_origins(items, profile, evidence);
    return items;
}

}  // namespace rondom::proof
