#include "journal/durable_file.hpp"

#include <sys/stat.h>

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

bool write_durably(std::filesystem::path const& file, std::string_view bytes) {
    constexpr auto flags = O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC;
    auto const opened = ::open(file.c_str(), flags, S_IRUSR | S_IWUSR);  // NOLINT: POSIX
    if (opened < 0) { return false; }
    auto fine = true;
    while (fine && !bytes.empty()) {
        auto const written = ::write(opened, bytes.data(), bytes.size());
        fine = written > 0;
        if (fine) { bytes.remove_prefix(static_cast<std::size_t>(written)); }
    }
    fine = fine && ::fsync(opened) == 0;
    return ::close(opened) == 0 && fine;
}

}  // namespace rondom::journal
