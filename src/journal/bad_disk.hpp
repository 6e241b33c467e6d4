#pragma once

#include <atomic>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <random>
#include <string>

#include <sqlite3.h>

#include "journal/platter.hpp"

namespace rondom::journal {

/// Trouble that comes once, after so many times that all went well.
class Countdown {
public:
    void set(int fine_times) { left_ = fine_times; }
    /// One more time; true when it is the one that goes wrong.
    bool strikes() {
        auto now = left_.load();
        while (now >= 0 && !left_.compare_exchange_weak(now, now - 1)) {}
        return now == 0;
    }

private:
    std::atomic<int> left_{-1};
};

/// A disk that fails on request, loses its power, or only says that it synced: for tests, and for making a
/// region to measure in. From its making to its end every database is opened on it.
class BadDisk {
public:
    enum class Kind {
        fails,        ///< on request
        loses_power,  ///< too: it remembers what was synced
    };

    explicit BadDisk(Kind kind = Kind::fails, std::uint32_t seed = 1) : kind_{kind}, random_{seed} {
        disk() = this;
        sqlite3_vfs_register(&vfs_, 1);
    }
    BadDisk(BadDisk const&) = delete;
    BadDisk& operator=(BadDisk const&) = delete;
    ~BadDisk() {
        sqlite3_reset_auto_extension();
        sqlite3_vfs_unregister(&vfs_);
        sqlite3_vfs_register(real_, 1);
    }

    std::atomic<bool> full{false};
    std::atomic<bool> never_syncs{false};    ///< and says that it did
    std::atomic<bool> retries_syncs{false};  ///< and believes the second answer
    Countdown sync_failure;                  ///< what was to be synced stays in the system's memory only
    Countdown write_failure;
    Countdown read_failure;
    Countdown power_cut;  ///< counts everything that would change the disk
    std::atomic<int> syncs{0};
    std::mutex hold;  ///< whoever has it keeps the disk from syncing

    [[nodiscard]] bool is_off() const noexcept { return off_; }

    /// From here on whoever asks for `synchronous=FULL` gets `NORMAL`: a control.
    void is_used_loosely() {
        loosely_ = true;
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(loosen));
    }

    /// Nobody has a file open: what was not synced is lost or not, by chance, and there is power again.
    void power_returns() {
        std::map<std::string, Platter> left;
        for (auto& [path, file] : files_) {
            auto const named = file.named || random_() % 2 == 0;
            auto const* const lies_there = named && file.exists ? &file.platter : &file.before;
            auto const there = (named && file.exists) || (file.was_before && random_() % 2 == 0);
            std::filesystem::remove(path);
            std::filesystem::remove(path + "-shm");
            if (!there) { continue; }
            auto bytes = lies_there->after_a_cut(random_);
            std::ofstream{path, std::ios::binary} << bytes;
            left.emplace(path, std::move(bytes));
        }
        files_.clear();
        for (auto& [path, platter] : left) {
            files_.insert({path, {.platter = std::move(platter), .named = true}});
        }
        off_ = false;
        power_cut.set(-1);
    }

    /// For a program that died, the machine did not: nothing was lost. What was asked for and did not come
    /// will not.
    void is_well_again() {
        off_ = false;
        for (auto* const each : {&sync_failure, &write_failure, &read_failure}) {
            each->set(-1);
        }
    }

    /// Nothing works from here on.
    void power_goes() { off_ = true; }

    /// Nobody has a file open: the system drops what it had in memory, also what never reached the disk.
    void memory_is_dropped() {
        for (auto const& [path, file] : files_) {
            if (file.exists) { std::ofstream{path, std::ios::binary} << file.platter.as_the_system_says(); }
        }
    }

    /// Whether these bytes could be found in some file if the power went now.
    [[nodiscard]] bool may_have(std::string_view bytes) {
        std::lock_guard const lock{mutex_};
        return std::ranges::any_of(files_, [&](auto const& each) {
            return each.second.platter.may_have(bytes) || each.second.before.may_have(bytes);
        });
    }

private:
    struct File {
        Platter platter{};
        bool named = false;  ///< its directory was synced since it was made
        bool exists = true;
        bool was_before = false;  ///< another one had this name, and its going was not synced
        Platter before{};
    };

    /// An open file: what SQLite sees, and behind it in memory that of the real disk.
    struct Opened : sqlite3_file {
        File* file;  ///< nothing when it is not remembered
        bool names;  ///< its next sync also syncs the directory
    };

    static BadDisk*& disk() {
        static BadDisk* one = nullptr;
        return one;
    }

    static sqlite3_file* real_of(sqlite3_file* file) {
        void* const behind = static_cast<std::byte*>(static_cast<void*>(file)) + sizeof(Opened);
        return static_cast<sqlite3_file*>(behind);
    }
    static File* remembered(sqlite3_file* file) { return static_cast<Opened*>(file)->file; }

    /// Power for one more change.
    bool works() {
        if (kind_ == Kind::loses_power && !off_ && power_cut.strikes()) { off_ = true; }
        return !off_;
    }

    static int open(sqlite3_vfs* /*vfs*/, char const* name, sqlite3_file* file, int flags, int* out) {
        auto& here = *disk();
        file->pMethods = nullptr;
        if (here.off_) { return SQLITE_CANTOPEN; }
        auto const is_log = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
        auto const ours = name != nullptr && (is_log || (flags & SQLITE_OPEN_MAIN_DB) != 0);
        auto& opened = *static_cast<Opened*>(file);
        opened.file = ours && here.kind_ == Kind::loses_power ? here.known(name) : nullptr;
        opened.names = is_log;
        auto const code = here.real_->xOpen(here.real_, name, real_of(file), flags, out);
        if (real_of(file)->pMethods != nullptr) { file->pMethods = &here.methods_; }
        return code;
    }

    File* known(char const* name) {
        std::lock_guard const lock{mutex_};
        auto [found, fresh] = files_.try_emplace(name);
        if (fresh) {
            std::ifstream in{name, std::ios::binary};
            std::string bytes{std::istreambuf_iterator<char>{in}, {}};
            found->second.named = !bytes.empty();
            found->second.platter = Platter{std::move(bytes)};
        }
        found->second.exists = true;
        return &found->second;
    }

    static int remove(sqlite3_vfs* /*vfs*/, char const* name, int sync_directory) {
        auto& here = *disk();
        if (!here.works()) { return SQLITE_IOERR_DELETE; }
        std::lock_guard const lock{here.mutex_};
        if (auto const found = here.files_.find(name); found != here.files_.end()) {
            auto& file = found->second;
            if (file.named) { file.before = std::move(file.platter); }
            file = {
                .exists = false,
                .was_before = file.named || file.was_before,
                .before = std::move(file.before)};
        }
        if (sync_directory != 0) { here.sync_directory(); }
        return here.real_->xDelete(here.real_, name, sync_directory);
    }

    void sync_directory() {
        for (auto& [path, file] : files_) {
            file.named = true;
            file.was_before = false;
            file.before = {};
        }
    }

    static int sync(sqlite3_file* file, int flags) {
        auto& here = *disk();
        std::lock_guard const held{here.hold};
        ++here.syncs;
        if (!here.works()) { return SQLITE_IOERR_FSYNC; }
        if (here.never_syncs) { return SQLITE_OK; }
        std::lock_guard const lock{here.mutex_};
        auto* const known = remembered(file);
        if (here.sync_failure.strikes()) {
            if (known != nullptr) { known->platter.give_up(); }
            return here.retries_syncs ? SQLITE_OK : SQLITE_IOERR_FSYNC;
        }
        if (known == nullptr) { return real_of(file)->pMethods->xSync(real_of(file), flags); }
        known->platter.sync();
        if (std::exchange(static_cast<Opened*>(file)->names, false)) { here.sync_directory(); }
        return SQLITE_OK;
    }

    static int write(sqlite3_file* file, void const* bytes, int count, sqlite3_int64 offset) {
        auto& here = *disk();
        if (!here.works() || here.write_failure.strikes()) { return SQLITE_IOERR_WRITE; }
        if (here.full) { return SQLITE_FULL; }
        if (auto* const known = remembered(file)) {
            std::lock_guard const lock{here.mutex_};
            known->platter.write(
                static_cast<std::size_t>(offset),
                {static_cast<char const*>(bytes), static_cast<std::size_t>(count)}
            );
        }
        return real_of(file)->pMethods->xWrite(real_of(file), bytes, count, offset);
    }

    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        auto& here = *disk();
        if (!here.works()) { return SQLITE_IOERR_TRUNCATE; }
        if (auto* const known = remembered(file)) {
            std::lock_guard const lock{here.mutex_};
            known->platter.cut_off(static_cast<std::size_t>(size));
        }
        return real_of(file)->pMethods->xTruncate(real_of(file), size);
    }

    static int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
        auto& here = *disk();
        if (here.off_ || here.read_failure.strikes()) { return SQLITE_IOERR_READ; }
        return real_of(file)->pMethods->xRead(real_of(file), bytes, count, offset);
    }

    /// SQLite asks the disk before it does what a pragma says.
    static int control(sqlite3_file* file, int what, void* argument) {
        if (what == SQLITE_FCNTL_PRAGMA && disk()->loosely_) {
            auto const* const* const words = static_cast<char const* const*>(argument);
            if (std::string_view{words[1]} == "synchronous" && std::string_view{words[2]} == "full") {
                return SQLITE_OK;
            }
        }
        return real_of(file)->pMethods->xFileControl(real_of(file), what, argument);
    }

    static int loosen(sqlite3* database, char** /*words*/, sqlite3_api_routines const* /*unused*/) {
        return sqlite3_exec(database, "pragma synchronous = normal", nullptr, nullptr, nullptr);
    }

    template <auto method, class... Arguments>
    static int pass_on(sqlite3_file* file, Arguments... arguments) {
        return (real_of(file)->pMethods->*method)(real_of(file), arguments...);
    }

    static sqlite3_io_methods methods() {
        using Methods = sqlite3_io_methods;
        return {
            .iVersion = 2,
            .xClose = pass_on<&Methods::xClose>,
            .xRead = read,
            .xWrite = write,
            .xTruncate = truncate,
            .xSync = sync,
            .xFileSize = pass_on<&Methods::xFileSize>,
            .xLock = pass_on<&Methods::xLock>,
            .xUnlock = pass_on<&Methods::xUnlock>,
            .xCheckReservedLock = pass_on<&Methods::xCheckReservedLock>,
            .xFileControl = control,
            .xSectorSize = pass_on<&Methods::xSectorSize>,
            .xDeviceCharacteristics = pass_on<&Methods::xDeviceCharacteristics>,
            .xShmMap = pass_on<&Methods::xShmMap>,
            .xShmLock = pass_on<&Methods::xShmLock>,
            .xShmBarrier = [](sqlite3_file* file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); },
            .xShmUnmap = pass_on<&Methods::xShmUnmap>,
            .xFetch = nullptr,
            .xUnfetch = nullptr};
    }

    static sqlite3_vfs like(sqlite3_vfs const& real) {
        auto vfs = real;
        vfs.zName = "bad-disk";
        vfs.pNext = nullptr;
        vfs.szOsFile = static_cast<int>(sizeof(Opened)) + real.szOsFile;
        vfs.xOpen = open;
        vfs.xDelete = remove;
        return vfs;
    }

    Kind kind_;
    std::mt19937 random_;
    sqlite3_vfs* real_ = sqlite3_vfs_find(nullptr);
    sqlite3_vfs vfs_ = like(*real_);
    sqlite3_io_methods methods_ = methods();
    std::atomic<bool> off_{false};
    std::atomic<bool> loosely_{false};
    std::mutex mutex_;  ///< of what follows
    std::map<std::string, File> files_;
};

}  // namespace rondom::journal
