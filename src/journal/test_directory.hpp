#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "domain/id.hpp"

namespace rondom::journal {

/// A directory of its own for one test, gone at the end.
class TestDirectory {
public:
    TestDirectory() : path_{std::filesystem::temp_directory_path() / ("rondom-" + random_text())} {
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
    std::filesystem::path path_;
};

/// All bytes of a file; nothing when it is not there.
inline std::string file_text(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{}};
}

}  // namespace rondom::journal
