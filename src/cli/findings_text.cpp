#include "cli/findings_text.hpp"

#include <fmt/core.h>

namespace rondom::cli {

std::string damage_text(journal::Damage const& damage) {
    auto const where =
        damage.dossier.empty() ? std::string{"the region"} : "dossier " + damage.dossier.text();
    return damage.seq == 0 ? fmt::format("{}: {}\n", where, damage.what)
                           : fmt::format("{}, entry {}: {}\n", where, damage.seq, damage.what);
}

std::string findings_text(journal::Findings const& findings) {
    std::string text;
    for (auto const& damage : findings.damages) {
        text += damage_text(damage);
    }
    text += fmt::format(
        "{} dossiers, {} entries ({} forgotten), {} rows, {} commands: {}\n",
        findings.dossiers,
        findings.entries,
        findings.forgotten,
        findings.rows,
        findings.commands,
        findings.damages.empty() ? "everything holds" : "DAMAGED"
    );
    return text;
}

}  // namespace rondom::cli
