#include "cli/serve.hpp"

#include <atomic>
#include <csignal>
#include <fstream>
#include <iterator>
#include <mutex>
#include <thread>

#include <fmt/core.h>

#include "app/rondom.hpp"
#include "app/story.hpp"
#include "domain/embedded.hpp"
#include "domain/id.hpp"
#include "http/server.hpp"
#include "journal/region_key.hpp"

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;

std::atomic<http::Server*> running{nullptr};

extern "C" void stop_running(int /*signal*/) {
    if (auto* server = running.load()) { server->stop(); }
}

void listen_to_signals() {
    struct sigaction action {};
    action.sa_handler = stop_running;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
}

void log_line(std::string_view line) {
    static std::mutex mutex;
    std::lock_guard const lock{mutex};
    fmt::print(stderr, "{}\n", line);
}

int complain(std::string_view what) {
    fmt::print(stderr, "rondom: {}\n", what);
    return not_well;
}

std::size_t threads(unsigned wanted) {
    auto const there = std::thread::hardware_concurrency();
    return wanted != 0 ? wanted : there != 0 ? there : 2;
}

int run(app::Rondom& rondom, std::string_view listen, unsigned workers) {
    auto const where = http::parse_listen(listen);
    if (!where) {
        complain(where.error());
        return wrong_use;
    }
    http::Server server{
        {}, threads(workers), [&](http::Request const& request) { return rondom.answer(request); }, log_line};
    auto const port = server.listen(*where);
    if (!port) { return complain(port.error()); }

    running = &server;
    listen_to_signals();
    fmt::print("rondom: http://{}:{}/\n", where->address, *port);
    std::fflush(stdout);
    server.run();
    running = nullptr;
    fmt::print("rondom: stopped\n");
    return well;
}

/// A directory that is gone when this is.
class TemporaryDirectory {
public:
    TemporaryDirectory() : path_{fs::temp_directory_path() / ("rondom-" + random_text())} {
        fs::create_directory(path_);
        fs::permissions(path_, fs::perms::owner_all);
    }
    ~TemporaryDirectory() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryDirectory(TemporaryDirectory const&) = delete;
    TemporaryDirectory& operator=(TemporaryDirectory const&) = delete;

    [[nodiscard]] fs::path const& path() const noexcept { return path_; }

private:
    fs::path path_;
};

struct StoryText {
    std::string file;
    std::string text;
};

tl::expected<std::vector<StoryText>, std::string> texts_of(std::vector<std::string> const& files) {
    std::vector<StoryText> texts;
    for (auto const& file : files) {
        std::ifstream in{file, std::ios::binary};
        if (!in) { return tl::unexpected{fmt::format("{}: there is no such file", file)}; }
        texts.push_back({file, std::string{std::istreambuf_iterator<char>{in}, {}}});
    }
    if (!texts.empty()) { return texts; }
    for (auto const name : embedded_names("demo/")) {
        if (name.ends_with(".yaml")) {
            texts.push_back({std::string{name}, std::string{embedded(name).value_or("")}});
        }
    }
    return texts;
}

tl::expected<void, std::string> live(app::Rondom& rondom, std::vector<StoryText> const& texts) {
    for (auto const& [file, text] : texts) {
        auto const story = app::read_story(file, text);
        if (!story) {
            auto const& fault = story.error().front();
            return tl::unexpected{fmt::format("{}:{}: {}", fault.file, fault.line, fault.what)};
        }
        if (auto lived = rondom.live(*story); !lived) { return lived; }
    }
    return {};
}

}  // namespace

int make_key(fs::path const& file) {
    if (auto const key = journal::create_region_key(file.string()); !key) { return complain(key.error()); }
    fmt::print(
        "{} is the key of the region.\n"
        "Keep a copy outside this machine: without it every dossier is lost, and nobody can help.\n",
        file.string()
    );
    return well;
}

int serve(ServeOptions const& options) {
    if (!fs::exists(options.key_file)) {
        return complain(fmt::format(
            "there is no key file {}. A region that has dossiers needs its own key back; for a new region: "
            "rondom key {}",
            options.key_file.string(),
            options.key_file.string()
        ));
    }
    if (!fs::is_directory(options.data)) {
        return complain(fmt::format(
            "there is no directory {}. Make it for the user that serves: mkdir -m 0700 {}",
            options.data.string(),
            options.data.string()
        ));
    }
    auto rondom = app::Rondom::open(
        {.data = options.data,
         .key_file = options.key_file,
         .profile = options.profile,
         .region = options.region,
         .address = options.address,
         .log = log_line}
    );
    if (!rondom) { return complain(rondom.error()); }
    return run(**rondom, options.listen, options.workers);
}

int demo(DemoOptions const& options) {
    TemporaryDirectory const directory;
    auto const key_file = directory.path() / "region.key";
    if (auto const key = journal::create_region_key(key_file.string()); !key) {
        return complain(key.error());
    }
    auto rondom =
        app::Rondom::open({.data = directory.path(), .key_file = key_file, .demo = true, .log = log_line});
    if (!rondom) { return complain(rondom.error()); }

    auto const texts = texts_of(options.stories);
    if (!texts) { return complain(texts.error()); }
    if (auto const lived = live(**rondom, *texts); !lived) { return complain(lived.error()); }
    return run(**rondom, options.listen, options.workers);
}

}  // namespace rondom::cli
