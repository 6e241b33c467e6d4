#include "pages.hpp"

#include <csignal>
#include <thread>

#include "bare.hpp"
#include "http/server.hpp"
#include "load.hpp"
#include "must.hpp"

namespace rondom::bench {

namespace {

constexpr std::size_t most_schools = 1000;
constexpr std::size_t open_tasks = 50;
constexpr std::chrono::milliseconds time_each{2000};

std::vector<std::string> work_pages_of(Files& files, std::vector<Reader> const& readers) {
    Installation region{*files.store, *files.keystore, files.key};
    std::vector<std::string> pages;
    for (auto const& reader : readers) {
        auto const lines = must(region.registers.work(reader.session.actor), "my work cannot be read");
        if (lines.size() == open_tasks) { pages.push_back(get("/mijn/werk", reader.session.token)); }
    }
    return pages;
}

std::vector<Reader> readers_in(MadeRegion const& made, Files& files) {
    Installation region{*files.store, *files.keystore, files.key};
    return sign_in(made, region, most_schools);
}

/// Gives the processor time of the server, microseconds per answer.
double add_load(ServerProcess const& server, std::vector<std::string> const& requests, PageFigures& figures) {
    auto const before = server.processor_time();
    auto const load = put_under_load(server.port(), in_turn(requests), page_clients, time_each);
    auto const spent = server.processor_time() - before;
    if (load.wrong > 0 || load.answers == 0) {
        give_up(fmt::format("{} pages of {} were refused: {}", load.wrong, load.answers, load.first_wrong));
    }
    auto const answers = static_cast<double>(load.answers);
    figures.per_second.add(load.per_second());
    auto const each = spent * 1e6 / answers;
    figures.processor.add(each);
    figures.wait.add(load.wait_at(0.5));
    figures.late.add(load.wait_at(0.99));
    figures.bytes = load.bytes / load.answers;
    return each;
}

http::Server* running = nullptr;

extern "C" void stop_serving(int /*signal*/) {
    if (running != nullptr) { running->stop(); }
}

}  // namespace

Served::Served(std::filesystem::path const& program, MadeRegion const& region)
    : made{region},
      files{region.directory()},
      readers{readers_in(region, files)},
      looks{looks_of(readers)},
      dossier_pages{requests_of(looks)},
      work_pages{work_pages_of(files, readers)},
      server{serve_command(program, region.directory())} {}

void measure_pages(Served& large, Served& small, ServerProcess const& fixed, Pages& pages) {
    auto const fixed_answer = add_load(fixed, {get("/")}, pages.fixed);
    add_load(large.server, large.dossier_pages, pages.dossier);

    auto const bare = bare_page(large.files, large.looks, time_each).each;
    auto const line = bare_line(large.files, large.looks, time_each / 2).each;
    pages.bare.add(bare);
    pages.line.add(line);
    pages.parts.add(fixed_answer + bare + line);
    pages.bare_sight.add(bare_sight(large.files, large.looks, time_each / 2).each);
    add_load(large.server, large.work_pages, pages.work);
    add_load(small.server, small.work_pages, pages.work_in_small_region);
}

int serve_fixed_page() {
    std::string const body(fixed_page, 'x');
    http::Server server{
        {},
        std::thread::hardware_concurrency(),
        [&](http::Request const&) {
            http::Response response;
            response.set("Content-Type", "text/html; charset=utf-8");
            response.fixed_body = body;
            return response;
        },
        [](std::string_view) {}};
    auto const port = must(server.listen({.address = "127.0.0.1", .port = 0}), "no port");
    running = &server;
    std::signal(SIGTERM, stop_serving);
    fmt::print("fixed: http://127.0.0.1:{}/\n", port);
    std::fflush(stdout);
    server.run();
    return EXIT_SUCCESS;
}

}  // namespace rondom::bench
