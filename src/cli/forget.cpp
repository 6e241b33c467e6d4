#include "cli/forget.hpp"

#include <fstream>

#include <fmt/core.h>

#include "cli/doctor_looks.hpp"
#include "cli/forget_text.hpp"
#include "cli/machine.hpp"
#include "cli/region.hpp"
#include "cli/serve.hpp"
#include "cli/storage_options.hpp"
#include "journal/storage.hpp"

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;

int done(tl::expected<void, std::string> const& result) { return result ? well : complain(result.error()); }

/// In a directory each run has a file of its own.
fs::path file_for(fs::path const& place) {
    if (!fs::is_directory(place)) { return place; }
    auto name = iso_text(now());
    std::erase(name, ':');
    return place / fmt::format("vernietigd-{}.txt", name);
}

int write_certificate(app::Rondom& rondom, ForgetOptions const& options, bool anything) {
    auto const since = options.since.empty() ? rondom.today() : parse_day(options.since).value_or(Day{});
    auto const all = rondom.forgotten_since(since);
    if (!all) { return complain(all.error()); }
    // a night in which nothing was forgotten needs no paper
    if (!anything && options.since.empty() && fs::is_directory(options.certificate)) { return well; }
    auto const file = file_for(options.certificate);
    std::ofstream out{file, std::ios::out | std::ios::trunc};
    out << certificate_text(*all, since, now(), language_of(options.region));
    out.close();
    if (!out) { return complain(fmt::format("{}: cannot be written", file.string())); }
    return well;
}

int carry_out(app::Rondom& rondom, ForgetOptions const& options) {
    auto const trial = options.dry_run ? app::Rondom::Trial::only : app::Rondom::Trial::for_real;
    auto const outcome = rondom.forget(trial);
    if (!outcome) { return complain(outcome.error()); }
    fmt::print("{}", forgotten_text(*outcome, language_of(options.region), options.dry_run));
    auto const data = journal::directory_of(journal::store_at(options.region.store, options.region.data));
    if (!options.dry_run && outcome->is_clean() && !data.empty()) { note(data, Care::forgot, now()); }
    bool const paper = !options.certificate.empty() && !options.dry_run;
    bool const anything = !outcome->ended.empty() || !outcome->finished.empty();
    int const written = paper ? write_certificate(rondom, options, anything) : well;
    return outcome->is_clean() ? written : not_well;
}

}  // namespace

int forget(ForgetOptions const& options) {
    if (!options.since.empty() && !parse_day(options.since)) {
        complain(fmt::format("{}: this is no day; write 2027-01-01", options.since));
        return wrong_use;
    }
    auto const rondom = open_region(options.region);
    if (!rondom) { return complain(rondom.error()); }
    if (!options.hold.empty()) { return done((*rondom)->hold(DossierId{options.hold}, options.because)); }
    if (!options.release.empty()) { return done((*rondom)->release(DossierId{options.release})); }
    return carry_out(**rondom, options);
}

void add_forget(CLI::App& app, int& status) {
    auto options = std::make_shared<ForgetOptions>();
    auto* command = app.add_subcommand(
        "forget", "Destroy what was kept as long as the region agreed, also while it is served"
    );
    command->footer(
        "What is open, goes on again or is held stays. Nothing can be undone: look first with --dry-run."
    );
    add_storage(*command, options->region)->require_option(1, 2);
    command->add_option("--key", options->region.key_file, "File with the key of the region")
        ->envname("RONDOM_KEY")
        ->required();
    command->add_option("--language", options->region.language, "nl or en")
        ->check(CLI::IsMember({"nl", "en"}));
    auto* dry = command->add_flag("--dry-run", options->dry_run, "Only say what is due");
    auto* paper = command->add_option(
        "--certificate", options->certificate, "File, or a directory, for what was destroyed, with proofs"
    );
    command
        ->add_option(
            "--since", options->since, "Certificate from this day on; without it of today: 2027-01-01"
        )
        ->needs(paper);
    auto* hold =
        command->add_option("--hold", options->hold, "Dossier of which nothing is forgotten from now on");
    auto* because = command->add_option("--because", options->because, "Why; names nobody")->needs(hold);
    hold->needs(because)->excludes(dry)->excludes(paper);
    command->add_option("--release", options->release, "Dossier that is held no longer")
        ->excludes(hold)
        ->excludes(dry)
        ->excludes(paper);
    command->callback([options, &status] { status = forget(*options); });
}

}  // namespace rondom::cli
