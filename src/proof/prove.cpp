#include "proof/prove.hpp"

#include <cstdint>
#include <tuple>

#include <fmt/args.h>
#include <fmt/format.h>

#include "proof/dutch.hpp"
#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

std::string filled(std::string_view pattern, std::vector<std::string> const& words) {
    fmt::dynamic_format_arg_store<fmt::format_context> arguments;
    for (auto const& word : words) {
        arguments.push_back(word);
    }
    return fmt::vformat(fmt::string_view{pattern.data(), pattern.size()}, arguments);
}

Finding of_reading(route::Finding const& finding) {
    return {
        .code = "profile.read",
        .weight = Weight::error,
        .file = finding.file,
        .line = finding.line,
        .column = finding.column,
        .what = {.nl = in_dutch(finding.message), .en = finding.message},
        .example = {},
        .mend = {.nl = in_dutch(finding.allowed), .en = finding.allowed}};
}

/// What is wrong before what is only to look at, each in the order of the files.
void sort(std::vector<Finding>& findings) {
    std::ranges::stable_sort(findings, [](Finding const& one, Finding const& other) {
        return std::tie(one.weight, one.file, one.line, one.column) <
               std::tie(other.weight, other.file, other.line, other.column);
    });
}

std::vector<Assumption> assumptions_of(route::Reading const& reading) {
    std::vector<Assumption> all;
    for (auto const& claim : route::claims_of(reading.profile, reading.evidence)) {
        if (claim.origin.assumption.empty()) { continue; }
        auto const place = reading.text.place(claim.rule);
        Assumption assumption{
            .rule = claim.rule,
            .file = std::string{place.file},
            .line = place.line,
            .words = claim.origin.assumption,
            .mark = mark_of(claim.origin.assumption),
            .signed_by = {},
            .signed_on = {}};
        for (auto const& each : reading.evidence.sign_offs) {
            if (each.rule != assumption.rule || each.words != assumption.mark) { continue; }
            assumption.signed_by = each.by;
            assumption.signed_on = each.on;
        }
        all.push_back(std::move(assumption));
    }
    return all;
}

void prove_as_far_as_it_goes(Subject& subject, void (*prove_part)(Subject& subject)) {
    try {
        prove_part(subject);
    } catch (TooMuch const& question) {
        subject.find("ways.too-many", "facts", {std::to_string(question.facts)});
    }
}

}  // namespace

Vocabulary::Command const* Vocabulary::find(std::string_view name) const {
    auto const found = std::ranges::find(commands, name, &Command::name);
    return found != commands.end() ? &*found : nullptr;
}

Roles Vocabulary::setters_of(std::string_view fact) const {
    Roles who;
    for (auto const& each : setters) {
        if (each.fact == fact) { who = who | each.who; }
    }
    return who;
}

std::size_t Report::errors() const {
    return static_cast<std::size_t>(std::ranges::count(findings, Weight::error, &Finding::weight));
}

void Subject::find(
    std::string_view code, std::string_view path, std::vector<std::string> const& words, std::string example
) {
    constexpr std::size_t most = 1000;  // of what is wrong; nobody reads more
    if (findings.size() >= most) { return; }
    auto const& says = statement(code);
    auto const place = text.place(path);
    findings.push_back(
        {.code = std::string{code},
         .weight = says.is_notice ? Weight::notice : Weight::error,
         .file = std::string{place.file},
         .line = place.line,
         .column = place.column,
         .what = {.nl = filled(says.nl, words), .en = filled(says.en, words)},
         .example = std::move(example),
         .mend = {.nl = filled(says.mend_nl, words), .en = filled(says.mend_en, words)}}
    );
}

std::vector<Placed> tasks_of(route::Profile const& profile, route::Step const& step) {
    std::vector<Placed> placed;
    for (auto const& cell : step.cells) {
        for (auto const& id : cell.tasks) {
            if (auto const* task = profile.task(id)) { placed.push_back({step, cell, *task}); }
        }
    }
    return placed;
}

std::vector<route::Step const*> steps_with(route::Profile const& profile, std::string_view command) {
    std::vector<route::Step const*> steps;
    for (auto const& step : profile.steps) {
        auto const placed = tasks_of(profile, step);
        bool const there =
            std::ranges::any_of(placed, [&](Placed const& each) { return each.task.command == command; });
        if (there) { steps.push_back(&step); }
    }
    return steps;
}

/// FNV-1a, 32 bits: enough to see that words were changed, short enough to write by hand.
std::string mark_of(std::string_view words) {
    std::uint32_t hash = 2166136261U;
    for (auto const letter : words) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    }
    return fmt::format("{:08x}", hash);
}

Report prove(route::Reading const& reading, Vocabulary const& vocabulary, std::optional<Day> today) {
    Subject subject{
        .profile = reading.profile,
        .evidence = reading.evidence,
        .text = reading.text,
        .vocabulary = vocabulary,
        .today = today,
        .findings = {},
        .combinations = 0};
    for (auto const& each : reading.findings) {
        subject.findings.push_back(of_reading(each));
    }
    if (reading.text.is_complete() || reading.is_readable()) {
        for (auto* const prove_part :
             {prove_origins,
              prove_roles,
              prove_lead,
              prove_sharing,
              prove_consent,
              prove_family,
              prove_safety,
              prove_keeping,
              prove_flow,
              prove_terms,
              prove_calendar,
              prove_ways,
              prove_use,
              prove_meetings}) {
            prove_as_far_as_it_goes(subject, prove_part);
        }
    }
    sort(subject.findings);
    return {
        .region = reading.profile.id,
        .version = reading.profile.version,
        .findings = std::move(subject.findings),
        .assumptions = assumptions_of(reading),
        .combinations = subject.combinations};
}

route::Loaded proved(route::Reading reading, Vocabulary const& vocabulary) {
    std::vector<route::Finding> errors;
    for (auto& each : prove(reading, vocabulary).findings) {
        if (each.weight != Weight::error) { continue; }
        auto message =
            each.example.empty() ? each.what.en : fmt::format("{} ({})", each.what.en, each.example);
        errors.push_back(
            {.file = std::move(each.file),
             .line = each.line,
             .column = each.column,
             .message = std::move(message),
             .allowed = std::move(each.mend.en)}
        );
    }
    if (!errors.empty()) { return tl::unexpected{std::move(errors)}; }
    return std::move(reading.profile);
}

}  // namespace rondom::proof
