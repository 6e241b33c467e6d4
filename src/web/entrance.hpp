#pragma once

#include <string_view>

#include "http/message.hpp"

namespace rondom::web {

struct Region;

struct Answered {
    http::Response response;
    /// What this address is, as it is written in the program: "/dossiers/{dossier}/plan", "/assets/{name}".
    /// Empty when it is none of ours.
    std::string_view route{};
};

/// Answers one request: assets, then the route of the address, for whoever is signed in. Nobody without a
/// session comes past a page that asks for one; no POST comes past the checks of assurance.md 2.2; nothing
/// that is thrown comes past here. Called from several threads.
Answered answer(Region const& region, http::Request const& request);

}  // namespace rondom::web
