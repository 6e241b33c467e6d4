#pragma once

#include <string_view>

namespace rondom::cli {

/// Tells whoever started the program how it is ("READY=1", "STOPPING=1"), when they left an address for that
/// (sd_notify(3), `Type=notify`). That nobody listens is no trouble.
void tell_systemd(std::string_view state);

}  // namespace rondom::cli
