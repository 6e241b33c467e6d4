// Consent: everybody whose yes the law and the agreement ask is asked, at every age, and can answer.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

using route::AgeBand;
using route::Required;

/// Whom a purpose may not ask, or may not leave out, at some age.
struct Mistake {
    AgeBand band;
    std::string_view code;
    bool (*is)(Required const& asked, bool care);
};

bool no_youth(Required const& asked, bool /*care*/) { return !asked.youth; }
bool no_holders(Required const& asked, bool /*care*/) { return !asked.holders; }
bool youth_asked(Required const& asked, bool /*care*/) { return asked.youth; }
bool holders_asked(Required const& asked, bool /*care*/) { return asked.holders; }
bool holders_asked_on_care(Required const& asked, bool care) { return care && asked.holders; }

/// Below 16 the holders answer for the child (UAVG 5); from 12 the youth has a say of its own (S2:341,
/// R-035); youth help and health care ask the youth alone from 16 (Jeugdwet 7.3.5, BW 7:447); from 18 nobody
/// else is there to ask.
constexpr std::array mistakes{
    Mistake{AgeBand::under_12, "consent.child", youth_asked},
    Mistake{AgeBand::under_12, "consent.holders", no_holders},
    Mistake{AgeBand::from_12, "consent.holders", no_holders},
    Mistake{AgeBand::from_12, "consent.youth", no_youth},
    Mistake{AgeBand::from_16, "consent.youth", no_youth},
    Mistake{AgeBand::from_16, "consent.over-youth", holders_asked_on_care},
    Mistake{AgeBand::from_18, "consent.youth", no_youth},
    Mistake{AgeBand::from_18, "consent.no-holders", holders_asked}};

/// The first thing that is wrong with whom a purpose asks at this age; empty when nothing is.
std::string_view wrong_with(AgeBand band, Required const& asked, bool care) {
    auto const found = std::ranges::find_if(mistakes, [&](Mistake const& each) {
        return each.band == band && each.is(asked, care);
    });
    return found != mistakes.end() ? found->code : std::string_view{};
}

bool rests_on_consent(route::Profile const& profile, route::Purpose const& purpose) {
    return std::ranges::any_of(profile.sharing, [&](route::Sharing const& rule) {
        return rule.purpose == purpose.id && rule.ground == route::GroundKind::consent;
    });
}

void prove_purpose(Subject& subject, route::Purpose const& purpose) {
    auto const path = "purposes/" + purpose.id;
    for (auto const& band : names_of(AgeBand{})) {
        auto const asked = purpose.required.find(band.value);
        if (asked == purpose.required.end()) { continue; }  // said by the loader
        auto const wrong = wrong_with(band.value, asked->second, purpose.care);
        if (wrong.empty()) { continue; }
        subject.find(wrong, fmt::format("{}/required/{}", path, band.name), {purpose.id, text(band.name)});
    }
    if (!purpose.required.empty() && !rests_on_consent(subject.profile, purpose)) {
        subject.find("consent.for-nothing", path, {purpose.id});
    }
}

/// Purposes by which somebody outside school comes near care or health are care (Jeugdwet 7.3.4, BW 7:450).
bool touches_care(route::Profile const& profile, route::Purpose const& purpose) {
    constexpr std::array care{Party::social_team, Party::youth_health};
    return std::ranges::any_of(profile.sharing, [&](route::Sharing const& rule) {
        bool const crosses = contains(care, rule.to) || contains(care, rule.consented);
        return rule.purpose == purpose.id && rule.ground == route::GroundKind::consent && crosses;
    });
}

}  // namespace

void prove_consent(Subject& subject) {
    for (auto const& purpose : subject.profile.purposes) {
        prove_purpose(subject, purpose);
        if (!purpose.care && touches_care(subject.profile, purpose)) {
            subject.find("consent.care", "purposes/" + purpose.id, {purpose.id});
        }
    }
    if (subject.profile.youth_from > 12) {
        subject.find(
            "consent.youth-from", "profile/youth_from", {std::to_string(subject.profile.youth_from)}
        );
    }
}

}  // namespace rondom::proof
