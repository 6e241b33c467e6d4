// Who looked, and what of that each reader may know.

#include <algorithm>
#include <array>

#include "dossier/dossiers.hpp"

namespace rondom {

namespace {

std::string name_of_ground(access::Ground const& ground) {
    using enum access::GroundName;
    switch (ground.name) {
        case own_task: return "own_task";
        case own_words: return "own_words";
        case right: return "right";
        case opened: return "opened";
        case addressed: return "addressed";
        case sharing: return "sharing/" + ground.rule->id;
    }
    return "";
}

constexpr std::array answers_of_others{
    &access::consent_missing_parent,
    &access::consent_missing_youth,
    &access::consent_refused,
    &access::consent_withdrawn};

/// That something was refused, without what the refusal tells of somebody's answer (C3-A3): the family reads
/// `consent.incomplete` instead.
void make_neutral(std::vector<std::string>& refused) {
    for (auto& rule : refused) {
        bool const tells =
            std::ranges::any_of(answers_of_others, [&](Rule const* each) { return each->name == rule; });
        if (tells) { rule = "consent.incomplete"; }
    }
}

/// A line as a parent of somebody of 16 or older may see it: that somebody of a known party looked, and no
/// page, ground or refusal from which one could tell what else there is.
void keep_the_frame(ReadingLine& line, route::Profile const& profile, std::vector<Party> const& known) {
    auto const is_known = [&](Party each) { return std::ranges::find(known, each) != known.end(); };
    auto const tells = [&](std::string const& ground) {
        if (ground == "own_task") { return false; }
        return std::ranges::none_of(profile.sharing, [&](route::Sharing const& rule) {
            return ground == "sharing/" + rule.id && rule.ground != route::GroundKind::consent &&
                   std::ranges::all_of(rule.from, is_known);
        });
    };
    line.page.clear();
    std::erase_if(line.grounds, tells);
    std::erase_if(line.owners, [&](Party each) { return !is_known(each); });
    if (!line.refused.empty()) { line.refused = {std::string{access::no_ground.name}}; }
}

/// The version under which that was decided.
route::Profile const& then_or_now(
    route::Versions const& versions, ReadingLine const& line, VisibleDossier const& dossier
) {
    auto const* then = versions.find(line.version);
    return then != nullptr ? *then : dossier.profile();
}

/// Whether this reader may know that this person looked.
bool knows_of(VisibleDossier const& dossier, ReadingLine const& line, std::vector<Party> const& known) {
    auto const& reader = dossier.reader();
    auto const& standing = dossier.standing();
    auto const party = party_of(line.role);
    bool const in_family = reader.role == Role::parent || reader.role == Role::youth;
    if (!in_family || !party || line.page.starts_with("safety")) { return false; }
    if (*party != Party::family) { return std::ranges::find(known, *party) != known.end(); }
    if (reader.role == Role::youth) { return true; }
    auto const* supporter = standing.member(line.person, Role::supporter);
    return line.role == Role::supporter && supporter != nullptr && supporter->beside == reader.person;
}

}  // namespace

std::vector<Party> owners_of(VisibleDossier const& dossier) {
    std::vector<Party> owners;
    for (auto const& entry : dossier.all()) {
        bool const known = std::ranges::find(owners, entry.owner) != owners.end();
        if (!known && entry.category != Category::safety) { owners.push_back(entry.owner); }
    }
    return owners;
}

std::vector<std::string> grounds_of(VisibleDossier const& dossier) {
    std::vector<std::string> grounds;
    for (auto const& ground : dossier.grounds()) {
        grounds.push_back(name_of_ground(ground));
    }
    return grounds;
}

tl::expected<std::vector<ReadingLine>, Obstacle> Dossiers::readings(VisibleDossier const& dossier) const {
    auto const rows = journal_.rows(
        {.collection = "reading",
         .key = dossier.id().text(),
         .from = {},
         .to = {},
         .limit = 2000,
         .latest_first = true}
    );
    if (!rows) { return tl::unexpected{Obstacle{rows.error()}}; }

    auto const known = owners_of(dossier);
    auto const& reader = dossier.reader();
    bool const frame_only = reader.role == Role::parent && dossier.standing().age(dossier.today()) >= 16;
    std::vector<ReadingLine> lines;
    for (auto const& row : *rows) {
        ReadingLine line;
        json::parse(row.content, [&](json::Node root) { fill(line, root); });
        bool const own = line.person == reader.person && line.role == reader.role;
        if (!own && !knows_of(dossier, line, known)) { continue; }
        if (!own) { make_neutral(line.refused); }
        if (!own && frame_only) { keep_the_frame(line, then_or_now(versions_, line, dossier), known); }
        line.seq = 0;  // it counts what is hidden
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace rondom
