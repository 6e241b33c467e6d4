#include "cli/agreement.hpp"

#include <fmt/core.h>

#include "cli/agreement_text.hpp"
#include "cli/region.hpp"
#include "cli/serve.hpp"
#include "proof/report.hpp"

namespace rondom::cli {

namespace {

int object(renewal::Objection const& objection, RegionOptions const& options) {
    fmt::print(stderr, "{}", objection_text(objection, language_of(options)));
    return not_well;
}

/// Does something with the agreements of a region.
template <class Use>
int with_region(RegionOptions const& options, Use const& use) {
    auto const rondom = open_region(options);
    if (!rondom) { return complain(rondom.error()); }
    return use(**rondom);
}

/// The same in the name of somebody who administers the region.
template <class Use>
int by_hand(PublishOptions const& options, Use const& use) {
    return with_region(options.region, [&](app::Rondom& rondom) {
        auto hand = rondom.administrator(options.by);
        if (!hand) {
            return complain(fmt::format("{}: nobody with this address administers the region", options.by));
        }
        hand->on_command_line = true;
        return use(rondom.agreements(), *hand);
    });
}

template <class T>
int concluded(renewal::Agreed<T> const& agreed, RegionOptions const& options, std::string_view done) {
    if (!agreed) { return object(agreed.error(), options); }
    fmt::print("{}\n", done);
    return well;
}

}  // namespace

int migrate(MigrateOptions const& options) {
    return with_region(options.region, [&](app::Rondom& rondom) {
        auto const trial = options.dry_run ? app::Rondom::Trial::only : app::Rondom::Trial::for_real;
        auto const outcome = rondom.migrate(options.to, trial);
        if (!outcome) { return complain(outcome.error()); }
        auto const& versions = rondom.agreements().versions();
        auto const& to = *versions.find(outcome->to);
        fmt::print(
            "{}",
            options.region.json
                ? outcome_json(*outcome, to, options.dry_run)
                : outcome_text(*outcome, versions, to, language_of(options.region), options.dry_run)
        );
        return outcome->all_moved() ? well : not_well;
    });
}

int replay(RegionOptions const& options) {
    return with_region(options, [&](app::Rondom& rondom) {
        auto const replayed = rondom.replay();
        if (!replayed) { return complain(replayed.error()); }
        fmt::print(
            "{}", options.json ? replayed_json(*replayed) : replayed_text(*replayed, language_of(options))
        );
        return replayed->is_clean() ? well : not_well;
    });
}

int list_agreements(PublishOptions const& options) {
    return with_region(options.region, [&](app::Rondom& rondom) {
        auto const all = rondom.agreements().all();
        return concluded(all, options.region, all ? agreements_text(*all) : std::string{});
    });
}

int show_agreement(PublishOptions const& options) {
    return with_region(options.region, [&](app::Rondom& rondom) {
        auto const agreement = rondom.agreements().find(options.draft);
        if (!agreement) { return object(agreement.error(), options.region); }
        auto const report = rondom.agreements().report(*agreement);
        if (!report) { return object(report.error(), options.region); }
        proof::Wording const wording{.language = language_of(options.region), .publishing = true};
        fmt::print("{}", proof::text_of(*report, agreement->draft.version, wording));
        return proof::is_proved(*report, true) ? well : not_well;
    });
}

int propose_agreement(PublishOptions const& options) {
    auto const files = app::files_of_region("", options.profile);
    if (!files) { return complain(route::text_of(files.error())); }
    return by_hand(options, [&](renewal::Agreements& agreements, renewal::Hand const& hand) {
        auto const draft = agreements.propose(*files, hand);
        return concluded(draft, options.region, draft ? draft->id : std::string{});
    });
}

int sign_agreement(PublishOptions const& options) {
    return by_hand(options, [&](renewal::Agreements& agreements, renewal::Hand const& hand) {
        return concluded(agreements.sign(options.draft, options.rules, hand), options.region, "signed");
    });
}

int approve_agreement(PublishOptions const& options) {
    auto const from = parse_day(options.from);
    if (!from) {
        complain(fmt::format("{}: this is no day; write 2027-01-01", options.from));
        return wrong_use;
    }
    return by_hand(options, [&](renewal::Agreements& agreements, renewal::Hand const& hand) {
        return concluded(agreements.publish(options.draft, *from, hand), options.region, "published");
    });
}

int withdraw_agreement(PublishOptions const& options) {
    return by_hand(options, [&](renewal::Agreements& agreements, renewal::Hand const& hand) {
        return concluded(agreements.withdraw(options.draft, hand), options.region, "withdrawn");
    });
}

}  // namespace rondom::cli
