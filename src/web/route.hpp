#pragma once

#include <string_view>

#include "http/message.hpp"

namespace rondom::web {

class Visit;

/// Who may come to an address at all; what they then see is the lens's decision.
enum class Reach {
    everybody,  ///< public, no cookies
    signed_in,  ///< somebody with an active role
    dossier,    ///< signed in, and `{dossier}` is in the path; unknown and forbidden give the same page
};

/// Where the pages of a dossier begin.
inline constexpr std::string_view dossier_address = "/dossiers/{dossier}";

/// One address. `path` may hold `{dossier}` and one `{subject}`, as in
/// "/dossiers/{dossier}/plan/doelen/{subject}".
struct Route {
    http::Method method{};
    std::string_view path;
    Reach reach{};
    http::Response (*answer)(Visit& visit) = nullptr;
};

}  // namespace rondom::web
