#pragma once

// A region whose agreement changes, for tests only.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/capabilities.hpp"
#include "app/story_region.hpp"
#include "proof/planted.hpp"
#include "registers/stage.hpp"
#include "renewal/migration.hpp"

namespace rondom::renewal::kit {

using proof::testing::Change;
using scenario::acting_as;
using scenario::around_a_child_of;
using scenario::day;
using scenario::joined;
using scenario::other_parent;
using scenario::Scenario;

/// What is read in other words, and by the same people.
inline std::vector<Change> const other_words{
    {"steps.yaml", "label: {nl: Signaal, en: Signal}", "label: {nl: Gezien, en: Noticed}"}};

/// The family liaison reads absence too, in step 1, on the consent that it has.
inline std::vector<Change> const liaison_reads_absence{
    {"sharing.yaml",
     "what: [concern, question, education, family_data, progress, outcome]\n    from: all\n    to: liaison",
     "what: [concern, question, education, family_data, progress, outcome, attendance]\n    from: all\n    "
     "to: "
     "liaison"},
    {"steps.yaml",
     "liaison: {tasks: [liaison_classify], reads: [concern, question, education, family_data, progress]}",
     "liaison: {tasks: [liaison_classify], reads: [concern, question, education, family_data, progress, "
     "attendance]}"}};

inline std::vector<route::SourceFile> files(std::string const& name, std::vector<Change> changes) {
    auto const words = "version: \"" + name + "\"";
    changes.push_back({"profile.yaml", "version: \"2026.1\"", words});
    return proof::testing::changed(changes);
}

/// Midden-Groningen with these changes, in another version.
inline route::Profile version(std::string const& name, std::vector<Change> const& changes) {
    auto loaded = route::load_profile(files(name, changes));
    for (auto const& each : loaded ? std::vector<route::Finding>{} : loaded.error()) {
        MESSAGE(route::text_of(each));
    }
    REQUIRE(loaded.has_value());
    return std::move(*loaded);
}

inline access::ConsentAnswered yes(
    Party receiver, std::string purpose, std::vector<Category> categories = {}
) {
    return {
        .receiver = receiver,
        .purpose = std::move(purpose),
        .categories = std::move(categories),
        .answer = access::Answer::given,
        .until = std::nullopt,
        .asked_by = Party::education};
}

/// The liaison takes part; both parents said yes to thinking along, to all that it covers.
inline Scenario with_liaison(int age = 9) {
    auto story = around_a_child_of(age);
    story.given(Role::teacher, joined(Role::family_liaison, "think_along"));
    story.given(Role::parent, yes(Party::liaison, "think_along"));
    story.given(other_parent(), yes(Party::liaison, "think_along"));
    return story;
}

/// A region with the first version and, from 2027 on, another one.
class Region : public registers::Stage {
public:
    explicit Region(std::vector<Change> const& changes, std::string const& name = "2027")
        : Stage{app::contributions_of(app::all_capabilities()), history(name, changes)},
          to{*dossiers.versions().find(name)} {}

    /// Another dossier, as it came about by then.
    Region& with(std::string const& id, Scenario const& story) {
        auto const moment = moment_of(story.today(), std::chrono::hours{12});
        journal::Change change{.dossier = DossierId{id}, .expected = 0, .command = {}};
        change.entries = story.dossier().all();
        Dossier const after{DossierId{id}, change.entries};
        registers.project(dossiers, Dossier{DossierId{id}, {}}, after, moment, change);
        REQUIRE(journal.commit(change).has_value());
        return *this;
    }

    Outcome try_out() { return migration().try_out(journal.dossiers().value(), now); }
    Outcome move() { return migration().move(journal.dossiers().value(), now); }

    Dossier whole(std::string const& id) { return dossiers.whole(DossierId{id}).value(); }

    template <class Command>
    tl::expected<Receipt, Obstacle> when_in(
        std::string const& id, access::Actor const& who, Command const& command
    ) {
        return dossiers.submit(
            {.actor = who, .dossier = DossierId{id}, .command = CommandId{random_text()}, .now = now}, command
        );
    }

    route::Profile const& to;

private:
    static route::Versions history(std::string const& name, std::vector<Change> const& changes) {
        route::Versions versions{scenario::midden_groningen()};
        versions.add(version(name, changes), day("2027-01-01"));
        return versions;
    }

    Migration migration() {
        access::Actor by{
            .person = PersonId{"publisher"},
            .role = Role::region_administrator,
            .organisation = {},
            .name = "Ada Bos",
            .organisation_name = {}};
        if (now == Moment{}) { now = moment_of(day("2027-02-01"), std::chrono::hours{9}); }
        return {dossiers, to, std::move(by)};
    }
};

inline bool lacks(Prospect const& prospect, Lack lack) {
    return std::ranges::find(prospect.lacking, lack, &Lacking::lack) != prospect.lacking.end();
}

inline ReadsMore const* reading(std::vector<Lacking> const& lacking, Role reader, Category what) {
    for (auto const& each : lacking) {
        if (each.lack == Lack::reads_more && each.more.reader == reader && each.more.what == what) {
            return &each.more;
        }
    }
    return nullptr;
}

}  // namespace rondom::renewal::kit
