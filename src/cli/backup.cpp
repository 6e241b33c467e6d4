#include "cli/backup.hpp"

#include <chrono>
#include <string_view>

#include <fmt/core.h>

#include "cli/doctor_looks.hpp"
#include "cli/findings_text.hpp"
#include "cli/machine.hpp"
#include "cli/serve.hpp"
#include "journal/backup.hpp"
#include "journal/region_key.hpp"
#include "journal/storage.hpp"

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;

void say_copied(std::string_view what, fs::path const& to) {
    if (!to.empty()) { fmt::print("{} are in {}, {} bytes\n", what, to.string(), fs::file_size(to)); }
}

}  // namespace

int back_up(BackupOptions const& options) {
    auto const done = journal::back_up(options.data, {.journal = options.journal, .keys = options.keys});
    if (!done) { return complain(done.error()); }
    say_copied("The entries", options.journal);
    say_copied("The keys", options.keys);
    if (!options.journal.empty()) { note(options.data, Care::journal_copied, now()); }
    if (!options.keys.empty()) { note(options.data, Care::keys_copied, now()); }
    return well;
}

int restore(RestoreOptions const& options) {
    auto const key = journal::read_region_key(options.key_file.string());
    if (!key) { return complain(key.error()); }
    auto const restored = journal::restore(
        {.journal = options.journal,
         .segments = options.segments,
         .keys = options.keys,
         .present_keys = options.present_keys,
         .into = options.into},
        *key
    );
    if (!restored) { return complain(restored.error()); }
    fmt::print("{}", findings_text(restored->findings));
    if (!restored->findings.damages.empty()) {
        return complain(fmt::format(
            "nothing was put in its place. Restore an older copy; without one, {} has what could be read",
            (options.into / journal::staging).string()
        ));
    }
    for (auto const& each : options.present_keys) {
        auto const data = fs::absolute(each).parent_path();
        if (fs::exists(data / journal::entries_file)) { note(data, Care::restored, now()); }
    }
    if (options.present_keys_lost) {
        fmt::print("What was forgotten after the copy was made is readable again: forget it again.\n");
    } else {
        fmt::print("{} destroyed keys stay destroyed.\n", restored->kept_forgotten);
    }
    return well;
}

}  // namespace rondom::cli
