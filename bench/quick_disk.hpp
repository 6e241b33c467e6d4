#pragma once

#include <mutex>

#include <sqlite3.h>

namespace rondom::bench {

/// A disk that says "synced" without syncing: only for making a region to measure in. As long as one is there
/// every database is opened on it; what is measured is opened after it is gone.
class QuickDisk {
public:
    QuickDisk() {
        disk() = this;
        sqlite3_vfs_register(&vfs_, 1);
    }
    QuickDisk(QuickDisk const&) = delete;
    QuickDisk& operator=(QuickDisk const&) = delete;
    ~QuickDisk() {
        sqlite3_vfs_unregister(&vfs_);
        sqlite3_vfs_register(real_, 1);
    }

private:
    static QuickDisk*& disk() {
        static QuickDisk* one = nullptr;
        return one;
    }

    /// Databases and logs have methods of their own.
    struct Methods {
        std::once_flag once;
        sqlite3_io_methods quick{};
    };

    static int open(sqlite3_vfs* /*vfs*/, char const* name, sqlite3_file* file, int flags, int* out) {
        auto& here = *disk();
        auto const code = here.real_->xOpen(here.real_, name, file, flags, out);
        if (code != SQLITE_OK || file->pMethods == nullptr) { return code; }
        if ((flags & SQLITE_OPEN_MAIN_DB) != 0) { replace(*file, here.database_); }
        if ((flags & SQLITE_OPEN_WAL) != 0) { replace(*file, here.log_); }
        return code;
    }

    static void replace(sqlite3_file& file, Methods& methods) {
        std::call_once(methods.once, [&] {
            methods.quick = *file.pMethods;
            methods.quick.xSync = [](sqlite3_file*, int) { return SQLITE_OK; };
        });
        file.pMethods = &methods.quick;
    }

    static sqlite3_vfs like(sqlite3_vfs const& real) {
        auto vfs = real;
        vfs.zName = "quick-disk";
        vfs.pNext = nullptr;
        vfs.xOpen = open;
        return vfs;
    }

    sqlite3_vfs* real_ = sqlite3_vfs_find(nullptr);
    sqlite3_vfs vfs_ = like(*real_);
    Methods database_;
    Methods log_;
};

}  // namespace rondom::bench
