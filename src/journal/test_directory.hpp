#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "domain/id.hpp"

namespace rondom::journal {

/// A directory of its own for one test, gone at the end. In memory where that can be: what a disk does is not
/// what these tests are about, and syncing one takes most of their time.
class TestDirectory {
public:
    TestDirectory() : path_{root() / ("rondom-" + random_text())} {
        std::filesystem::create_directory(path_);
    }
    TestDirectory(TestDirectory const&) = delete;
    TestDirectory& operator=(TestDirectory const&) = delete;
    ~TestDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string file(std::string const& name) const { return (path_ / name).string(); }

private:
    static std::filesystem::path root() {
        std::filesystem::path const in_memory{"/dev/shm"};
        return std::filesystem::is_directory(in_memory) ? in_memory : std::filesystem::temp_directory_path();
    }

    std::filesystem::path path_;
};

/// All bytes of a file; nothing when it is not there.
inline std::string file_text(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

inline void write_file(std::string const& path, std::string const& text) {
    std::ofstream file{path, std::ios::binary};
    file << text;
}

}  // namespace rondom::journal
