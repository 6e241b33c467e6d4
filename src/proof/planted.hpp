#pragma once

// The profile of Midden-Groningen with faults planted in it, for the tests of the proofs; included by tests
// only.

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "proof/prove.hpp"
#include "route/midden_groningen.hpp"

namespace rondom::proof::testing {

/// Words of a file and what stands there instead.
struct Change {
    std::string_view file;
    std::string_view from;
    std::string_view to;
    bool everywhere = false;
};

inline std::vector<route::SourceFile> changed(std::vector<Change> const& changes) {
    auto files = route::testing::files();
    for (auto const& change : changes) {
        bool found = false;
        for (auto& file : files) {
            auto at = file.name == change.file ? file.text.find(change.from) : std::string::npos;
            while (at != std::string::npos && !(found && !change.everywhere)) {
                file.text.replace(at, change.from.size(), change.to);
                found = true;
                at = file.text.find(change.from, at + change.to.size());
            }
        }
        REQUIRE_MESSAGE(found, change.file << " does not say: " << change.from);
    }
    return files;
}

inline Report report_of(std::vector<Change> const& changes, Vocabulary const& vocabulary = {}) {
    return prove(route::read_profile(changed(changes)), vocabulary);
}

inline Finding const* found(Report const& report, std::string_view code) {
    for (auto const& each : report.findings) {
        if (each.code == code) { return &each; }
    }
    return nullptr;
}

/// A fault, and what the prover must say of it.
struct Fault {
    std::string_view code;
    std::vector<Change> changes;
};

/// It is found, on a line, in both languages, with what mends it.
inline void check_found(Fault const& fault) {
    auto const report = report_of(fault.changes);
    auto const* finding = found(report, fault.code);
    CHECK_MESSAGE(finding != nullptr, fault.code << " is not found");
    if (finding == nullptr) { return; }
    CHECK_MESSAGE(finding->line > 0, fault.code);
    CHECK_MESSAGE(finding->what.nl != finding->what.en, fault.code);
    CHECK_MESSAGE(!finding->mend.nl.empty(), fault.code);
    CHECK_MESSAGE(finding->what.en.find("{}") == std::string::npos, fault.code);
}

}  // namespace rondom::proof::testing
