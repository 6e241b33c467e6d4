#include "dossier/dossiers.hpp"

#include <algorithm>

namespace rondom {

namespace {

constexpr int most_tries = 8;
constexpr int most_passages = 6;

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
        .owners = {},
        .seq = 0,
        .version = {},
        .place = actor.organisation};
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

std::vector<Entry> entries_of(
    Act const& act, route::Profile const& profile, Dossier const& dossier, std::vector<NewEvent> events
) {
    std::vector<Entry> entries;
    auto seq = dossier.seq();
    for (auto& event : events) {
        auto const& category = profile.categories.at(event.category);
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
             .profile = profile.version,
             .body = std::move(event.body)}
        );
    }
    return entries;
}

}  // namespace

route::Profile const& Dossiers::profile_of(Dossier const& dossier, Day today) const {
    auto const* known = dossier.empty() ? nullptr : versions_.find(dossier.version());
    return known != nullptr ? *known : versions_.in_force(today);
}

route::Facts Dossiers::facts(Dossier const& dossier, Day today) const {
    return facts_of(dossier, {.profile = profile_of(dossier, today), .today = today}, contributions_);
}

route::Facts Dossiers::facts(VisibleDossier const& dossier, Day today) const {
    return facts_of(dossier, {.profile = dossier.profile(), .today = today}, contributions_);
}

std::vector<Task> Dossiers::tasks(VisibleDossier const& dossier) const {
    auto tasks = tasks_of(dossier, {.profile = dossier.profile(), .today = dossier.today()}, contributions_);
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
        if (waits && !is_held_up(task, dossier, dossier.profile())) { task.state = TaskState::at_turn; }
    }
    return tasks;
}

tl::expected<Dossier, journal::Trouble> Dossiers::whole(DossierId const& id) const {
    auto entries = journal_.read(id);
    if (!entries) { return tl::unexpected{entries.error()}; }
    Dossier dossier{id, std::move(*entries)};
    if (!dossier.empty() && versions_.find(dossier.version()) == nullptr) {
        return tl::unexpected{journal::Trouble::damaged};
    }
    return dossier;
}

tl::expected<Dossiers::Look, Obstacle> Dossiers::look(
    access::Actor const& reader, DossierId const& id, Moment now
) const {
    auto const dossier = whole(id);
    if (!dossier) { return tl::unexpected{Obstacle{dossier.error()}}; }
    auto const today = local_day(now);
    auto visible = seen_by(reader, *dossier, profile_of(*dossier, today), facts(*dossier, today), today);
    if (!visible) { return tl::unexpected{Obstacle{NotFound{}}}; }
    return Look{.visible = std::move(*visible), .seq = dossier->seq()};
}

tl::expected<VisibleDossier, Obstacle> Dossiers::glance(
    access::Actor const& reader, DossierId const& id, Moment now
) const {
    auto seen = look(reader, id, now);
    if (!seen) { return tl::unexpected{std::move(seen.error())}; }
    return std::move(seen->visible);
}

tl::expected<VisibleDossier, Obstacle> Dossiers::open(
    access::Actor const& reader, DossierId const& id, std::string_view page, Moment now
) {
    auto seen = look(reader, id, now);
    if (!seen) { return tl::unexpected{std::move(seen.error())}; }

    auto line = line_of(reader, page, now);
    line.grounds = grounds_of(seen->visible);
    line.owners = owners_of(seen->visible);
    line.seq = seen->seq;
    line.version = seen->visible.profile().version;
    if (auto const noted = note(id, line); !noted) { return tl::unexpected{Obstacle{noted.error()}}; }
    return std::move(seen->visible);
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

/// The route moves by itself: as long as a transition of the profile is open, its step is entered, in the
/// same append as the facts that opened it. What the family sets in motion at school is the school's
/// progress.
void Dossiers::add_passages(
    Act const& act, route::Profile const& profile, Dossier const& dossier, std::vector<Entry>& fresh
) const {
    auto const today = local_day(act.now);
    for (int passage = 0; passage < most_passages; ++passage) {
        auto all = dossier.all();
        all.insert(all.end(), fresh.begin(), fresh.end());
        Entries const now{std::move(all)};

        auto const* current = now.part<route::Steps>().current();
        route::StepEntered entered{.step = profile.first_step().id, .transition = {}, .on = today};
        if (current != nullptr) {
            auto const facts = facts_of(now, {.profile = profile, .today = today}, contributions_);
            auto const* transition = profile.open_from(current->step, facts);
            if (transition == nullptr) { return; }
            entered.step = transition->to;
            entered.transition = transition->id;
        }

        auto event = new_event(entered);
        auto const party = act.actor.party().value_or(Party::education);
        bool const at_school = now.part<access::Standing>().takes_part(Party::education);
        event.owner = party == Party::family && at_school ? Party::education : party;
        auto entries = entries_of(act, profile, dossier, {std::move(event)});
        entries.front().seq = dossier.seq() + std::ssize(fresh) + 1;
        fresh.push_back(std::move(entries.front()));
    }
}

tl::expected<Receipt, Obstacle> Dossiers::try_once(
    Act const& act, Dossier const& dossier, Permission const& permission, Decide const& decide
) {
    auto const today = local_day(act.now);
    auto const& profile = profile_of(dossier, today);
    auto const facts_now = facts(dossier, today);
    if (permission.opens_dossier != dossier.empty()) { return tl::unexpected{Obstacle{NotFound{}}}; }
    if (!dossier.empty()) {
        access::Lens const lens{dossier.standing(), profile, nullptr, facts_now, today};
        if (!lens.in_circle(act.actor)) { return tl::unexpected{Obstacle{NotFound{}}}; }
    }
    if (!permission.who.has(act.actor.role)) {
        return tl::unexpected{Obstacle{Refusal{{Reason{&role_no_power, {}}}}}};
    }

    auto const pauses = pauses_of(dossier, {.profile = profile, .today = today}, contributions_);
    auto decision = decide(
        {.dossier = dossier,
         .actor = act.actor,
         .profile = profile,
         .facts = facts_now,
         .pauses = pauses,
         .people = people_,
         .now = act.now,
         .today = today,
         .command = act.command}
    );
    if (!decision) { return tl::unexpected{Obstacle{std::move(decision.error())}}; }
    if (decision->empty()) {
        return Receipt{.dossier = dossier.id(), .seq = dossier.seq(), .repeated = true};
    }

    auto fresh = entries_of(act, profile, dossier, std::move(*decision));
    add_passages(act, profile, dossier, fresh);
    return append(act, dossier, std::move(fresh));
}

tl::expected<Receipt, Obstacle> Dossiers::append(
    Act const& act, Dossier const& dossier, std::vector<Entry> fresh
) {
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

tl::expected<Receipt, Obstacle> Dossiers::migrate(
    Act const& act, Dossier const& dossier, route::Profile const& to, route::Migrated const& event
) {
    auto fresh = entries_of(act, to, dossier, {new_event(event)});
    add_passages(act, to, dossier, fresh);
    return append(act, dossier, std::move(fresh));
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
            line.seq = dossier->seq();
            line.version = dossier->version();
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
