#include "cli/regions_commands.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

#include <fmt/core.h>

#include "app/epoch.hpp"
#include "cli/regions.hpp"
#include "cli/serve.hpp"
#include "cli/storage_options.hpp"
#include "journal/journal.hpp"
#include "journal/signature.hpp"
#include "journal/storage.hpp"

namespace rondom::cli {

namespace {

struct RegionsOptions {
    std::filesystem::path file;
    std::filesystem::path key;
    std::filesystem::path data;
    std::string store;
    std::string keys;
    std::int64_t epoch = 0;
};

int ended(tl::expected<void, std::string> const& done, std::string_view words) {
    if (!done) { return complain(done.error()); }
    fmt::print("{}\n", words);
    return well;
}

int list(RegionsOptions const& options) {
    auto const regions = signed_regions(options.file, options.key);
    if (!regions) { return complain(regions.error()); }
    for (auto const& each : *regions) {
        fmt::print("{}: epoch {}, {} {}\n", each.name, each.epoch, each.store, each.keys);
    }
    return well;
}

int retire(RegionsOptions const& options) {
    auto const opened = journal::open_storage(
        {.store = journal::store_at(options.store, options.data),
         .keys = options.keys,
         .key_file = options.key},
        journal::Opening::only_what_is_there,
        [](std::string_view) {}
    );
    if (!opened) { return complain(opened.error()); }
    journal::Journal journal{*opened->store, *opened->keystore, opened->key};
    return ended(
        app::enter_epoch(journal, options.epoch),
        "No directory with a lower epoch is served from here any more."
    );
}

}  // namespace

void add_regions(CLI::App& app, int& status) {
    auto* all = app.add_subcommand("regions", "The signed directory of an installation with several regions");
    all->require_subcommand(1);
    auto options = std::make_shared<RegionsOptions>();

    auto* key =
        all->add_subcommand("key", "Make the key that signs it; what machines know it by is in FILE.pub");
    key->add_option("FILE", options->key, "Where nothing is yet; not on a machine that serves")->required();
    key->callback([options, &status] {
        status = ended(journal::make_signing_key(options->key), "It is there.");
    });

    auto* sign = all->add_subcommand("sign", "Sign it; the signature is in FILE.sig");
    sign->add_option("FILE", options->file, "The directory")->required();
    sign->add_option("--key", options->key, "The key that signs")->required();
    sign->callback([options, &status] {
        status = ended(sign_regions(options->file, options->key), "It is signed.");
    });

    auto* check = all->add_subcommand("check", "Say whether it is signed, and what is in it");
    check->add_option("FILE", options->file, "The directory")->required();
    check->add_option("--regions-key", options->key, "What the key is known by: its .pub")->required();
    check->callback([options, &status] { status = list(*options); });

    auto* leave = all->add_subcommand("retire", "Tell a place that its region moved");
    add_storage(*leave, *options)->require_option(1, 2);
    leave->add_option("--key", options->key, "File with the key of the region")->required();
    leave->add_option("--epoch", options->epoch, "That of the new place")->required();
    leave->callback([options, &status] { status = retire(*options); });
}

}  // namespace rondom::cli
