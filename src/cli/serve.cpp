#include "cli/serve.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <optional>
#include <utility>

#include <fmt/core.h>

#include "app/metrics.hpp"
#include "app/rondom.hpp"
#include "app/story.hpp"
#include "cli/door.hpp"
#include "cli/hangup.hpp"
#include "cli/machine.hpp"
#include "cli/metrics_page.hpp"
#include "cli/regions.hpp"
#include "cli/server_log.hpp"
#include "domain/embedded.hpp"
#include "domain/id.hpp"
#include "journal/region_key.hpp"
#include "journal/storage.hpp"
#include "renewal/agreements.hpp"

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;

/// For who started the program by hand.
void say(std::string_view line) { fmt::print(stderr, "{}\n", line); }

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

tl::expected<std::vector<StoryText>, std::string> read_files(std::vector<std::string> const& files) {
    std::vector<StoryText> texts;
    for (auto const& file : files) {
        auto text = text_in(file);
        if (!text) { return tl::unexpected{fmt::format("{}: there is no such file", file)}; }
        texts.push_back({file, std::move(*text)});
    }
    return texts;
}

/// The stories of this region that came with the program.
std::vector<StoryText> embedded_stories(std::string_view prefix, std::string_view region) {
    std::vector<StoryText> texts;
    for (auto const name : embedded_names(prefix)) {
        if (!name.ends_with(".yaml")) { continue; }
        auto const text = std::string{embedded(name).value_or("")};
        auto const story = app::read_story(name, text);
        if (story && story->region == region) { texts.push_back({std::string{name}, text}); }
    }
    return texts;
}

tl::expected<std::vector<StoryText>, std::string> texts_of(DemoOptions const& options) {
    if (!options.stories.empty()) { return read_files(options.stories); }
    std::vector<std::string> own;
    std::error_code none;
    for (auto const& each : fs::directory_iterator{options.profile / "stories", none}) {
        if (each.path().extension() == ".yaml") { own.push_back(each.path().string()); }
    }
    if (!options.profile.empty()) { return read_files(own); }
    auto texts = embedded_stories("demo/", options.region);
    return texts.empty()
               ? embedded_stories(fmt::format("profiles/{}/stories/", options.region), options.region)
               : texts;
}

/// What is wrong with the places on disk, for whoever installs.
std::optional<std::string> missing_place(ServeOptions const& options) {
    if (!fs::exists(options.key_file)) {
        return fmt::format(
            "there is no key file {0}. A region that has dossiers needs its own key back; for a new region: "
            "rondom key {0}",
            options.key_file.string()
        );
    }
    auto const directory = options.store.empty() ? options.data : journal::directory_of(options.store);
    if (!directory.empty() && !fs::is_directory(directory)) {
        return fmt::format(
            "there is no directory {0}. Make it for the user that serves: mkdir -m 0700 {0}",
            directory.string()
        );
    }
    return std::nullopt;
}

/// The first line of a file that holds a secret; nothing to read, no secret.
tl::expected<std::string, std::string> secret_in(fs::path const& file) {
    std::string line;
    if (file.empty()) { return line; }
    std::ifstream in{file};
    if (!std::getline(in, line)) {
        return tl::unexpected{fmt::format("{} cannot be read, or is empty", file.string())};
    }
    return line;
}

using Sending = tl::expected<app::SendingSettings, std::string>;

/// As the files with secrets are now.
Sending sending_of(ServeOptions const& options) {
    app::SendingSettings sending;
    if (!options.mail_url.empty()) {
        auto const password = secret_in(options.mail_password_file);
        if (!password) { return tl::unexpected{password.error()}; }
        sending.mail = notify::SmtpSettings{
            .url = options.mail_url,
            .from = options.mail_from,
            .user = options.mail_user,
            .password = *password};
    }
    if (!options.text_url.empty()) {
        auto const token = secret_in(options.text_token_file);
        if (!token) { return tl::unexpected{token.error()}; }
        sending.texts = notify::HttpTextSettings{.url = options.text_url, .token = *token};
    }
    return sending;
}

app::Settings settings_of(ServeOptions const& options) {
    return {
        .data = options.data,
        .key_file = options.key_file,
        .profile = options.profile,
        .region = options.region,
        .address = options.address,
        .phone = options.phone,
        .log = say,
        .store = options.store,
        .keys = options.keys};
}

/// Where the directory of the installation says that this region lives.
tl::expected<ServeOptions, std::string> placed(ServeOptions options) {
    if (options.regions.empty()) { return options; }
    auto const places = signed_regions(options.regions, options.regions_key);
    if (!places) { return tl::unexpected{places.error()}; }
    auto const place = std::ranges::find(*places, options.named, &RegionPlace::name);
    if (place == places->end()) {
        return tl::unexpected{
            fmt::format("{} has no region that is named {}", options.regions.string(), options.named)};
    }
    options.store = place->store;
    options.keys = place->keys;
    options.epoch = place->epoch;
    return options;
}

using Opened = tl::expected<std::unique_ptr<app::Rondom>, std::string>;

Opened open(ServeOptions const& given, app::Settings settings) {
    auto const options = placed(given);
    if (!options) { return tl::unexpected{options.error()}; }
    settings.store = options->store;
    settings.keys = options->keys;
    if (auto missing = missing_place(*options)) { return tl::unexpected{std::move(*missing)}; }
    auto sending = sending_of(*options);
    if (!sending) { return tl::unexpected{std::move(sending.error())}; }
    settings.mail = std::move(sending->mail);
    settings.texts = std::move(sending->texts);
    auto rondom = app::Rondom::open(std::move(settings));
    if (!rondom) { return rondom; }
    if (auto entered = (*rondom)->enter(options->epoch); !entered) {
        return tl::unexpected{std::move(entered.error())};
    }
    return rondom;
}

Opened open(ServeOptions const& options) { return open(options, settings_of(options)); }

void warn(ServeOptions const& options, http::Log const& log) {
    if (options.mail_url.empty()) { log("no --mail-url: nobody gets mail"); }
    if (options.text_url.empty()) { log("no --text-url: families get no codes, and cannot sign in"); }
}

/// What can change while people work: passwords. Everything else of the command line asks for a restart.
void read_again(ServeOptions const& options, app::Rondom& rondom, ServerLog& log) {
    auto const sending = sending_of(options);
    auto const done = sending ? rondom.send_by(*sending) : tl::unexpected{sending.error()};
    if (done) {
        log.tell(ServerLog::Level::info, "the passwords for mail and text messages were read again");
    } else {
        log.tell(ServerLog::Level::warning, "the old passwords stay: " + done.error());
    }
}

tl::expected<void, std::string> live(app::Rondom& rondom, std::vector<StoryText> const& texts) {
    for (auto const& [file, text] : texts) {
        auto const story = app::read_story(file, text);
        if (!story) {
            auto const& fault = story.error().front();
            return tl::unexpected{
                fmt::format("{}:{}:{}: {}", fault.file, fault.line, fault.column, fault.what)};
        }
        if (auto lived = rondom.live(*story); !lived) { return lived; }
    }
    return {};
}

/// Two people administer the region: what one of them proposes, the other can put in force.
tl::expected<void, std::string> add_administrators(app::Rondom& rondom, fs::path const& proposal) {
    constexpr std::string_view ada = "ada@example.org";
    constexpr std::string_view place = "Samenwerkingsverband Duinrand";
    if (auto added = rondom.appoint_administrator("Ada Bos", ada, place); !added) { return added; }
    if (auto added = rondom.appoint_administrator("Omar Aydin", "omar@example.org", place); !added) {
        return added;
    }
    auto const hand = rondom.administrator(ada);
    if (proposal.empty() || !hand) { return {}; }
    auto const files = app::files_of_region("", proposal);
    if (!files) { return tl::unexpected{route::text_of(files.error())}; }
    if (!rondom.agreements().propose(*files, *hand)) {
        return tl::unexpected{proposal.string() + " cannot be proposed: see rondom check"};
    }
    return {};
}

}  // namespace

int complain(std::string_view what) {
    fmt::print(stderr, "rondom: {}\n", what);
    return not_well;
}

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
    Hangup hangup;
    ServerLog log{say};
    app::Metrics metrics;
    auto settings = settings_of(options);
    settings.log = [&](std::string_view what) { log.tell(ServerLog::Level::warning, what); };
    settings.watch = [&](app::Observed const& observed) {
        log.answered(observed);
        metrics.observe(observed);
    };
    auto const rondom = open(options, settings);
    if (!rondom) { return complain(rondom.error()); }
    warn(options, settings.log);
    Door door{options.workers, settings.log};
    if (auto const failed = door.listen(options.listen)) { return *failed; }
    MetricsPage page{metrics, **rondom, settings.log};
    if (auto const failed = page.listen(options.metrics)) { return *failed; }
    (*rondom)->begin_sending();
    hangup.begin([&] { read_again(options, **rondom, log); });
    log.tell(ServerLog::Level::info, fmt::format("serving, version {}", RONDOM_VERSION));
    auto const status = door.run(**rondom);
    log.tell(ServerLog::Level::info, "stopped");
    return status;
}

int appoint(ServeOptions const& options, AdministratorOptions const& administrator) {
    auto const rondom = open(options);
    if (!rondom) { return complain(rondom.error()); }
    auto const appointed =
        (*rondom)->appoint_administrator(administrator.name, administrator.mail, administrator.organisation);
    if (!appointed) { return complain(appointed.error()); }
    fmt::print("A mail with the way in goes to {} as soon as rondom serves.\n", administrator.mail);
    return well;
}

int explain(ServeOptions const& options, ExplainOptions const& question) {
    auto const rondom = open(options);
    if (!rondom) { return complain(rondom.error()); }
    auto const text = (*rondom)->explain(
        {.dossier = DossierId{question.dossier},
         .reader = question.reader,
         .language = named<Language>(question.language).value_or(Language::nl),
         .json = question.json}
    );
    if (!text) { return complain(text.error()); }
    fmt::print("{}", *text);
    return well;
}

int demo(DemoOptions const& options) {
    TemporaryDirectory const directory;
    auto const key_file = directory.path() / "region.key";
    if (auto const key = journal::create_region_key(key_file.string()); !key) {
        return complain(key.error());
    }
    Door door{options.workers, say};
    if (auto const failed = door.listen(options.listen)) { return *failed; }
    auto rondom = app::Rondom::open(
        {.data = directory.path(),
         .key_file = key_file,
         .profile = options.profile,
         .region = options.region,
         .address = door.address(),
         .phone = "088 000 12 34",
         .demo = true,
         .log = say}
    );
    if (!rondom) { return complain(rondom.error()); }

    auto const texts = texts_of(options);
    if (!texts) { return complain(texts.error()); }
    if (auto const lived = live(**rondom, *texts); !lived) { return complain(lived.error()); }
    if (auto const added = add_administrators(**rondom, options.proposal); !added) {
        return complain(added.error());
    }
    (*rondom)->begin_sending();
    return door.run(**rondom);
}

}  // namespace rondom::cli
