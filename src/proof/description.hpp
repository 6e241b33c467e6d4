#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "route/load.hpp"

namespace rondom::proof {

/// One of the things that are said: "Teacher". Two are the same when their keys are: two roles may bear one
/// name.
struct Part {
    // NOLINTNEXTLINE(google-explicit-constructor): words are what most parts are
    Part(route::Label said) : label{std::move(said)}, key{label.nl + "\n" + label.en} {}
    Part(route::Label said, std::string_view known_as) : label{std::move(said)}, key{known_as} {}

    route::Label label;
    std::string key;
};

/// One thing that a rule says: "term: 10 working days". Parts are compared one by one.
struct Said {
    std::string key;  ///< the same in both that are compared
    route::Label attribute;
    std::vector<Part> parts;
    bool ordered = false;  ///< the order says something too: closest to the child first
};

/// One rule of a profile and everything that it says, in words for people.
struct Item {
    std::string section;  ///< "steps"
    std::string path;     ///< "steps/triage", the same in every version of the profile
    std::string place;    ///< as ProfileText::place knows it: "lead_table/2"
    route::Label name;    ///< "step 'Research and triage' (`triage`)"
    std::vector<Said> says;
};

/// A condition as it is said over the facts that two profiles are compared by.
using Widen = std::function<route::Condition(route::Condition const&)>;

/// What a profile says, rule by rule, in its own order. `facts` are those of `widen` (proof/joint.hpp): then
/// two conditions that hold in the same combinations are said in the same words, however they were written.
/// `names` is the profile whose names of parties, roles and categories are used: one for both that are
/// compared. Left out: coverage and sign-offs, which say nothing of the route.
std::vector<Item> description_of(
    route::Profile const& profile,
    route::Evidence const& evidence,
    route::Profile const& names,
    std::vector<route::Fact> const& facts,
    Widen const& widen
);

/// The names that people read, from the profile itself; the name of the archetype when it has none.
route::Label label_of(route::Profile const& profile, Party party);
route::Label label_of(route::Profile const& profile, Role role);
route::Label label_of(route::Profile const& profile, Category what);
route::Label step_label(route::Profile const& profile, std::string_view step);

}  // namespace rondom::proof
