#include "keeping/remains.hpp"

#include <algorithm>
#include <set>

#include "domain/contains.hpp"
#include "dossier/situation.hpp"

namespace rondom::keeping {

namespace {

/// The last of the parts that stay.
Compartment longest_kept(
    std::vector<Compartment> const& staying, Dossier const& dossier, route::Profile const& profile
) {
    auto const clocks = clocks_of(dossier, profile);
    auto const until = [&](Compartment part) {
        auto const clock = std::ranges::find(clocks, part, &Clock::part);
        // a part without a period stays for ever
        return clock != clocks.end() ? std::chrono::sys_days{clock->until} : std::chrono::sys_days::max();
    };
    return *std::ranges::max_element(staying, {}, until);
}

/// Carries over what the rest lacks, into one of its parts.
class Carrying {
public:
    Carrying(Dossier const& whole, Dossier const& rest, Compartment into)
        : whole_{whole}, rest_{rest}, into_{into} {}

    void child() {
        auto const& known = whole_.standing().child;
        auto const& left = rest_.standing().child;
        bool const same = known.person == left.person && known.first_name == left.first_name &&
                          known.last_name == left.last_name && known.born == left.born;
        if (same) { return; }
        access::ChildRegistered const event{
            .child = known.person,
            .first_name = known.first_name,
            .last_name = known.last_name,
            .born = known.born,
            .group = {},
            .school = known.school,
            .school_name = known.school_name};
        carry(event, nobody);
    }

    void holders() {
        auto const& known = whole_.standing();
        auto const& left = rest_.standing();
        for (auto const& each : known.holders()) {
            auto const* there = left.holder(each.person);
            if (there != nullptr && there->verified == each.verified) { continue; }
            access::HolderNamed const event{
                .person = each.person,
                .person_name = each.name,
                .relation = each.relation,
                .verified = each.verified,
                .evidence = {}};
            carry(event, each.person);
        }
        for (auto const& each : left.holders()) {
            bool const ended = known.holder(each.person) == nullptr;
            if (ended) { carry(access::HolderEnded{.person = each.person, .evidence = {}}, each.person); }
        }
    }

    /// Those of the parties whose parts stay.
    void members(std::set<Party> const& owners) {
        auto const& known = whole_.standing();
        auto const& left = rest_.standing();
        for (auto const& each : known.present()) {
            auto const party = party_of(each.role);
            bool const needed = party && owners.contains(*party) && party != Party::family;
            if (!needed || left.member(each.person, each.role) != nullptr) { continue; }
            access::MemberJoined const event{
                .person = each.person,
                .person_name = each.name,
                .role = each.role,
                .organisation = each.organisation,
                .organisation_name = each.organisation_name,
                .phone = {},
                .purpose = each.purpose,
                .beside = each.beside};
            carry(event, each.person);
        }
        for (auto const& each : left.present()) {
            if (known.member(each.person, each.role) != nullptr) { continue; }
            carry(access::MemberLeft{.person = each.person, .role = each.role, .reason = {}}, each.person);
        }
    }

    /// Without it the rest would seem to be on its way, and be kept for ever.
    void end() {
        auto const* here = whole_.part<route::Steps>().current();
        auto const* there = rest_.part<route::Steps>().current();
        if (here != nullptr && (there == nullptr || there->step != here->step)) {
            carry(route::StepEntered{.step = here->step, .transition = {}, .on = here->on}, nobody);
        }
        auto const& closings = whole_.part<Closings>().all;
        if (!closings.empty() && rest_.part<Closings>().all.empty()) { carry_last(Closed::name); }
        if (whole_.part<Closings>().left_school != rest_.part<Closings>().left_school) {
            carry_last(SchoolLeft::name);
        }
    }

    [[nodiscard]] std::vector<Entry> take() { return std::move(fresh_); }

private:
    /// The last entry of this kind that is about this person (or about none): who said so, and when.
    [[nodiscard]] Entry const* origin(std::string_view kind, PersonId const& about) const {
        auto const& all = whole_.all();
        auto const found = std::find_if(all.rbegin(), all.rend(), [&](Entry const& each) {
            return each.kind == kind &&
                   (about.empty() || each.body.find('"' + about.text() + '"') != std::string::npos);
        });
        return found != all.rend() ? &*found : nullptr;
    }

    void add(Entry entry) {
        entry.compartment = into_;
        entry.profile = whole_.version();
        fresh_.push_back(std::move(entry));
    }

    template <class Event>
    void carry(Event const& event, PersonId const& about) {
        auto const* from = origin(Event::name, about);
        if (from == nullptr) { return; }
        auto entry = *from;
        entry.body = to_json(event);
        add(std::move(entry));
    }

    void carry_last(std::string_view kind) {
        if (auto const* from = origin(kind, nobody)) { add(*from); }
    }

    inline static PersonId const nobody{};

    Dossier const& whole_;
    Dossier const& rest_;
    Compartment into_;
    std::vector<Entry> fresh_;
};

Entry told(
    Clock const& clock,
    Dossier const& dossier,
    route::Profile const& profile,
    access::Actor const& by,
    Moment now
) {
    PartForgotten const event{
        .part = clock.part,
        .start = clock.start,
        .from = clock.from,
        .period = clock.period,
        .until = clock.until,
        .on = local_day(now)};
    auto const made = new_event(event);
    auto const what = profile.categories.find(made.category);
    return {
        .seq = 0,
        .at = now,
        .kind = made.kind,
        .category = made.category,
        .compartment = clock.part,
        .owner = what != profile.categories.end() ? what->second.owner : Party::education,
        .only = {},
        .by = by.person,
        .role = by.role,
        .profile = dossier.version(),
        .body = made.body};
}

std::set<Party> owners_of(std::vector<Entry> const& entries, route::Profile const& profile) {
    std::set<Party> owners;
    for (auto const& entry : entries) {
        if (!is_carried(entry, profile)) { owners.insert(entry.owner); }
    }
    return owners;
}

std::vector<Compartment> all_parts(Dossier const& dossier) {
    std::vector<Compartment> parts;
    for (auto const& entry : dossier.all()) {
        add_once(parts, entry.compartment);
    }
    return parts;
}

}  // namespace

Remains remains_of(
    Dossier const& dossier,
    route::Profile const& profile,
    std::vector<Clock> const& over,
    access::Actor const& by,
    Moment now
) {
    Remains remains;
    auto const is_over = [&](Compartment part) { return contains(remains.forgotten, part); };
    std::ranges::transform(over, std::back_inserter(remains.forgotten), &Clock::part);
    auto staying = parts_of(dossier, profile);
    std::erase_if(staying, is_over);
    if (staying.empty()) { remains.forgotten = all_parts(dossier); }

    std::ranges::copy_if(dossier.all(), std::back_inserter(remains.left), [&](Entry const& each) {
        return !is_over(each.compartment);
    });
    auto into = over.front().part;  // the dossier's last word goes with it
    if (!staying.empty()) {
        into = longest_kept(staying, dossier, profile);
        Dossier const rest{dossier.id(), remains.left};
        Carrying carrying{dossier, rest, into};
        carrying.child();
        carrying.holders();
        carrying.members(owners_of(remains.left, profile));
        carrying.end();
        remains.fresh = carrying.take();
    }
    for (auto const& clock : over) {
        auto entry = told(clock, dossier, profile, by, now);
        entry.compartment = into;
        remains.fresh.push_back(std::move(entry));
    }
    auto seq = dossier.seq();
    for (auto& each : remains.fresh) {
        each.seq = ++seq;
    }
    if (!staying.empty()) {
        remains.left.insert(remains.left.end(), remains.fresh.begin(), remains.fresh.end());
    }
    return remains;
}

}  // namespace rondom::keeping
