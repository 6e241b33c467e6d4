#pragma once

#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "journal/store.hpp"

namespace rondom::journal {

/// A region on PostgreSQL as it is now, while others go on writing there. It is let go with what this gives,
/// so not to be kept for long: meanwhile the server cleans nothing up.
tl::expected<std::unique_ptr<Store>, std::string> postgres_picture(std::string const& where);

}  // namespace rondom::journal
