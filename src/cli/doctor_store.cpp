#include "cli/doctor_store.hpp"

#include <sys/vfs.h>

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "journal/sqlite.hpp"
#include "journal/storage.hpp"

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;
using journal::sqlite::Connection;

/// Other machines' disks, as the kernel names them (statfs(2)): NFS, SMB, CIFS, SMB2, 9P, AFS, Ceph.
constexpr std::array<std::uint32_t, 7> elsewhere{
    0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x01021997, 0x5346414F, 0x00C36400};

Look look_at_place(fs::path const& data) {
    struct ::statfs status {};
    bool const known = ::statfs(data.c_str(), &status) == 0;
    auto const kind = static_cast<std::uint32_t>(status.f_type);
    return {
        .right = known && std::ranges::find(elsewhere, kind) == elsewhere.end(),
        .what = "the databases lie on a disk of this machine",
        .advice =
            "over a network SQLite loses what was written: move them to a disk here, or to PostgreSQL "
            "(rondom move-store)"};
}

Look look_at_database(fs::path const& file) {
    auto const name = file.filename().string();
    Look look{
        .right = false,
        .what = name + " is set up as Rondom made it",
        .advice = name + " was changed by another program: restore a copy elsewhere, and compare"};
    try {
        Connection connection{file.string(), Connection::Use::read};
        look.right =
            connection.number("select journal_mode = 'wal' from pragma_journal_mode") == 1 &&
            connection.number("pragma synchronous") == 2 && connection.number("pragma secure_delete") == 1 &&
            connection.number("pragma application_id") != 0 &&
            connection.number("select count(*) from sqlite_schema where type in ('trigger', 'view')") == 0;
    } catch (journal::sqlite::Failure const& failure) { look.advice = failure.what(); }
    return look;
}

}  // namespace

std::vector<Look> look_at_databases(fs::path const& data) {
    return {
        look_at_place(data),
        look_at_database(data / journal::entries_file),
        look_at_database(data / journal::keys_file)};
}

}  // namespace rondom::cli
