#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "journal/anchor_log.hpp"
#include "journal/storage.hpp"

namespace rondom::cli {

struct AnchorOptions {
    std::filesystem::path data;
    std::string store;  ///< instead of `data` (journal/storage.hpp)
    std::string keys;
    std::filesystem::path to;         ///< the log, on another disk
    std::filesystem::path sign_with;  ///< a key that is not the region's
    unsigned every = 0;               ///< seconds; 0: once
};

/// Anchors how far the region went, once, or every so often until SIGTERM or SIGINT. The anchor stands on the
/// output too, to be kept elsewhere. 0: the last time nothing was lost, and what is new is anchored.
int anchor(AnchorOptions const& options);

/// Makes the key that signs anchors; what it is known by is in FILE.pub. 0: it is there.
int make_anchor_key(std::filesystem::path const& file);

/// With what a region is compared.
struct AnchorCheck {
    std::filesystem::path log;       ///< empty: with nothing
    std::filesystem::path known_by;  ///< what its key is known by
    std::vector<std::string> kept;   ///< anchors that somebody kept elsewhere
};

/// The anchors of the region that lies there. The error is what is wrong with them.
tl::expected<journal::Anchors, std::string> anchors_of(
    AnchorCheck const& check, journal::StoragePlace const& place
);

/// How much was anchored, as a line.
std::string anchors_text(journal::Anchors const& anchors);

}  // namespace rondom::cli
