#include "renewal/agreements.hpp"

#include "app/vocabulary.hpp"
#include "renewal/renewal_kit.hpp"

TEST_SUITE_BEGIN("agreements");

namespace rondom::renewal {

using namespace kit;

namespace {

/// Two people administer the region.
class Administrators final : public People {
public:
    [[nodiscard]] std::optional<Colleague> in_role(PersonId const& person, Role role) const override {
        bool const known = person == PersonId{"ada"} || person == PersonId{"bo"};
        if (!known || role != Role::region_administrator) { return std::nullopt; }
        return Colleague{
            .person = person,
            .role = role,
            .name = person == PersonId{"ada"} ? "Ada Bos" : "Bo Dijk",
            .organisation = {},
            .organisation_name = {},
            .phone = {}};
    }
    [[nodiscard]] std::vector<Colleague> attached_to(OrganisationId const&, Role) const override {
        return {};
    }
};

struct Office {
    Office() { REQUIRE(agreements.adopt(proof::testing::changed({}), morning).has_value()); }

    Hand ada{.by = PersonId{"ada"}, .now = morning};
    Hand bo{.by = PersonId{"bo"}, .now = morning + std::chrono::hours{1}};

    Agreed<Draft> propose(std::vector<Change> const& changes = other_words) {
        return agreements.propose(files("2027", changes), ada);
    }

    static inline Moment const morning = moment_of(day("2026-11-02"), std::chrono::hours{9});
    journal::MemoryStore store;
    std::unique_ptr<journal::Keystore> keystore = journal::memory_keystore({});
    journal::Journal journal{store, *keystore, {}};
    Administrators people;
    route::Versions versions;
    Agreements agreements{journal, people, app::vocabulary(), versions};
};

Day const new_year = day("2027-01-01");

}  // namespace

TEST_CASE("a region begins with what came with the program, once") {
    Office office;
    auto const all = office.agreements.all().value();
    REQUIRE_EQ(all.size(), 1);
    CHECK(all.front().came_with_program());
    CHECK(all.front().published.has_value());
    CHECK_EQ(office.versions.in_force(new_year).version, "2026.1");
    REQUIRE(office.agreements.adopt(files("other", {}), Office::morning).has_value());
    CHECK_EQ(office.versions.all().size(), 1);
}

TEST_CASE("one proposes, somebody signs for what is assumed, another one publishes") {
    Office office;
    auto const draft = office.propose();
    REQUIRE(draft.has_value());
    CHECK_EQ(office.versions.all().size(), 1);
    REQUIRE(office.agreements.sign(draft->id, {}, office.ada).has_value());
    auto const published = office.agreements.publish(draft->id, new_year, office.bo);
    REQUIRE(published.has_value());
    CHECK_EQ(published->name, "Bo Dijk");
    CHECK_EQ(office.versions.in_force(day("2026-12-31")).version, "2026.1");
    CHECK_EQ(office.versions.in_force(new_year).version, "2027");

    auto const known = office.agreements.find(draft->id).value();
    CHECK_EQ(known.draft.name, "Ada Bos");
    CHECK_FALSE(known.came_with_program());
    CHECK_FALSE(known.sign_offs.empty());
    CHECK(office.agreements.publish(draft->id, new_year, office.bo).has_value());
}

TEST_CASE("whoever proposes cannot publish") {
    Office office;
    auto const draft = office.propose().value();
    REQUIRE(office.agreements.sign(draft.id, {}, office.ada).has_value());
    auto const refused = office.agreements.publish(draft.id, new_year, office.ada);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().names(same_person));
    CHECK_EQ(office.versions.all().size(), 1);
}

TEST_CASE("a name that was given on the command line says so wherever it stands") {
    Office office;
    office.ada.on_command_line = true;
    auto const draft = office.propose();
    REQUIRE(draft.has_value());
    CHECK_EQ(draft->name, "Ada Bos (rondom publish)");
    CHECK_EQ(draft->by, PersonId{"ada"});
    REQUIRE(office.agreements.sign(draft->id, {}, office.ada).has_value());
    CHECK_EQ(office.agreements.find(draft->id)->sign_offs.front().name, "Ada Bos (rondom publish)");
    auto const published = office.agreements.publish(draft->id, new_year, office.bo);
    REQUIRE(published.has_value());
    CHECK_EQ(published->name, "Bo Dijk");
}

TEST_CASE("nothing is published while an assumption has no name") {
    Office office;
    auto const draft = office.propose().value();
    auto const refused = office.agreements.publish(draft.id, new_year, office.bo);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().names(assumptions_unsigned));

    auto const report = office.agreements.report(office.agreements.find(draft.id).value()).value();
    auto const first = report.assumptions.front().rule;
    REQUIRE(office.agreements.sign(draft.id, {first}, office.bo).has_value());
    CHECK(office.agreements.publish(draft.id, new_year, office.bo).error().names(assumptions_unsigned));
    CHECK(office.agreements.sign(draft.id, {"steps/nowhere"}, office.bo).error().names(no_such_assumption));
}

TEST_CASE("a name stays under the same words in the next version, and under no other words") {
    Office office;
    auto const draft = office.propose().value();
    REQUIRE(office.agreements.sign(draft.id, {}, office.ada).has_value());
    REQUIRE(office.agreements.publish(draft.id, new_year, office.bo).has_value());

    auto changes = other_words;
    changes.push_back({"terms.yaml", "Ten working days from", "Eleven working days from"});
    auto const next = office.agreements.propose(files("2028", changes), office.bo);
    REQUIRE(next.has_value());
    auto const refused = office.agreements.publish(next->id, new_year, office.ada);
    REQUIRE_FALSE(refused.has_value());
    REQUIRE(refused.error().names(assumptions_unsigned));
    CHECK_EQ(refused.error().refusal->reasons.front().details.front(), "1");
}

TEST_CASE("what the proof calls an error is not kept") {
    Office office;
    auto const refused = office.propose(
        {{"transitions.yaml",
          "    when: {registrations: checked, triage: ready, learning: none, living: "
          "single, deployed: yes}",
          "    when: {registrations: checked, triage: ready, learning: none, living: none}"}}
    );
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().names(not_proved));
    CHECK_FALSE(refused.error().findings.empty());
    CHECK_EQ(office.agreements.all()->size(), 1);
}

TEST_CASE("only somebody who administers the region") {
    Office office;
    auto const draft = office.propose().value();
    Hand const teacher{.by = PersonId{"teacher"}, .now = Office::morning};
    CHECK(office.agreements.propose(files("2028", {}), teacher).error().names(administrator_only));
    CHECK(office.agreements.sign(draft.id, {}, teacher).error().names(administrator_only));
    CHECK(office.agreements.publish(draft.id, new_year, teacher).error().names(administrator_only));
    CHECK(office.agreements.withdraw(draft.id, teacher).error().names(administrator_only));
}

TEST_CASE("a version is published once, and never changes") {
    Office office;
    CHECK(office.agreements.propose(files("2026.1", other_words), office.ada).error().names(version_taken));
    auto const draft = office.propose().value();
    REQUIRE(office.agreements.sign(draft.id, {}, office.ada).has_value());
    auto const other = office.agreements.propose(files("2027", {}), office.ada).value();
    REQUIRE(office.agreements.publish(draft.id, new_year, office.bo).has_value());
    REQUIRE(office.agreements.sign(other.id, {}, office.ada).has_value());
    CHECK(office.agreements.publish(other.id, new_year, office.bo).error().names(version_taken));
    CHECK(office.agreements.withdraw(draft.id, office.ada).error().names(no_such_draft));
    CHECK(office.agreements.sign(draft.id, {}, office.ada).error().names(no_such_draft));
}

TEST_CASE("what goes on from another version names that version and its steps") {
    Office office;
    auto const with = [&](std::string_view lines) {
        auto const words = "\n" + std::string{lines} + "\nregistrations:";
        return office.propose({{"profile.yaml", "\nregistrations:", words}});
    };
    CHECK(with("migrates: {from: \"2025\"}").error().names(unknown_origin));
    CHECK(with("migrates: {from: \"2026.1\", steps: {gone: triage}}").error().names(unknown_step));
    CHECK(with("migrates: {from: \"2026.1\"}").has_value());
}

TEST_CASE("an agreement of another region is not for this one") {
    Office office;
    CHECK(office.propose({{"profile.yaml", "id: midden-groningen", "id: elsewhere"}})
              .error()
              .names(other_region));
}

TEST_CASE("a version holds from today on at the earliest") {
    Office office;
    auto const draft = office.propose().value();
    REQUIRE(office.agreements.sign(draft.id, {}, office.ada).has_value());
    CHECK(office.agreements.publish(draft.id, day("2026-11-01"), office.bo).error().names(day_is_past));
    CHECK(office.agreements.publish(draft.id, day("2026-11-02"), office.bo).has_value());
}

TEST_CASE("a proposal that is taken back is gone") {
    Office office;
    auto const draft = office.propose().value();
    REQUIRE(office.agreements.withdraw(draft.id, office.bo).has_value());
    CHECK(office.agreements.find(draft.id).error().names(no_such_draft));
    CHECK_EQ(office.agreements.all()->size(), 1);
    CHECK(office.propose().has_value());
}

TEST_CASE("another process sees what was published, and finds files that were changed") {
    Office office;
    auto const draft = office.propose().value();
    REQUIRE(office.agreements.sign(draft.id, {}, office.ada).has_value());
    REQUIRE(office.agreements.publish(draft.id, new_year, office.bo).has_value());

    route::Versions versions;
    Agreements other{office.journal, office.people, app::vocabulary(), versions};
    REQUIRE(other.refresh().has_value());
    CHECK_EQ(versions.all().size(), 2);
    CHECK_EQ(versions.all().back().from, new_year);

    auto rows = office.journal.rows({.collection = "agreement-files", .key = draft.id}).value();
    rows.front().content += "\n";
    journal::Change change;
    change.put = {rows.front()};
    REQUIRE(office.journal.commit(change).has_value());
    route::Versions fresh;
    Agreements third{office.journal, office.people, app::vocabulary(), fresh};
    auto const read = third.refresh();
    REQUIRE_FALSE(read.has_value());
    CHECK_EQ(read.error().trouble, journal::Trouble::damaged);
}

}  // namespace rondom::renewal

TEST_SUITE_END();
