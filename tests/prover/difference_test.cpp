// `rondom diff` held beside the lens itself, which shares no code with it. For each region, and for every
// thirtieth fault put into it that touches what somebody reads:
//   - a profile and itself: nothing is said;
//   - a widening says nothing of less, a narrowing nothing of more;
//   - for a few of them the lens is asked everything: every step, reader, category, owner and age, every
//     combination of facts and every yes. What it allows in the one and not in the other is just what is
//     said.
//
//     rondom_difference_test PROFILE...

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string>
#include <tuple>

#include <fmt/core.h>

#include "access/lens.hpp"
#include "mutations.hpp"
#include "proof/readings.hpp"

namespace rondom::prover {

namespace {

using proof::Reader;
using proof::ReadingChange;
using proof::reads_more;
using route::Profile;

constexpr Day today = std::chrono::year{2026} / 3 / 2;
PersonId const child{"child"};
PersonId const parent{"parent"};

/// One reading: step, reader, category, owner. "" is every step.
using Key = std::tuple<std::string, Party, Category, Party>;

struct Yes {
    bool holders = false;
    bool youth = false;
};

/// Somebody of each party stands around a child of this age; one parent holds authority.
access::Standing circle(int age) {
    access::Standing standing;
    standing.child.person = child;
    standing.child.born = today - std::chrono::years{age};
    standing.parents.push_back(
        {.person = parent, .name = {}, .relation = access::Relation::mother, .verified = true}
    );
    for (auto const& role : names_of(Role{})) {
        standing.members.push_back(
            {.person = PersonId{std::string{role.name}}, .name = {}, .role = role.value}
        );
    }
    return standing;
}

void answer(access::Standing& standing, route::Sharing const& rule, Yes const& yes) {
    access::Scope const scope{.receiver = rule.consented, .purpose = rule.purpose, .categories = {}};
    auto const say = [&](PersonId const& person) {
        standing.answers.push_back(
            {.by = person, .scope = scope, .answer = access::Answer::given, .until = {}, .at = {}, .seq = 1}
        );
    };
    if (yes.holders) { say(parent); }
    if (yes.youth) { say(child); }
}

access::Actor somebody_of(Party party) {
    for (auto const& role : names_of(Role{})) {
        if (party_of(role.value) == party) {
            return {.person = PersonId{std::string{role.name}}, .role = role.value};
        }
    }
    return {};
}

/// Every fact that a place of this party in this step depends on, in either profile, with all its values.
std::vector<route::Fact> facts_of(
    Profile const& one, Profile const& other, std::string const& step, Party party
) {
    std::vector<route::Fact> all;
    for (auto const* profile : {&one, &other}) {
        auto const* there = profile->step(step);
        auto const* cell = there != nullptr ? there->cell(party) : nullptr;
        if (cell == nullptr) { continue; }
        for (auto const& box : cell->when.any) {
            for (auto const& [index, allowed] : box.allowed) {
                auto const& fact = profile->facts[index];
                auto known = std::ranges::find(all, fact.name, &route::Fact::name);
                if (known == all.end()) { known = all.insert(all.end(), {fact.name, {}, {}}); }
                for (auto const* each : {&one, &other}) {
                    auto const its = std::ranges::find(each->facts, fact.name, &route::Fact::name);
                    if (its == each->facts.end()) { continue; }
                    for (auto const& value : its->values) {
                        if (std::ranges::find(known->values, value) == known->values.end()) {
                            known->values.push_back(value);
                        }
                    }
                }
            }
        }
    }
    return all;
}

void for_every(
    std::vector<route::Fact> const& facts, std::function<void(std::vector<std::size_t> const&)> const& use
) {
    std::vector<std::size_t> digits(facts.size(), 0);
    for (bool more = true; more;) {
        use(digits);
        more = false;
        for (std::size_t i = 0; i < facts.size() && !more; ++i) {
            digits[i] = (digits[i] + 1) % facts[i].values.size();
            more = digits[i] != 0;
        }
    }
}

route::Facts known(
    Profile const& profile, std::vector<route::Fact> const& facts, std::vector<std::size_t> const& digits
) {
    route::Facts all{profile.facts};
    for (std::size_t i = 0; i < facts.size(); ++i) {
        all.set(facts[i].name, facts[i].values[digits[i]]);
    }
    return all;
}

/// Every state of the yeses that a reading can hang on: nobody said yes; and for each purpose that either
/// profile knows, to each party, the parents, the youth, or both.
std::vector<access::Standing> standings(Profile const& one, Profile const& other, Party reader, int age) {
    std::vector<access::Standing> all{circle(age)};
    std::set<std::pair<std::string, Party>> said;
    for (auto const* profile : {&one, &other}) {
        for (auto const& rule : profile->sharing) {
            bool const asked = rule.to == reader && rule.ground == route::GroundKind::consent;
            if (!asked || !said.insert({rule.purpose, rule.consented}).second) { continue; }
            for (Yes const yes : {Yes{true, false}, Yes{false, true}, Yes{true, true}}) {
                answer(all.emplace_back(circle(age)), rule, yes);
            }
        }
    }
    return all;
}

/// What the lens allows in `to` and not in `from`, asked one by one.
std::set<Key> asked_of_the_lens(Profile const& from, Profile const& to) {
    std::set<Key> more;
    for (auto const& step : to.steps) {
        for (auto const& party : names_of(Party{})) {
            if (party.value == Party::family) { continue; }
            auto const reader = somebody_of(party.value);
            auto const facts = facts_of(from, to, step.id, party.value);
            for (int const age : {9, 13, 16, 18}) {
                for (auto const& standing : standings(from, to, party.value, age)) {
                    for_every(facts, [&](auto const& digits) {
                        auto const before = known(from, facts, digits);
                        auto const after = known(to, facts, digits);
                        access::Lens const was{standing, from, from.step(step.id), before, today};
                        access::Lens const now{standing, to, to.step(step.id), after, today};
                        for (auto const& what : names_of(Category{})) {
                            for (auto const& owner : names_of(Party{})) {
                                if (now.ground(reader, what.value, owner.value) &&
                                    !was.ground(reader, what.value, owner.value)) {
                                    more.insert({step.id, party.value, what.value, owner.value});
                                }
                            }
                        }
                    });
                }
            }
        }
    }
    return more;
}

/// The same of the family: by age only, of whoever owns the category.
std::set<std::pair<Role, Category>> family_of_the_lens(Profile const& from, Profile const& to) {
    std::set<std::pair<Role, Category>> more;
    route::Facts const before{from.facts};
    route::Facts const after{to.facts};
    std::array const readers{
        access::Actor{.person = parent, .role = Role::parent},
        access::Actor{.person = child, .role = Role::youth}};
    for (int age = 0; age <= 18; ++age) {
        auto const standing = circle(age);
        access::Lens const was{standing, from, nullptr, before, today};
        access::Lens const now{standing, to, nullptr, after, today};
        for (auto const& reader : readers) {
            for (auto const& [what, entry] : to.categories) {
                bool const reads = now.ground(reader, what, entry.owner).has_value();
                if (reads && !was.ground(reader, what, from.categories.at(what).owner)) {
                    more.insert({reader.role, what});
                }
            }
        }
    }
    return more;
}

std::set<Key> parties_in(std::vector<ReadingChange> const& changes) {
    std::set<Key> keys;
    for (auto const& each : changes) {
        bool const party =
            each.reader.kind == Reader::Kind::party && each.owner && each.kind != proof::ReadingKind::longer;
        if (party) { keys.insert({each.step, each.reader.party, each.what, *each.owner}); }
    }
    return keys;
}

std::set<std::pair<Role, Category>> family_in(std::vector<ReadingChange> const& changes) {
    std::set<std::pair<Role, Category>> keys;
    for (auto const& each : changes) {
        bool const grown = each.reader.kind == Reader::Kind::parent;
        bool const family = grown || each.reader.kind == Reader::Kind::youth;
        if (family && !each.owner) { keys.insert({grown ? Role::parent : Role::youth, each.what}); }
    }
    return keys;
}

bool is_whole(Profile const& profile) {
    bool const starts = std::ranges::any_of(profile.steps, &route::Step::start);
    return starts && profile.categories.size() == names_of(Category{}).size();
}

/// What a fault does by its nature, whatever it does to the readings.
bool is_widening(std::string const& what) {
    bool const reads = what.find("/reads by ") != std::string::npos;
    bool const shares = what.starts_with("widen sharing/") && what.find("/what by ") != std::string::npos;
    bool const place = what.starts_with("widen steps/") && what.find("/when/") != std::string::npos;
    return reads || shares || (place && what.find("/parties/") != std::string::npos) ||
           (what.starts_with("drop purposes/") && what.find("/required/") != std::string::npos);
}

bool is_narrowing(std::string const& what) {
    bool const asks = what.starts_with("widen purposes/") && what.find("/required/") != std::string::npos;
    bool const drops = what.starts_with("drop steps/") && what.find("/purposes/") != std::string::npos;
    return asks || drops || (what.starts_with("drop sharing/") && what.find("/what/") != std::string::npos);
}

/// Labels, tasks and ways change nothing that anybody reads; a few of them show that.
bool is_about_reading(std::string const& what) {
    constexpr std::array sections{
        "steps/", "sharing/", "purposes/", "categories/", "facts/", "profile/", "systems/"};
    auto const item = what.substr(what.find(' ') + 1);
    return std::ranges::any_of(sections, [&](std::string_view each) { return item.starts_with(each); });
}

class Region {
public:
    explicit Region(route::Reading const& whole) : whole_{whole} {}

    bool try_all() {
        check("itself", reads_more(whole_.profile, whole_.profile).empty(), "something is more than itself");
        int count = 0;
        int seen = 0;
        int other = 0;
        for (auto const& mutation : mutations_of(whole_.text.trees(), whole_.profile)) {
            bool const about = is_about_reading(mutation.what);
            if (++(about ? seen : other) % (about ? 30 : 600) != 0) {
                continue;
            }  // it must fit the test command
            auto trees = whole_.text.trees();
            mutation.apply(trees);
            auto const reading = route::read_profile(route::ProfileText{std::move(trees)});
            if (!is_whole(reading.profile)) { continue; }
            try_one(mutation.what, reading.profile, ++count % 72 == 36);
        }
        fmt::print(
            "{}: {} faults, {} widen a reading, {} narrow one; {} held beside the lens; {} wrong\n",
            whole_.profile.id,
            count,
            widened_,
            narrowed_,
            asked_,
            wrong_
        );
        return wrong_ == 0 && widened_ > 0 && narrowed_ > 0 && asked_ > 0;
    }

private:
    void check(std::string const& what, bool good, std::string_view wrong) {
        if (good) { return; }
        ++wrong_;
        fmt::print("  {}: {}\n", what, wrong);
    }

    void try_one(std::string const& what, Profile const& after, bool beside_lens) {
        auto const& before = whole_.profile;
        auto const more = reads_more(before, after);
        auto const less = reads_more(after, before);
        widened_ += more.empty() ? 0 : 1;
        narrowed_ += less.empty() ? 0 : 1;
        if (is_widening(what)) { check(what, less.empty(), "a widening takes something away"); }
        if (is_narrowing(what)) { check(what, more.empty(), "a narrowing gives something"); }
        if (!beside_lens && !(is_widening(what) && ++widenings_ % 16 == 1)) { return; }
        ++asked_;
        compare(what + " (more)", before, after, more);
        compare(what + " (less)", after, before, less);
    }

    void compare(
        std::string const& what,
        Profile const& from,
        Profile const& to,
        std::vector<ReadingChange> const& said
    ) {
        auto const lens = asked_of_the_lens(from, to);
        auto const ours = parties_in(said);
        for (auto const& [step, reader, category, owner] : lens) {
            if (ours.contains({step, reader, category, owner})) { continue; }
            tell(what, "not said", step, reader, category, owner);
        }
        for (auto const& [step, reader, category, owner] : ours) {
            if (lens.contains({step, reader, category, owner})) { continue; }
            tell(what, "said, and not so", step, reader, category, owner);
        }
        check(what, family_of_the_lens(from, to) == family_in(said), "the family reads otherwise");
    }

    void tell(
        std::string const& what,
        std::string_view wrong,
        std::string const& step,
        Party reader,
        Category category,
        Party owner
    ) {
        check(
            what,
            false,
            fmt::format(
                "{}: {} in {} reads {} of {}", wrong, name_of(reader), step, name_of(category), name_of(owner)
            )
        );
    }

    route::Reading const& whole_;
    int widened_ = 0;
    int narrowed_ = 0;
    int widenings_ = 0;
    int asked_ = 0;
    int wrong_ = 0;
};

int run(int count, char** arguments) {
    bool good = count > 1;
    for (int i = 1; i < count; ++i) {
        auto files = route::files_in(arguments[i]);
        if (!files) { return 2; }
        auto const whole = route::read_profile(std::move(*files));
        good = Region{whole}.try_all() && good;
    }
    return good ? 0 : 1;
}

}  // namespace

}  // namespace rondom::prover

int main(int count, char** arguments) { return rondom::prover::run(count, arguments); }
