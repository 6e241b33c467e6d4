#include "first_page.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "load.hpp"
#include "must.hpp"
#include "server_process.hpp"

namespace rondom::bench {

namespace {

/// Every address of an asset that stands in a text; what follows # is a place within it.
std::set<std::string> assets_in(std::string_view text) {
    constexpr std::string_view folder = "/assets/";
    std::set<std::string> found;
    for (auto at = text.find(folder); at != std::string_view::npos; at = text.find(folder)) {
        text.remove_prefix(at);
        found.emplace(text.substr(0, text.find_first_of("\"'#)? ")));
        text.remove_prefix(folder.size());
    }
    return found;
}

/// Letters from U+0100 to U+02FF are in a file of their own, that browsers fetch only when a page has one.
bool has_far_letters(std::string_view text) {
    return std::ranges::any_of(text, [](char each) {
        auto const byte = static_cast<unsigned char>(each);
        return byte >= 0xC4U && byte <= 0xCBU;
    });
}

std::string unpacked(std::string_view path) {
    return fmt::format("GET {} HTTP/1.1\r\nHost: rondom.example.nl\r\n\r\n", path);
}

}  // namespace

FirstLoad first_load(std::uint16_t port, std::string const& path, std::string const& session) {
    auto const page = ask_once(port, get(path, session));
    if (!page.starts_with("HTTP/1.1 200")) { give_up(path + " is refused"); }
    auto wanted = assets_in(page);
    std::set<std::string> named;
    for (auto const& each : wanted) {
        if (each.ends_with(".css")) { named.merge(assets_in(ask_once(port, unpacked(each)))); }
    }
    std::erase_if(named, [&](std::string const& each) {
        return each.find("latin-ext") != std::string::npos && !has_far_letters(page);
    });
    wanted.merge(named);
    FirstLoad load{.page = page.size()};
    for (auto const& each : wanted) {
        auto const answer = ask_once(port, get(each));
        if (!answer.starts_with("HTTP/1.1 200")) { give_up(each + " is refused"); }
        load.files += answer.size();
    }
    return load;
}

double time_to_first_answer(std::filesystem::path const& program, std::filesystem::path const& directory) {
    auto const began = std::chrono::steady_clock::now();
    ServerProcess const server{serve_command(program, directory)};
    auto const answer = ask_once(server.port(), get("/inloggen"));
    auto const time = std::chrono::steady_clock::now() - began;
    if (!answer.starts_with("HTTP/1.1 200")) { give_up("the first page is refused"); }
    return std::chrono::duration<double, std::milli>{time}.count();
}

}  // namespace rondom::bench
