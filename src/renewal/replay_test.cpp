#include "renewal/replay.hpp"

#include "capabilities/signals/rules.hpp"
#include "renewal/renewal_kit.hpp"

TEST_SUITE_BEGIN("replay");

namespace rondom::renewal {

using namespace kit;

namespace {

struct Log {
    Log() { region.with("noor", with_liaison(11)); }

    /// Everybody looks at the plan.
    Log& everybody_looks(char const* iso) {
        region.now = moment_of(day(iso), std::chrono::hours{10});
        for (auto const role : {Role::parent, Role::youth, Role::teacher, Role::family_liaison}) {
            static_cast<void>(region.dossiers.open(acting_as(role), id, "plan", region.now));
        }
        return *this;
    }

    Replayed replayed() {
        static std::vector<Permission const*> const commands = [] {
            std::vector<Permission const*> all;
            for (auto const* capability : app::all_capabilities()) {
                for (auto const& each : capability->commands) {
                    all.push_back(each.permission);
                }
            }
            return all;
        }();
        return replay(region.journal, region.dossiers, commands).value();
    }

    /// Somebody with the region's key changes one line of the log.
    template <class Change>
    std::string alter(Role whose, Change const& change) {
        auto const rows = region.journal.rows({.collection = "reading", .key = id.text()}).value();
        for (auto row : rows) {
            ReadingLine line;
            json::parse(row.content, [&](json::Node root) { fill(line, root); });
            if (line.role != whose) { continue; }
            change(line);
            row.content = to_json(line);
            journal::Change rewritten;
            rewritten.put = {row};
            REQUIRE(region.journal.commit(rewritten).has_value());
            return row.key.sort;
        }
        FAIL("nobody in this role looked");
        return {};
    }

    /// What is said of the one line that was altered.
    template <class Change>
    void check(Role whose, Differs what, Change const& change) {
        auto const line = alter(whose, change);
        auto const result = replayed();
        REQUIRE_EQ(result.mismatches.size(), 1);
        CHECK_EQ(result.mismatches.front().dossier, id);
        CHECK_EQ(result.mismatches.front().line, line);
        CHECK_EQ(result.mismatches.front().differences.front().what, what);
    }

    DossierId id{"noor"};
    Region region{other_words};
};

signals::NoteWorry worry() {
    signals::NoteWorry command;
    command.text = "Noor is tired";
    return command;
}

}  // namespace

TEST_CASE("every look is decided again and is the same, whatever happened since") {
    Log log;
    log.everybody_looks("2026-09-08");
    REQUIRE(log.region.when_in("noor", acting_as(Role::teacher), worry()).has_value());
    log.everybody_looks("2026-09-09");
    auto const result = log.replayed();
    CHECK_EQ(result.lines, 6);  // the youth is eleven, and is not let in
    CHECK_EQ(result.reproduced, 6);
    CHECK(result.is_clean());
}

TEST_CASE("a birthday since does not change what was decided before it") {
    Log log;
    log.everybody_looks("2026-09-08").everybody_looks("2027-09-08");  // twelve by then
    auto const result = log.replayed();
    CHECK_EQ(result.lines, 7);
    CHECK_EQ(result.reproduced, 7);
}

TEST_CASE("lines of before a migration are decided under the version of then") {
    Log log;
    log.everybody_looks("2027-02-01");
    REQUIRE_EQ(log.region.move().move.size(), 1);
    log.everybody_looks("2027-02-02");
    auto const result = log.replayed();
    CHECK_EQ(result.lines, 6);
    CHECK_EQ(result.reproduced, 6);
    log.check(Role::teacher, Differs::version, [](ReadingLine& line) { line.version = "2027"; });
}

TEST_CASE("one line that was altered is named, with what it says and what was decided") {
    Log log;
    log.everybody_looks("2026-09-08");
    SUBCASE("its grounds") {
        log.check(Role::family_liaison, Differs::grounds, [](ReadingLine& line) {
            line.grounds = {"own_task"};
        });
        auto const result = log.replayed();
        auto const& said = result.mismatches.front().differences.front();
        CHECK_EQ(said.recorded, "own_task");
        CHECK(said.decided.find("sharing/liaison_thinks_along") != std::string::npos);
    }
    SUBCASE("whose information it was") {
        log.check(Role::teacher, Differs::owners, [](ReadingLine& line) {
            line.owners = {Party::attendance};
        });
    }
    SUBCASE("who it was") {
        log.check(Role::teacher, Differs::circle, [](ReadingLine& line) {
            line.person = PersonId{"somebody"};
        });
    }
    SUBCASE("in which role") {
        log.check(Role::teacher, Differs::circle, [](ReadingLine& line) { line.role = Role::principal; });
    }
    SUBCASE("when") {
        log.check(Role::teacher, Differs::moment, [](ReadingLine& line) {
            line.at += std::chrono::hours{1};
        });
    }
    SUBCASE("how far the dossier went") {
        log.check(Role::teacher, Differs::dossier, [](ReadingLine& line) { line.seq = 1000; });
    }
}

TEST_CASE("of a refused command only what its content does not decide is decided again") {
    Log log;
    log.region.now = moment_of(day("2026-09-08"), std::chrono::hours{10});
    CHECK_FALSE(log.region.when_in("noor", acting_as(Role::teacher), signals::NoteWorry{}).has_value());
    CHECK_FALSE(log.region.when_in("noor", acting_as(Role::parent), worry()).has_value());
    auto const result = log.replayed();
    CHECK_EQ(result.lines, 2);
    CHECK_EQ(result.reproduced, 1);
    CHECK_EQ(result.not_replayed.at(NotReplayed::command_content), 1);
    log.check(Role::teacher, Differs::power, [](ReadingLine& line) {
        line.refused = {std::string{role_no_power.name}};
    });
}

TEST_CASE("a line of before this was kept is counted, and not called right") {
    Log log;
    log.everybody_looks("2026-09-08");
    log.alter(Role::teacher, [](ReadingLine& line) {
        line.seq = 0;
        line.version.clear();
    });
    auto const result = log.replayed();
    CHECK_EQ(result.not_replayed.at(NotReplayed::before_records), 1);
    CHECK_EQ(result.reproduced, 2);
    CHECK(result.is_clean());
}

}  // namespace rondom::renewal

TEST_SUITE_END();
