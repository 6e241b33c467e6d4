#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace rondom::bench {

/// A server in a process of its own, so that its processor time and memory are nobody else's. Ends with this
/// object.
class ServerProcess {
public:
    /// Starts the program and waits for the line that says where it listens. It logs to that file.
    explicit ServerProcess(std::vector<std::string> command, std::filesystem::path const& log = "/dev/null");
    ServerProcess(ServerProcess const&) = delete;
    ServerProcess& operator=(ServerProcess const&) = delete;
    ~ServerProcess();

    [[nodiscard]] std::uint16_t port() const { return port_; }
    /// Of all its threads since it began, in seconds.
    [[nodiscard]] double processor_time() const;
    /// Resident now, in bytes.
    [[nodiscard]] std::uint64_t resident() const;

private:
    pid_t process_ = -1;
    std::uint16_t port_ = 0;
};

/// The command that serves a region on any free port.
std::vector<std::string> serve_command(
    std::filesystem::path const& program, std::filesystem::path const& directory
);
/// The same for a region in another place (journal/storage.hpp); its key is in the directory.
std::vector<std::string> serve_command(
    std::filesystem::path const& program,
    std::filesystem::path const& directory,
    std::string const& place,
    std::string const& keys
);

}  // namespace rondom::bench
