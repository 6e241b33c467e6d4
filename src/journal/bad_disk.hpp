#pragma once

#include <atomic>
#include <mutex>

#include <sqlite3.h>

namespace rondom::journal {

/// A disk that fails on request, or only says that it synced: for tests, and for making a region to measure
/// in. From its making to its end every database is opened on it.
class BadDisk {
public:
    BadDisk() {
        disk() = this;
        sqlite3_vfs_register(&vfs_, 1);
    }
    BadDisk(BadDisk const&) = delete;
    BadDisk& operator=(BadDisk const&) = delete;
    ~BadDisk() {
        sqlite3_vfs_unregister(&vfs_);
        sqlite3_vfs_register(real_, 1);
    }

    std::atomic<bool> full{false};
    std::atomic<bool> sync_fails{false};
    std::atomic<bool> never_syncs{false};  ///< and says that it did
    std::atomic<int> syncs{0};
    std::mutex hold;  ///< whoever has it keeps the disk from syncing

private:
    static BadDisk*& disk() {
        static BadDisk* one = nullptr;
        return one;
    }

    /// Databases and logs have methods of their own.
    struct Methods {
        std::once_flag once;
        sqlite3_io_methods real{};
        sqlite3_io_methods bad{};
    };

    static int open(sqlite3_vfs* /*vfs*/, char const* name, sqlite3_file* file, int flags, int* out) {
        auto& here = *disk();
        auto const code = here.real_->xOpen(here.real_, name, file, flags, out);
        if (code != SQLITE_OK || file->pMethods == nullptr) { return code; }
        if ((flags & SQLITE_OPEN_MAIN_DB) != 0) { wrap(*file, here.database_); }
        if ((flags & SQLITE_OPEN_WAL) != 0) { wrap(*file, here.log_); }
        return code;
    }

    static void wrap(sqlite3_file& file, Methods& methods) {
        std::call_once(methods.once, [&] {
            methods.real = *file.pMethods;
            methods.bad = methods.real;
            methods.bad.xSync = sync;
            methods.bad.xWrite = write;
        });
        file.pMethods = &methods.bad;
    }

    [[nodiscard]] Methods const& of(sqlite3_file const* file) const {
        return file->pMethods == &log_.bad ? log_ : database_;
    }

    static int sync(sqlite3_file* file, int flags) {
        auto& here = *disk();
        std::lock_guard const lock{here.hold};
        ++here.syncs;
        if (here.never_syncs) { return SQLITE_OK; }
        return here.sync_fails ? SQLITE_IOERR_FSYNC : here.of(file).real.xSync(file, flags);
    }

    static int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 offset) {
        auto& here = *disk();
        if (here.full) { return SQLITE_FULL; }
        return here.of(file).real.xWrite(file, bytes, count, offset);
    }

    static sqlite3_vfs like(sqlite3_vfs const& real) {
        auto vfs = real;
        vfs.zName = "bad-disk";
        vfs.pNext = nullptr;
        vfs.xOpen = open;
        return vfs;
    }

    sqlite3_vfs* real_ = sqlite3_vfs_find(nullptr);
    sqlite3_vfs vfs_ = like(*real_);
    Methods database_;
    Methods log_;
};

}  // namespace rondom::journal
