#include "renewal/migration.hpp"

#include <algorithm>
#include <set>

namespace rondom::renewal {

namespace {

constexpr int most_tries = 8;

bool is_about(route::Promise const& promise, std::string const& leaving, std::string const& entering) {
    bool const left = promise.leaving.empty() || promise.leaving == leaving;
    return left && (promise.entering.empty() || promise.entering == entering);
}

bool is_kept(route::Promise const& promise, route::Facts const& facts) {
    return !promise.when.holds(facts) || promise.holds.holds(facts);
}

/// What was known when this step was entered, without what was written in the same moment after it.
Entries before(Dossier const& dossier, route::Passage const& passage) {
    std::vector<Entry> entries;
    std::ranges::copy_if(dossier.all(), std::back_inserter(entries), [&](Entry const& each) {
        return each.seq < passage.seq;
    });
    return Entries{std::move(entries)};
}

/// The promises of `to` that the way of this dossier breaks. A promise is kept when it held as the way was
/// taken, or when it holds by now: what was missing may have been done since.
void add_broken_promises(
    Dossier const& dossier,
    route::Profile const& to,
    std::vector<Contribution> const& contributions,
    Day today,
    std::vector<Lacking>& lacking
) {
    auto const& taken = dossier.part<route::Steps>().taken;
    auto const now = facts_of(dossier, {.profile = to, .today = today}, contributions);
    std::set<std::string> broken;
    for (std::size_t each = 1; each < taken.size(); ++each) {
        auto const leaving = to.migrates.step(taken[each - 1].step);
        auto const entering = to.migrates.step(taken[each].step);
        if (leaving == entering) { continue; }  // both are one step now
        auto const then =
            facts_of(before(dossier, taken[each]), {.profile = to, .today = taken[each].on}, contributions);
        for (auto const& promise : to.promises) {
            bool const kept = is_kept(promise, then) || is_kept(promise, now);
            if (is_about(promise, leaving, entering) && !kept) { broken.insert(promise.id); }
        }
    }
    for (auto const& promise : broken) {
        lacking.push_back({.lack = Lack::broken_promise, .what = promise});
    }
}

void add_missing_categories(Dossier const& dossier, route::Profile const& to, std::vector<Lacking>& lacking) {
    std::set<Category> missing;
    for (auto const& entry : dossier.all()) {
        if (!to.categories.contains(entry.category)) { missing.insert(entry.category); }
    }
    for (auto const what : missing) {
        lacking.push_back({.lack = Lack::no_category, .what = std::string{name_of(what)}});
    }
}

std::string step_of(Dossier const& dossier) {
    auto const* passage = dossier.part<route::Steps>().current();
    return passage != nullptr ? passage->step : std::string{};
}

}  // namespace

std::vector<Lacking> lacking_for(
    Dossier const& dossier,
    route::Profile const& from,
    route::Profile const& to,
    std::vector<Contribution> const& contributions,
    Day today
) {
    std::vector<Lacking> lacking;
    if (!to.migrates.from.empty() && to.migrates.from != from.version) {
        lacking.push_back({.lack = Lack::from_elsewhere, .what = to.migrates.from});
        return lacking;
    }
    auto const step = step_of(dossier);
    if (to.step(to.migrates.step(step)) == nullptr) {
        lacking.push_back({.lack = Lack::no_step, .what = step});
        return lacking;
    }
    add_missing_categories(dossier, to, lacking);
    if (!lacking.empty()) { return lacking; }
    add_broken_promises(dossier, to, contributions, today, lacking);
    for (auto const& more : reads_more(dossier, from, to, today)) {
        lacking.push_back({.lack = Lack::reads_more, .what = more.step, .more = more});
    }
    return lacking;
}

route::Migrated migrated_event(route::Profile const& from, route::Profile const& to, Day on) {
    route::Migrated event{.from = from.version, .to = to.version, .steps = {}, .covered = {}, .on = on};
    for (auto const& step : from.steps) {
        auto const& now = to.migrates.step(step.id);
        if (now != step.id) { event.steps.push_back({.from = step.id, .to = now}); }
    }
    std::set<std::pair<Party, std::string>> known;
    for (auto const& rule : from.sharing) {
        if (!known.emplace(rule.consented, rule.purpose).second) { continue; }
        event.covered.push_back(
            {.receiver = rule.consented,
             .purpose = rule.purpose,
             .categories = categories_of({rule.consented, rule.purpose, {}}, from)}
        );
    }
    return event;
}

/// Under this version or one that came into force after it.
bool Migration::is_there(Dossier const& dossier) const {
    auto const all = dossiers_.versions().all();
    auto const place_of = [&](std::string_view version) {
        return std::ranges::find_if(all, [&](route::Version const& each) {
            return each.profile->version == version;
        });
    };
    return place_of(dossier.version()) >= place_of(to_.version);
}

bool Migration::is_closed(Dossier const& dossier, Day today) const {
    auto const* here = dossiers_.profile_of(dossier, today).step(step_of(dossier));
    return here != nullptr && here->end;
}

bool Migration::go_one(DossierId const& id, Moment now, Trial trial, Outcome& result) {
    auto const today = local_day(now);
    auto const dossier = dossiers_.whole(id);
    if (!dossier) {
        result.unreadable.push_back(id);
        return true;
    }
    if (dossier->empty() || is_there(*dossier)) {
        ++result.there;
        return true;
    }
    if (is_closed(*dossier, today)) {
        ++result.closed;
        return true;
    }
    auto const& from = dossiers_.profile_of(*dossier, today);
    Prospect prospect{
        .dossier = id,
        .version = from.version,
        .step = step_of(*dossier),
        .school = dossier->standing().child.school_name,
        .lacking = lacking_for(*dossier, from, to_, dossiers_.contributions(), today)};
    bool const can_move = prospect.can_move();
    if (!can_move || trial == Trial::only) {
        (can_move ? result.move : result.stay).push_back(std::move(prospect));
        return true;
    }
    auto const trouble = carry_over(*dossier, from, now);
    if (trouble == journal::Trouble::somebody_was_first) { return false; }
    if (trouble) {
        result.unreadable.push_back(id);
    } else {
        result.move.push_back(std::move(prospect));
    }
    return true;
}

std::optional<journal::Trouble> Migration::carry_over(
    Dossier const& dossier, route::Profile const& from, Moment now
) {
    CommandId const command{derived_text(dossier.id().text(), "migrate to " + to_.version)};
    Act const act{.actor = by_, .dossier = dossier.id(), .command = command, .now = now};
    auto const moved = dossiers_.migrate(act, dossier, to_, migrated_event(from, to_, local_day(now)));
    if (moved) { return std::nullopt; }
    auto const* trouble = std::get_if<journal::Trouble>(&moved.error());
    return trouble != nullptr ? *trouble : journal::Trouble::damaged;
}

Outcome Migration::go(std::vector<DossierId> const& all, Moment now, Trial trial) {
    auto sorted = all;
    std::ranges::sort(sorted);
    Outcome result;
    result.to = to_.version;
    for (auto const& id : sorted) {
        bool done = false;
        for (int attempt = 0; attempt < most_tries && !done; ++attempt) {
            done = go_one(id, now, trial, result);
        }
        if (!done) { result.overtaken.push_back(id); }
    }
    return result;
}

Outcome Migration::try_out(std::vector<DossierId> const& all, Moment now) {
    return go(all, now, Trial::only);
}

Outcome Migration::move(std::vector<DossierId> const& all, Moment now) {
    return go(all, now, Trial::for_real);
}

}  // namespace rondom::renewal
