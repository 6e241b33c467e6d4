#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/id.hpp"
#include "web/route.hpp"

namespace rondom::web {

/// A route, and what stood in the path where it says {dossier} and {subject}.
struct Match {
    Route const* route = nullptr;
    std::string_view dossier{};
    std::string_view subject{};
    /// The address exists, but not for this method; `allow` says which ones do.
    bool other_method = false;
    std::string_view allow{};
};

/// All addresses of the system. Filled once, then only asked.
class Router {
public:
    /// Routes must live as long as the router. Two routes for one address are a mistake of ours: the program
    /// stops and says which.
    void add(std::span<Route const> routes);

    /// The page where people give this command, below "/dossiers/{dossier}/": "signals.record" is done at
    /// "signalen/nieuw". Both must live as long as the router.
    void add_command(std::string_view command, std::string_view page);

    /// The address where this command is given for this subject; nothing when no page does that (yet).
    [[nodiscard]] std::optional<std::string> page_of(
        std::string_view command, DossierId const& dossier, std::string_view subject = {}
    ) const;

    /// What answers this path; literal pieces go before {subject}, so "/plan/mening" is not a goal.
    [[nodiscard]] Match find(http::Method method, std::string_view path) const;

    /// Whether somebody answers GET at this pattern, as in "/dossiers/{dossier}/plan": navigation shows only
    /// pages that exist.
    [[nodiscard]] bool has_page(std::string_view pattern) const;

    [[nodiscard]] std::vector<Route const*> all() const;

private:
    struct Address {
        std::vector<std::string_view> pieces;
        Route const* get = nullptr;
        Route const* post = nullptr;
    };

    Address& address_of(std::string_view path);

    std::vector<Address> addresses_;  ///< literal pieces before places
    std::map<std::string_view, std::string_view> commands_;
};

}  // namespace rondom::web
