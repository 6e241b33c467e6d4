#pragma once

#include <tl/expected.hpp>

#include "accounts/directory.hpp"
#include "domain/day.hpp"
#include "journal/journal.hpp"

namespace rondom::notify {

/// Gives everything that waits its place in a queue; joins the news for one person. True when there may be
/// more.
tl::expected<bool, journal::Trouble> take_in(
    journal::Journal& journal, accounts::Directory const& directory, Moment now
);

}  // namespace rondom::notify
