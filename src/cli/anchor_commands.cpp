#include "cli/anchor_commands.hpp"

#include <CLI/CLI.hpp>

#include <memory>

#include "cli/anchor.hpp"
#include "cli/storage_options.hpp"

namespace rondom::cli {

void add_anchors(CLI::App& app, int& status) {
    auto options = std::make_shared<AnchorOptions>();
    auto* command = app.add_subcommand(
        "anchor",
        "Sign how far every dossier goes, in a log elsewhere: what is taken away or rewritten later is seen"
    );
    add_storage(*command, *options)->require_option(1, 2);
    command->add_option("--to", options->to, "The log: a file on another disk; begun when it is not there")
        ->envname("RONDOM_ANCHORS")
        ->required();
    command->add_option("--sign-with", options->sign_with, "The key that signs: rondom anchor-key")
        ->envname("RONDOM_ANCHOR_SIGNING_KEY")
        ->required();
    command->add_option("--every", options->every, "Seconds; 0: once")->capture_default_str();
    command->callback([options, &status] { status = anchor(*options); });

    auto file = std::make_shared<std::string>();
    auto* key = app.add_subcommand(
        "anchor-key", "Make the key that signs anchors; what it is known by is in FILE.pub"
    );
    key->add_option("FILE", *file, "Where nothing is yet")->required();
    key->callback([file, &status] { status = make_anchor_key(*file); });
}

void add_anchor_check(CLI::App& command, AnchorCheck& check) {
    auto* const log =
        command.add_option("--anchors", check.log, "Log of rondom anchor: is all of that still there?")
            ->envname("RONDOM_ANCHORS");
    auto* const known =
        command.add_option("--anchor-key", check.known_by, "What its key is known by: the .pub")
            ->envname("RONDOM_ANCHOR_KEY")
            ->needs(log);
    log->needs(known);
    command
        .add_option("--anchor", check.kept, "A line of it that somebody kept elsewhere; more than one may be")
        ->needs(log);
}

}  // namespace rondom::cli
