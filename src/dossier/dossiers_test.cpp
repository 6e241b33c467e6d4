#include "dossier/dossiers.hpp"

#include <algorithm>

#include "capabilities/consent/rules.hpp"
#include "capabilities/signals/rules.hpp"
#include "registers/stage.hpp"

namespace rondom {

namespace {

using registers::Stage;
using scenario::acting_as;
using scenario::around_a_child_of;
using scenario::joined;
using scenario::other_parent;

signals::NoteWorry worry(std::string text) {
    signals::NoteWorry command;
    command.text = std::move(text);
    return command;
}

struct Class : Stage {
    explicit Class(int age = 9) { begin(around_a_child_of(age)); }

    std::size_t entries() { return dossiers.whole(dossier)->all().size(); }

    std::vector<ReadingLine> who_looked(access::Actor const& reader) {
        auto const visible = dossiers.glance(reader, dossier, now);
        REQUIRE(visible.has_value());
        return dossiers.readings(*visible).value();
    }

    access::Actor const teacher = acting_as(Role::teacher);
    access::Actor const parent = acting_as(Role::parent);
};

bool names(std::vector<ReadingLine> const& lines, access::Actor const& who) {
    return std::ranges::find(lines, who.person, &ReadingLine::person) != lines.end();
}

template <class T, class Answer>
T const* obstacle(Answer const& answer) {
    return answer.has_value() ? nullptr : std::get_if<T>(&answer.error());
}

/// A note in the safety compartment, for one person.
struct SafetyNoted {
    PersonId to;

    static constexpr std::string_view name = "test.safety-noted";
    static constexpr Category category = Category::safety;
    static constexpr auto fields() { return std::tuple{field("to", &SafetyNoted::to)}; }
    [[nodiscard]] std::vector<PersonId> audience() const { return {to}; }
};

}  // namespace

TEST_SUITE("dossiers") {
    TEST_CASE("a command that comes twice happens once, and answers the same") {
        Class stage;
        auto const first = stage.when(stage.teacher, worry("Noor is tired"), "command-1");
        auto const count = stage.entries();
        auto const second = stage.when(stage.teacher, worry("Noor is tired"), "command-1");
        REQUIRE(first.has_value());
        REQUIRE(second.has_value());
        CHECK(second->repeated);
        CHECK_EQ(second->seq, first->seq);
        CHECK_EQ(stage.entries(), count);
    }

    TEST_CASE("whoever is second decides again on what is there by then") {
        Class stage;
        stage.store.before_next_commit = [&] {
            REQUIRE(stage.when(acting_as(Role::support_coordinator), worry("and quiet")).has_value());
        };
        auto const before = stage.entries();
        REQUIRE(stage.when(stage.teacher, worry("tired")).has_value());
        CHECK_EQ(stage.entries(), before + 2);
    }

    TEST_CASE("somebody who is overtaken again and again is told so, and nothing is half done") {
        Class stage;
        int times = 0;
        std::function<void()> const again = [&] {
            if (++times > 20) { return; }
            REQUIRE(stage.when(acting_as(Role::support_coordinator), worry("again")).has_value());
            stage.store.before_next_commit = again;
        };
        stage.store.before_next_commit = again;
        auto const answer = stage.when(stage.teacher, worry("never"));
        auto const* refusal = obstacle<Refusal>(answer);
        REQUIRE(refusal != nullptr);
        CHECK(refusal->names(somebody_was_first));
        auto const dossier = stage.dossiers.whole(stage.dossier);
        CHECK(std::ranges::none_of(dossier->all(), [](Entry const& entry) {
            return entry.body.find("never") != std::string::npos;
        }));
    }

    TEST_CASE("a dossier that is not yours and one that does not exist look alike") {
        Class stage;
        auto const stranger = acting_as(Role::case_manager);
        CHECK(
            obstacle<NotFound>(stage.dossiers.open(stranger, stage.dossier, "board", stage.now)) != nullptr
        );
        CHECK(
            obstacle<NotFound>(stage.dossiers.open(stranger, DossierId{"no-such"}, "board", stage.now)) !=
            nullptr
        );
        CHECK(obstacle<NotFound>(stage.when(stranger, worry("let me in"))) != nullptr);
        CHECK_FALSE(names(stage.who_looked(stage.parent), stranger));
    }

    TEST_CASE("every look is written down before anything is shown") {
        Class stage;
        REQUIRE(stage.dossiers.open(stage.teacher, stage.dossier, "board", stage.now).has_value());
        auto const lines = stage.who_looked(stage.parent);
        REQUIRE_EQ(lines.size(), 1);
        CHECK_EQ(lines.front().page, "board");
        CHECK_EQ(lines.front().grounds, std::vector<std::string>{"own_task"});

        stage.store.writing = journal::Trouble::storage_full;
        auto const unseen = stage.dossiers.open(stage.teacher, stage.dossier, "board", stage.now);
        REQUIRE(obstacle<journal::Trouble>(unseen) != nullptr);
        CHECK_EQ(*obstacle<journal::Trouble>(unseen), journal::Trouble::storage_full);
    }

    TEST_CASE("trouble with storage comes out as trouble, whatever was asked") {
        for (auto const trouble :
             {journal::Trouble::storage_full,
              journal::Trouble::storage_unavailable,
              journal::Trouble::damaged}) {
            Class stage;
            auto const visible = stage.dossiers.glance(stage.parent, stage.dossier, stage.now);
            stage.store.writing = trouble;
            auto const written = stage.when(stage.teacher, worry("tired"));
            REQUIRE(obstacle<journal::Trouble>(written) != nullptr);
            CHECK_EQ(*obstacle<journal::Trouble>(written), trouble);
            // a refusal that cannot be written down is trouble too, not a quiet no
            CHECK(obstacle<journal::Trouble>(stage.when(stage.parent, worry("no power"))) != nullptr);

            stage.store.reading = trouble;
            CHECK(obstacle<journal::Trouble>(stage.when(stage.teacher, worry("tired"))) != nullptr);
            CHECK(
                obstacle<journal::Trouble>(stage.dossiers.glance(stage.parent, stage.dossier, stage.now)) !=
                nullptr
            );
            CHECK(obstacle<journal::Trouble>(stage.dossiers.readings(*visible)) != nullptr);
        }
    }

    TEST_CASE("what was refused is written down, and the family sees that it was") {
        Class stage;
        auto const answer = stage.when(stage.parent, worry("not a parent's to note"));
        REQUIRE(obstacle<Refusal>(answer) != nullptr);
        CHECK(obstacle<Refusal>(answer)->names(role_no_power));
        auto const own = stage.who_looked(stage.parent);
        REQUIRE_EQ(own.size(), 1);
        CHECK_EQ(own.front().refused, std::vector<std::string>{"role.noPower"});
    }

    TEST_CASE("a refusal does not tell one parent how the other answered (C3-A3)") {
        Class stage;
        consent::AnswerConsent no;
        no.receiver = Party::liaison;
        no.purpose = "think_along";
        no.answer = access::Answer::refused;
        REQUIRE(stage.when(other_parent(), no).has_value());
        auto const answer = stage.when(stage.teacher, signals::ShareSignal{});
        REQUIRE(obstacle<Refusal>(answer) != nullptr);

        for (auto const& line : stage.who_looked(stage.parent)) {
            for (auto const* rule :
                 {&access::consent_refused, &access::consent_missing_parent, &access::consent_withdrawn}) {
                CHECK(std::ranges::find(line.refused, rule->name) == line.refused.end());
            }
        }
    }

    TEST_CASE("parents do not see when the other one looked; the youth sees everybody (C4-A9)") {
        Class stage{13};
        for (auto const& who : {stage.parent, other_parent(), stage.teacher, acting_as(Role::youth)}) {
            REQUIRE(stage.dossiers.open(who, stage.dossier, "plan", stage.now).has_value());
        }
        auto const parents = stage.who_looked(stage.parent);
        CHECK(names(parents, stage.parent));
        CHECK(names(parents, stage.teacher));
        CHECK_FALSE(names(parents, other_parent()));
        CHECK_FALSE(names(parents, acting_as(Role::youth)));
        auto const youths = stage.who_looked(acting_as(Role::youth));
        CHECK_EQ(youths.size(), 4);
        auto const teachers = stage.who_looked(stage.teacher);
        CHECK_EQ(teachers.size(), 1);
    }

    TEST_CASE("a parent of a sixteen-year-old does not learn from who looked that there is more (C5-A4)") {
        auto scenario = around_a_child_of(16);
        auto const manager = acting_as(Role::case_manager);
        scenario.given(manager, joined(Role::case_manager, "social_team"));
        Stage stage;
        stage.begin(scenario);
        REQUIRE(stage.dossiers.open(manager, stage.dossier, "triage", stage.now).has_value());
        REQUIRE(stage.dossiers.open(acting_as(Role::teacher), stage.dossier, "triage", stage.now).has_value()
        );
        auto const visible = stage.dossiers.glance(acting_as(Role::parent), stage.dossier, stage.now);
        REQUIRE(visible.has_value());
        auto const lines = stage.dossiers.readings(*visible).value();
        REQUIRE_EQ(lines.size(), 1);
        CHECK_EQ(lines.front().person, acting_as(Role::teacher).person);
        CHECK_EQ(lines.front().page, "");
        CHECK_EQ(lines.front().owners, std::vector<Party>{Party::education});
        CHECK_EQ(lines.front().grounds, std::vector<std::string>{"own_task"});
    }

    TEST_CASE(
        "a parent of a sixteen-year-old knows of the request that needs its own yes, and of no other (C5-A4)"
    ) {
        auto scenario = around_a_child_of(16);
        auto const asked = [](Party receiver, std::string purpose) {
            return access::ConsentAsked{
                .receiver = receiver,
                .purpose = std::move(purpose),
                .categories = {Category::progress},
                .asked_by = Party::education};
        };
        scenario.given(Role::support_coordinator, asked(Party::alliance, "alliance"));
        scenario.given(Role::support_coordinator, asked(Party::social_team, "social_team"));
        Stage stage;
        stage.begin(scenario);
        auto const visible = stage.dossiers.glance(acting_as(Role::parent), stage.dossier, stage.now);
        REQUIRE(visible.has_value());
        CHECK_EQ(std::ranges::count(visible->all(), access::ConsentAsked::name, &Entry::kind), 1);
        REQUIRE_EQ(visible->sharing().size(), 1);
        CHECK_EQ(visible->sharing().front().scope.receiver, Party::alliance);
    }

    TEST_CASE("who looked at the safety compartment is not told, in no line and no ground (C6-A3)") {
        auto scenario = around_a_child_of(9);
        Stage quiet;
        quiet.begin(scenario);
        auto const coordinator = acting_as(Role::support_coordinator);
        REQUIRE(quiet.dossiers.open(coordinator, quiet.dossier, "board", quiet.now).has_value());

        scenario.given(Role::teacher, SafetyNoted{.to = coordinator.person});
        Stage alarmed;
        alarmed.begin(scenario);
        REQUIRE(alarmed.dossiers.open(coordinator, alarmed.dossier, "board", alarmed.now).has_value());
        REQUIRE(alarmed.dossiers.open(coordinator, alarmed.dossier, "safety", alarmed.now).has_value());
        REQUIRE(alarmed.dossiers.open(coordinator, alarmed.dossier, "safety.steps", alarmed.now).has_value());

        auto const lines_of = [](Stage& stage) {
            auto const visible = stage.dossiers.glance(acting_as(Role::parent), stage.dossier, stage.now);
            std::string text;
            auto const lines = stage.dossiers.readings(visible.value()).value();
            for (auto const& line : lines) {
                text += to_json(line);
            }
            return text;
        };
        CHECK_EQ(lines_of(quiet), lines_of(alarmed));
    }
}

}  // namespace rondom
