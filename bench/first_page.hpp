#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "figures.hpp"

namespace rondom::bench {

/// What goes over the line, heads and all, when a browser that kept nothing opens a page and asks for packed
/// files.
struct FirstLoad {
    std::size_t page = 0;
    std::size_t files = 0;  ///< styles, script, icons, and the letters that this page needs

    [[nodiscard]] double kilobytes() const { return static_cast<double>(page + files) / 1024; }
};

FirstLoad first_load(std::uint16_t port, std::string const& path, std::string const& session = {});

/// From starting the program to the last byte of the first page, in milliseconds.
double time_to_first_answer(std::filesystem::path const& program, std::filesystem::path const& directory);

}  // namespace rondom::bench
