#include "renewal/agreements.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>
#include <sodium.h>

#include "domain/hex.hpp"
#include "proof/report.hpp"
#include "route/load.hpp"

namespace rondom::renewal {

namespace {

using accounts::all_kept;
using accounts::row_of;

constexpr std::string_view drafts = "agreement-drafts";
constexpr std::string_view contents = "agreement-files";
constexpr std::string_view sign_offs = "agreement-sign-offs";
constexpr std::string_view publications_kept = "agreement-publications";
constexpr std::string_view all_of_them = "all";

journal::Range range(std::string_view collection, std::string_view key) {
    return {.collection = std::string{collection}, .key = std::string{key}};
}

journal::RowKey row_key(std::string_view collection, std::string_view key, std::string sort) {
    return {std::string{collection}, std::string{key}, std::move(sort)};
}

tl::unexpected<Objection> no(Rule const& rule, std::vector<std::string> details = {}) {
    return tl::unexpected{
        Objection{.refusal = Refusal{{Reason{&rule, std::move(details)}}}, .findings = {}, .trouble = {}}};
}

tl::unexpected<Objection> trouble(journal::Trouble what) {
    return tl::unexpected{Objection{.refusal = {}, .findings = {}, .trouble = what}};
}

/// Drafts stand in the order in which they were proposed.
journal::RowKey draft_key(Draft const& draft) {
    return row_key(drafts, all_of_them, iso_text(draft.at) + "/" + draft.id);
}

/// The names that count for an assumption that has none in the files.
void add_names(proof::Report& report, std::vector<SignedOff> const& names) {
    for (auto& assumption : report.assumptions) {
        if (!assumption.signed_by.empty()) { continue; }
        auto const found = std::ranges::find_if(names, [&](SignedOff const& each) {
            return each.rule == assumption.rule && each.words == assumption.mark;
        });
        if (found == names.end()) { continue; }
        assumption.signed_by = found->name;
        assumption.signed_on = iso_text(local_day(found->at));
    }
}

/// One of these, or when none is named each without a name.
bool is_meant(proof::Assumption const& assumption, std::vector<std::string> const& rules) {
    if (rules.empty()) { return assumption.signed_by.empty(); }
    return std::ranges::find(rules, assumption.rule) != rules.end();
}

std::vector<proof::Finding> errors_of(proof::Report const& report) {
    std::vector<proof::Finding> errors;
    std::ranges::copy_if(report.findings, std::back_inserter(errors), [](proof::Finding const& each) {
        return each.weight == proof::Weight::error;
    });
    return errors;
}

tl::unexpected<Objection> not_right(std::vector<proof::Finding> errors) {
    auto objection = no(not_proved, {std::to_string(errors.size())});
    objection.value().findings = std::move(errors);
    return objection;
}

Draft draft_of(
    std::vector<route::SourceFile> const& files,
    std::string_view version,
    PersonId by,
    std::string name,
    Moment at
) {
    Draft draft{
        .id = {},
        .version = std::string{version},
        .hash = Agreements::hash_of(files),
        .files = {},
        .by = std::move(by),
        .name = std::move(name),
        .at = at};
    draft.id = derived_text(draft.hash, "agreement");
    for (auto const& each : files) {
        draft.files.push_back(each.name);
    }
    std::ranges::sort(draft.files);
    return draft;
}

}  // namespace

std::string Agreements::hash_of(std::vector<route::SourceFile> files) {
    std::ranges::sort(files, {}, &route::SourceFile::name);
    crypto_generichash_state state{};
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash_init(&state, nullptr, 0, hash.size());
    auto const add = [&](std::string const& text) {
        auto const measured = fmt::format("{}:", text.size()) + text;
        crypto_generichash_update(
            &state,
            reinterpret_cast<unsigned char const*>(measured.data()),  // NOLINT: bytes of a text
            measured.size()
        );
    };
    for (auto const& each : files) {
        add(each.name);
        add(each.text);
    }
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hex(hash);
}

Agreed<std::string> Agreements::name_of_administrator(Hand const& hand) const {
    auto const colleague = people_.in_role(hand.by, Role::region_administrator);
    if (!colleague) { return no(administrator_only); }
    return hand.on_command_line ? colleague->name + " (rondom publish)" : colleague->name;
}

Agreed<void> Agreements::keep(journal::Change const& change) {
    auto const committed = journal_.commit(change);
    if (committed) { return {}; }
    if (committed.error() == journal::Trouble::gone) { return no(no_such_draft); }
    return trouble(committed.error());
}

void Agreements::add_files(
    Draft const& draft, std::vector<route::SourceFile> const& files, journal::Change& change
) const {
    for (auto const& each : files) {
        change.put.push_back(
            {.key = row_key(contents, draft.id, each.name), .owner = draft.id, .content = each.text}
        );
    }
    change.put.push_back(row_of(draft_key(draft), draft, draft.id));
}

Agreed<std::vector<Publication>> Agreements::publications() const {
    auto found = all_kept<Publication>(journal_, range(publications_kept, all_of_them));
    if (!found) { return trouble(found.error()); }
    return std::move(*found);
}

Agreed<std::vector<Agreement>> Agreements::all() const {
    auto const proposed = all_kept<Draft>(journal_, range(drafts, all_of_them));
    if (!proposed) { return trouble(proposed.error()); }
    auto const published = publications();
    if (!published) { return tl::unexpected{published.error()}; }
    std::vector<Agreement> agreements;
    for (auto const& draft : *proposed) {
        auto names = all_kept<SignedOff>(journal_, range(sign_offs, draft.id));
        if (!names) { return trouble(names.error()); }
        Agreement agreement{.draft = draft, .sign_offs = std::move(*names), .published = std::nullopt};
        auto const found = std::ranges::find(*published, draft.id, &Publication::draft);
        if (found != published->end()) { agreement.published = *found; }
        agreements.push_back(std::move(agreement));
    }
    return agreements;
}

Agreed<Agreement> Agreements::find(std::string_view draft) const {
    auto const known = all();
    if (!known) { return tl::unexpected{known.error()}; }
    auto const found =
        std::ranges::find_if(*known, [&](Agreement const& each) { return each.draft.id == draft; });
    if (found == known->end()) { return no(no_such_draft); }
    return *found;
}

Agreed<std::vector<route::SourceFile>> Agreements::files(Draft const& draft) const {
    std::vector<route::SourceFile> files;
    for (auto const& name : draft.files) {
        auto const row = journal_.row(row_key(contents, draft.id, name));
        if (!row) { return trouble(row.error()); }
        if (*row) { files.push_back({.name = name, .text = (*row)->content}); }
    }
    if (hash_of(files) != draft.hash) { return trouble(journal::Trouble::damaged); }
    return files;
}

Agreed<std::vector<DossierId>> Agreements::dossiers() const {
    auto found = journal_.dossiers();
    if (!found) { return trouble(found.error()); }
    return std::move(*found);
}

Agreed<void> Agreements::load(Publication const& publication) {
    auto const agreement = find(publication.draft);
    if (!agreement) { return trouble(journal::Trouble::damaged); }
    if (std::ranges::any_of(versions_.all(), [&](route::Version const& each) {
            return each.profile->version == agreement->draft.version;
        })) {
        return {};
    }
    auto files = this->files(agreement->draft);
    if (!files) { return tl::unexpected{files.error()}; }
    auto reading = route::read_profile(std::move(*files));
    if (!reading.is_readable()) { return not_right(errors_of(proof::prove(reading))); }
    versions_.add(std::move(reading.profile), publication.from);
    return {};
}

Agreed<void> Agreements::refresh() {
    auto const published = publications();
    if (!published) { return tl::unexpected{published.error()}; }
    if (published->size() == versions_.all().size()) { return {}; }
    for (auto const& each : *published) {
        if (auto loaded = load(each); !loaded) { return loaded; }
    }
    return {};
}

Agreed<void> Agreements::adopt(std::vector<route::SourceFile> const& files, Moment now) {
    auto const reading = route::read_profile(files);
    auto errors = errors_of(proof::prove(reading, vocabulary_));
    if (!errors.empty()) { return not_right(std::move(errors)); }
    auto const draft = draft_of(files, reading.profile.version, {}, {}, now);
    Publication const publication{
        .draft = draft.id, .by = {}, .name = {}, .at = now, .from = route::from_the_beginning};
    journal::Change change;
    change.command = CommandId{"agreement/first"};
    add_files(draft, files, change);
    change.put.push_back(
        row_of(row_key(publications_kept, all_of_them, iso_text(now) + "/" + draft.id), publication, draft.id)
    );
    if (auto kept = keep(change); !kept) { return kept; }
    return refresh();
}

Agreed<proof::Report> Agreements::report(Agreement const& agreement) const {
    auto files = this->files(agreement.draft);
    if (!files) { return tl::unexpected{files.error()}; }
    auto report = proof::prove(route::read_profile(std::move(*files)), vocabulary_);
    add_names(report, agreement.sign_offs);
    auto const earlier = all();
    if (!earlier) { return tl::unexpected{earlier.error()}; }
    for (auto const& each : *earlier) {
        if (each.published) { add_names(report, each.sign_offs); }
    }
    return report;
}

/// What a profile says of other versions.
Agreed<void> Agreements::fits(route::Reading const& reading) const {
    auto const& profile = reading.profile;
    auto const known = versions_.all();
    if (!known.empty() && known.front().profile->id != profile.id) {
        return no(other_region, {known.front().profile->id});
    }
    if (versions_.find(profile.version) != nullptr) { return no(version_taken, {profile.version}); }
    if (profile.migrates.from.empty()) { return {}; }
    auto const* from = versions_.find(profile.migrates.from);
    if (from == nullptr) { return no(unknown_origin, {profile.migrates.from}); }
    for (auto const& [old, fresh] : profile.migrates.steps) {
        if (from->step(old) == nullptr) { return no(unknown_step, {old, from->version}); }
    }
    return {};
}

Agreed<Draft> Agreements::propose(std::vector<route::SourceFile> const& files, Hand const& hand) {
    auto name = name_of_administrator(hand);
    if (!name) { return tl::unexpected{name.error()}; }
    auto const reading = route::read_profile(files);
    auto const report = proof::prove(reading, vocabulary_);
    if (auto errors = errors_of(report); !errors.empty()) { return not_right(std::move(errors)); }
    if (auto fitting = fits(reading); !fitting) { return tl::unexpected{fitting.error()}; }
    auto draft = draft_of(files, reading.profile.version, hand.by, std::move(*name), hand.now);
    if (auto known = find(draft.id)) { return known->draft; }
    journal::Change change;
    add_files(draft, files, change);
    if (auto kept = keep(change); !kept) { return tl::unexpected{kept.error()}; }
    return draft;
}

Agreed<void> Agreements::sign(
    std::string_view draft, std::vector<std::string> const& rules, Hand const& hand
) {
    auto const name = name_of_administrator(hand);
    if (!name) { return tl::unexpected{name.error()}; }
    auto const agreement = find(draft);
    if (!agreement) { return tl::unexpected{agreement.error()}; }
    if (agreement->published) { return no(no_such_draft); }
    auto const report = this->report(*agreement);
    if (!report) { return tl::unexpected{report.error()}; }

    journal::Change change;
    change.must_exist = {draft_key(agreement->draft)};
    for (auto const& each : report->assumptions) {
        if (!is_meant(each, rules)) { continue; }
        SignedOff const signed_off{
            .rule = each.rule, .words = each.mark, .by = hand.by, .name = *name, .at = hand.now};
        change.put.push_back(
            row_of(row_key(sign_offs, agreement->draft.id, each.rule), signed_off, agreement->draft.id)
        );
    }
    for (auto const& rule : rules) {
        bool const there = std::ranges::find(report->assumptions, rule, &proof::Assumption::rule) !=
                           report->assumptions.end();
        if (!there) { return no(no_such_assumption, {rule}); }
    }
    return keep(change);
}

Agreed<void> Agreements::withdraw(std::string_view draft, Hand const& hand) {
    auto const name = name_of_administrator(hand);
    if (!name) { return tl::unexpected{name.error()}; }
    auto const agreement = find(draft);
    if (!agreement) { return tl::unexpected{agreement.error()}; }
    if (agreement->published) { return no(no_such_draft); }
    journal::Change change;
    change.must_exist = {draft_key(agreement->draft)};
    for (auto const collection : {drafts, contents, sign_offs}) {
        change.clear.push_back({std::string{collection}, agreement->draft.id});
    }
    return keep(change);
}

/// Everything that publishing asks.
Agreed<void> Agreements::is_ready(Agreement const& agreement, Day from, Hand const& hand) const {
    if (agreement.draft.by == hand.by) { return no(same_person, {agreement.draft.name}); }
    if (std::chrono::sys_days{from} < std::chrono::sys_days{local_day(hand.now)}) { return no(day_is_past); }

    auto const report = this->report(agreement);
    if (!report) { return tl::unexpected{report.error()}; }
    if (auto errors = errors_of(*report); !errors.empty()) { return not_right(std::move(errors)); }
    if (auto const open = proof::unsigned_of(*report); !open.empty()) {
        return no(assumptions_unsigned, {std::to_string(open.size()), open.front()->rule});
    }
    auto files = this->files(agreement.draft);
    if (!files) { return tl::unexpected{files.error()}; }
    return fits(route::read_profile(std::move(*files)));
}

Agreed<Publication> Agreements::publish(std::string_view draft, Day from, Hand const& hand) {
    auto const name = name_of_administrator(hand);
    if (!name) { return tl::unexpected{name.error()}; }
    auto const agreement = find(draft);
    if (!agreement) { return tl::unexpected{agreement.error()}; }
    if (agreement->published) { return *agreement->published; }
    if (auto ready = is_ready(*agreement, from, hand); !ready) { return tl::unexpected{ready.error()}; }

    Publication const publication{
        .draft = agreement->draft.id, .by = hand.by, .name = *name, .at = hand.now, .from = from};
    journal::Change change;
    change.command = CommandId{derived_text(agreement->draft.version, "publish")};
    change.must_exist = {draft_key(agreement->draft)};
    change.put = {row_of(
        row_key(publications_kept, all_of_them, iso_text(hand.now) + "/" + agreement->draft.id),
        publication,
        agreement->draft.id
    )};
    if (auto kept = keep(change); !kept) { return tl::unexpected{kept.error()}; }
    if (auto loaded = refresh(); !loaded) { return tl::unexpected{loaded.error()}; }
    auto const after = find(draft);  // somebody else may have published this version meanwhile
    if (!after) { return tl::unexpected{after.error()}; }
    if (!after->published) { return no(version_taken, {agreement->draft.version}); }
    return *after->published;
}

}  // namespace rondom::renewal
