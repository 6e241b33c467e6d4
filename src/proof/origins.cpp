// Every rule can be held beside the words it comes from, and every assumption is somebody's.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

void prove_citations(Subject& subject, std::vector<route::Claim> const& claims) {
    std::set<std::string> said;
    for (auto const& claim : claims) {
        for (auto const& line : route::cited_lines(claim.origin.source)) {
            if (subject.profile.quotes.contains(line) || !said.insert(line).second) { continue; }
            subject.find("origin.citation", claim.rule, {claim.rule, line});
        }
    }
}

/// Words that were quoted because a rule came from them, and no rule does.
void prove_quotes(Subject& subject, std::vector<route::Claim> const& claims) {
    for (auto const& quote : subject.profile.quotes) {
        auto const& line = quote.first;
        bool const cited = std::ranges::any_of(claims, [&](route::Claim const& claim) {
            return route::cites(claim.origin.source, line);
        });
        bool const stated = std::ranges::any_of(subject.profile.coverage, [&](route::Statement const& each) {
            return each.line == line;
        });
        if (!cited && !stated) { subject.find("origin.quote", "sources/" + line, {line}); }
    }
}

void prove_sign_offs(Subject& subject, std::vector<route::Claim> const& claims) {
    for (std::size_t row = 0; row < subject.evidence.sign_offs.size(); ++row) {
        auto const& sign_off = subject.evidence.sign_offs[row];
        bool const counts = std::ranges::any_of(claims, [&](route::Claim const& claim) {
            return claim.rule == sign_off.rule && !claim.origin.assumption.empty() &&
                   mark_of(claim.origin.assumption) == sign_off.words;
        });
        if (!counts) {
            subject.find(
                "origin.sign-off", fmt::format("sign_offs/{}", row + 1), {sign_off.rule, sign_off.by}
            );
        }
    }
}

}  // namespace

void prove_origins(Subject& subject) {
    auto const claims = route::claims_of(subject.profile, subject.evidence);
    prove_citations(subject, claims);
    prove_quotes(subject, claims);
    prove_sign_offs(subject, claims);
}

}  // namespace rondom::proof
