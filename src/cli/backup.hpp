#pragma once

#include <filesystem>
#include <vector>

namespace rondom::cli {

struct BackupOptions {
    std::filesystem::path data;
    std::filesystem::path journal;
    std::filesystem::path keys;
};

/// Copies a region on SQLite while it may be served. 0: each copy is there and was read through.
int back_up(BackupOptions const& options);

struct RestoreOptions {
    std::filesystem::path journal;
    std::filesystem::path segments;  ///< instead of `journal`
    std::filesystem::path keys;
    std::filesystem::path key_file;
    std::filesystem::path into;
    std::vector<std::filesystem::path> present_keys;
    bool present_keys_lost = false;
};

/// Puts a region back where none is. 0: it is there and everything in it was proved.
int restore(RestoreOptions const& options);

}  // namespace rondom::cli
