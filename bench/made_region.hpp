#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "domain/id.hpp"
#include "domain/role.hpp"

namespace rondom::bench {

/// Dossiers of one school, with its own people and those attached to it: so many that its support coordinator
/// has about fifty tasks.
inline constexpr std::size_t dossiers_per_school = 7;

/// A region in a directory, made of copies of patterns.
class MadeRegion {
public:
    /// Takes the region that lies there, or makes it: databases, key and all.
    MadeRegion(
        std::filesystem::path directory,
        std::size_t dossiers,
        std::vector<std::filesystem::path> const& patterns
    );

    [[nodiscard]] std::filesystem::path const& directory() const { return directory_; }
    [[nodiscard]] std::vector<DossierId> const& dossiers() const { return ids_; }
    [[nodiscard]] std::size_t schools() const {
        return (ids_.size() + dossiers_per_school - 1) / dossiers_per_school;
    }
    [[nodiscard]] static PersonId staff(std::size_t school, std::string_view handle);
    [[nodiscard]] std::uintmax_t bytes() const;
    /// A server that has run for a day has what is asked for in the memory of its system: so it is read once
    /// before. Only as long as this process has the databases not open: closing a file takes SQLite's locks
    /// on it away.
    void read_through() const;

private:
    std::filesystem::path directory_;
    std::vector<DossierId> ids_;
};

}  // namespace rondom::bench
