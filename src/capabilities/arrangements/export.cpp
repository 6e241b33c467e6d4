#include <algorithm>

#include <fmt/core.h>

#include "capabilities/arrangements/pages.hpp"

// The file for a system outside. Plain JSON, so that whoever receives it can read it without Rondom.
namespace rondom::arrangements {

namespace {

std::string quoted(std::string_view text) {
    json::Writer out;
    out.text(text);
    return out.take();
}

/// The fields stand in the journal as JSON already.
std::string entry_text(Entry const& entry) {
    return fmt::format(
        R"({{"at":{},"kind":{},"category":{},"role":{},"fields":{}}})",
        quoted(iso_text(entry.at)),
        quoted(entry.kind),
        quoted(name_of(entry.category)),
        quoted(name_of(entry.role)),
        entry.body.empty() ? std::string{"{}"} : entry.body
    );
}

}  // namespace

std::string export_text(
    VisibleDossier const& dossier, route::System const& system, route::Profile const& profile, Moment now
) {
    std::string entries;
    for (auto const& each : dossier.all()) {
        bool const wanted = std::ranges::find(system.what, each.category) != system.what.end();
        if (!wanted) { continue; }
        if (!entries.empty()) { entries += ",\n"; }
        entries += entry_text(each);
    }
    return fmt::format(
        "{{\"system\":{},\"region\":{},\"profile\":{},\"made_at\":{},\"entries\":[\n{}\n]}}\n",
        quoted(system.id),
        quoted(profile.id),
        quoted(profile.version),
        quoted(iso_text(now)),
        entries
    );
}

}  // namespace rondom::arrangements
