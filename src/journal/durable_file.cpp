#include "journal/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace rondom::journal {

bool sync_name(std::filesystem::path const& file) {
    auto const directory = std::filesystem::absolute(file).parent_path();
    auto const opened = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);  // NOLINT: POSIX
    auto const synced = opened >= 0 && ::fsync(opened) == 0;
    if (opened >= 0) { ::close(opened); }
    return synced;
}

}  // namespace rondom::journal
