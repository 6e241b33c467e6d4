#include "readers.hpp"

#include <algorithm>
#include <random>
#include <thread>

#include "load.hpp"
#include "must.hpp"

namespace rondom::bench {

namespace {

/// In made_region.cpp the patterns take turns; the second one is read.
constexpr std::size_t patterns = 2;

/// Beginning a session is a durable write: many wait for one sync.
constexpr std::size_t at_once = 32;

Reader sign_in_at(MadeRegion const& made, Installation& region, std::size_t school) {
    auto const now = region.clock.now();
    auto const token =
        must(
            region.sessions.begin(
                MadeRegion::staff(school, "bram"), accounts::Factors::password_and_code, "bench", now
            ),
            "nobody can sign in"
        )
            .value_or("");
    auto session = region.signed_in.find(token, now);
    if (!session || !*session) { give_up("a session is not there"); }
    Reader reader{.session = std::move(**session), .dossiers = {}};
    for (std::size_t each = 0; each < dossiers_per_school; ++each) {
        auto const index = school * dossiers_per_school + each;
        if (index >= made.dossiers().size()) { break; }
        auto& kind = index % patterns == 1 ? reader.dossiers : reader.others;
        kind.push_back(made.dossiers()[index]);
    }
    return reader;
}

std::vector<Look> shuffled_looks(std::vector<Reader> const& readers, std::vector<DossierId> Reader::*kind) {
    std::vector<Look> looks;
    for (auto const& reader : readers) {
        for (auto const& dossier : reader.*kind) {
            looks.push_back({.reader = &reader, .dossier = dossier});
        }
    }
    std::mt19937 order{20260907};  // NOLINT: the same order in every run
    std::ranges::shuffle(looks, order);
    return looks;
}

}  // namespace

std::vector<Reader> sign_in(MadeRegion const& made, Installation& region, std::size_t schools) {
    // The last school may have fewer dossiers.
    auto const stride = std::max<std::size_t>(1, (made.schools() - 1) / schools);
    std::vector<Reader> readers(std::min(schools, made.schools() - 1));
    std::vector<std::thread> threads;
    for (std::size_t first = 0; first < at_once; ++first) {
        threads.emplace_back([&, first] {
            for (auto each = first; each < readers.size(); each += at_once) {
                readers[each] = sign_in_at(made, region, each * stride);
            }
        });
    }
    std::ranges::for_each(threads, &std::thread::join);
    return readers;
}

std::vector<Look> looks_of(std::vector<Reader> const& readers) {
    return shuffled_looks(readers, &Reader::dossiers);
}

std::vector<Look> writing_looks_of(std::vector<Reader> const& readers) {
    return shuffled_looks(readers, &Reader::others);
}

std::vector<std::string> requests_of(std::vector<Look> const& looks) {
    std::vector<std::string> requests;
    requests.reserve(looks.size());
    for (auto const& look : looks) {
        requests.push_back(get("/dossiers/" + look.dossier.text(), look.reader->session.token));
    }
    return requests;
}

}  // namespace rondom::bench
