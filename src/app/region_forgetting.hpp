#pragma once

#include <string>

#include "app/rondom.hpp"
#include "keeping/forgetting.hpp"

namespace rondom::app {

/// As `Rondom::forget`.
tl::expected<keeping::Outcome, std::string> forget(
    keeping::Place const& place, Rondom::Trial trial, Moment now
);

/// Nothing of a dossier that is there is forgotten, until it is released.
tl::expected<void, std::string> hold(journal::Journal& journal, keeping::Hold const& hold);
tl::expected<void, std::string> release(journal::Journal& journal, DossierId const& dossier);

/// The trouble of reading in words.
template <class T>
tl::expected<T, std::string> read(tl::expected<T, journal::Trouble> result) {
    return std::move(result).map_error([](journal::Trouble) { return std::string{"storage cannot be read"}; }
    );
}

}  // namespace rondom::app
