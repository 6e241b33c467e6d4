#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "journal/verify_kit.hpp"

// Whoever has the disk but not the region's key changes what is there, column by column and row by row. Each
// way has to be found, and its place said (assurance.md 2, T6). What cannot be found stands at the end.
namespace rondom::journal {

using namespace kit;

namespace {

/// One way to tamper, and where it has to be found: the dossier, and the entry when it concerns one.
struct Way {
    std::string file;
    std::string sql;
    DossierId dossier;
    std::int64_t seq = 0;
};

/// Each on a line of its own; a line that begins with a space goes on with the one before.
std::vector<std::string> lines_of(std::string const& text) {
    std::istringstream in{text};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(' ')) {
            lines.back() += line;
        } else if (!line.empty()) {
            lines.push_back(line);
        }
    }
    return lines;
}

std::string with(std::string text, std::string const& mark, std::string const& value) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
        text.replace(at, mark.size(), value);
    }
    return text;
}

// For an entry of {d}, at {s}. The one beside it is at {n}; {o} is another dossier.
constexpr auto const* ways_with_an_entry = R"(
update entry set at = at + 1 where {here}
update entry set at = -at where {here}
update entry set at = (select at + 86400 from entry where {there}) where {here}
update entry set version = version + 1 where {here}
update entry set version = 0 where {here}
update entry set key_id = substr(key_id, 2) where {here}
update entry set key_id = '' where {here}
update entry set key_id = (select key_id from entry where {beside}) where {here}
update entry set key_id = (select key_id from entry where {there}) where {here}
update entry set sealed = x'' where {here}
update entry set sealed = zeroblob(length(sealed)) where {here}
update entry set sealed = cast(substr(sealed, 1, length(sealed) - 1) as blob) where {here}
update entry set sealed = cast(sealed || x'00' as blob) where {here}
update entry set sealed = (select sealed from entry where {beside}) where {here}
update entry set sealed = (select sealed from entry where {there}) where {here}
update entry set link = x'' where {here}
update entry set link = zeroblob(32) where {here}
update entry set link = cast(substr(link, 1, 31) as blob) where {here}
update entry set link = (select link from entry where {beside}) where {here}
update entry set link = (select link from entry where {there}) where {here}
update entry set (sealed, link) = (select sealed, link from entry where {beside}) where {here}
update entry set (at, key_id, version, sealed, link) = (select at, key_id, version, sealed, link from entry
  where {there}) where {here}
delete from entry where {here}
flip entry.sealed {here}
flip entry.link {here}
)";

// For the dossier {d} as a whole: where it has to be found comes first; {o} is another dossier.
constexpr auto const* ways_with_a_dossier = R"(
3 update entry set seq = 10 where {d} and seq = 3; update entry set seq = 3 where {d} and seq = 4; update entry
  set seq = 4 where {d} and seq = 10
1 update entry set seq = 10 where {d} and seq = 1; update entry set seq = 1 where {d} and seq = 6; update entry
  set seq = 6 where {d} and seq = 10
7 insert into entry select dossier, 7, at, key_id, version, sealed, link from entry where {d} and seq = 6
7 insert into entry select {name}, 7, at, key_id, version, sealed, link from entry where {o} and seq = 6
0 insert into entry select dossier, 0, at, key_id, version, sealed, link from entry where {d} and seq = 1
5 delete from entry where {d} and seq > 4
3 delete from entry where {d} and seq < 3
1 delete from entry where {d}
1 delete from entry where {d}; delete from command where {d}
5 delete from entry where {d} and seq > 4; delete from command where {d} and seq > 4
8 update entry set seq = 8 where {d} and seq = 6
1 update entry set seq = -1 where {d} and seq = 1
1 update entry set dossier = 'zoe' where {d}
6 update entry set dossier = 'zoe' where {d} and seq = 6
0 delete from row where collection = 'head' and key = {name}
0 update row set sealed = (select sealed from row where collection = 'head' and owner = 'milan') where
  collection = 'head' and key = {name}
0 update row set owner = 'milan' where collection = 'head' and key = {name}
0 update row set sort = '1' where collection = 'head' and key = {name}
0 update row set key = 'zoe' where collection = 'head' and key = {name}
0 update row set collection = 'tail' where collection = 'head' and key = {name}
0 flip row.sealed collection = 'head' and key = {name}
0 insert into command select id || 'x', dossier, seq from command where {d} and seq = 6
0 update row set key = 'p2' where collection = 'work' and sort = {name}
0 update row set sort = 'a' where collection = 'work' and sort = {name}
0 update row set collection = 'session' where collection = 'work' and sort = {name}
0 update row set sealed = x'' where collection = 'work' and sort = {name}
0 update row set sealed = (select sealed from row where sort = 'milan') where sort = {name}
0 update row set sealed = cast(sealed || x'00' as blob) where sort = {name}
0 insert into row select collection, 'p9', sort, owner, sealed from row where sort = {name}
0 insert into row values ('work', 'p9', 'a', {name}, zeroblob(104))
0 flip row.sealed collection = 'work' and sort = {name}
)";

// For the commands of {d}, none of which ended with an entry that is forgotten.
constexpr auto const* ways_with_a_command = R"(
2 delete from command where {d} and seq = 2
6 delete from command where {d} and seq = 6
4 update command set id = id || 'x' where {d} and seq = 4
4 update command set seq = 3 where {d} and seq = 4
6 update command set seq = 2 where {d} and seq = 6
2 update command set dossier = 'milan' where {d} and seq = 2
2 update command set dossier = '' where {d} and seq = 2
)";

// For the key of a compartment of noor, whose first entry is the place.
constexpr auto const* ways_with_a_key = R"(
delete from key where {key}
update key set wrapped = zeroblob(72) where {key}
update key set wrapped = x'' where {key}
update key set wrapped = (select wrapped from key where dossier = 'milan' and compartment = 'school') where {key}
update key set id = 'x' where {key}
update key set id = (select id || 'x' from key where dossier = 'milan' and compartment = 'school') where {key}
update key set dossier = 'zoe' where {key}
update key set compartment = 'health' where {key}
insert into tombstone select id, dossier, compartment, zeroblob(32) from key where {key}; delete from key where {key}
insert into tombstone select k.id, k.dossier, k.compartment, t.proof from key k, tombstone t where k.dossier = 'noor'
  and k.compartment = {compartment}; delete
  from key where {key}
flip key.wrapped {key}
)";

// For what is left of the forgotten key of sem, whose second entry is the place.
constexpr auto const* ways_with_a_tombstone = R"(
delete from tombstone
update tombstone set id = 'x'
update tombstone set dossier = 'noor'
update tombstone set compartment = 'school'
update tombstone set proof = x''
update tombstone set proof = zeroblob(32)
insert into key select t.id, t.dossier, t.compartment, k.wrapped from key k, tombstone t where k.dossier = 'noor'
  limit 1
flip tombstone.proof 1
)";

/// "flip TABLE.COLUMN WHERE": one bit of that blob changes, here and there. Everything else is as it was.
std::vector<std::string> written_out(std::string const& file, std::string const& way) {
    if (!way.starts_with("flip ")) { return {way}; }
    auto const dot = way.find('.');
    auto const space = way.find(' ', dot);
    auto const table = way.substr(5, dot - 5);
    auto const column = way.substr(dot + 1, space - dot - 1);
    auto const where = way.substr(space + 1);
    sqlite::Connection connection{file, sqlite::Connection::Use::read};
    auto statement = connection.prepare(fmt::format("select {} from {} where {}", column, table, where));
    sqlite::Run run{statement};
    REQUIRE(run.step());
    std::string const before{run.text(0)};
    std::vector<std::string> all;
    for (auto const bit :
         {std::size_t{0}, before.size() * 3 + 1, before.size() * 5 + 2, before.size() * 8 - 1}) {
        auto after = before;
        after[bit / 8] = static_cast<char>(after[bit / 8] ^ (1 << (bit % 8)));
        std::string hex;
        for (auto const byte : after) {
            hex += fmt::format("{:02x}", static_cast<unsigned char>(byte));
        }
        all.push_back(fmt::format("update {} set {} = x'{}' where {}", table, column, hex, where));
    }
    return all;
}

class Ways {
public:
    explicit Ways(Files const& files) : files_{files} {
        for (auto const& dossier : {noor, sem}) {
            for (std::int64_t const seq : {1, 4, 6}) {
                with_an_entry(dossier, seq);
            }
            with_a_dossier(dossier, ways_with_a_dossier);
        }
        with_a_dossier(noor, ways_with_a_command);
        with_a_key("school", 1);
        with_a_key("safety", 2);
        for (auto const& way : lines_of(ways_with_a_tombstone)) {
            add(files_.keys, way, sem, 2);
        }
    }

    [[nodiscard]] std::vector<Way> const& all() const noexcept { return ways_; }

private:
    void add(std::string const& file, std::string const& way, DossierId const& dossier, std::int64_t seq) {
        for (auto const& sql : written_out(file, way)) {
            ways_.push_back({.file = file, .sql = sql, .dossier = dossier, .seq = seq});
        }
    }

    void with_an_entry(DossierId const& dossier, std::int64_t seq) {
        auto const place = [](std::string const& name, std::int64_t at) {
            return fmt::format("dossier = '{}' and seq = {}", name, at);
        };
        for (auto way : lines_of(ways_with_an_entry)) {
            way = with(way, "{here}", place(dossier.text(), seq));
            way = with(way, "{beside}", place(dossier.text(), seq == 1 ? 2 : seq - 1));
            add(files_.journal, with(way, "{there}", place("milan", seq)), dossier, seq);
        }
    }

    void with_a_dossier(DossierId const& dossier, char const* ways) {
        for (auto way : lines_of(ways)) {
            way = with(way, "{name}", fmt::format("'{}'", dossier.text()));
            way = with(way, "{d}", fmt::format("dossier = '{}'", dossier.text()));
            way = with(way, "{o}", "dossier = 'milan'");
            add(files_.journal, way.substr(2), dossier, way.front() - '0');
        }
    }

    void with_a_key(std::string const& compartment, std::int64_t first) {
        for (auto way : lines_of(ways_with_a_key)) {
            way = with(way, "{compartment}", fmt::format("'{}'", compartment));
            auto const key = fmt::format("dossier = 'noor' and compartment = '{}'", compartment);
            add(files_.keys, with(way, "{key}", key), noor, first);
        }
    }

    Files const& files_;
    std::vector<Way> ways_;
};

/// Said of this dossier, and of this entry when there is one to say: as its place, or by name.
bool found_at(Findings const& findings, Way const& way) {
    return std::ranges::any_of(findings.damages, [&](Damage const& damage) {
        auto const named = damage.what.find(fmt::format("entry {} ", way.seq)) != std::string::npos;
        return damage.dossier == way.dossier && (damage.seq == way.seq || named || way.seq == 0);
    });
}

}  // namespace

TEST_SUITE("tampering") {
    TEST_CASE("each of more than two hundred ways to change the databases is found, with its place") {
        Files const files;
        Ways const ways{files};
        CHECK_GE(ways.all().size(), 200);
        MESSAGE(ways.all().size(), " ways");
        for (auto const& way : ways.all()) {
            CAPTURE(way.sql);
            files.keep();
            files.tamper(way.file, way.sql);
            auto const findings = files.verify();
            CHECK(found_at(findings, way));
            files.restore();
        }
        CHECK(files.verify().damages.empty());
    }

    TEST_CASE("a dossier under another name is found, also when all that is in the clear goes along") {
        Files const files;
        CHECK_NE(
            files.after(
                "update entry set dossier = 'zoe' where dossier = 'noor'; update row set key = 'zoe', "
                "owner = 'zoe' where key = 'noor'; update command set dossier = 'zoe' where dossier = 'noor'"
            ),
            "nothing"
        );
        CHECK_NE(
            files.after(
                "insert into entry select 'zoe', seq, at, key_id, version, sealed, link from entry where "
                "dossier = 'noor'"
            ),
            "nothing"
        );
    }

    TEST_CASE("everything in one stroke is found: all moments, all entries, all commands, all heads, all keys"
    ) {
        Files const files;
        for (auto const* const sql :
             {"update entry set at = at + 1",
              "delete from entry",
              "delete from command",
              "delete from row where collection = 'head'"}) {
            CAPTURE(sql);
            CHECK_NE(files.after(sql), "nothing");
        }
        CHECK_NE(files.after_in(files.keys, "delete from key"), "nothing");
    }

    TEST_CASE("a keystore that says that it belongs to another key does not open") {
        Files const files;
        files.tamper(files.keys, "update setting set value = zeroblob(32)");
        CHECK_FALSE(open_keystore(files.keys, region_key));
    }

    // What nothing inside the databases tells. It takes anchors outside the machine: anchor_log_test.cpp.
    TEST_CASE("not found: what is put back as it once was, or taken away, together with all that tells of it"
    ) {
        Files const files;
        auto const dossier_gone =
            "delete from entry where dossier = 'noor'; delete from command where dossier = 'noor';"
            "delete from row where owner = 'noor'";
        CHECK_EQ(files.after(dossier_gone), "nothing");
        CHECK_EQ(files.after("delete from row where collection = 'work'"), "nothing");
        // The entry that would prove it cannot be read any more.
        CHECK_EQ(files.after("delete from command where dossier = 'sem'"), "nothing");

        // Everything goes back to yesterday.
        files.keep();
        {
            auto const store = SqliteStore::open(files.journal).value();
            auto const keystore = open_keystore(files.keys, region_key).value();
            Journal journal{*store, *keystore, region_key};
            REQUIRE(journal.commit(change(noor, 6, {concern("today")})));
            REQUIRE(keystore->destroy(noor, Compartment::safety));
        }
        files.restore();
        CHECK(files.verify().damages.empty());
        CHECK_EQ(files.verify().entries, 18);
    }
}

}  // namespace rondom::journal
