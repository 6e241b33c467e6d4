#include "journal/anchor_log.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "journal/memory_store.hpp"
#include "journal/verify_kit.hpp"

// What `verify` cannot see because nothing inside the databases tells (tampering_test.cpp, the last story) is
// seen with anchors.
namespace rondom::journal {

using namespace kit;

namespace {

namespace fs = std::filesystem;

Moment const noon{std::chrono::seconds{1'800'000'000}};
constexpr auto const* when = "at 2027-01-15T08:00:00Z (anchor 1)";

SigningKey new_key(TestDirectory const& directory, std::string const& name = "anchor.key") {
    REQUIRE(make_signing_key(directory.file(name)));
    return SigningKey::read(directory.file(name)).value();
}

/// A region in files with one anchor of how it is, and what an operator does with it.
struct Anchored {
    Files files{};
    TestDirectory elsewhere{};
    std::string log = elsewhere.file("region.anchors");
    SigningKey key = new_key(elsewhere);
    std::string first = anchor();

    [[nodiscard]] AnchorRound round(Moment at = noon) const {
        auto const store = SqliteStore::open(files.journal).value();
        return AnchorWriter::open(log, key, "ours").value().round(*store, at).value();
    }
    [[nodiscard]] std::string anchor(Moment at = noon) const {
        auto const done = round(at);
        CHECK(done.lost.empty());
        return done.line;
    }

    [[nodiscard]] auto read() const { return read_anchors(log, key.known_by(), "ours"); }

    /// What `verify` finds, and what anchors know more.
    [[nodiscard]] std::string lost() const {
        CHECK(files.verify().damages.empty());
        auto const store = SqliteStore::open(files.journal).value();
        std::string text;
        for (auto const& damage : lost_since(read().value(), *store)) {
            text += fmt::format("{} {}: {}\n", damage.dossier.text(), damage.seq, damage.what);
        }
        return text;
    }

    /// Work goes on.
    void tell(DossierId const& dossier, std::int64_t expected, std::string const& words = "x") const {
        auto const store = SqliteStore::open(files.journal).value();
        auto const keystore = open_keystore(files.keys, region_key).value();
        Journal journal{*store, *keystore, region_key};
        auto step = change(dossier, expected, {concern(words), safety_note("let op")});
        step.command = CommandId{fmt::format("{}-{}-{}", dossier.text(), expected, words)};
        REQUIRE(journal.commit(step));
    }

    /// A copy of the entries, made before whatever comes.
    [[nodiscard]] std::string copied() const {
        auto copy = elsewhere.file("copy.db");
        fs::copy_file(files.journal, copy);
        return copy;
    }

    /// Everything of this dossier as it is in a copy, and all that tells of it.
    void put_back(DossierId const& dossier, std::string const& copy) const {
        files.tamper(
            files.journal,
            fmt::format(
                "attach '{1}' as copy;"
                "delete from entry where dossier = '{0}'; delete from command where dossier = '{0}';"
                "delete from row where owner = '{0}' or key = '{0}';"
                "insert into entry select * from copy.entry where dossier = '{0}';"
                "insert into command select * from copy.command where dossier = '{0}';"
                "insert into row select * from copy.row where owner = '{0}' or key = '{0}'",
                dossier.text(),
                copy
            )
        );
    }
};

std::string with(std::string text, std::string const& part, std::string const& other) {
    auto const at = text.find(part);
    REQUIRE_NE(at, std::string::npos);
    return text.replace(at, part.size(), other);
}

}  // namespace

TEST_SUITE("anchors") {
    TEST_CASE("a region that was left alone agrees with its anchors, also when it grew since, and forgot") {
        Anchored const region;
        CHECK_EQ(region.lost(), "");
        CHECK_EQ(region.anchor(), "");  // nothing changed, nothing to sign
        region.tell(milan, 6);
        region.tell(DossierId{"zoe"}, 0);
        CHECK_EQ(region.lost(), "");
        CHECK_NE(region.anchor(noon + std::chrono::minutes{5}), "");
        {
            auto const keystore = open_keystore(region.files.keys, region_key).value();
            REQUIRE(keystore->destroy(milan, Compartment::school));
        }
        region.tell(milan, 8);
        CHECK_EQ(region.lost(), "");
        auto const anchors = region.read().value();
        REQUIRE_EQ(anchors.all.size(), 2);
        CHECK_EQ(anchors.all[0].entries, 18);
        CHECK_EQ(anchors.all[1].entries, 22);
        CHECK_EQ(anchors.all[1].dossiers, 4);
        CHECK_EQ(anchors.tips.at(noor).size(), 1);  // only what changed
        CHECK_EQ(anchors.tips.at(milan).size(), 2);
    }

    TEST_CASE("the whole store is put back as it was: each dossier that had gone on is named") {
        Anchored const region;
        auto const copy = region.copied();
        region.tell(milan, 6);
        region.tell(DossierId{"zoe"}, 0);
        CHECK_NE(region.anchor(), "");
        fs::copy_file(copy, region.files.journal, fs::copy_options::overwrite_existing);
        CHECK_EQ(
            region.lost(),
            "milan 7: entries 7-8 are missing, which were there at 2027-01-15T08:00:00Z (anchor 2)\n"
            "zoe 0: the dossier is gone; it had 2 entries at 2027-01-15T08:00:00Z (anchor 2)\n"
        );
    }

    TEST_CASE("one dossier is put back to an earlier day, with its head, its rows and its commands") {
        Anchored const region;
        auto const copy = region.copied();
        region.tell(milan, 6);
        REQUIRE_NE(region.anchor(), "");
        region.put_back(milan, copy);
        CHECK_EQ(
            region.lost(),
            "milan 7: entries 7-8 are missing, which were there at 2027-01-15T08:00:00Z (anchor 2)\n"
        );
        // It goes on as if nothing had happened.
        region.tell(milan, 6, "another");
        region.tell(milan, 8, "another");
        CHECK_EQ(
            region.lost(),
            "milan 7: one of the entries 7-8 is not what it was at 2027-01-15T08:00:00Z (anchor 2)\n"
        );
    }

    TEST_CASE("a dossier is taken away with every trace") {
        Anchored const region;
        region.files.tamper(
            region.files.journal,
            "delete from entry where dossier = 'noor'; delete from command where dossier = 'noor';"
            "delete from row where owner = 'noor' or key = 'noor'"
        );
        CHECK_EQ(region.lost(), fmt::format("noor 0: the dossier is gone; it had 6 entries {}\n", when));
    }

    TEST_CASE(
        "whoever has the region's key writes another history of a dossier, chained and sealed as it should be"
    ) {
        Anchored const region;
        auto const other = region.elsewhere.file("other.db");
        {
            auto const store = SqliteStore::open(other).value();
            auto const keystore = open_keystore(region.files.keys, region_key).value();
            Journal journal{*store, *keystore, region_key};
            for (std::int64_t seq = 0; seq < 6; seq += 2) {
                auto step = change(noor, seq, {concern("nothing happened"), safety_note("none")});
                step.command = CommandId{fmt::format("noor-{}", seq)};
                REQUIRE(journal.commit(step));
            }
        }
        region.put_back(noor, other);
        CHECK_EQ(region.lost(), fmt::format("noor 1: one of the entries 1-6 is not what it was {}\n", when));
    }

    TEST_CASE("what does not go on from the last anchor is not signed, and said at once") {
        Anchored const region;
        auto const copy = region.copied();
        region.tell(milan, 6);
        REQUIRE_NE(region.anchor(), "");
        auto const before = file_text(region.log);
        region.put_back(milan, copy);
        region.tell(noor, 6);
        auto const done = region.round();
        CHECK_EQ(done.line, "");
        REQUIRE_EQ(done.lost.size(), 1);
        CHECK_EQ(done.lost[0].dossier, milan);
        CHECK_EQ(file_text(region.log), before);
    }

    TEST_CASE("the log itself: what was changed, left out, or comes from elsewhere is said, with its line") {
        Anchored const region;
        region.tell(milan, 6);
        auto const second = region.anchor();
        auto const log = file_text(region.log);
        auto const says = [&](std::string const& words, std::string const& text) {
            write_file(region.log, text);
            auto const read = region.read();
            REQUIRE_FALSE(read.has_value());
            CHECK_MESSAGE(read.error().find(words) != std::string::npos, read.error());
            CHECK_FALSE(AnchorWriter::open(region.log, region.key, "ours"));
        };
        says("line 5: what stands before this", with(log, "noor 6 ", "noor 7 "));
        says(
            "line 4: what stands before this",
            with(log, log.substr(log.find("noor"), log.find("sem") - log.find("noor")), "")
        );
        says("line 5: this is not as it was signed", with(log, "entries 18", "entries 17"));
        says("line 6: what stands before this", with(log, region.first + "\n", ""));
        says("line 2: this is not as it was signed", with(log, "milan 6", "milan six"));
        says("line 1: this is no log", log.substr(1));

        write_file(region.log, log);
        CHECK_FALSE(read_anchors(region.log, new_key(region.elsewhere, "other.key").known_by(), "ours"));
        CHECK(
            read_anchors(region.log, region.key.known_by(), "theirs").error().find("another region") !=
            std::string::npos
        );
        CHECK_FALSE(read_anchors(region.elsewhere.file("none"), region.key.known_by(), "ours"));
    }

    TEST_CASE(
        "anchors taken from the end of the log: nothing in it tells, a line that was kept elsewhere does"
    ) {
        Anchored const region;
        region.tell(milan, 6);
        auto const second = region.anchor();
        auto const log = file_text(region.log);
        auto const kept = anchor_of(second, region.key.known_by()).value();
        CHECK_EQ(kept.entries, 20);
        CHECK_EQ(contradiction(region.read().value(), kept), "");

        write_file(region.log, log.substr(0, log.find(region.first) + region.first.size() + 1));
        CHECK_EQ(
            contradiction(region.read().value(), kept),
            "anchor 2, of 2027-01-15T08:00:00Z, was kept, and the log ends with anchor 1: its end was taken "
            "away"
        );
        // Whoever has the key that signs writes another second one.
        region.tell(noor, 6);
        REQUIRE_NE(region.anchor(), "");
        CHECK_EQ(
            contradiction(region.read().value(), kept),
            "anchor 2 in the log is not the one that was kept: the log was made anew"
        );
        CHECK_FALSE(anchor_of(with(second, "entries 20", "entries 21"), region.key.known_by()));
    }

    TEST_CASE("an anchor that was not finished when the power went is written again") {
        Anchored const region;
        region.tell(milan, 6);
        auto const size = fs::file_size(region.log);
        auto const second = region.anchor();
        auto const whole = file_text(region.log);
        for (auto end = size; end < whole.size(); ++end) {
            write_file(region.log, whole.substr(0, end));
            REQUIRE_EQ(region.read()->all.size(), 1);
        }
        write_file(region.log, whole.substr(0, whole.size() - 1));
        CHECK_EQ(region.anchor(), second);
        CHECK_EQ(file_text(region.log), whole);
        // Nor does a beginning that was cut off stand in the way.
        write_file(region.log, whole.substr(0, 5));
        CHECK_NE(region.anchor(), "");
        CHECK_EQ(region.read()->all.size(), 1);
    }

    TEST_CASE("a region that nobody has a dossier in yet is anchored, once") {
        TestDirectory const elsewhere;
        auto const key = new_key(elsewhere);
        auto const log = elsewhere.file("log");
        MemoryStore store;
        auto writer = AnchorWriter::open(log, key, "ours").value();
        CHECK_NE(writer.round(store, noon)->line, "");
        CHECK_EQ(writer.round(store, noon)->line, "");
        CHECK_EQ(read_anchors(log, key.known_by(), "ours")->all.at(0).dossiers, 0);
    }

    TEST_CASE("two do not write one log") {
        Anchored const region;
        auto const writing = AnchorWriter::open(region.log, region.key, "ours");
        REQUIRE(writing);
        CHECK_EQ(
            AnchorWriter::open(region.log, region.key, "ours").error(),
            region.log + " is being written by somebody else"
        );
        auto const nowhere = region.elsewhere.file("none/log");
        CHECK_EQ(
            AnchorWriter::open(nowhere, region.key, "ours").error(),
            nowhere + " cannot be written: No such file or directory"
        );
    }

    TEST_CASE("a name that could pass for another line is not anchored") {
        Anchored const region;
        region.files.tamper(
            region.files.journal,
            "insert into entry select 'zoe 1' || char(10) || 'noor', seq, at, key_id, version, sealed, link "
            "from entry where dossier = 'noor'"
        );
        auto const store = SqliteStore::open(region.files.journal).value();
        auto writer = AnchorWriter::open(region.log, region.key, "ours").value();
        CHECK_FALSE(writer.round(*store, noon));
    }
}

}  // namespace rondom::journal
