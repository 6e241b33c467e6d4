#include "access/lens.hpp"

#include <algorithm>

#include "domain/contains.hpp"

namespace rondom::access {

namespace {

tl::unexpected<Reason> no(Rule const& rule) { return tl::unexpected{Reason{&rule, {}}}; }

/// In this step the rule is about this information of `owner`, for `party`.
bool brings(route::Sharing const& rule, route::Step const& step, Party party, Category what, Party owner) {
    return rule.to == party && contains(rule.from, owner) && contains(rule.what, what) &&
           contains(step.purposes, rule.purpose);
}

/// Youth help and health care belong to the youth from 16, and so does everything else that is not plainly
/// the school's: its existence would tell (law.md 3.1, C5-A4).
bool school_side(route::CategoryEntry const& entry, Category what, Party owner) {
    bool const school_kept =
        entry.compartment == Compartment::school || entry.compartment == Compartment::attendance;
    return school_kept && what != Category::conference &&
           (owner == Party::education || owner == Party::attendance);
}

/// The file of youth help and of health care: from 12 a parent reads it when the youth agrees
/// (Jeugdwet 7.3.15, law.md 3.1 on the JGZ file).
bool is_care_file(Category what) { return what == Category::care || what == Category::medical; }

/// Who the child is and where the route is, without a word of what was said.
bool is_frame(Category what) { return what == Category::progress || what == Category::family_data; }

/// What one parent asks or thinks of the plan is not for the other one (C3-A3, C3-A6).
bool is_said_by_parent(Entry const& entry) {
    return entry.role == Role::parent &&
           (entry.category == Category::question || entry.category == Category::view);
}

/// An answer tells what was asked, so it names the parent who asked. It is not for the other parent either;
/// everybody else reads it as the question.
bool is_answer_to_parent(Entry const& entry) {
    return entry.category == Category::question && !entry.only.empty();
}

}  // namespace

std::optional<Reason> reason_of(ConsentState const& state) {
    std::vector<std::string> details{std::to_string(state.given), std::to_string(state.needed)};
    switch (state.status) {
        case Consent::complete: return std::nullopt;
        case Consent::refused: return Reason{&consent_refused, std::move(details)};
        case Consent::withdrawn: return Reason{&consent_withdrawn, std::move(details)};
        case Consent::unverified: return Reason{&authority_unverified, std::move(details)};
        case Consent::missing_parent: return Reason{&consent_missing_parent, std::move(details)};
        case Consent::missing_youth: return Reason{&consent_missing_youth, std::move(details)};
    }
    return std::nullopt;
}

/// A supporter looks with the eyes of the parent or youth beside whom it stands (R-056, C3-A6).
PersonId const& Lens::eyes_of(Actor const& reader) const {
    auto const* member =
        reader.role == Role::supporter ? standing_.member(reader.person, reader.role) : nullptr;
    return member != nullptr ? member->beside : reader.person;
}

/// Authority ends at 18; from then on a parent is there as long as the youth opens something (C5-A10).
bool Lens::is_parent(PersonId const& person) const {
    if (standing_.holder(person) == nullptr) { return false; }
    if (route::band_of(standing_.age(today_)) != route::AgeBand::from_18) { return true; }
    return std::ranges::any_of(standing_.opened, [&](auto const& each) {
        return each.first.first == person && each.second;
    });
}

bool Lens::in_circle(Actor const& reader) const {
    auto const& person = eyes_of(reader);
    switch (reader.role) {
        case Role::youth: return standing_.is_youth(reader.person, profile_, today_);
        case Role::parent: return is_parent(reader.person);
        case Role::supporter:
            return person != reader.person &&
                   (standing_.is_youth(person, profile_, today_) || is_parent(person));
        case Role::teacher:
        case Role::support_coordinator:
        case Role::principal:
        case Role::family_liaison:
        case Role::case_manager:
        case Role::behavioural_scientist:
        case Role::youth_nurse:
        case Role::youth_physician:
        case Role::attendance_officer:
        case Role::alliance_advisor:
        case Role::sub_alliance_coordinator:
        case Role::board_support_lead: return standing_.member(reader.person, reader.role) != nullptr;
        case Role::privacy_officer:
        case Role::region_administrator: return false;
    }
    return false;
}

Lens::Answer Lens::ground(Actor const& reader, Entry const& entry) const {
    if (!in_circle(reader)) { return no(not_in_circle); }
    auto const& person = eyes_of(reader);
    bool const in_family = reader.party() == Party::family;
    bool const spoke = entry.by == person && entry.role != Role::supporter;

    if (spoke && (in_family || !entry.only.empty())) { return Ground{GroundName::own_words}; }
    if (contains(entry.only, person)) { return Ground{GroundName::addressed}; }
    bool const answer = is_answer_to_parent(entry);
    if (!entry.only.empty() && !answer) { return no(no_ground); }
    bool const of_one_parent = answer || is_said_by_parent(entry);
    if (in_family && of_one_parent && !standing_.is_youth(person, profile_, today_)) { return no(no_ground); }
    return ground(reader, entry.category, entry.owner);
}

Lens::Answer Lens::ground(Actor const& reader, Category what, Party owner) const {
    auto const key = std::tuple{reader.person, reader.role, what, owner};
    if (auto const found = known_.find(key); found != known_.end()) { return found->second; }

    auto const decide = [&]() -> Answer {
        if (!in_circle(reader)) { return no(not_in_circle); }
        if (what == Category::safety) { return no(no_ground); }  // only who is named in the entry
        if (reader.role == Role::youth) { return for_youth(what); }
        if (reader.party() == Party::family) {
            auto const& person = eyes_of(reader);
            return standing_.is_youth(person, profile_, today_) ? for_youth(what)
                                                                : for_parent(person, what, owner);
        }
        return for_professional(reader.party().value(), what, owner);
    };
    return known_.emplace(key, decide()).first->second;
}

Lens::Answer Lens::for_youth(Category what) const {
    if (what == Category::youth_private) { return Ground{GroundName::own_words}; }
    if (profile_.categories.at(what).own_words_only) { return no(no_ground); }
    return Ground{GroundName::right};
}

Lens::Answer Lens::for_parent(PersonId const& parent, Category what, Party owner) const {
    auto const& entry = profile_.categories.at(what);
    auto const band = route::band_of(standing_.age(today_));
    auto const opened = standing_.opened.find({parent, what});
    bool const is_open = opened != standing_.opened.end() && opened->second;

    if (what == Category::youth_private || entry.own_words_only) { return no(no_ground); }
    if (!standing_.holder(parent)->verified && !is_frame(what)) { return no(authority_unverified); }
    if (is_open && band != route::AgeBand::under_12) { return Ground{GroundName::opened}; }
    switch (band) {
        case route::AgeBand::under_12: return Ground{GroundName::right};
        case route::AgeBand::from_12:
            return is_care_file(what) ? Answer{no(no_ground)} : Ground{GroundName::right};
        case route::AgeBand::from_16:
            return school_side(entry, what, owner) ? Answer{Ground{GroundName::right}} : no(no_ground);
        case route::AgeBand::from_18: return no(no_ground);
    }
    return no(no_ground);
}

Lens::Answer Lens::for_professional(Party party, Category what, Party owner) const {
    if (what == Category::youth_private) { return no(no_ground); }
    if (owner == party) { return Ground{GroundName::own_task}; }

    if (step_ == nullptr) { return no(no_ground); }
    auto const* cell = step_->cell(party);
    if (cell == nullptr || !cell->when.holds(facts_) || !contains(cell->reads, what)) {
        return no(no_ground);
    }

    Reason nearest{&no_ground, {}};
    for (auto const& rule : profile_.sharing) {
        if (!brings(rule, *step_, party, what, owner)) { continue; }
        auto answer = through(rule, what);
        if (answer) { return answer; }
        if (nearest.rule == &no_ground) { nearest = std::move(answer.error()); }
    }
    return tl::unexpected{std::move(nearest)};
}

Lens::Answer Lens::through(route::Sharing const& rule, Category what) const {
    switch (rule.ground) {
        case route::GroundKind::legal_task:
        case route::GroundKind::right: return Ground{GroundName::sharing, &rule};
        case route::GroundKind::safety: return no(no_ground);  // only who is named in the entry
        case route::GroundKind::consent: break;
    }
    auto const* purpose = profile_.purpose(rule.purpose);
    if (purpose == nullptr) { return no(no_ground); }
    auto reason = reason_of(standing_.consent(*purpose, rule.consented, what, today_));
    if (reason) { return tl::unexpected{std::move(*reason)}; }
    return Ground{GroundName::sharing, &rule};
}

}  // namespace rondom::access
