#include "raw_rows.hpp"

#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "append_bytes.hpp"
#include "domain/id.hpp"
#include "journal/sqlite.hpp"

namespace rondom::bench {

namespace {

using journal::sqlite::Blob;
using journal::sqlite::Connection;
using journal::sqlite::Run;
using journal::sqlite::Statement;
using SteadyClock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds time_each{1500};
constexpr std::int64_t pages_before_checkpoint = 1000;  // as journal/sqlite_writer.cpp

/// Writes appends of dossiers that are nobody's, and takes them away when it is gone.
class RawRows {
public:
    RawRows(std::string const& path, int dossiers) : connection_{path, Connection::Use::write} {
        connection_.checkpoint_by_hand();
        for (int each = 0; each < dossiers; ++each) {
            dossiers_.push_back(random_text());
        }
    }
    RawRows(RawRows const&) = delete;
    RawRows& operator=(RawRows const&) = delete;
    ~RawRows() {
        auto entries = connection_.prepare("delete from entry where dossier = ?1");
        auto rows = connection_.prepare("delete from row where owner = ?1");
        auto commands = connection_.prepare("delete from command where id = ?1");
        connection_.run("begin immediate");
        for (auto const& dossier : dossiers_) {
            Run{entries, dossier}.step();
            Run{rows, dossier}.step();
        }
        for (auto const& command : commands_) {
            Run{commands, command}.step();
        }
        connection_.run("commit");
    }

    /// One append for every dossier, in one transaction.
    void write() {
        ++seq_;
        connection_.run("begin immediate");
        for (auto const& dossier : dossiers_) {
            Run{entry_, dossier, seq_, seq_, dossier, std::int64_t{1}, Blob{bytes_.entry}, Blob{bytes_.link}}
                .step();
            put("bench-work", dossier, "line", bytes_.line);
            put("bench-dossiers", dossier, "line", bytes_.line);
            put("head", dossier, "", bytes_.head);
            commands_.push_back(random_text());
            Run{command_, commands_.back(), dossier, seq_}.step();
        }
        connection_.run("commit");
        if (connection_.pages_in_log() > pages_before_checkpoint) { connection_.checkpoint(false); }
    }

private:
    void put(
        std::string_view collection, std::string_view dossier, std::string_view sort, std::string_view bytes
    ) {
        Run{row_, collection, dossier, sort, dossier, Blob{bytes}}.step();
    }

    Connection connection_;
    Statement entry_ = connection_.prepare("insert into entry values (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    Statement row_ = connection_.prepare(
        "insert into row values (?1, ?2, ?3, ?4, ?5)"
        " on conflict do update set sealed = excluded.sealed"
    );
    Statement command_ = connection_.prepare("insert into command values (?1, ?2, ?3)");
    std::vector<std::string> dossiers_;
    std::vector<std::string> commands_;
    std::int64_t seq_ = 0;
    AppendBytes bytes_;
};

}  // namespace

double raw_appends_per_second(std::filesystem::path const& directory, int together) {
    RawRows rows{(directory / "journal.db").string(), together};
    rows.write();
    auto const began = SteadyClock::now();
    int count = 0;
    while (SteadyClock::now() - began < time_each) {
        rows.write();
        count += together;
    }
    return count / std::chrono::duration<double>{SteadyClock::now() - began}.count();
}

}  // namespace rondom::bench
