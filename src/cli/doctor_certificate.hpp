#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/doctor_looks.hpp"

namespace rondom::cli {

/// The moment after which the first certificate of this PEM text counts no more; nothing when it has none.
std::optional<Moment> certificate_ends(std::string_view pem);

/// Whether the certificate in a file is renewed in time.
Look look_at_certificate(std::filesystem::path const& file, Moment now);

/// Whether people get to Rondom at their own address: its certificate, whether browsers trust it, and who
/// answers there.
std::vector<Look> look_at_address(std::string const& address, Moment now);

}  // namespace rondom::cli
