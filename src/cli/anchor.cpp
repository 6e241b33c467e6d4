#include "cli/anchor.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "cli/ending.hpp"
#include "cli/findings_text.hpp"
#include "cli/machine.hpp"
#include "cli/round.hpp"
#include "cli/serve.hpp"
#include "journal/signature.hpp"

namespace rondom::cli {

namespace {

/// Somebody who changed everything is told once, not a thousand times.
constexpr std::size_t most_told = 20;

/// Begins with a log, if it did not yet.
using Begun = std::optional<journal::AnchorWriter>;

tl::expected<std::string, std::string> mark_of(journal::KeyShelf& keys) {
    auto const region = keys.check_value();
    if (!region || !*region) { return tl::unexpected{std::string{"there is no keystore of a region"}}; }
    return journal::region_mark(**region);
}

tl::expected<journal::AnchorWriter, std::string> begin(
    AnchorOptions const& options, journal::KeyShelf& keys
) {
    auto const key = journal::SigningKey::read(options.sign_with);
    if (!key) { return tl::unexpected{key.error()}; }
    return mark_of(keys).and_then([&](std::string const& region) {
        return journal::AnchorWriter::open(options.to, *key, region);
    });
}

tl::expected<void, std::string> say(journal::AnchorRound const& done) {
    if (done.lost.empty()) {
        if (!done.line.empty()) { fmt::print("{}\n", done.line); }
        std::fflush(stdout);
        return {};
    }
    std::string text;
    for (std::size_t each = 0; each < std::min(done.lost.size(), most_told); ++each) {
        text += damage_text(done.lost[each]);
    }
    return tl::unexpected{fmt::format(
        "{}in {} dossiers what was anchored is not there any more. Nothing was signed: keep the files and "
        "the "
        "log, and run rondom verify --anchors",
        text,
        done.lost.size()
    )};
}

tl::expected<void, std::string> round(AnchorOptions const& options, journal::Shelves& shelves, Begun& begun) {
    if (!begun) {
        auto opened = begin(options, *shelves.keys);
        if (!opened) { return tl::unexpected{opened.error()}; }
        begun = std::move(*opened);
    }
    return begun->round(*shelves.store, now()).and_then(say);
}

}  // namespace

int anchor(AnchorOptions const& options) {
    Ending const ending;
    Begun begun;
    while (true) {
        auto const began = Ending::Clock::now();
        auto const status = one_round(options, Care::anchored, [&](journal::Shelves& shelves) {
            return round(options, shelves, begun);
        });
        // What cannot begin is a mistake of whoever asked; later trouble may pass.
        if (options.every == 0 || !begun) { return status; }
        if (!ending.wait_until(began + std::chrono::seconds{options.every})) { return status; }
    }
}

int make_anchor_key(std::filesystem::path const& file) {
    auto const made = journal::make_signing_key(file);
    if (!made) { return complain(made.error()); }
    fmt::print(
        "It is there. Keep {}.pub where anchors are checked, also outside this machine.\n", file.string()
    );
    return well;
}

tl::expected<journal::Anchors, std::string> anchors_of(
    AnchorCheck const& check, journal::StoragePlace const& place
) {
    auto const known = journal::PublicKey::read(check.known_by);
    if (!known) { return tl::unexpected{known.error()}; }
    auto const shelves =
        journal::open_shelves(place, journal::Opening::only_what_is_there, [](std::string_view) {});
    if (!shelves) { return tl::unexpected{shelves.error()}; }
    auto const region = mark_of(*shelves->keys);
    if (!region) { return tl::unexpected{region.error()}; }
    auto anchors = journal::read_anchors(check.log, *known, *region);
    if (!anchors) { return anchors; }
    for (auto const& line : check.kept) {
        auto const kept = journal::anchor_of(line, *known);
        if (!kept) { return tl::unexpected{"this anchor is not as it was signed: " + line}; }
        if (auto wrong = journal::contradiction(*anchors, *kept); !wrong.empty()) {
            return tl::unexpected{fmt::format("{}: {}", check.log.string(), wrong)};
        }
    }
    return anchors;
}

std::string anchors_text(journal::Anchors const& anchors) {
    auto const& last = anchors.all.back();
    return fmt::format(
        "anchors: {}, the last at {} of {} dossiers and {} entries\n",
        last.number,
        iso_text(last.at),
        last.dossiers,
        last.entries
    );
}

}  // namespace rondom::cli
