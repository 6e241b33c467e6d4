#include <fmt/core.h>
#include <CLI/CLI.hpp>

#include "cli/agreement_commands.hpp"
#include "cli/anchor_commands.hpp"
#include "cli/backup.hpp"
#include "cli/check.hpp"
#include "cli/checks.hpp"
#include "cli/commands.hpp"
#include "cli/diff.hpp"
#include "cli/export_dmn.hpp"
#include "cli/forget.hpp"
#include "cli/move_store.hpp"
#include "cli/prepare_store.hpp"
#include "cli/regions_commands.hpp"
#include "cli/serve.hpp"
#include "cli/settings_file.hpp"
#include "cli/ship.hpp"
#include "cli/storage_options.hpp"
#include "cli/story.hpp"

namespace rondom::cli {

namespace {

constexpr char const* footer =
    "Ends with 0 when it did what was asked, 1 when it could not, 2 when it was asked in a wrong way;\n"
    "diff with 3 when somebody can read more than before.\n"
    "Try it: rondom demo";

void add_places(CLI::App& command, ServeOptions& options) {
    auto* const place = add_storage(command, options)->require_option(1, 2);
    auto* const regions =
        place->add_option("--regions", options.regions, "Signed directory that says where, for --named")
            ->envname("RONDOM_REGIONS")
            ->excludes(place->get_option("--data"))
            ->excludes(place->get_option("--store"));
    command.add_option("--regions-key", options.regions_key, "What its signing key is known by: the .pub")
        ->envname("RONDOM_REGIONS_KEY")
        ->needs(regions);
    command.add_option("--named", options.named, "Which of the regions in the directory")
        ->envname("RONDOM_NAMED")
        ->needs(regions);
    command.add_option("--key", options.key_file, "File with the key of the region (mode 0400)")
        ->envname("RONDOM_KEY")
        ->required();
    command.add_option("--profile", options.profile, "Directory of a profile of your own")
        ->envname("RONDOM_PROFILE");
    command.add_option("--region", options.region, "Profile that came with the program")
        ->envname("RONDOM_REGION")
        ->capture_default_str();
}

void add_ways(CLI::App& command, ServeOptions& options) {
    command.add_option("--address", options.address, "As people type it: https://rondom.example.nl")
        ->envname("RONDOM_ADDRESS");
    auto* const phone =
        command.add_option("--phone", options.phone, "Whom people call for help: stands in every mail")
            ->envname("RONDOM_PHONE");
    command
        .add_option("--mail-url", options.mail_url, "smtps://mail.example.nl or smtp://mail.example.nl:587")
        ->envname("RONDOM_MAIL_URL")
        ->needs(phone);
    command.add_option("--mail-from", options.mail_from, "Who sends: rondom@example.nl")
        ->envname("RONDOM_MAIL_FROM");
    command.add_option("--mail-user", options.mail_user, "To sign in at the mail server")
        ->envname("RONDOM_MAIL_USER");
    command.add_option("--mail-password-file", options.mail_password_file, "File with its password")
        ->envname("RONDOM_MAIL_PASSWORD_FILE");
    command.add_option("--text-url", options.text_url, "Gateway for text messages: https://...")
        ->envname("RONDOM_TEXT_URL")
        ->needs(phone);
    command.add_option("--text-token-file", options.text_token_file, "File with its token")
        ->envname("RONDOM_TEXT_TOKEN_FILE");
}

void add_administrator(CLI::App& app, int& status) {
    auto options = std::make_shared<ServeOptions>();
    auto administrator = std::make_shared<AdministratorOptions>();
    auto* command = app.add_subcommand("administrator", "Let somebody administer the region");
    add_places(*command, *options);
    command->add_option("--name", administrator->name, "Of this person")->required();
    command->add_option("--mail", administrator->mail, "Where the way in goes")->required();
    command->add_option("--organisation", administrator->organisation, "Where this person works")->required();
    command->callback([options, administrator, &status] { status = appoint(*options, *administrator); });
}

void add_serve(CLI::App& app, int& status) {
    auto options = std::make_shared<ServeOptions>();
    auto* command = app.add_subcommand("serve", "Serve a region, behind a reverse proxy that does https");
    add_places(*command, *options);
    command->add_option("--listen", options->listen, "ADDRESS:PORT")
        ->envname("RONDOM_LISTEN")
        ->capture_default_str();
    command
        ->add_option(
            "--metrics",
            options->metrics,
            "ADDRESS:PORT of a page for Prometheus, for nobody else: 127.0.0.1:9187"
        )
        ->envname("RONDOM_METRICS");
    add_ways(*command, *options);
    command
        ->add_option(
            "--workers", options->workers, "Threads that answer; 0: four for each processor, and at least 16"
        )
        ->capture_default_str();
    command->callback([options, &status] { status = serve(*options); });
}

void add_explain(CLI::App& app, int& status) {
    auto options = std::make_shared<ServeOptions>();
    auto question = std::make_shared<ExplainOptions>();
    auto format = std::make_shared<std::string>("text");
    auto* command = app.add_subcommand(
        "explain", "Say why a dossier stands where it stands, as somebody around the child may read it"
    );
    command->add_option("DOSSIER", question->dossier, "As in the address of its pages")->required();
    add_places(*command, *options);
    command
        ->add_option(
            "--as",
            question->reader,
            "Whose eyes: a person's id, or a role around the child; stands in the reading log"
        )
        ->required();
    command->add_option("--language", question->language, "nl or en")->check(CLI::IsMember({"nl", "en"}));
    command->add_option("--format", *format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->callback([options, question, format, &status] {
        question->json = *format == "json";
        status = explain(*options, *question);
    });
}

void add_key(CLI::App& app, int& status) {
    auto file = std::make_shared<std::string>();
    auto* command = app.add_subcommand("key", "Make the key of a new region");
    command->add_option("FILE", *file, "Where nothing is yet")->required();
    command->callback([file, &status] { status = make_key(*file); });
}

void add_demo(CLI::App& app, int& status) {
    auto options = std::make_shared<DemoOptions>();
    auto* command = app.add_subcommand("demo", "Try it with fictional people; nothing is kept");
    command->add_option("--listen", options->listen, "ADDRESS:PORT")->capture_default_str();
    command->add_option("--workers", options->workers, "Threads that answer")->capture_default_str();
    command->add_option("--profile", options->profile, "Directory of a profile of your own");
    command->add_option("--region", options->region, "Profile that came with the program")
        ->capture_default_str();
    command->add_option(
        "--propose", options->proposal, "Directory of a changed profile: for its administrators"
    );
    command->add_option("STORY", options->stories, "Stories to begin with; none: those of the region");
    command->callback([options, &status] { status = demo(*options); });
}

void add_story(CLI::App& app, int& status) {
    auto options = std::make_shared<StoryOptions>();
    auto format = std::make_shared<std::string>("text");
    auto* command = app.add_subcommand("story", "Play stories against the real rules, and say what differs");
    command->add_option("FILE", options->files, "Story files")->required();
    command->add_option("--profile", options->profile, "Directory of a profile of your own");
    command->add_option("--format", *format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->callback([options, format, &status] {
        options->json = *format == "json";
        status = play_stories(*options);
    });
}

void add_commands(CLI::App& app) {
    auto format = std::make_shared<std::string>("text");
    auto* command = app.add_subcommand("commands", "List every command: fields, and who may give it");
    command->add_option("--format", *format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->callback([format] { fmt::print("{}", command_list(*format == "json")); });
}

void add_rules(CLI::App& app) {
    auto format = std::make_shared<std::string>("text");
    auto* command = app.add_subcommand("rules", "List every reason for a no: its words, and its source");
    command->add_option("--format", *format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->callback([format] { fmt::print("{}", rule_list(*format == "json")); });
}

void add_checks(CLI::App& app, int& status) {
    auto options = std::make_shared<CheckOptions>();
    auto* verification = app.add_subcommand("verify", "Read everything again and prove every chain");
    add_storage(*verification, *options)->require_option(1, 2);
    verification->add_option("--key", options->key_file, "File with the key of the region")
        ->envname("RONDOM_KEY")
        ->required();
    add_anchor_check(*verification, options->anchors);
    verification->callback([options, &status] { status = verify(*options); });

    auto* examination =
        app.add_subcommand("doctor", "Look whether this machine can serve, and say what to do");
    add_storage(*examination, *options);
    examination->add_option(
        "--patroni", options->patroni, "Configuration of Patroni, on a machine of the cluster"
    );
    examination->add_option("--patroni-version", options->patroni_version, "Of that Patroni")
        ->capture_default_str();
    examination->add_option("--key", options->key_file, "File with the key of the region")
        ->envname("RONDOM_KEY");
    examination->add_option("--profile", options->profile, "Directory of a profile of your own")
        ->envname("RONDOM_PROFILE");
    examination->add_option("--region", options->region, "Profile that came with the program")
        ->envname("RONDOM_REGION");
    examination->add_option("--certificate", options->certificate, "PEM file of the proxy: until when?");
    examination->add_option("--address", options->address, "As people type it: https://rondom.example.nl")
        ->envname("RONDOM_ADDRESS");
    examination->callback([options, &status] { status = doctor(*options); });
}

void add_move(CLI::App& app, int& status) {
    auto options = std::make_shared<MoveOptions>();
    auto* command = app.add_subcommand(
        "move-store", "Move a region to another place, also while it is served, and prove it"
    );
    command->add_option("--from", options->from, "sqlite:DIRECTORY or postgres:CONNECTION")->required();
    command->add_option("--from-keys", options->from_keys, "With PostgreSQL: the keys' own database");
    command->add_option("--to", options->to, "Where nothing is yet, or where an earlier run stopped")
        ->required();
    command->add_option("--to-keys", options->to_keys, "With PostgreSQL: the keys' own database");
    command->add_flag(
        "--give-up", options->give_up, "Open the old place again; what is on its way is not served"
    );
    command->callback([options, &status] { status = move_store(*options); });
}

void add_backup(CLI::App& app, int& status) {
    auto options = std::make_shared<BackupOptions>();
    auto* command = app.add_subcommand("backup", "Copy a region on SQLite, also while it is served");
    command->add_option("--data", options->data, "Directory with the databases")
        ->envname("RONDOM_DATA")
        ->required();
    auto* places = command->add_option_group("Where to", "Two places, with different lives; or one of them");
    places->add_option("--journal-to", options->journal, "File that is not there yet, for the entries");
    places->add_option("--keys-to", options->keys, "File that is not there yet, for the keys");
    places->require_option(1, 2);
    command->callback([options, &status] { status = back_up(*options); });
}

void add_restore(CLI::App& app, int& status) {
    auto options = std::make_shared<RestoreOptions>();
    auto* command = app.add_subcommand("restore", "Put a region on SQLite back where none is, and prove it");
    auto* entries = command->add_option_group("What to put back", "One of the two");
    entries->add_option("--journal", options->journal, "Copy of the entries");
    entries->add_option("--segments", options->segments, "Directory that a region was shipped to");
    entries->require_option(1);
    command->add_option("--keys", options->keys, "Copy of the keys, not older than that")->required();
    command->add_option("--key", options->key_file, "File with the key of the region")
        ->envname("RONDOM_KEY")
        ->required();
    command->add_option("--into", options->into, "Directory without a region")->required();
    auto* forgotten = command->add_option_group(
        "What was forgotten since", "A key that was destroyed after the copy was made does not come back"
    );
    forgotten->add_option(
        "--present-keys", options->present_keys, "The keystore of today; more than one may be"
    );
    forgotten->add_flag("--present-keys-lost", options->present_keys_lost, "There is none any more");
    forgotten->require_option(1);
    command->callback([options, &status] { status = restore(*options); });
}

void add_ship(CLI::App& app, int& status) {
    auto options = std::make_shared<ShipOptions>();
    auto* command = app.add_subcommand("ship", "Keep a copy of a region elsewhere, half a minute behind it");
    add_storage(*command, *options)->require_option(1, 2);
    command->add_option("--to", options->to, "Directory on another disk, for the entries")
        ->envname("RONDOM_SHIP_TO")
        ->required();
    command->add_option("--keys-to", options->keys_to, "Another directory, for the keys")
        ->envname("RONDOM_SHIP_KEYS_TO")
        ->required();
    command->add_option("--every", options->every, "Seconds; 0: once")->capture_default_str();
    command->callback([options, &status] { status = ship(*options); });
}

void add_check(CLI::App& app, int& status) {
    auto options = std::make_shared<ProofOptions>();
    auto format = std::make_shared<std::string>("text");
    auto* command =
        app.add_subcommand("check", "Prove what a region agreed, over every combination of facts");
    command->add_option(
        "PROFILE", options->profiles, "Directory or name of a region; none: all that came with the program"
    );
    command->add_option("--format", *format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->add_option("--language", options->language, "nl or en")->check(CLI::IsMember({"nl", "en"}));
    command->add_flag("--brute", options->brute, "Go through every combination of all facts as well");
    command->add_flag(
        "--smt", options->smt, "Print the questions in SMT-LIB: rondom check unita --smt | z3 -in"
    );
    command->add_flag(
        "--coverage", options->coverage, "What became of every statement of the region's own text"
    );
    command->add_flag("--publish", options->publishing, "Every assumption needs a name that stands for it");
    command->callback([options, format, &status] {
        options->json = *format == "json";
        status = check(*options);
    });
}

void add_diff(CLI::App& app, int& status) {
    auto options = std::make_shared<DiffOptions>();
    auto format = std::make_shared<std::string>("text");
    auto* command = app.add_subcommand("diff", "Say what changes, and who can read more than before");
    command->add_option("OLD", options->before, "Directory or name of a region")->required();
    command->add_option("NEW", options->after, "What takes its place")->required();
    command->add_option("--format", *format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->add_option("--language", options->language, "nl or en")->check(CLI::IsMember({"nl", "en"}));
    command->callback([options, format, &status] {
        options->json = *format == "json";
        status = diff(*options);
    });
}

void add_export_dmn(CLI::App& app, int& status) {
    auto options = std::make_shared<DmnOptions>();
    auto format = std::make_shared<std::string>("dmn");
    auto* command = app.add_subcommand("export-dmn", "Print who leads when, as a decision table in DMN 1.3");
    command->add_option("PROFILE", options->profile, "Directory or name of a region")->required();
    command->add_option("--format", *format, "dmn; json: who leads in every combination of facts")
        ->check(CLI::IsMember({"dmn", "json"}));
    command->callback([options, format, &status] {
        options->outcomes = *format == "json";
        status = export_dmn(*options);
    });
}

int run(int count, char** arguments) {
    int status = well;
    CLI::App app{"Rondom: one dossier, one route, everybody around a child", "rondom"};
    app.footer(footer);
    app.require_subcommand(1);
    app.add_option_function<std::string>(
           "--settings",
           [](std::string const& file) {
               auto const taken = take_settings(file);
               if (!taken) { throw CLI::ValidationError{"--settings", taken.error()}; }
           },
           "First of all: a file with what the command does not say itself, as in RONDOM_DATA=/var/lib/rondom"
    )
        ->trigger_on_parse();
    add_serve(app, status);
    add_key(app, status);
    add_administrator(app, status);
    add_demo(app, status);
    add_story(app, status);
    add_commands(app);
    add_rules(app);
    add_check(app, status);
    add_diff(app, status);
    add_export_dmn(app, status);
    add_explain(app, status);
    add_checks(app, status);
    add_agreements(app, status);
    add_forget(app, status);
    add_move(app, status);
    add_prepare_store(app, status);
    add_backup(app, status);
    add_restore(app, status);
    add_ship(app, status);
    add_anchors(app, status);
    add_regions(app, status);
    app.add_subcommand("version", "Say which version this is")->callback([] {
        fmt::print("rondom {}\n", RONDOM_VERSION);
    });
    try {
        app.parse(count, arguments);
    } catch (CLI::ParseError const& error) { return app.exit(error) == 0 ? well : wrong_use; }
    return status;
}

}  // namespace

}  // namespace rondom::cli

int main(int count, char** arguments) { return rondom::cli::run(count, arguments); }
