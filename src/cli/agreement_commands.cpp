#include "cli/agreement_commands.hpp"

#include <CLI/CLI.hpp>

#include "cli/agreement.hpp"
#include "cli/storage_options.hpp"

namespace rondom::cli {

namespace {

void add_region(CLI::App& command, RegionOptions& options) {
    add_storage(command, options)->require_option(1, 2);
    command.add_option("--key", options.key_file, "File with the key of the region")
        ->envname("RONDOM_KEY")
        ->required();
    command.add_option("--language", options.language, "nl or en")->check(CLI::IsMember({"nl", "en"}));
}

void add_format(CLI::App& command, bool& json) {
    command
        .add_option_function<std::string>(
            "--format", [&json](std::string const& name) { json = name == "json"; }, "text or json"
        )
        ->check(CLI::IsMember({"text", "json"}));
}

void add_migrate(CLI::App& app, int& status) {
    auto options = std::make_shared<MigrateOptions>();
    auto* command =
        app.add_subcommand("migrate", "Bring open dossiers under another version, each with proof");
    add_region(*command, options->region);
    add_format(*command, options->region.json);
    command->add_option("--to", options->to, "Version; without it the one in force");
    command->add_flag("--dry-run", options->dry_run, "Only prove, and list what stays and what is needed");
    command->callback([options, &status] { status = migrate(*options); });
}

void add_replay(CLI::App& app, int& status) {
    auto options = std::make_shared<RegionOptions>();
    auto* command = app.add_subcommand("replay", "Decide every line of the reading log again");
    command->footer(
        "What a refused command said is not kept: that the role may not give it is decided again, what "
        "refused it\n"
        "otherwise is counted as not replayed. So are lines of before this was kept, and what was forgotten."
    );
    add_region(*command, *options);
    add_format(*command, options->json);
    command->callback([options, &status] { status = replay(*options); });
}

/// One step of publishing: its name, what it does, what it asks beside the region, and how it is done.
struct PublishStep {
    char const* name = "";
    char const* about = "";
    bool draft = false;
    bool by = false;
    int (*run)(PublishOptions const& options) = nullptr;
};

CLI::App* add_step(
    CLI::App& publish, PublishStep const& step, std::shared_ptr<PublishOptions> const& options, int& status
) {
    auto* command = publish.add_subcommand(step.name, step.about);
    add_region(*command, options->region);
    if (step.draft) { command->add_option("DRAFT", options->draft, "As `list` names it")->required(); }
    if (step.by) {
        command->add_option("--by", options->by, "Mail address of who administers the region")->required();
    }
    command->callback([options, run = step.run, &status] { status = run(*options); });
    return command;
}

void add_publish(CLI::App& app, int& status) {
    auto options = std::make_shared<PublishOptions>();
    auto* publish = app.add_subcommand("publish", "Another version of the agreement, by two people");
    publish->require_subcommand(1);
    add_step(*publish, {"list", "Versions and proposals", false, false, list_agreements}, options, status);
    add_step(
        *publish,
        {"show", "What is wrong, and who stands for what", true, false, show_agreement},
        options,
        status
    );
    add_step(
        *publish,
        {"propose", "Prove a profile and propose it", false, true, propose_agreement},
        options,
        status
    )
        ->add_option("PROFILE", options->profile, "Directory of the profile")
        ->required();
    add_step(
        *publish, {"sign", "Stand for assumptions, by name", true, true, sign_agreement}, options, status
    )
        ->add_option("--rule", options->rules, "Of which assumption; without it each that has no name yet");
    add_step(
        *publish, {"approve", "Let it hold; by somebody else", true, true, approve_agreement}, options, status
    )
        ->add_option("--from", options->from, "First day: 2027-01-01")
        ->required();
    add_step(*publish, {"withdraw", "Take a proposal back", true, true, withdraw_agreement}, options, status);
}

}  // namespace

void add_agreements(CLI::App& app, int& status) {
    add_publish(app, status);
    add_migrate(app, status);
    add_replay(app, status);
}

}  // namespace rondom::cli
