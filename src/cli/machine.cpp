#include "cli/machine.hpp"

#include <chrono>
#include <fstream>
#include <iterator>

namespace rondom::cli {

Moment now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

std::optional<std::string> text_in(std::filesystem::path const& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) { return std::nullopt; }
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace rondom::cli
