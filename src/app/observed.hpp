#pragma once

#include <chrono>
#include <string_view>

#include "http/message.hpp"

namespace rondom::app {

/// What an operator may know of one request: which page, never whose. Nothing in it comes from the client.
struct Observed {
    std::string_view method;  ///< "GET"; empty when the server refused before it knew
    std::string_view route;   ///< "/dossiers/{dossier}/plan": as it is written in the program, so it lives on
    int status = 0;
    std::chrono::microseconds took{};  ///< making the answer; not waiting for a thread, nor sending it
};

/// Instead of a route: the address is none of ours, or the server refused the request before there was one.
inline constexpr std::string_view no_route = "none";
inline constexpr std::string_view refused_before = "refused";

constexpr std::string_view name_of(http::Method method) {
    switch (method) {
        case http::Method::get: return "GET";
        case http::Method::head: return "HEAD";
        case http::Method::post: return "POST";
    }
    return "";
}

}  // namespace rondom::app
