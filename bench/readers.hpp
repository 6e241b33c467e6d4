#pragma once

#include <string>
#include <vector>

#include "installation.hpp"
#include "made_region.hpp"
#include "web/session.hpp"

namespace rondom::bench {

/// A support coordinator who signed in, and the dossiers of which this person sees forty entries.
struct Reader {
    web::Session session;
    std::vector<DossierId> dossiers;
    std::vector<DossierId> others{};  ///< of the same school, made of the other pattern
};

/// The support coordinators of so many schools, spread over the region.
std::vector<Reader> sign_in(MadeRegion const& made, Installation& region, std::size_t schools);

/// Somebody looks at the page of a dossier.
struct Look {
    Reader const* reader = nullptr;
    DossierId dossier;
};

/// Every reader at every one of those dossiers, in an order without a system, the same in every run.
std::vector<Look> looks_of(std::vector<Reader> const& readers);

/// Every reader at every one of the other dossiers: what is written there makes no page longer that is read.
std::vector<Look> writing_looks_of(std::vector<Reader> const& readers);

std::vector<std::string> requests_of(std::vector<Look> const& looks);

}  // namespace rondom::bench
