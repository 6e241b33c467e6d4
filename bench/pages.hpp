#pragma once

#include "figures.hpp"
#include "installation.hpp"
#include "readers.hpp"
#include "server_process.hpp"

namespace rondom::bench {

/// A region that is served, with people who are signed in.
struct Served {
    Served(std::filesystem::path const& program, MadeRegion const& region);

    MadeRegion const& made;
    Files files;
    std::vector<Reader> readers;
    std::vector<Look> looks;
    std::vector<std::string> dossier_pages;
    std::vector<std::string> work_pages;  ///< of those who have fifty open tasks
    ServerProcess server;
};

/// A page that a server answers under load.
struct PageFigures {
    Figure per_second;
    Figure processor;  ///< of the server, microseconds per answer
    Figure wait;       ///< median, milliseconds
    Figure late;       ///< p99, milliseconds
    std::size_t bytes = 0;
};

struct Pages {
    PageFigures fixed;  ///< 20 KB that are always the same
    PageFigures dossier;
    PageFigures work;
    PageFigures work_in_small_region;
    Figure bare;        ///< processor time of the dossier page in a loop, microseconds
    Figure bare_sight;  ///< of that, before rendering
    Figure line;        ///< processor time of a durable line in the reading log, microseconds
    Figure parts;       ///< bare work, such a line and a page that never changes, added up
};

inline constexpr std::size_t page_clients = 32;
inline constexpr std::size_t fixed_page = std::size_t{20} * 1024;

/// One round of everything, each in its turn.
void measure_pages(Served& large, Served& small, ServerProcess const& fixed, Pages& pages);

/// Serves the same 20 KB at every address, on the same server as everything else, until stopped.
int serve_fixed_page();

}  // namespace rondom::bench
