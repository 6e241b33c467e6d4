#include "private_server.hpp"

#include <cstdlib>
#include <filesystem>

#include <fmt/core.h>
#include <unistd.h>

#include "domain/id.hpp"
#include "journal/postgres.hpp"

namespace rondom::journal::kit {

namespace {

namespace fs = std::filesystem;

constexpr char const* programs = "/usr/lib/postgresql/15/bin";

/// The server refuses to run as root.
std::string as_nobody_special() {
    return ::getuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --init-groups " : "";
}

bool runs(std::string const& command) {
    return std::system(command.c_str()) == 0;  // NOLINT: words of our own
}

[[noreturn]] void give_up(std::string const& why) {
    fmt::print(
        stderr,
        "\nTHE TESTS ON POSTGRESQL WERE NOT RUN: {}\n(bin/setup --tests installs postgresql-15)\n\n",
        why
    );
    std::_Exit(EXIT_FAILURE);
}

fs::path root() {
    fs::path const in_memory{"/dev/shm"};
    return fs::is_directory(in_memory) ? in_memory : fs::temp_directory_path();
}

}  // namespace

PrivateServer& PrivateServer::one() {
    static PrivateServer server;
    return server;
}

PrivateServer::PrivateServer() : directory_{(root() / ("rondom-pg-" + random_text())).string()} {
    if (!fs::exists(fs::path{programs} / "initdb")) {
        give_up(fmt::format("there is no {}/initdb", programs));
    }
    fs::create_directory(directory_);
    fs::permissions(directory_, fs::perms::owner_all);
    if (::getuid() == 0 && !runs(fmt::format("chown postgres {}", directory_))) {
        give_up("there is no user postgres");
    }
    auto const made = runs(fmt::format(
        "cd / && {} -D {}/data -A trust -U administrator --no-sync --data-checksums --locale=C -E UTF8 "
        ">{}/log 2>&1",
        program("initdb"),
        directory_,
        directory_
    ));
    if (!made) { give_up(fmt::format("initdb failed, see {}/log", directory_)); }
    start();
    administer("create role region login; create role keeper login; create role other login");
}

PrivateServer::~PrivateServer() {
    crash();
    std::error_code ignored;
    fs::remove_all(directory_, ignored);
}

std::string PrivateServer::program(std::string const& name) const {
    return fmt::format("{}{}/{}", as_nobody_special(), programs, name);
}

void PrivateServer::start() {
    auto const started = runs(fmt::format(
        "cd / && {} start -s -w -t 60 -D {}/data -l {}/server.log -o \"-c listen_addresses='' -c "
        "unix_socket_directories={} -c shared_buffers=32MB -c autovacuum=off -c max_connections=100\"",
        program("pg_ctl"),
        directory_,
        directory_,
        directory_
    ));
    if (!started) { give_up(fmt::format("the server does not start, see {}/server.log", directory_)); }
}

void PrivateServer::crash() {
    runs(fmt::format("cd / && {} stop -s -w -t 60 -m immediate -D {}/data", program("pg_ctl"), directory_));
}

std::string PrivateServer::database(std::string const& name) const { return database_as("region", name); }

std::string PrivateServer::database_as(std::string const& role, std::string const& name) const {
    return fmt::format("host={} dbname={} user={}", directory_, name, role);
}

std::string PrivateServer::empty_database(std::string const& name, std::string const& owner) {
    if (administer(fmt::format("select 1 from pg_database where datname = '{}'", name)).empty()) {
        administer(fmt::format("create database {}", name));
    }
    administer(fmt::format("alter database {} owner to {}", name, owner));
    administer("drop schema if exists rondom cascade", name);
    return database_as(owner, name);
}

std::string PrivateServer::administer(std::string const& sql, std::string const& database) const {
    postgres::Connection connection{database_as("administrator", database), postgres::Connection::Use::write};
    return connection.word(sql.c_str());
}

std::string PrivateServer::tamper(std::string const& sql, std::string const& database) const {
    return administer("set session_replication_role = replica; " + sql, database);
}

}  // namespace rondom::journal::kit
