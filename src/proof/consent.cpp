// Consent: everybody whose yes the law and the agreement ask is asked, at every age, and can answer.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

using route::AgeBand;
using route::Required;

/// What is wrong with whom a purpose asks at this age; empty when nothing is. Below 16 the holders answer for
/// the child (UAVG 5); from 12 the youth has a say of its own (S2:341, R-035); youth help and health care ask
/// the youth alone from 16 (Jeugdwet 7.3.5, BW 7:447); from 18 nobody else is there to ask.
std::string_view wrong_with(AgeBand band, Required const& asked, bool care) {
    switch (band) {
        case AgeBand::under_12:
            if (asked.youth) { return "consent.child"; }
            return asked.holders ? "" : "consent.holders";
        case AgeBand::from_12:
            if (!asked.holders) { return "consent.holders"; }
            return asked.youth ? "" : "consent.youth";
        case AgeBand::from_16:
            if (!asked.youth) { return "consent.youth"; }
            return care && asked.holders ? "consent.over-youth" : "";
        case AgeBand::from_18:
            if (!asked.youth) { return "consent.youth"; }
            return asked.holders ? "consent.no-holders" : "";
    }
    return "";
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
