#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace rondom::web {

/// The address of an asset by its logical name in assets/dist/manifest.txt: `asset_path("rondom.css")` gives
/// "/assets/rondom.<hash>.css". A name that is not there is a mistake of ours: the program stops and says
/// which.
std::string_view asset_path(std::string_view logical);

/// The address of one icon in the sprite, "/assets/iconen.<hash>.svg#check", for `<use href>`. Stops like
/// asset_path.
std::string icon_path(std::string_view icon);

/// Whether there is such an asset or icon: for checks while templates are compiled and tested.
bool has_asset(std::string_view logical);
bool has_icon(std::string_view icon);

/// Answers every request under /assets/; nothing for any other path. What is found may be kept for ever by
/// the browser (its name holds its hash) and goes out gzipped when that is accepted, without a copy of the
/// bytes.
std::optional<http::Response> answer_asset(http::Request const& request);

}  // namespace rondom::web
