#include "server_process.hpp"

#include <sys/wait.h>

#include <array>
#include <csignal>
#include <fstream>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include "installation.hpp"
#include "must.hpp"

extern char** environ;

namespace rondom::bench {

namespace {

namespace fs = std::filesystem;

/// "rondom: http://127.0.0.1:41234/"
std::uint16_t port_in(std::string const& line) {
    auto const end = line.rfind('/');
    auto const colon = line.rfind(':');
    if (end == std::string::npos || colon == std::string::npos || colon > end) { return 0; }
    return static_cast<std::uint16_t>(std::stoul(line.substr(colon + 1, end - colon - 1)));
}

std::string first_line(int from) {
    std::string line;
    char letter = 0;
    while (::read(from, &letter, 1) == 1 && letter != '\n') {
        line += letter;
    }
    return line;
}

/// Those that run, so that they end also when the bench gives up in the middle.
struct Running {
    Running() = default;
    Running(Running const&) = delete;
    Running& operator=(Running const&) = delete;
    ~Running() {
        for (auto const process : processes) {
            ::kill(process, SIGTERM);
        }
    }
    std::vector<pid_t> processes;
};

Running& running() {
    static Running all;
    return all;
}

}  // namespace

ServerProcess::ServerProcess(std::vector<std::string> command, fs::path const& log) {
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) { give_up("no pipe"); }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    constexpr mode_t for_us{0600};
    posix_spawn_file_actions_addopen(
        &actions, STDERR_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, for_us
    );
    std::vector<char*> arguments;
    for (auto& each : command) {
        arguments.push_back(each.data());
    }
    arguments.push_back(nullptr);
    auto const failed =
        ::posix_spawn(&process_, command.front().c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(pipe[1]);
    if (failed != 0) { give_up(command.front() + " does not start"); }
    running().processes.push_back(process_);
    port_ = port_in(first_line(pipe[0]));
    ::close(pipe[0]);
    if (port_ == 0) { give_up(command.front() + " does not listen"); }
}

ServerProcess::~ServerProcess() {
    ::kill(process_, SIGTERM);
    ::waitpid(process_, nullptr, 0);
    std::erase(running().processes, process_);
}

double ServerProcess::processor_time() const {
    double nanoseconds = 0;
    for (auto const& thread : fs::directory_iterator{fmt::format("/proc/{}/task", process_)}) {
        double of_thread = 0;
        std::ifstream{thread.path() / "schedstat"} >> of_thread;
        nanoseconds += of_thread;
    }
    return nanoseconds / 1e9;
}

std::uint64_t ServerProcess::resident() const {
    std::uint64_t all = 0;
    std::uint64_t resident = 0;
    std::ifstream{fmt::format("/proc/{}/statm", process_)} >> all >> resident;
    return resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::vector<std::string> serve_command(fs::path const& program, fs::path const& directory) {
    return {
        program.string(),
        "serve",
        "--data",
        directory.string(),
        "--key",
        key_file(directory).string(),
        "--listen",
        "127.0.0.1:0"};
}

std::vector<std::string> serve_command(
    fs::path const& program, fs::path const& directory, std::string const& place, std::string const& keys
) {
    std::vector<std::string> command{
        program.string(),
        "serve",
        "--store",
        place,
        "--key",
        key_file(directory).string(),
        "--listen",
        "127.0.0.1:0"};
    if (!keys.empty()) { command.insert(command.end(), {"--keys", keys}); }
    return command;
}

}  // namespace rondom::bench
