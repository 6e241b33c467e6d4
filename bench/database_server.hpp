#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>

namespace rondom::bench {

/// A PostgreSQL server of the bench's own, in a directory on the disk that SQLite is measured on too: durable
/// (fsync, full_page_writes and synchronous_commit as they come), 1 GB of shared buffers, everything else as
/// Debian gives it, behind a socket in that directory. What was made in it stays; it stops with this object.
class DatabaseServer {
public:
    /// Takes the server that lies there, or makes one.
    explicit DatabaseServer(std::filesystem::path const& directory);
    DatabaseServer(DatabaseServer const&) = delete;
    DatabaseServer& operator=(DatabaseServer const&) = delete;
    ~DatabaseServer();

    /// How a region comes in: as the owner of this database.
    [[nodiscard]] std::string database(std::string const& name) const;
    [[nodiscard]] bool has(std::string const& name) const;
    void make(std::string const& name) const;
    void drop(std::string const& name) const;
    void rename(std::string const& from, std::string const& to) const;
    void copy(std::string const& from, std::string const& to) const;
    /// As it is some days later, when the server has tidied up by itself.
    void settle(std::string const& name) const;

    /// Of all processes of the server since it began, in seconds.
    [[nodiscard]] double processor_time() const;
    /// Of all of them now, in bytes; what they share counts once.
    [[nodiscard]] std::uint64_t resident() const;
    /// A number that a statement gives, asked by the one who may do everything.
    [[nodiscard]] std::int64_t number(std::string const& sql, std::string const& in = "postgres") const;

private:
    [[nodiscard]] std::string program(std::string const& name) const;
    void administer(std::string const& sql, std::string const& in = "postgres") const;
    void start();
    void stop() const;

    std::filesystem::path directory_;
    pid_t process_ = -1;
};

}  // namespace rondom::bench
