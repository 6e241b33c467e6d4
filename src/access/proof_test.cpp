#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "access/histories.hpp"
#include "access/oracle.hpp"
#include "domain/repository.hpp"
#include "dossier/dossier.hpp"

// The lens against an oracle that shares no code with it, over random histories. RC_PARAMS="seed=...
// max_success=..." in the environment tries others; without it the same ones are tried every time.
namespace rondom::access {

namespace {

using namespace histories;

oracle::Region const& region_as_written() {
    static auto const region = oracle::Region::read((repository / "profiles/midden-groningen").string());
    return region;
}

/// One history looked at on one day, by the lens and by the oracle.
struct Sight {
    explicit Sight(History const& history)
        : dossier{DossierId{"d"}, history.entries},
          facts{facts_of(history)},
          step{step_in(dossier)},
          lens{dossier.standing(), region(), step, facts, history.today},
          oracle{
              region_as_written(),
              history.entries,
              {history.facts.begin(), history.facts.end()},
              history.today},
          today{history.today} {}

    static route::Step const* step_in(Dossier const& dossier) {
        auto const* passage = dossier.part<route::Steps>().current();
        return passage != nullptr ? region().step(passage->step) : nullptr;
    }

    Dossier dossier;
    route::Facts facts;
    route::Step const* step;
    Lens lens;
    oracle::Oracle oracle;
    Day today;
};

std::string name_of_ground(Ground const& ground) {
    switch (ground.name) {
        case GroundName::own_task: return "own_task";
        case GroundName::own_words: return "own_words";
        case GroundName::right: return "right";
        case GroundName::opened: return "opened";
        case GroundName::addressed: return "addressed";
        case GroundName::sharing: return ground.rule != nullptr ? ground.rule->id : "";
    }
    return "";
}

std::string text_of(Actor const& reader) {
    return reader.person.text() + " as " + std::string{name_of(reader.role)};
}

std::string text_of(oracle::Grounds const& grounds) {
    std::string text;
    for (auto const& each : grounds) {
        text += (text.empty() ? "" : ", ") + each;
    }
    return text.empty() ? "no ground" : text;
}

/// The lens allows just when the oracle does, and names a ground that the oracle found too.
void compare(
    tl::expected<Ground, Reason> const& answer, oracle::Grounds const& right, std::string const& question
) {
    bool const same = answer ? right.contains(name_of_ground(*answer)) : right.empty();
    if (same) { return; }
    auto const found = answer ? name_of_ground(*answer) : "no, by " + std::string{answer.error().rule->name};
    RC_FAIL(question + "\n  lens: " + found + "\n  oracle: " + text_of(right));
}

/// Every question there is: each reader, and each entry, and each category of three parties.
template <class Ask>
void ask_all(History const& history, Ask const& ask) {
    for (auto const& reader : readers()) {
        for (auto const& entry : history.entries) {
            ask(reader, entry);
        }
        for (auto const& what : names_of(Category{})) {
            for (auto const owner :
                 {region().categories.at(what.value).owner, Party::education, Party::liaison}) {
                Entry entry;
                entry.category = what.value;
                entry.owner = owner;
                ask(reader, entry);
            }
        }
    }
}

oracle::Lack lack_of(Consent status) {
    switch (status) {
        case Consent::complete:
        case Consent::missing_parent: return oracle::Lack::parent;
        case Consent::refused: return oracle::Lack::refused;
        case Consent::withdrawn: return oracle::Lack::stopped;
        case Consent::unverified: return oracle::Lack::unverified;
        case Consent::missing_youth: return oracle::Lack::youth;
    }
    return oracle::Lack::parent;
}

/// Without a number an entry is a question about a category.
auto asked(Lens const& lens, Actor const& reader, Entry const& entry) {
    return entry.seq > 0 ? lens.ground(reader, entry) : lens.ground(reader, entry.category, entry.owner);
}

auto asked(oracle::Oracle const& oracle, Actor const& reader, Entry const& entry) {
    return entry.seq > 0 ? oracle.may_read(reader, entry)
                         : oracle.may_read(reader, entry.category, entry.owner);
}

bool reads_anything(Sight const& sight, History const& history, Actor const& reader) {
    if (sight.lens.in_circle(reader)) { return true; }
    return std::ranges::any_of(history.entries, [&](Entry const& entry) {
        return sight.lens.ground(reader, entry).has_value();
    });
}

bool complete(Standing const& standing, std::pair<Party, std::string> const& scope, Category what, Day day) {
    auto const& [receiver, purpose] = scope;
    return standing.consent(*region().purpose(purpose), receiver, what, day).status == Consent::complete;
}

/// Nothing that this consent opens is open on `day`.
bool nothing_complete(Standing const& standing, std::pair<Party, std::string> const& scope, Day day) {
    return std::ranges::none_of(names_of(Category{}), [&](auto const& what) {
        return complete(standing, scope, what.value, day);
    });
}

/// Somebody whose yes is required and whom no court replaced.
std::optional<PersonId> somebody_required(
    Standing const& standing, std::pair<Party, std::string> const& scope, Day day
) {
    for (auto const& person : standing.required(*region().purpose(scope.second), day)) {
        auto const found = std::ranges::find(standing.replacements, person, &CourtReplacement::holder);
        if (found == standing.replacements.end()) { return person; }
    }
    return std::nullopt;
}

std::size_t decisions = 0;

}  // namespace

TEST_SUITE("access proof") {
    TEST_CASE("the lens allows what the oracle allows, on a ground that the oracle knows") {
        CHECK(holds("the lens and the oracle agree", [] {
            auto const history = told(*any_tale());
            Sight const sight{history};
            ask_all(history, [&](Actor const& reader, Entry const& entry) {
                ++decisions;
                compare(
                    asked(sight.lens, reader, entry),
                    asked(sight.oracle, reader, entry),
                    text_of(reader) +
                        (entry.seq > 0 ? " and entry " + std::to_string(entry.seq) : " and any ") +
                        std::string{name_of(entry.category)} + " of " + std::string{name_of(entry.owner)}
                );
            });
        }));
        MESSAGE("decisions compared: " << decisions);
        CHECK_GE(decisions, 50'000);
    }

    TEST_CASE("a consent is complete when the oracle lacks nothing, and names what it lacks otherwise") {
        CHECK(holds("the consents and the oracle agree", [] {
            auto const history = told(*any_tale());
            Sight const sight{history};
            for (auto const& [receiver, purpose] : consent_scopes()) {
                for (auto const& what : names_of(Category{})) {
                    auto const state = sight.dossier.standing().consent(
                        *region().purpose(purpose), receiver, what.value, history.today
                    );
                    auto const lacks = sight.oracle.lacks(purpose, receiver, what.value);
                    bool const is_complete = state.status == Consent::complete;
                    RC_ASSERT(is_complete == lacks.empty());
                    RC_ASSERT(is_complete || lacks.contains(lack_of(state.status)));
                    RC_ASSERT(!is_complete || (state.needed > 0 && state.given == state.needed));
                }
            }
        }));
    }

    TEST_CASE("who left reads nothing any more, and nobody of a party that is closed does") {
        CHECK(holds("leaving and closing end it", [] {
            auto history = told(*any_tale());
            auto const role = *rc::gen::elementOf(professional_roles());
            Actor const reader{.person = professional(role), .role = role};
            By const school{professional(Role::principal), Role::principal};
            if (*rc::gen::arbitrary<bool>()) {
                add(history, school, MemberLeft{.person = reader.person, .role = role, .reason = {}});
            } else {
                auto const party = party_of(role).value();
                add(history, school, PartyClosed{.party = party, .reason = {}, .on = history.today});
                Sight const sight{history};
                for (auto const& scope : consent_scopes()) {
                    RC_ASSERT(
                        scope.first != party ||
                        nothing_complete(sight.dossier.standing(), scope, history.today)
                    );
                }
            }
            RC_ASSERT_FALSE(reads_anything(Sight{history}, history, reader));
        }));
    }

    TEST_CASE("after a stop, and after the day on which a consent ends, nothing is shared on it") {
        CHECK(holds("stopping and ending end it", [] {
            auto history = told(*any_tale());
            auto const scope = *rc::gen::elementOf(consent_scopes());
            bool const stops = *rc::gen::arbitrary<bool>();
            auto const before = Dossier{DossierId{"d"}, history.entries};
            auto const tomorrow = history.today + std::chrono::days{1};
            auto const person = somebody_required(before.standing(), scope, tomorrow);
            RC_PRE(person.has_value());
            add(history,
                {*person, *person == youth() ? Role::youth : Role::parent},
                ConsentAnswered{
                    .receiver = scope.first,
                    .purpose = scope.second,
                    .categories = {},
                    .answer = stops ? access::Answer::stopped : access::Answer::given,
                    .until = history.today,
                    .asked_by = Party::education});
            Dossier const after{DossierId{"d"}, history.entries};
            RC_ASSERT(nothing_complete(after.standing(), scope, tomorrow));
            auto const required = after.standing().required(*region().purpose(scope.second), history.today);
            bool const is_asked = std::ranges::find(required, *person) != required.end();
            RC_ASSERT(!stops || !is_asked || nothing_complete(after.standing(), scope, history.today));
        }));
    }

    TEST_CASE("at midnight of a birthday the youth's own answer counts, and from 18 the parents are out") {
        CHECK(holds("birthdays count at once", [] {
            auto history = told(*any_tale());
            Dossier const dossier{DossierId{"d"}, history.entries};
            auto const& standing = dossier.standing();
            for (auto const age : {12, 16, 18}) {
                history.today = birthday(history.born, age);
                for (auto const& scope : consent_scopes()) {
                    if (!region().purpose(scope.second)->care && age != 18) { continue; }
                    for (auto const& what : names_of(Category{})) {
                        auto const* said =
                            standing.last_answer(youth(), scope.first, scope.second, what.value);
                        bool const yes = said != nullptr && said->answer == access::Answer::given;
                        RC_ASSERT(yes || !complete(standing, scope, what.value, history.today));
                    }
                }
            }
            bool const opened =
                std::ranges::any_of(standing.opened, [](auto const& each) { return each.second; });
            Sight const of_age{history};
            for (int number = 0; number < 3; ++number) {
                RC_ASSERT(
                    opened ||
                    !reads_anything(of_age, history, {.person = parent(number), .role = Role::parent})
                );
            }
        }));
    }

    TEST_CASE("a refusal never gives anybody more") {
        CHECK(holds("a refusal only narrows", [] {
            auto const before = told(*any_tale());
            auto after = before;
            auto const [receiver, purpose] = *rc::gen::elementOf(consent_scopes());
            auto const who = *rc::gen::inRange(0, 4);
            add(after,
                {who == 3 ? youth() : parent(who), who == 3 ? Role::youth : Role::parent},
                ConsentAnswered{
                    .receiver = receiver,
                    .purpose = purpose,
                    .categories = {},
                    .answer = access::Answer::refused,
                    .until = std::nullopt,
                    .asked_by = Party::education});
            Sight const earlier{before};
            Sight const later{after};
            ask_all(before, [&](Actor const& reader, Entry const& entry) {
                bool const reads = asked(later.lens, reader, entry).has_value();
                RC_ASSERT(!reads || asked(earlier.lens, reader, entry).has_value());
            });
        }));
    }
}

}  // namespace rondom::access
