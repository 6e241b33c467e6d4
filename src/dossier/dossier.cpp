#include "dossier/dossier.hpp"

#include <algorithm>

#include "domain/contains.hpp"

namespace rondom {

namespace {

/// What this person last said about it: yes when it was yes to a part at least.
access::GivenAnswer const* own_answer(
    access::Standing const& standing, PersonId const& person, access::Scope const& scope
) {
    access::GivenAnswer const* own = nullptr;
    for (auto const what : scope.categories) {
        auto const* answer = standing.last_answer(person, scope.receiver, scope.purpose, what);
        bool const yes = answer != nullptr && answer->answer == access::Answer::given;
        if (own == nullptr || (yes && own->answer != access::Answer::given)) { own = answer; }
    }
    return own;
}

SharingLine line_for(
    access::Actor const& reader,
    access::Ask const& ask,
    Dossier const& whole,
    route::Profile const& profile,
    Day today
) {
    auto const& standing = whole.standing();
    auto const* purpose = profile.purpose(ask.scope.purpose);
    SharingLine line{.scope = ask.scope, .why = ask.why, .asked_at = ask.at};
    line.scope.categories = categories_of(ask.scope, profile);
    if (purpose == nullptr) { return line; }

    line.complete = !line.scope.categories.empty();
    for (auto const what : line.scope.categories) {
        auto const state = standing.consent(*purpose, ask.scope.receiver, what, today);
        if (state.status == access::Consent::complete) { continue; }
        line.complete = false;
        if (reader.party() != Party::family && !line.obstacle) { line.obstacle = access::reason_of(state); }
    }

    // Nobody answers but as a parent or as the youth, also who has another role beside it.
    if (reader.role != Role::parent && reader.role != Role::youth) { return line; }
    auto const people = standing.required(*purpose, today);
    line.is_mine = std::ranges::find(people, reader.person) != people.end();
    auto const* answer = own_answer(standing, reader.person, line.scope);
    if (answer != nullptr) {
        line.mine = answer->answer;
        line.my_until = answer->until;
    }
    bool const ended = answer != nullptr && answer->until &&
                       std::chrono::sys_days{today} > std::chrono::sys_days{*answer->until};
    bool const asked_again =
        answer != nullptr && answer->answer != access::Answer::given && answer->seq < ask.seq;
    line.asks_me = line.is_mine && (answer == nullptr || ended || asked_again);
    return line;
}

/// Whose answer is needed may know of a request, and so may the youth. For a parent of a sixteen-year-old any
/// other request does not exist: whether it is complete would tell what the youth answered (C5-A1, A4).
bool may_know(access::Actor const& reader, SharingLine const& line, int age) {
    return line.is_mine || reader.role == Role::youth || (reader.role == Role::parent && age < 16);
}

std::vector<SharingLine> sharing_for(
    access::Actor const& reader,
    Dossier const& whole,
    access::Lens const& lens,
    route::Profile const& profile,
    Day today
) {
    std::vector<SharingLine> lines;
    auto const& standing = whole.standing();
    for (auto const& ask : standing.asks) {
        auto const* purpose = profile.purpose(ask.scope.purpose);
        auto const ended = standing.closed.find(ask.scope.receiver);
        bool const over = ended != standing.closed.end() && ask.seq < ended->second;
        if (purpose == nullptr || over) { continue; }

        auto line = line_for(reader, ask, whole, profile, today);
        bool const knows = reader.party() == Party::family
                               ? may_know(reader, line, standing.age(today))
                               : reader.party() == ask.scope.receiver ||
                                     lens.ground(reader, Category::consent, ask.asked_by).has_value();
        if (!knows) { continue; }

        auto const same = std::ranges::find_if(lines, [&](SharingLine const& each) {
            return each.scope.receiver == line.scope.receiver && each.scope.purpose == line.scope.purpose;
        });
        if (same != lines.end()) {
            *same = std::move(line);
        } else {
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

/// A request for consent is there for everyone in the family who may know of it, whoever wrote it.
bool asks_for_known(Entry const& entry, access::Actor const& reader, std::vector<SharingLine> const& lines) {
    if (entry.kind != access::ConsentAsked::name || reader.party() != Party::family) { return false; }
    access::ConsentAsked asked;
    json::parse(entry.body, [&](json::Node root) { fill(asked, root); });
    return std::ranges::any_of(lines, [&](SharingLine const& each) {
        return each.scope.receiver == asked.receiver && each.scope.purpose == asked.purpose;
    });
}

/// Whoever saw a step entered sees under which name it goes on. It says nothing else of the dossier.
bool tells_of_steps_seen(Entry const& entry, std::vector<Entry> const& seen) {
    return entry.kind == route::Migrated::name &&
           std::ranges::find(seen, route::StepEntered::name, &Entry::kind) != seen.end();
}

/// What the region marks as shielded: who may know that its party takes part may know that it is there. The
/// rest of what is hidden leaves no trace.
bool shows_shielded(
    access::Actor const& reader, Entry const& entry, access::Lens const& lens, route::Profile const& profile
) {
    return reader.party() != Party::family && entry.only.empty() && entry.category != Category::safety &&
           profile.categories.at(entry.category).shielded &&
           lens.ground(reader, Category::progress, entry.owner).has_value();
}

/// What asks for a consent that the reader knows of is read with it.
tl::expected<access::Ground, Reason> ground_of(
    Entry const& entry,
    access::Actor const& reader,
    std::vector<SharingLine> const& sharing,
    access::Lens const& lens
) {
    if (asks_for_known(entry, reader, sharing)) { return access::Ground{access::GroundName::right}; }
    return lens.ground(reader, entry);
}

/// Under a number of its own: a gap would tell that something is hidden.
void show(Entry const& entry, VisibleDossier::Seen& seen) {
    seen.entries.push_back(entry);
    seen.entries.back().seq = std::ssize(seen.entries);
}

}  // namespace

std::vector<Category> categories_of(access::Scope const& scope, route::Profile const& profile) {
    if (!scope.categories.empty()) { return scope.categories; }
    std::vector<Category> all;
    for (auto const& rule : profile.sharing) {
        if (rule.consented != scope.receiver || rule.purpose != scope.purpose) { continue; }
        for (auto const what : rule.what) {
            add_once(all, what);
        }
    }
    return all;
}

std::optional<VisibleDossier> seen_by(
    access::Actor const& reader,
    Dossier const& whole,
    route::Profile const& profile,
    route::Facts const& facts,
    Day today
) {
    auto const* passage = whole.part<route::Steps>().current();
    access::Lens const lens{
        whole.standing(), profile, passage != nullptr ? profile.step(passage->step) : nullptr, facts, today};
    if (!lens.in_circle(reader)) { return std::nullopt; }

    VisibleDossier::Seen seen;
    seen.sharing = sharing_for(reader, whole, lens, profile, today);
    seen.entries.reserve(whole.all().size());
    for (auto const& entry : whole.all()) {
        auto const ground = ground_of(entry, reader, seen.sharing, lens);
        if (tells_of_steps_seen(entry, seen.entries)) {
            show(entry, seen);
        } else if (ground) {
            if (entry.category != Category::safety) { add_once(seen.grounds, *ground); }
            show(entry, seen);
        } else if (shows_shielded(reader, entry, lens, profile)) {
            add_once(seen.shielded, Shielded{entry.category, entry.owner});
        }
    }
    if (seen.entries.empty()) { return std::nullopt; }
    return VisibleDossier{whole.id(), reader, profile, today, std::move(seen)};
}

}  // namespace rondom
