#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace rondom::bench {

struct HourOptions {
    std::filesystem::path program;
    std::filesystem::path folder;
    std::vector<std::filesystem::path> patterns;
    std::size_t dossiers = 100'000;
    bool postgres = false;
    double rate = 150;    ///< pages and forms a second (docs/capacity.md)
    double sign_ins = 9;  ///< passwords checked a second
    int seconds = 300;
    int step_seconds = 8;                              ///< for each higher rate
    std::vector<double> times{1.5, 2, 3, 4, 6};        ///< the hour, so many times as busy
    std::vector<double> pages{500, 1000, 1500, 2000};  ///< a second, nobody signs in
};

/// Plays the busiest hour at its rate, whether or not the server keeps up, and then higher rates until it
/// breaks. Gives a table as Markdown.
std::string busiest_hour(HourOptions const& options);

}  // namespace rondom::bench
