#include "registers/registers.hpp"

#include "capabilities/circle/capability.hpp"
#include "capabilities/circle/rules.hpp"
#include "capabilities/consent/capability.hpp"
#include "capabilities/consent/rules.hpp"
#include "capabilities/family/capability.hpp"
#include "capabilities/signals/capability.hpp"
#include "capabilities/signals/rules.hpp"
#include "registers/stage.hpp"

namespace rondom::registers {

namespace {

using scenario::acting_as;
using scenario::around_a_child_of;
using scenario::other_parent;

std::vector<Contribution> all_contributions() {
    return {
        family::capability.contribution,
        signals::capability.contribution,
        consent::capability.contribution,
        circle::capability.contribution};
}

/// A child of this age with its parents, teacher and support coordinator, who asked consent for the liaison.
struct Asked : Stage {
    explicit Asked(int age) : Stage{all_contributions()} {
        begin(around_a_child_of(age, all_contributions()));
        REQUIRE(when(coordinator, ask).has_value());
    }

    access::Actor const parent = acting_as(Role::parent);
    access::Actor const other = other_parent();
    access::Actor const youth = acting_as(Role::youth);
    access::Actor const coordinator = acting_as(Role::support_coordinator);
    consent::AskConsent const ask{
        .receiver = Party::liaison, .purpose = "think_along", .categories = {}, .why = "to think along"};
    consent::AnswerConsent const yes{
        .receiver = Party::liaison,
        .purpose = "think_along",
        .categories = {},
        .answer = access::Answer::given,
        .until = std::nullopt};
    static constexpr auto task = "consent/liaison/think_along/";

    /// The same, at this moment of the wall clock; the registers wake as they do before anybody reads.
    void at(char const* iso, std::chrono::minutes of_day) {
        now = moment_of(scenario::day(iso), of_day);
        REQUIRE(registers.wake(dossiers, now).has_value());
    }
};

}  // namespace

TEST_SUITE("registers") {
    TEST_CASE("what is asked stands in the list of everybody who must answer, and of nobody else") {
        Asked const stage{9};
        CHECK(stage.at_work(stage.parent, Asked::task));
        CHECK(stage.at_work(stage.other, Asked::task));
        CHECK_FALSE(stage.at_work(stage.coordinator, Asked::task));
        CHECK_FALSE(stage.at_work(acting_as(Role::teacher), Asked::task));
    }

    TEST_CASE(
        "who answered has nothing to do any more; whoever did not still has, and hears nothing of the answer"
    ) {
        Asked stage{9};
        auto const before = stage.work(stage.other);
        static_cast<void>(stage.notices());
        REQUIRE(stage.when(stage.parent, stage.yes).has_value());
        CHECK_FALSE(stage.at_work(stage.parent, Asked::task));
        CHECK(stage.at_work(stage.other, Asked::task));
        CHECK_EQ(stage.work(stage.other).size(), before.size());
        CHECK_FALSE(is_told(stage.notices(), stage.other));
    }

    TEST_CASE("at midnight of the twelfth birthday the youth is asked, without anybody doing anything (C4-A1)"
    ) {
        Asked stage{11};
        stage.at("2027-08-31", std::chrono::hours{24} - std::chrono::minutes{1});
        static_cast<void>(stage.notices());
        CHECK(stage.listed(stage.youth).empty());

        stage.at("2027-09-01", {});
        CHECK_EQ(stage.listed(stage.youth).size(), 1);
        CHECK(stage.at_work(stage.youth, Asked::task));
        CHECK(is_told(stage.notices(), stage.youth));
    }

    TEST_CASE("waking once is enough: the second time nothing changes and nobody is told again") {
        Asked stage{11};
        stage.at("2027-09-01", {});
        static_cast<void>(stage.notices());
        stage.at("2027-09-01", std::chrono::minutes{1});
        CHECK(stage.notices().empty());
        CHECK_EQ(stage.listed(stage.youth).size(), 1);
    }

    TEST_CASE("who does something after midnight, before the registers woke, takes no notice from the youth"
    ) {
        Asked stage{11};
        stage.at("2027-08-31", std::chrono::hours{24} - std::chrono::minutes{1});
        static_cast<void>(stage.notices());

        stage.now = moment_of(scenario::day("2027-09-01"), {});
        REQUIRE(stage.when(stage.parent, stage.yes).has_value());
        CHECK(is_told(stage.notices(), stage.youth));
        CHECK(stage.at_work(stage.youth, Asked::task));

        stage.at("2027-09-01", std::chrono::minutes{1});
        CHECK(stage.notices().empty());
    }

    TEST_CASE("who began before midnight and ends after it tells nobody twice") {
        Asked stage{11};
        stage.at("2027-08-31", std::chrono::hours{24} - std::chrono::minutes{1});
        static_cast<void>(stage.notices());
        auto const evening = stage.now;
        stage.at("2027-09-01", {});
        CHECK(is_told(stage.notices(), stage.youth));

        stage.now = evening;
        REQUIRE(stage.when(stage.parent, stage.yes).has_value());
        stage.at("2027-09-01", std::chrono::minutes{1});
        CHECK_FALSE(is_told(stage.notices(), stage.youth));
        CHECK(stage.at_work(stage.youth, Asked::task));
    }

    TEST_CASE("however many dossiers change on one day, none is left for another call") {
        Asked stage{11};
        journal::Change many;
        for (int number = 0; number < 1100; ++number) {
            auto const owner = "another-" + std::to_string(number);
            many.put.push_back(
                {.key = {"wake", "all", "2027-08-01/" + owner}, .owner = owner, .content = "{}"}
            );
        }
        REQUIRE(stage.journal.commit(many).has_value());
        static_cast<void>(stage.notices());

        stage.at("2027-09-01", {});
        CHECK(is_told(stage.notices(), stage.youth));
        CHECK_EQ(stage.listed(stage.youth).size(), 1);
        auto const left = stage.journal.rows({.collection = "wake", .key = "all", .to = "2027-09-02"});
        CHECK(left->empty());
    }

    TEST_CASE("at sixteen the parents are no longer asked for the liaison; the youth is (law.md 3.2)") {
        Asked stage{15};
        CHECK(stage.at_work(stage.parent, Asked::task));
        stage.at("2027-09-01", {});
        CHECK_FALSE(stage.at_work(stage.parent, Asked::task));
        CHECK(stage.at_work(stage.youth, Asked::task));
        CHECK_EQ(stage.listed(stage.parent).size(), 1);
    }

    TEST_CASE("at eighteen the dossier is gone from the parents' lists (C5-A10)") {
        Asked stage{17};
        CHECK_EQ(stage.listed(stage.parent).size(), 1);
        stage.at("2027-09-01", {});
        CHECK(stage.listed(stage.parent).empty());
        CHECK(stage.work(stage.parent).empty());
        CHECK_EQ(stage.listed(stage.youth).size(), 1);
    }

    TEST_CASE("who has no ground has no row: before joining, and from the moment of leaving") {
        Asked stage{9};
        auto const liaison = acting_as(Role::family_liaison);
        CHECK(stage.listed(liaison).empty());
        REQUIRE(stage.when(stage.parent, stage.yes).has_value());
        REQUIRE(stage.when(stage.other, stage.yes).has_value());
        circle::Involve involve;
        involve.party = Party::liaison;
        involve.purpose = "think_along";
        REQUIRE(stage.when(stage.coordinator, involve).has_value());
        CHECK_EQ(stage.listed(liaison).size(), 1);

        REQUIRE(stage.when(liaison, circle::Leave{}).has_value());
        CHECK(stage.listed(liaison).empty());
        CHECK(stage.work(liaison).empty());
        CHECK(stage.registers.work(acting_as(Role::case_manager))->empty());
    }

    TEST_CASE("a notice says that there is something, for whom and when, and nothing else") {
        Asked stage{9};
        auto const notices = stage.notices();
        REQUIRE_FALSE(notices.empty());
        for (auto const& each : notices) {
            Notice notice;
            json::parse(each, [&](json::Node root) { fill(notice, root); });
            CHECK_EQ(each, to_json(notice));
            CHECK_EQ(notice.at, stage.now);
        }
        CHECK(is_told(notices, stage.parent));
        CHECK(is_told(notices, stage.other));
    }

    TEST_CASE("whoever does something gets no notice of it") {
        Asked stage{9};
        CHECK_FALSE(is_told(stage.notices(), stage.coordinator));
        signals::RaiseConcern concern;
        concern.text = "Noor sleeps badly";
        concern.source = signals::Source::home;
        concern.question_class = signals::QuestionClass::living;
        REQUIRE(stage.when(stage.parent, concern).has_value());
        CHECK_FALSE(is_told(stage.notices(), stage.parent));
    }

    TEST_CASE("when two answer at once both answers are there, and the lists know both") {
        Asked stage{9};
        stage.store.before_next_commit = [&] { REQUIRE(stage.when(stage.other, stage.yes).has_value()); };
        REQUIRE(stage.when(stage.parent, stage.yes).has_value());
        CHECK_FALSE(stage.at_work(stage.parent, Asked::task));
        CHECK_FALSE(stage.at_work(stage.other, Asked::task));
        auto const dossier = stage.dossiers.whole(stage.dossier);
        CHECK_EQ(dossier->standing().answers.size(), 2);
    }

    TEST_CASE("a list that cannot be read is trouble, never an empty list") {
        Asked stage{9};
        stage.store.reading = journal::Trouble::storage_unavailable;
        CHECK_FALSE(stage.registers.work(stage.parent).has_value());
        CHECK_FALSE(stage.registers.count_to_do(stage.parent).has_value());
        CHECK_FALSE(stage.registers.dossiers(stage.parent).has_value());
        CHECK_FALSE(stage.registers.wake(stage.dossiers, stage.now).has_value());
    }
}

}  // namespace rondom::registers
