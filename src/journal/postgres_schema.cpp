#include "journal/postgres_schema.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

#include <fmt/core.h>

#include "journal/postgres.hpp"
#include "journal/postgres_locks.hpp"

namespace rondom::journal::postgres {

namespace {

constexpr int oldest_server = 150000;

/// What a server must have set, or it can lose what it said was durable.
struct Setting {
    char const* asked;
    std::string_view answer;
    std::string_view what;
    std::string_view advice;
};

constexpr std::array careful{
    Setting{
        .asked = "show fsync",
        .answer = "on",
        .what = "fsync",
        .advice = "fsync is off: a power cut destroys the database. Set fsync = on and make a new one"},
    Setting{
        .asked = "show full_page_writes",
        .answer = "on",
        .what = "full_page_writes",
        .advice = "full_page_writes is off: a power cut can tear pages. Set it to on"},
};

tl::expected<void, std::string> refuse_careless(Connection& connection) {
    if (connection.server_version() < oldest_server) {
        return tl::unexpected{std::string{"the server is older than PostgreSQL 15"}};
    }
    for (auto const& each : careful) {
        if (connection.word(each.asked) != each.answer) { return tl::unexpected{std::string{each.advice}}; }
    }
    return {};
}

/// The version that is there; 0 when the database is new.
std::size_t version_in(std::string const& text) {
    std::size_t version = 0;
    std::from_chars(text.data(), text.data() + text.size(), version);
    return version;
}

struct Found {
    std::string what;  ///< empty when the database is new
    std::size_t version = 0;
};

Found found_in(Connection& connection) {
    // By reading the catalogue: what a name means is remembered, also while somebody else makes the table.
    auto const about = connection.word(
        "select 1 from pg_class where relname = 'about' and relnamespace ="
        " (select oid from pg_namespace where nspname = 'rondom')"
    );
    if (about.empty()) { return {}; }
    return {
        connection.word("select what from rondom.about"),
        version_in(connection.word("select version from rondom.about"))};
}

tl::expected<void, std::string> refuse_other(Found const& found, Schema const& schema) {
    if (!found.what.empty() && found.what != schema.what) {
        return tl::unexpected{
            fmt::format("this is the database of a Rondom {}, not of a {}", found.what, schema.what)};
    }
    if (found.version > schema.versions.size()) {
        return tl::unexpected{fmt::format(
            "it was written by a newer Rondom (version {} of the {}, this program knows {})",
            found.version,
            schema.what,
            schema.versions.size()
        )};
    }
    return {};
}

tl::expected<void, std::string> migrate(Connection& connection, Schema const& schema) {
    // Whoever comes second finds everything there.
    connection.run("begin; select pg_advisory_xact_lock(5938047421)");
    auto const found = found_in(connection);
    auto ours = refuse_other(found, schema);
    if (!ours) { return ours; }
    if (found.what.empty()) {
        connection.run(
            "create schema if not exists rondom; create table about (what text not null, version int not "
            "null)"
        );
    }
    for (auto each = found.version; each < schema.versions.size(); ++each) {
        connection.run(schema.versions[each]);
    }
    connection.run("delete from about");
    connection.run(
        fmt::format("insert into about values ('{}', {})", schema.what, schema.versions.size()).c_str()
    );
    connection.run("commit");
    return {};
}

tl::expected<void, std::string> prepare(
    Connection& connection, Schema const& schema, std::string_view serving
) {
    auto const found = found_in(connection);
    auto ours = refuse_other(found, schema);
    if (!ours) { return ours; }
    if (found.version < schema.versions.size()) {
        auto const owner = refuse_who_serves(connection, schema, found.version);
        auto done = owner ? migrate(connection, schema) : owner;
        if (!done) { return done; }
    }
    auto const let = serving.empty() ? ours : let_serve(connection, schema, serving);
    return let ? refuse_stranger(connection) : let;
}

Observation looked_at(Connection& connection, Setting const& each) {
    return {
        .right = connection.word(each.asked) == each.answer,
        .what = fmt::format("PostgreSQL: {}", each.what),
        .advice = std::string{each.advice}};
}

}  // namespace

tl::expected<void, std::string> prepare_database(
    std::string const& where, Schema const& schema, std::string_view serving
) {
    try {
        Connection connection{where, Connection::Use::write};
        auto const fine = refuse_careless(connection);
        return (fine ? prepare(connection, schema, serving) : fine).map_error([&](std::string const& why) {
            return fmt::format("the {} in PostgreSQL: {}", schema.what, why);
        });
    } catch (Failure const& failure) {
        auto const forbidden = failure.state() == "42501";
        return tl::unexpected{fmt::format(
            "the {} in PostgreSQL: {}{}",
            schema.what,
            failure.what(),
            forbidden ? " (rondom prepare-store --serving ROLE, as the role that owns the tables)" : ""
        )};
    }
}

bool holds_ours(std::string const& where) {
    try {
        return !Connection{where, Connection::Use::read}.word("select to_regclass('rondom.about')").empty();
    } catch (Failure const&) { return false; }
}

namespace {

/// What the standbys do now, apart from what is asked of them.
Observation looked_at_standbys(Connection& connection) {
    auto const state = connection.word(
        "select case when current_setting('synchronous_standby_names') = '' then 'unasked' "
        "when count(*) = 0 then 'nobody' when count(state) = 0 then 'hidden' "
        "when count(*) filter (where state = 'streaming' and sync_state in ('sync', 'quorum')) = 0 then "
        "'behind' "
        "else 'streams' end from pg_stat_replication"
    );
    // Who asks for no standby heard above what that means.
    bool const right = state == "unasked" || state == "streams";
    return {
        .right = right,
        .what = "PostgreSQL: a standby follows now, and commits wait for it",
        .advice = state == "hidden"
                      ? "this role may not see it: grant pg_read_all_stats to it"
                      : "no standby streams, so writing waits, or the next failover loses: look at the "
                        "standby's own log, and start it"};
}

}  // namespace

std::vector<Observation> observe_server(std::string const& where) {
    try {
        Connection connection{where, Connection::Use::read};
        std::vector<Observation> seen;
        seen.push_back(
            {.right = connection.server_version() >= oldest_server,
             .what = "PostgreSQL: version",
             .advice = "install PostgreSQL 15 or newer"}
        );
        for (auto const& each : careful) {
            seen.push_back(looked_at(connection, each));
        }
        seen.push_back(
            {.right = connection.word("show data_checksums") == "on",
             .what = "PostgreSQL: checksums of pages",
             .advice = "stop the server and run pg_checksums --enable: rot of the disk is then noticed"}
        );
        seen.push_back(
            {.right = connection.word("select rolsuper from pg_roles where rolname = current_user") == "f",
             .what = "PostgreSQL: a role without special powers",
             .advice = "give the region a role of its own: create role ... login; create database ... owner"}
        );
        seen.push_back(
            {.right = connection.word("select has_database_privilege('public', current_database(), 'connect')"
                      ) == "f",
             .what = "PostgreSQL: nobody else in this database",
             .advice = "revoke connect on database ... from public"}
        );
        seen.push_back(
            {.right = !connection.word("show synchronous_standby_names").empty(),
             .what = "PostgreSQL: a standby that has every commit too",
             .advice = "set synchronous_standby_names; without it the loss of this server's disk loses the "
                       "region since its last backup"}
        );
        seen.push_back(looked_at_standbys(connection));
        std::ranges::move(observe_locks(connection), std::back_inserter(seen));
        return seen;
    } catch (Failure const& failure) {
        return {{.right = false, .what = "PostgreSQL: the primary answers", .advice = failure.what()}};
    }
}

}  // namespace rondom::journal::postgres
