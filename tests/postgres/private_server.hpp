#pragma once

#include <string>

namespace rondom::journal::kit {

/// A PostgreSQL server of this test program's own: in a directory in memory that goes away at the end, behind
/// a socket in it and no port. Made at the first use. Where it cannot be made the program says so and fails:
/// a test that was not run proves nothing.
class PrivateServer {
public:
    static PrivateServer& one();

    PrivateServer();
    PrivateServer(PrivateServer const&) = delete;
    PrivateServer& operator=(PrivateServer const&) = delete;
    ~PrivateServer();

    /// How a region comes in: as the owner of an empty database of this name. Whatever was in it is gone.
    std::string empty_database(std::string const& name, std::string const& owner = "region");
    /// The same, as it is.
    [[nodiscard]] std::string database(std::string const& name) const;
    /// The same, as somebody else; `administrator` may do everything.
    [[nodiscard]] std::string database_as(std::string const& role, std::string const& name) const;
    /// One statement, as the one who may do everything; gives its first column.
    std::string administer(std::string const& sql, std::string const& database = "postgres") const;

    /// The same, past every lock on what was written: what only a fault or a crime does.
    std::string tamper(std::string const& sql, std::string const& database) const;

    /// From one moment to the next, as a crash; what was written is recovered at the start.
    void crash();
    void start();

private:
    [[nodiscard]] std::string program(std::string const& name) const;

    std::string directory_;
};

}  // namespace rondom::journal::kit
