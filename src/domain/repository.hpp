#pragma once

#include <filesystem>

namespace rondom {

/// Where the repository lies, for tests that read a file of it.
extern std::filesystem::path const repository;

}  // namespace rondom
