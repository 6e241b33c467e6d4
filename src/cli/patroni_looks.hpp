#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "cli/doctor_looks.hpp"

namespace rondom::cli {

/// Of Debian 12.
inline constexpr std::string_view known_patroni = "3.0.2";

/// Whether the cluster that this configuration makes (patroni.yml) keeps what it acknowledged when a machine
/// is lost (assurance.md 3; docs/operate/cluster.md). `version` is Patroni's own: "3.0.2".
std::vector<Look> look_at_patroni(std::filesystem::path const& file, std::string_view version);

}  // namespace rondom::cli
