#include "journal/postgres_locks.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "journal/journal_kit.hpp"
#include "journal/postgres.hpp"
#include "journal/postgres_keystore.hpp"
#include "journal/postgres_schema.hpp"
#include "journal/postgres_store.hpp"
#include "journal/verify.hpp"
#include "private_server.hpp"

// What the database itself refuses, to whom (docs/decisions/0010). Everything that is refused is also done
// once with the lock off.
namespace rondom::journal {

using namespace kit;

namespace {

PrivateServer& server() { return PrivateServer::one(); }

constexpr std::string_view forbidden = "42501";
constexpr std::string_view went_well = "went well";

/// How the server answers to one statement by whoever comes in like this, as SQLSTATE.
std::string answer(std::string const& where, std::string const& sql) {
    try {
        postgres::Connection{where, postgres::Connection::Use::write}.run(sql.c_str());
        return std::string{went_well};
    } catch (postgres::Failure const& failure) { return failure.state(); }
}

std::string asked(std::string const& where, std::string const& sql) {
    return postgres::Connection{where, postgres::Connection::Use::read}.word(sql.c_str());
}

std::string refusal(std::string const& where) {
    auto const store = PostgresStore::open(where);
    return store ? "opened" : store.error();
}

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

/// What no role that serves has to do, each with what it would rewrite.
constexpr std::initializer_list<char const*> rewriting{
    "update entry set sealed = '\\x00'",
    "delete from entry where seq = 1",
    "truncate entry",
    "update command set seq = 9",
    "delete from command",
    "truncate command",
};
constexpr std::initializer_list<char const*> rewriting_keys{
    "update key set wrapped = '\\x00'",
    "delete from key",
    "truncate key",
    "update tombstone set proof = '\\x00'",
    "delete from tombstone",
    "truncate tombstone",
    "update setting set value = '\\x00'",
    "delete from setting",
    "truncate setting",
};
/// What would take the locks off.
constexpr std::initializer_list<char const*> unlocking{
    "alter table entry disable trigger never",
    "alter table entry disable row level security",
    "alter table entry no force row level security",
    "drop policy adding on entry",
    "drop trigger never on entry",
    "alter function refuse_rewriting() rename to unused",
    "drop table entry",
    "alter table entry owner to region",
    "set session_replication_role = replica",
    "set role keeper",
    "update about set version = 0",
};

enum class Roles { one, two };

/// A region with two entries, a command, and a key that was destroyed.
struct Region {
    explicit Region(Roles roles) {
        auto const owner = roles == Roles::two ? "keeper" : "region";
        auto const owned = server().empty_database(name, owner);
        auto const owned_keys = server().empty_database(name + "_keys", owner);
        if (roles == Roles::two) {
            REQUIRE(PostgresStore::prepare(owned, "region"));
            REQUIRE(prepare_postgres_key_shelf(owned_keys, "region"));
        }
        store = PostgresStore::open(where).value();
        keystore = open_postgres_keystore(keys, region_key).value();
        Journal journal{*store, *keystore, region_key};
        auto first = change(milan, 0, {concern("een"), safety_note("twee")});
        first.command = CommandId{"c1"};
        REQUIRE(journal.commit(first));
        REQUIRE(keystore->destroy(milan, Compartment::safety));
    }

    void expect(std::string_view state) const {
        for (auto const* each : rewriting) {
            CHECK_MESSAGE(answer(where, each) == state, each);
        }
        for (auto const* each : rewriting_keys) {
            CHECK_MESSAGE(answer(keys, each) == state, each);
        }
    }
    void check_whole() const {
        auto const findings = verify(*store, *keystore, region_key).value();
        CHECK(findings.damages.empty());
        CHECK_EQ(findings.commands, 1);
        CHECK_EQ(findings.forgotten, 1);
    }
    /// By the administrator of the server, in both databases.
    void administer(std::string const& sql) const {
        server().administer(sql, name);
        server().administer(sql, name + "_keys");
    }

    std::string name = "guarded";  // NOLINTBEGIN(misc-non-private-member-variables-in-classes)
    std::string where = server().database(name);
    std::string keys = server().database(name + "_keys");
    std::unique_ptr<PostgresStore> store{};
    std::unique_ptr<Keystore> keystore{};  // NOLINTEND(misc-non-private-member-variables-in-classes)
};

/// A statement for each table of ours.
std::string for_all_tables(std::string const& statement) {
    return "do $$ declare each text; begin for each in select oid::regclass from pg_class where relkind = "
           "'r' and "
           "relnamespace = 'rondom'::regnamespace loop execute format('" +
           statement + "', each); end loop; end $$";
}

/// As of the first version, with an entry, a command and a row in it; a region's first program made this.
constexpr char const* first_journal =
    "create schema rondom; set search_path = rondom;"
    "create table about (what text not null, version int not null);"
    "create table entry (dossier bytea not null, seq bigint not null, at bigint not null, key_id bytea not "
    "null,"
    " version bigint not null, sealed bytea not null, link bytea not null, primary key (dossier, seq));"
    "alter table entry alter sealed set storage external;"
    "create table command (id bytea not null primary key, dossier bytea not null, seq bigint not null);"
    "create table kept (collection bytea not null, key bytea not null, sort bytea not null, owner bytea not "
    "null,"
    " sealed bytea not null, primary key (collection, key, sort)) with (fillfactor = 80);"
    "alter table kept alter sealed set storage external;"
    "create index kept_owner on kept (owner, collection);"
    "insert into about values ('journal', 1);"
    "insert into entry values ('milan', 1, 1, 'k', 1, 'sealed', 'link');"
    "insert into command values ('c1', 'milan', 1);"
    "insert into kept values ('work', 'p1', '', 'milan', 'sealed')";
constexpr char const* first_keystore =
    "create schema rondom; set search_path = rondom;"
    "create table about (what text not null, version int not null);"
    "create table key (id bytea not null primary key, dossier bytea not null, compartment bytea not null,"
    " wrapped bytea not null);"
    "create unique index key_place on key (dossier, compartment);"
    "create table tombstone (id bytea not null primary key, dossier bytea not null,"
    " compartment bytea not null, proof bytea not null);"
    "create table setting (name bytea not null primary key, value bytea not null);"
    "insert into about values ('keystore', 1);"
    "insert into key values ('k', 'milan', 'school', 'wrapped');"
    "insert into tombstone values ('s', 'milan', 'safety', 'proof')";

}  // namespace

TEST_SUITE("PostgreSQL locks") {
    TEST_CASE("whoever comes in as the role that serves rewrites nothing, and takes no lock off") {
        Region const region{Roles::two};
        region.expect(forbidden);
        for (auto const* each : unlocking) {
            CHECK_MESSAGE(answer(region.where, each) == forbidden, each);
        }
        region.check_whole();
    }

    TEST_CASE("control: without the locks the same statements do what they say") {
        Region const region{Roles::two};
        region.administer(for_all_tables("alter table %1$s disable trigger all, disable row level security"));
        region.administer("grant all on all tables in schema rondom to region");
        region.expect(went_well);
        CHECK_EQ(asked(region.where, "select count(*) from entry"), "0");
        // And who owns them takes them off: these locks are not against the owner.
        auto const owner = server().database_as("keeper", region.name);
        CHECK_EQ(answer(owner, "drop policy adding on entry"), went_well);
    }

    TEST_CASE("a grant of everything to everybody changes nothing") {
        Region const region{Roles::two};
        region.administer("grant all on all tables in schema rondom to public");
        region.expect(forbidden);
        region.check_whole();
        auto const seen = postgres::observe_server(region.where);
        CHECK_FALSE(std::ranges::find(
                        seen, "PostgreSQL: what was written stays as it is", &postgres::Observation::what
        )
                        ->right);
    }

    TEST_CASE("where one role owns and serves, and where the administrator slips, a rewriting is refused too"
    ) {
        Region const region{Roles::one};
        region.expect(forbidden);
        for (auto const* each : rewriting) {
            auto const administrator = server().database_as("administrator", region.name);
            CHECK_MESSAGE(answer(administrator, each) == forbidden, each);
        }
        region.check_whole();
    }

    TEST_CASE("a key goes with its own tombstone only") {
        Region const region{Roles::two};
        REQUIRE(region.keystore->key_for(milan, Compartment::school));
        CHECK_EQ(answer(region.keys, "delete from key"), forbidden);
        auto const elsewhere =
            "insert into tombstone select id, 'noor', compartment, '' from key; delete from key";
        CHECK_EQ(answer(region.keys, elsewhere), forbidden);
        CHECK_EQ(asked(region.keys, "select count(*) from key"), "1");
        REQUIRE(region.keystore->destroy(milan, Compartment::school));
        CHECK_EQ(asked(region.keys, "select count(*) from key"), "0");
    }

    TEST_CASE("another region's role does not come in; let in by mistake it finds nothing and adds nothing") {
        Region const region{Roles::two};
        auto const other = server().database_as("other", region.name);
        server().administer("revoke connect on database guarded from public", region.name);
        CHECK(says(refusal(other), "permission denied for database"));
        server().administer("grant connect on database guarded to public", region.name);
        CHECK(says(refusal(other), "permission denied for schema rondom"));

        region.administer(
            "grant usage on schema rondom to public; grant all on all tables in schema rondom to public"
        );
        CHECK_EQ(asked(other, "select count(*) from entry"), "0");
        CHECK_EQ(asked(other, "select count(*) from kept"), "0");
        CHECK_EQ(asked(server().database_as("other", "guarded_keys"), "select count(*) from key"), "0");
        CHECK_EQ(answer(other, "insert into entry values ('x', 1, 1, '', 1, '', '')"), forbidden);
        CHECK_EQ(answer(other, "insert into kept values ('x', '', '', '', '')"), forbidden);
        // And it does not take that for an empty region of its own.
        CHECK(says(refusal(other), "its tables are not for other"));

        region.administer(for_all_tables("alter table %1$s disable row level security"));
        CHECK_EQ(asked(other, "select count(*) from entry"), "2");
    }

    TEST_CASE("what the locks cost while reading: nothing, the plans are the same") {
        Region const region{Roles::two};
        auto const administrator = server().database_as("administrator", region.name);
        for (auto const* sql :
             {"select sealed from entry where dossier = 'milan' order by seq",
              "select seq from command where id = 'c1'",
              "select sealed from kept where collection = 'a' and key = 'b' and sort >= '' order by sort "
              "limit 9",
              "delete from kept where owner = 'a' and collection = 'b'"}) {
            auto const explained = std::string{"explain (format json, costs off) "} + sql;
            postgres::Connection serving{region.where, postgres::Connection::Use::write};
            postgres::Connection past_locks{administrator, postgres::Connection::Use::write};
            CHECK_EQ(serving.word(explained.c_str()), past_locks.word(explained.c_str()));
        }
    }

    TEST_CASE("every earlier version of the tables becomes the newest, with everything in it, and is locked"
    ) {
        auto const where = server().empty_database("journal");
        auto const keys = server().empty_database("keys");
        REQUIRE_EQ(answer(where, first_journal), went_well);
        REQUIRE_EQ(answer(keys, first_keystore), went_well);
        CHECK_EQ(answer(where, "update entry set at = 2"), went_well);

        REQUIRE_EQ(refusal(where), "opened");
        auto const shelf = open_postgres_key_shelf(keys).value();
        // A version more wants its predecessor here.
        CHECK_EQ(asked(where, "select version from about"), "2");
        CHECK_EQ(asked(keys, "select version from about"), "2");
        auto const store = PostgresStore::open(where).value();
        CHECK_EQ(store->records(milan)->front().sealed, "sealed");
        CHECK_EQ(store->committed(CommandId{"c1"}).value()->seq, 1);
        CHECK_EQ(store->row({.collection = "work", .key = "p1", .sort = {}}).value()->owner, "milan");
        CHECK_EQ(shelf->by_id("k").value()->wrapped, "wrapped");
        CHECK_EQ(shelf->tombstone("s").value()->proof, "proof");
        for (auto const* each : rewriting) {
            CHECK_MESSAGE(answer(where, each) == forbidden, each);
        }
        for (auto const* each : rewriting_keys) {
            auto const nothing_there = std::string_view{each}.find("setting") != std::string_view::npos;
            CHECK_MESSAGE((nothing_there || answer(keys, each) == forbidden), each);
        }
    }

    TEST_CASE("who serves makes and changes no tables, and is told who does") {
        auto const owner = server().empty_database("guarded", "keeper");
        auto const where = server().database("guarded");
        CHECK(says(refusal(where), "are of version 0, this program needs 2, and region may not change them"));
        server().administer("revoke connect on database guarded from public, region");
        CHECK(says(refusal(where), "permission denied for database"));
        REQUIRE_EQ(answer(owner, first_journal), went_well);
        server().administer("grant connect on database guarded to region");
        CHECK(says(refusal(where), "permission denied for schema rondom"));
        CHECK(says(refusal(where), "(rondom prepare-store --serving ROLE, as the role that owns"));
        CHECK_EQ(refusal(owner), "opened");
        CHECK_FALSE(PostgresStore::prepare(owner, "keeper"));
        CHECK_FALSE(PostgresStore::prepare(owner, "nobody\"; drop table entry"));
        REQUIRE(PostgresStore::prepare(owner, "region"));
        REQUIRE(PostgresStore::prepare(owner, "region"));
        CHECK_EQ(refusal(where), "opened");

        // The next one takes its place.
        REQUIRE(PostgresStore::prepare(owner, "other"));
        CHECK_NE(refusal(where), "opened");
        CHECK_EQ(answer(where, "select from entry"), forbidden);
        CHECK_EQ(refusal(server().database_as("other", "guarded")), "opened");
        CHECK_EQ(refusal(owner), "opened");
    }

    TEST_CASE("a region of one role gets a second one: the owner changes, and everything is there") {
        Region const region{Roles::one};
        region.administer("reassign owned by region to keeper");
        CHECK_NE(refusal(region.where), "opened");
        REQUIRE(PostgresStore::prepare(server().database_as("keeper", region.name), "region"));
        REQUIRE(prepare_postgres_key_shelf(server().database_as("keeper", region.name + "_keys"), "region"));
        CHECK_EQ(refusal(region.where), "opened");
        region.expect(forbidden);
        CHECK_EQ(answer(region.where, "drop table entry"), forbidden);
        region.check_whole();
    }

    TEST_CASE("the doctor sees whether the locks are there, and whether this role could take them off") {
        auto const wrong = [](std::string const& where) {
            std::string all;
            postgres::Connection connection{where, postgres::Connection::Use::read};
            for (auto const& each : postgres::observe_locks(connection)) {
                if (!each.right) { all += each.what + "\n"; }
            }
            return all;
        };
        CHECK_EQ(wrong(server().empty_database("guarded")), "");
        Region const region{Roles::two};
        CHECK_EQ(wrong(region.where), "");
        CHECK_EQ(wrong(region.keys), "");
        auto const owner = server().database_as("keeper", region.name);
        CHECK_EQ(wrong(owner), "PostgreSQL: the role that serves cannot take those locks off\n");
        for (auto const* each :
             {"alter table entry disable trigger never",
              "alter table entry enable trigger never; alter table command no force row level security",
              "alter table command force row level security; grant update on entry to region"}) {
            REQUIRE_EQ(answer(owner, each), went_well);
            CHECK_EQ(wrong(region.where), "PostgreSQL: what was written stays as it is\n");
        }
    }
}

}  // namespace rondom::journal
