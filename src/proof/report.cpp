#include "proof/report.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "proof/filled.hpp"

namespace rondom::proof {

namespace {

struct Words {
    std::string_view example;
    std::string_view mend;
    std::string_view notice;
    std::string_view assumptions;
    std::string_view signed_by;
    std::string_view unsigned_mark;
    std::string_view proved;
    std::string_view wrong;
};

constexpr Words dutch{
    .example = "voorbeeld",
    .mend = "wat meestal helpt",
    .notice = "let op: ",
    .assumptions = "Aannames die iemand bij naam moet bevestigen voor publicatie",
    .signed_by = "bevestigd door {} op {}",
    .unsigned_mark = "nog niet bevestigd (merkteken {})",
    .proved =
        "{} {}: bewezen, over {} combinaties van feiten; {} om op te letten; {} aannames, {} nog niet "
        "bevestigd",
    .wrong =
        "{} {}: {} dingen kloppen niet, over {} combinaties van feiten; {} om op te letten; {} aannames, {} "
        "nog "
        "niet bevestigd"};

constexpr Words english{
    .example = "example",
    .mend = "what usually mends it",
    .notice = "note: ",
    .assumptions = "Assumptions that somebody must confirm by name before publishing",
    .signed_by = "confirmed by {} on {}",
    .unsigned_mark = "not confirmed yet (mark {})",
    .proved =
        "{} {}: proved, over {} combinations of facts; {} to look at; {} assumptions, {} not confirmed yet",
    .wrong =
        "{} {}: {} things are wrong, over {} combinations of facts; {} to look at; {} assumptions, {} not "
        "confirmed yet"};

Words const& words_in(Language language) { return language == Language::nl ? dutch : english; }

std::string summary(Report const& report, std::string_view name, Words const& words) {
    auto const errors = report.errors();
    auto const notices = report.findings.size() - errors;
    auto const open = unsigned_of(report).size();
    auto const all = report.assumptions.size();
    return errors == 0
               ? filled(words.proved, name, report.version, report.combinations, notices, all, open)
               : filled(words.wrong, name, report.version, errors, report.combinations, notices, all, open);
}

void write_label(json::Writer& out, std::string_view key, route::Label const& label) {
    out.key(key);
    out.open_object();
    out.key("nl");
    out.text(label.nl);
    out.key("en");
    out.text(label.en);
    out.close_object();
}

void write_place(json::Writer& out, std::string const& file, int line) {
    out.key("file");
    out.text(file);
    out.key("line");
    out.number(line);
}

void write_finding(json::Writer& out, Finding const& finding) {
    out.open_object();
    out.key("code");
    out.text(finding.code);
    out.key("weight");
    out.text(name_of(finding.weight));
    write_place(out, finding.file, finding.line);
    out.key("column");
    out.number(finding.column);
    write_label(out, "what", finding.what);
    out.key("example");
    out.text(finding.example);
    write_label(out, "mend", finding.mend);
    out.close_object();
}

void write_assumption(json::Writer& out, Assumption const& assumption) {
    out.open_object();
    out.key("rule");
    out.text(assumption.rule);
    write_place(out, assumption.file, assumption.line);
    out.key("words");
    out.text(assumption.words);
    out.key("mark");
    out.text(assumption.mark);
    out.key("signed_by");
    out.text(assumption.signed_by);
    out.key("signed_on");
    out.text(assumption.signed_on);
    out.close_object();
}

}  // namespace

std::vector<Assumption const*> unsigned_of(Report const& report) {
    std::vector<Assumption const*> open;
    for (auto const& each : report.assumptions) {
        if (each.signed_by.empty()) { open.push_back(&each); }
    }
    return open;
}

bool is_proved(Report const& report, bool publishing) {
    return report.errors() == 0 && (!publishing || unsigned_of(report).empty());
}

std::string text_of(Finding const& finding, Language language) {
    auto const& words = words_in(language);
    auto text = finding.line > 0 ? fmt::format("{}:{}:{}: ", finding.file, finding.line, finding.column)
                                 : fmt::format("{}: ", finding.file);
    if (finding.weight == Weight::notice) { text += words.notice; }
    text += fmt::format("{} [{}]\n", finding.what.said(language), finding.code);
    if (!finding.example.empty()) { text += fmt::format("    {}: {}\n", words.example, finding.example); }
    auto const& mend = finding.mend.said(language);
    if (!mend.empty()) { text += fmt::format("    {}: {}\n", words.mend, mend); }
    return text;
}

std::string text_of(Report const& report, std::string_view name, Wording const& wording) {
    auto const& words = words_in(wording.language);
    std::string text;
    for (auto const& each : report.findings) {
        text += text_of(each, wording.language);
    }
    if (!report.assumptions.empty()) { text += fmt::format("{}:\n", words.assumptions); }
    for (auto const& each : report.assumptions) {
        auto const state = each.signed_by.empty() ? filled(words.unsigned_mark, each.mark)
                                                  : filled(words.signed_by, each.signed_by, each.signed_on);
        text += fmt::format("  {}:{}: {}: {}\n    {}\n", each.file, each.line, each.rule, each.words, state);
    }
    return text + summary(report, name, words) + "\n";
}

void write(json::Writer& out, Report const& report, std::string_view name, bool publishing) {
    out.open_object();
    out.key("profile");
    out.text(name);
    out.key("region");
    out.text(report.region);
    out.key("version");
    out.text(report.version);
    out.key("proved");
    out.flag(is_proved(report, publishing));
    out.key("combinations");
    out.number(static_cast<std::int64_t>(report.combinations));
    out.key("findings");
    out.open_list();
    for (auto const& each : report.findings) {
        write_finding(out, each);
    }
    out.close_list();
    out.key("assumptions");
    out.open_list();
    for (auto const& each : report.assumptions) {
        write_assumption(out, each);
    }
    out.close_list();
    out.close_object();
}

}  // namespace rondom::proof
