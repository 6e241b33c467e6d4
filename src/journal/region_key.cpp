#include "journal/region_key.hpp"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <optional>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/core.h>
#include <sodium.h>
#include <unistd.h>

#include "journal/durable_file.hpp"
#include "journal/secret.hpp"

namespace rondom::journal {

namespace {

constexpr ::mode_t owner_reads = 0400;
constexpr ::mode_t all_rights = 07777;

/// More than a key can be.
constexpr std::size_t most_bytes = 80;

/// An open file, closed in the end.
class File {
public:
    File(std::string const& path, int flags, ::mode_t mode = 0)
        : number_{::open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode)} {
    }  // NOLINT: POSIX
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    ~File() {
        if (number_ >= 0) { ::close(number_); }
    }

    [[nodiscard]] bool open() const noexcept { return number_ >= 0; }
    [[nodiscard]] int number() const noexcept { return number_; }

private:
    int number_;
};

std::string last_error() { return std::error_code{errno, std::generic_category()}.message(); }

/// Why this is no file to keep a key in, if so.
std::optional<std::string> wrong_with(File const& file) {
    struct ::stat status {};
    if (::fstat(file.number(), &status) != 0) { return "cannot be examined: " + last_error(); }
    if (!S_ISREG(status.st_mode)) { return "is not a regular file"; }
    if (status.st_uid != ::geteuid()) {
        return "belongs to another user: give it to the user that runs Rondom";
    }
    if ((status.st_mode & all_rights) != owner_reads) {
        return fmt::format(
            "has mode {:04o}, but a key is only read, and only by its owner: chmod 0400",
            status.st_mode & all_rights
        );
    }
    return std::nullopt;
}

std::optional<RegionKey> parse_key(std::string_view text) {
    RegionKey key{};
    if (text.size() == key.size()) {
        std::copy_n(bytes_of(text), key.size(), key.data());
        return key;
    }
    if (text.ends_with('\n')) { text.remove_suffix(1); }
    std::size_t read = 0;
    auto const fine =
        sodium_hex2bin(key.data(), key.size(), text.data(), text.size(), nullptr, &read, nullptr) == 0;
    if (!fine || text.size() != 2 * key.size() || read != key.size()) { return std::nullopt; }
    return key;
}

std::string in_hex(RegionKey const& key) {
    std::array<char, 2 * std::tuple_size_v<RegionKey> + 1> text{};
    sodium_bin2hex(text.data(), text.size(), key.data(), key.size());
    return std::string{text.data()} + '\n';
}

}  // namespace

tl::expected<RegionKey, std::string> read_region_key(std::string const& path) {
    File const file{path, O_RDONLY};
    if (!file.open()) {
        auto const why = errno == ELOOP ? std::string{"is a symbolic link: name the file itself"}
                                        : "cannot be opened: " + last_error();
        return tl::unexpected{fmt::format("the key file {} {}", path, why)};
    }
    if (auto const wrong = wrong_with(file)) {
        return tl::unexpected{fmt::format("the key file {} {}", path, *wrong)};
    }
    std::array<char, most_bytes> text{};
    auto const size = ::read(file.number(), text.data(), text.size());
    auto const key = size < 0 ? std::nullopt : parse_key({text.data(), static_cast<std::size_t>(size)});
    sodium_memzero(text.data(), text.size());
    if (!key) {
        return tl::unexpected{
            fmt::format("the key file {} does not hold a key: 64 hexadecimal characters or 32 bytes", path)};
    }
    return *key;
}

tl::expected<RegionKey, std::string> create_region_key(std::string const& path) {
    File const file{path, O_WRONLY | O_CREAT | O_EXCL, owner_reads};
    if (!file.open()) {
        return tl::unexpected{fmt::format("the key file {} cannot be made: {}", path, last_error())};
    }
    RegionKey key{};
    randombytes_buf(key.data(), key.size());
    auto text = in_hex(key);
    auto const written = ::write(file.number(), text.data(), text.size());
    auto const whole = written == static_cast<::ssize_t>(text.size());
    sodium_memzero(text.data(), text.size());
    if (!whole || ::fsync(file.number()) != 0 || !sync_name(path)) {
        return tl::unexpected{fmt::format("the key file {} cannot be written: {}", path, last_error())};
    }
    return key;
}

}  // namespace rondom::journal
