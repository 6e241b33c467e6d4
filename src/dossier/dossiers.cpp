#include "dossier/dossiers.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

namespace rondom {

namespace {

constexpr int most_tries = 8;
constexpr int most_passages = 6;

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

ReadingLine line_of(access::Actor const& actor, std::string_view page, Moment now) {
    return {
        .at = now,
        .person = actor.person,
        .name = actor.name,
        .role = actor.role,
        .organisation = actor.organisation_name,
        .page = std::string{page},
        .grounds = {},
        .refused = {},
        .owners = {}};
}

std::vector<Party> owners_of(VisibleDossier const& dossier) {
    std::vector<Party> owners;
    for (auto const& entry : dossier.all()) {
        bool const known = std::ranges::find(owners, entry.owner) != owners.end();
        if (!known && entry.category != Category::safety) { owners.push_back(entry.owner); }
    }
    return owners;
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

bool is_personal(Category what) {
    return what == Category::progress || what == Category::message || what == Category::question ||
           what == Category::view;
}

/// A view holds nobody else's answer, so what seems to wait for consent there is asked of what the reader may
/// know of it: whether the party's consent for a meeting is not complete.
bool is_held_up(Task const& task, VisibleDossier const& dossier, route::Profile const& profile) {
    return std::ranges::any_of(dossier.sharing(), [&](SharingLine const& each) {
        bool const for_meeting =
            std::ranges::find(profile.meetings, each.scope.purpose, &route::Meeting::purpose) !=
            profile.meetings.end();
        return for_meeting && each.scope.receiver == task.party && !each.complete;
    });
}

}  // namespace

route::Facts Dossiers::facts(Entries const& entries, Day today) const {
    return facts_of(entries, {.profile = profile_, .today = today}, contributions_);
}

std::vector<Task> Dossiers::tasks(VisibleDossier const& dossier) const {
    auto tasks = tasks_of(dossier, {.profile = profile_, .today = dossier.today()}, contributions_);
    auto const& reader = dossier.reader();
    std::erase_if(tasks, [&](Task const& task) {
        bool const mine = std::ranges::find(task.who, reader.person) != task.who.end();
        // what is addressed to one person is nobody else's wait
        bool const addressed = task.category == Category::message;
        bool const tells = task.category == Category::consent && reader.party() == Party::family;
        return (addressed || tells) && !mine;
    });
    for (auto& task : tasks) {
        bool const waits = task.state == TaskState::waiting;
        if (waits && !is_held_up(task, dossier, profile_)) { task.state = TaskState::at_turn; }
    }
    return tasks;
}

tl::expected<Dossier, journal::Trouble> Dossiers::whole(DossierId const& id) const {
    auto entries = journal_.read(id);
    if (!entries) { return tl::unexpected{entries.error()}; }
    return Dossier{id, std::move(*entries)};
}

tl::expected<VisibleDossier, Obstacle> Dossiers::glance(
    access::Actor const& reader, DossierId const& id, Moment now
) const {
    auto const dossier = whole(id);
    if (!dossier) { return tl::unexpected{Obstacle{dossier.error()}}; }
    auto const today = local_day(now);
    auto visible = seen_by(reader, *dossier, profile_, facts(*dossier, today), today);
    if (!visible) { return tl::unexpected{Obstacle{NotFound{}}}; }
    return std::move(*visible);
}

tl::expected<VisibleDossier, Obstacle> Dossiers::open(
    access::Actor const& reader, DossierId const& id, std::string_view page, Moment now
) {
    auto visible = glance(reader, id, now);
    if (!visible) { return visible; }

    auto line = line_of(reader, page, now);
    for (auto const& ground : visible->grounds()) {
        line.grounds.push_back(name_of_ground(ground));
    }
    line.owners = owners_of(*visible);
    if (auto const noted = note(id, line); !noted) { return tl::unexpected{Obstacle{noted.error()}}; }
    return visible;
}

tl::expected<void, journal::Trouble> Dossiers::note(DossierId const& dossier, ReadingLine const& line) {
    journal::Change change;
    change.put.push_back(
        {.key = {"reading", dossier.text(), iso_text(line.at) + "/" + random_text()},
         .owner = dossier.text(),
         .content = to_json(line)}
    );
    auto const committed = journal_.commit(change);
    if (!committed) { return tl::unexpected{committed.error()}; }
    return {};
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
        if (!own && frame_only) { keep_the_frame(line, profile_, known); }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<Entry> Dossiers::entries_of(Act const& act, Dossier const& dossier, std::vector<NewEvent> events)
    const {
    std::vector<Entry> entries;
    auto seq = dossier.seq();
    for (auto& event : events) {
        auto const& category = profile_.categories.at(event.category);
        auto const by_nature =
            is_personal(event.category) ? act.actor.party().value_or(category.owner) : category.owner;
        entries.push_back(
            {.seq = ++seq,
             .at = act.now,
             .kind = std::move(event.kind),
             .category = event.category,
             .compartment = category.compartment,
             .owner = event.owner.value_or(by_nature),
             .only = std::move(event.only),
             .by = act.actor.person,
             .role = act.actor.role,
             .profile = profile_.version,
             .body = std::move(event.body)}
        );
    }
    return entries;
}

/// The route moves by itself: as long as a transition of the profile is open, its step is entered, in the
/// same append as the facts that opened it. What the family sets in motion at school is the school's
/// progress.
void Dossiers::add_passages(Act const& act, Dossier const& dossier, std::vector<Entry>& fresh) const {
    auto const today = local_day(act.now);
    for (int passage = 0; passage < most_passages; ++passage) {
        auto all = dossier.all();
        all.insert(all.end(), fresh.begin(), fresh.end());
        Entries const now{std::move(all)};

        auto const* current = now.part<route::Steps>().current();
        route::StepEntered entered{.step = profile_.first_step().id, .transition = {}, .on = today};
        if (current != nullptr) {
            auto const* transition = profile_.open_from(current->step, facts(now, today));
            if (transition == nullptr) { return; }
            entered.step = transition->to;
            entered.transition = transition->id;
        }

        auto event = new_event(entered);
        auto const party = act.actor.party().value_or(Party::education);
        bool const at_school = now.part<access::Standing>().takes_part(Party::education);
        event.owner = party == Party::family && at_school ? Party::education : party;
        auto entries = entries_of(act, dossier, {std::move(event)});
        entries.front().seq = dossier.seq() + std::ssize(fresh) + 1;
        fresh.push_back(std::move(entries.front()));
    }
}

tl::expected<Receipt, Obstacle> Dossiers::try_once(
    Act const& act, Dossier const& dossier, Permission const& permission, Decide const& decide
) {
    auto const today = local_day(act.now);
    auto const facts_now = facts(dossier, today);
    if (permission.opens_dossier != dossier.empty()) { return tl::unexpected{Obstacle{NotFound{}}}; }
    if (!dossier.empty()) {
        access::Lens const lens{dossier.standing(), profile_, nullptr, facts_now, today};
        if (!lens.in_circle(act.actor)) { return tl::unexpected{Obstacle{NotFound{}}}; }
    }
    if (!permission.who.has(act.actor.role)) {
        return tl::unexpected{Obstacle{Refusal{{Reason{&role_no_power, {}}}}}};
    }

    auto decision = decide(
        {.dossier = dossier,
         .actor = act.actor,
         .profile = profile_,
         .facts = facts_now,
         .people = people_,
         .now = act.now,
         .today = today,
         .command = act.command}
    );
    if (!decision) { return tl::unexpected{Obstacle{std::move(decision.error())}}; }
    if (decision->empty()) {
        return Receipt{.dossier = dossier.id(), .seq = dossier.seq(), .repeated = true};
    }

    auto fresh = entries_of(act, dossier, std::move(*decision));
    add_passages(act, dossier, fresh);
    auto all = dossier.all();
    all.insert(all.end(), fresh.begin(), fresh.end());
    Dossier const after{dossier.id(), std::move(all)};

    journal::Change change{.dossier = dossier.id(), .expected = dossier.seq(), .command = act.command};
    change.entries = std::move(fresh);
    if (project_) { project_(dossier, after, act.now, change); }
    auto const committed = journal_.commit(change);
    if (!committed) { return tl::unexpected{Obstacle{committed.error()}}; }
    return Receipt{.dossier = dossier.id(), .seq = committed->seq, .repeated = committed->repeated};
}

tl::expected<Receipt, Obstacle> Dossiers::submit_as(
    Act const& act, Permission const& permission, Decide const& decide
) {
    auto const before = journal_.committed(act.command);
    if (!before) { return tl::unexpected{Obstacle{before.error()}}; }
    if (*before) { return Receipt{.dossier = act.dossier, .seq = (*before)->seq, .repeated = true}; }

    for (int attempt = 0; attempt < most_tries; ++attempt) {
        auto const dossier = whole(act.dossier);
        if (!dossier) { return tl::unexpected{Obstacle{dossier.error()}}; }

        auto receipt = try_once(act, *dossier, permission, decide);
        if (receipt) { return receipt; }
        auto const* trouble = std::get_if<journal::Trouble>(&receipt.error());
        if (trouble != nullptr && *trouble == journal::Trouble::somebody_was_first) { continue; }

        auto const* refusal = std::get_if<Refusal>(&receipt.error());
        if (refusal != nullptr && !dossier->empty()) {
            auto line = line_of(act.actor, permission.name, act.now);
            for (auto const& reason : refusal->reasons) {
                line.refused.emplace_back(reason.rule->name);
            }
            if (auto const noted = note(act.dossier, line); !noted) {
                return tl::unexpected{Obstacle{noted.error()}};
            }
        }
        return receipt;
    }
    return tl::unexpected{Obstacle{Refusal{{Reason{&somebody_was_first, {}}}}}};
}

}  // namespace rondom
