#include "journal/postgres_locks.hpp"

#include <fmt/core.h>

#include "journal/postgres.hpp"

namespace rondom::journal::postgres {

namespace {

/// A name as SQL takes it, whatever is in it.
std::string in_quotes(std::string_view name) {
    std::string text{"\""};
    for (auto const each : name) {
        text.append(each == '"' ? 2 : 1, each);
    }
    return text + '"';
}

std::string role_of(Connection& connection) { return connection.word("select current_user"); }

/// Everybody but the owner who may do something with a table of ours, as `revoke` takes them.
constexpr char const* who_served =
    "select string_agg(distinct quote_ident(pg_get_userbyid(grantee)), ', ') from pg_class,"
    " aclexplode(relacl) where relnamespace = 'rondom'::regnamespace and grantee not in (0, relowner)";

/// Each policy of ours becomes one for the owner and `role`.
constexpr char const* all_policies =
    "select string_agg(format('alter policy %I on %s to current_user, ', polname, polrelid::regclass) || "
    "'{}', '; ') from pg_policy";

}  // namespace

tl::expected<void, std::string> let_serve(
    Connection& connection, Schema const& schema, std::string_view role
) {
    if (role == role_of(connection)) {
        return tl::unexpected{std::string{"the role that serves has to be another one than the owner"}};
    }
    auto const to = in_quotes(role);
    connection.run("begin; select pg_advisory_xact_lock(5938047421)");
    auto const before = connection.word(who_served);
    if (!before.empty()) {
        connection.run(fmt::format("revoke all on all tables in schema rondom from {}", before).c_str());
    }
    auto const here = in_quotes(connection.word("select current_database()"));
    connection.run(fmt::format(
                       "grant connect on database {0} to {1}; grant usage on schema rondom to {1};"
                       "grant select on about to {1}",
                       here,
                       to
    )
                       .c_str());
    for (auto const& each : schema.needed) {
        connection.run(fmt::format("grant {} on {} to {}", each.rights, each.table, to).c_str());
    }
    connection.run(connection.word(fmt::format(all_policies, to).c_str()).c_str());
    connection.run("commit");
    return {};
}

tl::expected<void, std::string> refuse_who_serves(
    Connection& connection, Schema const& schema, std::size_t version
) {
    auto const may = connection.word(
        version == 0 ? "select has_database_privilege(current_database(), 'create')"
                     : "select pg_has_role(relowner, 'usage') from pg_class where oid = 'about'::regclass"
    );
    if (may == "t") { return {}; }
    return tl::unexpected{fmt::format(
        "its tables are of version {}, this program needs {}, and {} may not change them: "
        "rondom prepare-store, as the role that owns the database",
        version,
        schema.versions.size(),
        role_of(connection)
    )};
}

tl::expected<void, std::string> refuse_stranger(Connection& connection) {
    auto const closed = connection.word(
        "select count(*) from pg_policy where not exists (select from unnest(polroles) as may(id)"
        " where pg_has_role(may.id, 'usage'))"
    );
    if (closed == "0") { return {}; }
    return tl::unexpected{fmt::format(
        "its tables are not for {}: rondom prepare-store --serving {}, as the role that owns them",
        role_of(connection),
        role_of(connection)
    )};
}

std::vector<Observation> observe_locks(Connection& connection) {
    if (connection.word("select to_regclass('rondom.about')").empty()) { return {}; }
    auto const whole = connection.word(
        "select not exists (select from pg_class where relnamespace = 'rondom'::regnamespace and relkind = "
        "'r'"
        " and relname <> 'about' and not (relrowsecurity and relforcerowsecurity and (relname = 'kept' or"
        " exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'never'"
        " and tgenabled <> 'D') and not has_table_privilege(pg_class.oid, 'update, truncate'))))"
    );
    auto const owns = connection.word(
        "select pg_has_role(relowner, 'usage') from pg_class where oid = 'rondom.about'::regclass"
    );
    return {
        {.right = whole == "t",
         .what = "PostgreSQL: what was written stays as it is",
         .advice =
             "somebody took locks off the tables, or gave away rights: find out who and why, run rondom "
             "verify, and put them back (docs/decisions/0010)"},
        {.right = owns == "f",
         .what = "PostgreSQL: the role that serves cannot take those locks off",
         .advice = "let another role own the tables: rondom prepare-store (docs/operate/postgresql.md)"}};
}

}  // namespace rondom::journal::postgres
