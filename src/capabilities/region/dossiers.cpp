#include <algorithm>

#include "capabilities/region/proposal.hpp"
#include "renewal/migration.hpp"
#include "route/load.hpp"
#include "templates/region_dossiers.hpp"

namespace rondom::region {

namespace {

using renewal::Lack;
using renewal::Lacking;

/// What one dossier lacks, and what is needed, in the words of the version that it would go to.
class Told {
public:
    Told(web::Visit const& visit, route::Profile const& to) : visit_{visit}, to_{to} {}

    /// What it lacks. What differs only in whose information it is, is one sentence.
    [[nodiscard]] std::vector<std::string> lacking(std::vector<Lacking> const& all) const {
        std::vector<std::string> said;
        for (auto const& each : all) {
            auto text = lacking(each, owners_of(each, all));
            if (std::ranges::find(said, text) == said.end()) { said.push_back(std::move(text)); }
        }
        return said;
    }

    [[nodiscard]] std::vector<std::string> needed(std::vector<Lacking> const& all) const {
        std::vector<std::string> said;
        for (auto const& each : all) {
            auto text = needed(each);
            if (std::ranges::find(said, text) == said.end()) { said.push_back(std::move(text)); }
        }
        return said;
    }

    [[nodiscard]] std::string step(std::string const& id) const {
        auto const* known = to_.step(id);
        return known != nullptr ? std::string{visit_.label(known->label)} : id;
    }

private:
    [[nodiscard]] static std::string key(std::string_view begin, Lacking const& each) {
        auto key = std::string{begin}.append(name_of(each.lack));
        return each.more.purpose.empty() ? key : key + "-by-consent";
    }

    /// Everybody whose information it is, in reasons that say the same for the rest.
    [[nodiscard]] std::string owners_of(Lacking const& one, std::vector<Lacking> const& all) const {
        std::vector<std::string> owners;
        for (auto const& each : all) {
            auto same = each.more;
            same.owner = one.more.owner;
            bool const alike = each.lack == one.lack && same == one.more;
            if (alike) { owners.push_back(said(to_.parties.at(each.more.owner).label)); }
        }
        return visit_.words().list_text(owners);
    }

    [[nodiscard]] std::string lacking(Lacking const& each, std::string const& owners) const {
        auto const& words = visit_.words();
        if (each.lack != Lack::reads_more) { return words.text(key("renewal.lack.", each), {about(each)}); }
        auto text = words.text(
            key("renewal.lack.", each),
            {said(to_.roles.at(each.more.reader)),
             said(to_.categories.at(each.more.what).label),
             owners,
             step(each.more.step)}
        );
        if (each.more.from) {
            text += " " + words.text("renewal.from-day", {words.date_full(*each.more.from)});
        }
        return text;
    }

    [[nodiscard]] std::string needed(Lacking const& each) const {
        auto const* purpose = to_.purpose(each.more.purpose);
        auto const what = purpose != nullptr ? said(purpose->label) : about(each);
        return visit_.words().text(key("renewal.need.", each), {what});
    }

    [[nodiscard]] std::string about(Lacking const& each) const {
        for (auto const& promise : to_.promises) {
            if (each.lack == Lack::broken_promise && promise.id == each.what) { return said(promise.label); }
        }
        return each.what;
    }

    [[nodiscard]] std::string said(route::Label const& label) const {
        return std::string{visit_.label(label)};
    }

    web::Visit const& visit_;
    route::Profile const& to_;
};

StayingView staying(web::Visit const& visit, renewal::Prospect const& prospect, Told const& told) {
    auto const* from = visit.dossiers().versions().find(prospect.version);
    auto const* step = from != nullptr ? from->step(prospect.step) : nullptr;
    return {
        .dossier = prospect.dossier.text(),
        .school = prospect.school,
        .step = step != nullptr ? std::string{visit.label(step->label)} : prospect.step,
        .lacking = told.lacking(prospect.lacking),
        .needed = told.needed(prospect.lacking)};
}

int counted(std::size_t count) { return static_cast<int>(count); }

DossiersPage page_of(
    web::Visit const& visit, Found const& found, renewal::Outcome const& outcome, route::Profile const& to
) {
    auto const& words = visit.words();
    DossiersPage page{
        .about = version_view(visit, found.agreement),
        .path = found.path(),
        .can_move = words.plural("region.dossiers.can-move", counted(outcome.move.size())),
        .rest = words.text(
            "region.dossiers.rest",
            {counted(outcome.stay.size()), counted(outcome.closed), counted(outcome.there)}
        ),
        .staying = {},
        .unreadable = {}};
    Told const told{visit, to};
    for (auto const& each : outcome.stay) {
        page.staying.push_back(staying(visit, each, told));
    }
    for (auto const& each : outcome.unreadable) {
        page.unreadable.push_back(each.text());
    }
    return page;
}

}  // namespace

http::Response dossiers(web::Visit& visit) {
    auto const found = found_in(visit);
    if (!found) { return found.error(); }
    auto files = found->agreements.files(found->agreement.draft);
    if (!files) { return objected(visit, files.error()); }
    auto const ids = found->agreements.dossiers();
    if (!ids) { return objected(visit, ids.error()); }
    auto const to = route::read_profile(std::move(*files)).profile;
    renewal::Migration migration{visit.dossiers(), to, visit.actor()};
    auto const page = page_of(visit, *found, migration.try_out(*ids, visit.now()), to);
    return visit.page({.title = "region.dossiers.title", .nav = "region"}, web::Part{[&](web::Html& html) {
                          templates::region_dossiers(html, visit.words(), page);
                      }});
}

}  // namespace rondom::region
