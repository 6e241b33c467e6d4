#include "database_server.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <thread>
#include <vector>

#include <fmt/core.h>
#include <unistd.h>

#include "journal/postgres.hpp"
#include "must.hpp"

namespace rondom::bench {

namespace {

namespace fs = std::filesystem;
using journal::postgres::Connection;

/// Of a database of a made region, on a slow disk.
constexpr std::chrono::minutes longest_copy{30};

constexpr char const* programs = "/usr/lib/postgresql/15/bin";

/// The server refuses to run as root.
std::string as_its_user() {
    return ::getuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --init-groups " : "";
}

bool runs(std::string const& command) {
    return std::system(command.c_str()) == 0;  // NOLINT: words of our own
}

/// Those that run, so that they stop also when the bench gives up in the middle.
struct RunningServers {
    RunningServers() = default;
    RunningServers(RunningServers const&) = delete;
    RunningServers& operator=(RunningServers const&) = delete;
    ~RunningServers() {
        for (auto const process : processes) {
            ::kill(process, SIGINT);  // a fast stop: connections are cut, everything is written
        }
    }
    std::set<pid_t> processes;
};

RunningServers& running_servers() {
    static RunningServers all;
    return all;
}

/// What /proc says of a process after its name, from its state on; empty when it is gone.
std::vector<std::string> stat_of(pid_t process) {
    std::ifstream in{fmt::format("/proc/{}/stat", process)};
    std::string line;
    std::getline(in, line);
    auto const name_ends = line.rfind(')');
    if (name_ends == std::string::npos) { return {}; }
    std::istringstream rest{line.substr(name_ends + 2)};
    return {std::istream_iterator<std::string>{rest}, {}};
}

// Places in what stat_of gives (proc(5)).
constexpr std::size_t parent = 1;
constexpr std::size_t user_time = 11;
constexpr std::size_t system_time = 12;
constexpr std::size_t last_time_of_children = 14;

double seconds_of(std::vector<std::string> const& stat, std::size_t last) {
    double ticks = 0;
    for (auto each = user_time; each <= last && each < stat.size(); ++each) {
        ticks += std::stod(stat[each]);
    }
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

pid_t number_in(std::string const& text) {
    pid_t number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::vector<pid_t> children_of(pid_t process) {
    std::vector<pid_t> children;
    for (auto const& each : fs::directory_iterator{"/proc"}) {
        auto const child = number_in(each.path().filename().string());
        if (child < 0) { continue; }
        auto const stat = stat_of(child);
        if (stat.size() > parent && number_in(stat[parent]) == process) { children.push_back(child); }
    }
    return children;
}

std::uint64_t proportional_memory_of(pid_t process) {
    std::ifstream in{fmt::format("/proc/{}/smaps_rollup", process)};
    std::string word;
    std::uint64_t kilobytes = 0;
    while (in >> word) {
        if (word == "Pss:" && in >> kilobytes) { return kilobytes * 1024; }
    }
    return 0;
}

}  // namespace

DatabaseServer::DatabaseServer(fs::path const& directory) : directory_{fs::absolute(directory)} {
    if (!fs::exists(fs::path{programs} / "initdb")) {
        give_up(fmt::format("there is no {}/initdb (bin/setup --tests installs postgresql-15)", programs));
    }
    bool const is_new = !fs::exists(directory_ / "data" / "PG_VERSION");
    if (is_new) {
        fs::remove_all(directory_);
        fs::create_directories(directory_);
        fs::permissions(directory_, fs::perms::owner_all);
        if (::getuid() == 0 && !runs(fmt::format("chown postgres '{}'", directory_.string()))) {
            give_up("there is no user postgres");
        }
        auto const made = runs(fmt::format(
            "cd / && {0} -D '{1}/data' -A trust -U administrator --data-checksums --locale=C -E UTF8 "
            ">'{1}/log' 2>&1",
            program("initdb"),
            directory_.string()
        ));
        if (!made) { give_up(fmt::format("initdb failed, see {}/log", directory_.string())); }
    }
    start();
    if (is_new) { administer("create role region login"); }
}

DatabaseServer::~DatabaseServer() {
    stop();
    running_servers().processes.erase(process_);
}

void DatabaseServer::stop() const {
    runs(fmt::format(
        "cd / && {} stop -s -w -t 60 -m fast -D '{}/data' 2>/dev/null", program("pg_ctl"), directory_.string()
    ));
}

void DatabaseServer::start() {
    if (fs::exists(directory_ / "data" / "postmaster.pid")) { stop(); }  // a bench that was killed left it
    auto const started = runs(fmt::format(
        "cd / && {0} start -s -w -t 60 -D '{1}/data' -l '{1}/server.log' -o \"-c listen_addresses='' -c "
        "unix_socket_directories='{1}' -c shared_buffers=1GB -c max_connections=100\"",
        program("pg_ctl"),
        directory_.string()
    ));
    if (!started) {
        give_up(fmt::format("PostgreSQL does not start, see {}/server.log", directory_.string()));
    }
    std::ifstream{directory_ / "data" / "postmaster.pid"} >> process_;
    running_servers().processes.insert(process_);
}

std::string DatabaseServer::program(std::string const& name) const {
    return fmt::format("{}{}/{}", as_its_user(), programs, name);
}

std::string DatabaseServer::database(std::string const& name) const {
    return fmt::format("host={} dbname={} user=region", directory_.string(), name);
}

void DatabaseServer::administer(std::string const& sql, std::string const& in) const {
    try {
        Connection connection{
            fmt::format("host={} dbname={} user=administrator", directory_.string(), in),
            Connection::Use::write,
            longest_copy};
        connection.run(sql.c_str());
    } catch (journal::postgres::Failure const& failure) { give_up(failure.what()); }
}

bool DatabaseServer::has(std::string const& name) const {
    return number(fmt::format("select count(*) from pg_database where datname = '{}'", name)) > 0;
}

void DatabaseServer::make(std::string const& name) const {
    administer(fmt::format("create database {} owner region", name));
}

void DatabaseServer::drop(std::string const& name) const {
    administer(fmt::format("drop database if exists {} with (force)", name));
}

void DatabaseServer::rename(std::string const& from, std::string const& to) const {
    administer(fmt::format("alter database {} rename to {}", from, to));
}

void DatabaseServer::copy(std::string const& from, std::string const& to) const {
    drop(to);
    administer(fmt::format("create database {} template {} owner region strategy file_copy", to, from));
}

void DatabaseServer::settle(std::string const& name) const { administer("vacuum (freeze, analyze)", name); }

double DatabaseServer::processor_time() const {
    auto seconds = seconds_of(stat_of(process_), last_time_of_children);
    for (auto const child : children_of(process_)) {
        seconds += seconds_of(stat_of(child), system_time);
    }
    return seconds;
}

std::uint64_t DatabaseServer::resident() const {
    auto bytes = proportional_memory_of(process_);
    for (auto const child : children_of(process_)) {
        bytes += proportional_memory_of(child);
    }
    return bytes;
}

std::int64_t DatabaseServer::number(std::string const& sql, std::string const& in) const {
    try {
        Connection connection{
            fmt::format("host={} dbname={} user=administrator", directory_.string(), in),
            Connection::Use::walk};
        auto const word = connection.word(sql.c_str());
        std::int64_t number = -1;
        std::from_chars(word.data(), word.data() + word.size(), number);
        return number;
    } catch (journal::postgres::Failure const& failure) { give_up(failure.what()); }
}

}  // namespace rondom::bench
