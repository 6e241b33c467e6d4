#include "keeping/forgetting.hpp"

#include <algorithm>

#include "accounts/departure.hpp"
#include "accounts/kept.hpp"
#include "registers/lists.hpp"

namespace rondom::keeping {

namespace {

using journal::Trouble;

constexpr int most_tries = 8;

/// Who looked is known for so long at least, whatever became of what they saw (law.md 3.8, log retention).
constexpr std::chrono::days readings_kept{5 * 366};

journal::RowKey hold_key(DossierId const& dossier) { return {"hold", "all", dossier.text()}; }

journal::Row row_of(ForgottenLine const& line) {
    return accounts::row_of(
        {"forgotten", "all", iso_text(line.at) + "/" + line.dossier.text()}, line, line.dossier.text()
    );
}

ForgottenLine line_of(Dossier const& dossier, std::vector<Clock> const& over, bool whole, Moment now) {
    ForgottenLine line{.dossier = dossier.id(), .at = now, .version = dossier.version(), .whole = whole};
    for (auto const& each : over) {
        line.parts.push_back(
            {.part = each.part,
             .start = each.start,
             .from = each.from,
             .period = each.period,
             .until = each.until,
             .on = local_day(now)}
        );
    }
    return line;
}

/// The family of a dossier, as far as it can have a way in.
std::set<PersonId> relatives_of(Dossier const& dossier) {
    auto const& standing = dossier.standing();
    std::set<PersonId> people;
    for (auto const& each : standing.parents) {
        people.insert(each.person);
    }
    for (auto const& each : standing.members) {
        if (each.role == Role::supporter) { people.insert(each.person); }
    }
    if (!standing.child.person.empty()) { people.insert(standing.child.person); }
    return people;
}

std::vector<Clock> over_of(Dossier const& dossier, route::Profile const& profile, Day today) {
    auto clocks = clocks_of(dossier, profile);
    std::erase_if(clocks, [&](Clock const& each) { return !each.is_over(today); });
    return clocks;
}

/// A key of a part that this line tells of.
bool is_about(ForgottenLine const& line, journal::Tombstone const& stone) {
    auto const& parts = line.parts;
    return line.whole || std::ranges::find(parts, stone.compartment, &PartForgotten::part) != parts.end();
}

/// Nobody hears of it: what is forgotten is no news.
void drop_notices(journal::Change& change) {
    std::erase_if(change.put, [](journal::Row const& row) { return row.key.collection == "outbox"; });
}

/// The lists of a dossier of which nobody can say any more whose it is. False when that failed.
bool take_away_lists(journal::Journal& journal, DossierId const& id) {
    auto const there = journal.row(registers::derived_key(id));
    if (there && !*there) { return true; }
    journal::Change change;
    registers::erase_lists(id, change);
    return journal.commit(change).has_value();
}

}  // namespace

/// What is known after every dossier was looked at.
struct Forgetting::Survey {
    Outcome outcome;
    std::map<DossierId, Hold> holds;
    std::vector<DossierId> due;
    std::map<PersonId, std::set<DossierId>> relatives;
};

tl::expected<Outcome, Trouble> Forgetting::try_out(Moment now) { return go(now, Trial::only); }

tl::expected<Outcome, Trouble> Forgetting::forget(Moment now) { return go(now, Trial::for_real); }

tl::expected<Outcome, Trouble> Forgetting::go(Moment now, Trial trial) {
    auto ids = region_.journal.dossiers();
    if (!ids) { return tl::unexpected{ids.error()}; }
    auto const held = holds(region_.journal);
    if (!held) { return tl::unexpected{held.error()}; }
    Survey survey;
    for (auto const& each : *held) {
        survey.holds[each.dossier] = each;
    }
    std::ranges::sort(*ids);
    for (auto const& id : *ids) {
        look(id, now, trial, survey);
    }
    if (trial == Trial::only) { return std::move(survey.outcome); }
    for (auto const& id : survey.due) {
        bool done = false;
        for (int attempt = 0; attempt < most_tries && !done; ++attempt) {
            done = forget_one(id, now, survey);
        }
        if (!done) { survey.outcome.overtaken.push_back(id); }
    }
    return std::move(survey.outcome);
}

void Forgetting::look(DossierId const& id, Moment now, Trial trial, Survey& survey) const {
    auto& outcome = survey.outcome;
    if (trial == Trial::for_real) { make_good(id, now, outcome); }
    auto const dossier = region_.dossiers.whole(id);
    if (!dossier) {
        outcome.unreadable.push_back(id);
        return;
    }
    for (auto const& person : relatives_of(*dossier)) {
        survey.relatives[person].insert(id);
    }
    auto const today = local_day(now);
    auto const& profile = region_.dossiers.profile_of(*dossier, today);
    auto const over = over_of(*dossier, profile, today);
    if (dossier->empty()) {
        ++outcome.gone;
    } else if (!is_closed(*dossier, profile)) {
        ++outcome.open;
    } else if (over.empty()) {
        ++outcome.running;
    } else if (auto const hold = survey.holds.find(id); hold != survey.holds.end()) {
        outcome.held.push_back(hold->second);
    } else if (trial == Trial::for_real) {
        survey.due.push_back(id);
    } else {
        bool const whole = remains_of(*dossier, profile, over, by_, now).is_empty();
        outcome.ended.push_back(line_of(*dossier, over, whole, now));
    }
}

/// What an interrupted run left, and what an old copy brought back beside keys that stay destroyed: lists
/// that were made from what nobody can read any more.
void Forgetting::make_good(DossierId const& id, Moment now, Outcome& outcome) const {
    auto const stones = region_.journal.finish_forgetting(id);
    if (stones && !stones->empty()) { outcome.finished.push_back(id); }
    auto const memory = region_.journal.recall(id);
    if (!memory || memory->forgotten.empty()) { return; }
    bool const nameless = std::ranges::none_of(memory->entries, [](Entry const& each) {
        return each.kind == access::ChildRegistered::name;
    });
    if (!nameless) { return; }
    bool const erased = take_away_lists(region_.journal, id);
    bool const swept = memory->entries.empty() ? sweep_readings(id, now).has_value() : true;
    if (!stones || !erased || !swept) { outcome.unreadable.push_back(id); }
}

/// Of a dossier of which nothing is left.
tl::expected<void, Trouble> Forgetting::sweep_readings(DossierId const& id, Moment now) const {
    auto const long_ago = moment_of(local_day(now) + -readings_kept);
    journal::Range const old{.collection = "reading", .key = id.text(), .from = {}, .to = iso_text(long_ago)};
    for (auto rows = region_.journal.rows(old);; rows = region_.journal.rows(old)) {
        if (!rows) { return tl::unexpected{rows.error()}; }
        if (rows->empty()) { return {}; }
        journal::Change change;
        std::ranges::transform(*rows, std::back_inserter(change.erase), &journal::Row::key);
        auto const committed = region_.journal.commit(change);
        if (!committed) { return tl::unexpected{committed.error()}; }
    }
}

bool Forgetting::forget_one(DossierId const& id, Moment now, Survey& survey) const {
    auto const dossier = region_.dossiers.whole(id);
    if (!dossier) {
        survey.outcome.unreadable.push_back(id);
        return true;
    }
    auto const today = local_day(now);
    auto const over = over_of(*dossier, region_.dossiers.profile_of(*dossier, today), today);
    if (over.empty()) { return true; }  // it goes on again
    auto line = line_of(*dossier, over, false, now);
    auto const trouble = carry_out(*dossier, over, now, survey, line);
    if (trouble == Trouble::somebody_was_first) { return false; }
    if (trouble) {
        survey.outcome.unreadable.push_back(id);
    } else {
        survey.outcome.ended.push_back(std::move(line));
    }
    return true;
}

/// Whoever was here for this child alone has no account any more.
tl::expected<int, Trouble> Forgetting::erase_relatives(
    Dossier const& dossier, Survey const& survey, journal::Change& change
) const {
    int erased = 0;
    for (auto const& person : relatives_of(dossier)) {
        auto const found = survey.relatives.find(person);
        bool const elsewhere =
            found != survey.relatives.end() &&
            std::ranges::any_of(found->second, [&](DossierId const& each) { return each != dossier.id(); });
        if (elsewhere) { continue; }
        auto const gone = accounts::erase_relative(region_.directory, person, change);
        if (!gone) { return tl::unexpected{gone.error()}; }
        if (*gone) { ++erased; }
    }
    return erased;
}

std::optional<Trouble> Forgetting::carry_out(
    Dossier const& dossier,
    std::vector<Clock> const& over,
    Moment now,
    Survey const& survey,
    ForgottenLine& line
) const {
    auto const& profile = region_.dossiers.profile_of(dossier, local_day(now));
    auto const remains = remains_of(dossier, profile, over, by_, now);
    line.whole = remains.is_empty();
    journal::Change change{
        .dossier = dossier.id(),
        .expected = dossier.seq(),
        .command =
            CommandId{derived_text(dossier.id().text(), "forget at " + std::to_string(dossier.seq()))}};
    change.entries = remains.fresh;
    if (line.whole) {
        registers::erase_lists(dossier.id(), change);
        auto const accounts = erase_relatives(dossier, survey, change);
        if (!accounts) { return accounts.error(); }
        line.accounts = *accounts;
    } else {
        Dossier const after{dossier.id(), remains.left};
        region_.registers.project(region_.dossiers, dossier, after, now, change);
        drop_notices(change);
    }
    change.put.push_back(row_of(line));
    auto const stones = region_.journal.forget(change, remains.forgotten);
    if (!stones) { return stones.error(); }
    return std::nullopt;
}

tl::expected<void, Trouble> hold(journal::Journal& journal, Hold const& hold) {
    journal::Change change;
    change.put = {accounts::row_of(hold_key(hold.dossier), hold, hold.dossier.text())};
    return journal.commit(change).map([](auto const&) {});
}

tl::expected<void, Trouble> release(journal::Journal& journal, DossierId const& dossier) {
    journal::Change change;
    change.must_exist = {hold_key(dossier)};
    change.erase = {hold_key(dossier)};
    return journal.commit(change).map([](auto const&) {});
}

tl::expected<std::vector<Hold>, Trouble> holds(journal::Journal const& journal) {
    return accounts::all_kept<Hold>(journal, {.collection = "hold", .key = "all"});
}

tl::expected<std::vector<Certified>, Trouble> certified(journal::Journal const& journal, Day since) {
    auto const lines = accounts::all_kept<ForgottenLine>(
        journal, {.collection = "forgotten", .key = "all", .from = iso_text(moment_of(since))}
    );
    if (!lines) { return tl::unexpected{lines.error()}; }
    std::vector<Certified> all;
    for (auto const& line : *lines) {
        auto proofs = journal.forgotten(line.dossier);
        if (!proofs) { return tl::unexpected{proofs.error()}; }
        std::erase_if(*proofs, [&](journal::Tombstone const& stone) { return !is_about(line, stone); });
        all.push_back({.line = line, .proofs = std::move(*proofs)});
    }
    return all;
}

}  // namespace rondom::keeping
