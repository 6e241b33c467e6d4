#include "cli/forget_text.hpp"

#include <fmt/core.h>

#include "domain/hex.hpp"
#include "keeping/clocks.hpp"
#include "web/words.hpp"

namespace rondom::cli {

namespace {

std::string part_text(web::Words const& words, keeping::PartForgotten const& part) {
    auto const name = std::string{"log.part."}.append(name_of(part.part));
    auto const start = std::string{"keeping.start."}.append(name_of(part.start));
    return fmt::format(
        "  {}\n",
        words.text(
            "keeping.part",
            {std::string{words(name)},
             part.period,
             std::string{words(start)},
             iso_text(part.from),
             iso_text(part.until)}
        )
    );
}

std::string dossier_text(web::Words const& words, keeping::ForgottenLine const& line) {
    auto text = words.text("keeping.dossier", {line.dossier.text(), line.version}) + "\n";
    for (auto const& part : line.parts) {
        text += part_text(words, part);
    }
    if (line.whole) { text += fmt::format("  {}\n", words("keeping.whole")); }
    if (line.accounts > 0) {
        text += fmt::format("  {}\n", words.text("keeping.accounts", {std::to_string(line.accounts)}));
    }
    return text;
}

std::string counted(web::Words const& words, std::string_view key, std::size_t count) {
    return count == 0 ? std::string{} : words.text(key, {std::to_string(count)}) + "\n";
}

std::string line_for_each(
    web::Words const& words, std::string_view key, std::vector<DossierId> const& dossiers
) {
    std::string text;
    for (auto const& each : dossiers) {
        text += words.text(key, {each.text()}) + "\n";
    }
    return text;
}

}  // namespace

std::string forgotten_text(keeping::Outcome const& outcome, Language language, bool dry_run) {
    auto const& words = web::words_in(language);
    std::string text;
    for (auto const& each : outcome.ended) {
        text += dossier_text(words, each);
    }
    for (auto const& each : outcome.held) {
        text += words.text("keeping.held", {each.dossier.text(), each.why}) + "\n";
    }
    text += line_for_each(words, "keeping.finished", outcome.finished);
    text += line_for_each(words, "keeping.unreadable", outcome.unreadable);
    text += line_for_each(words, "keeping.overtaken", outcome.overtaken);
    auto const key = dry_run ? "keeping.due" : "keeping.forgotten";
    text += words.text(key, {std::to_string(outcome.ended.size())}) + "\n";
    text += counted(words, "keeping.open", outcome.open);
    text += counted(words, "keeping.running", outcome.running);
    text += counted(words, "keeping.gone", outcome.gone);
    return text;
}

std::string certificate_text(
    std::vector<keeping::Certified> const& all, Day since, Moment now, Language language
) {
    auto const& words = web::words_in(language);
    auto text = fmt::format(
        "{}\n\n{}\n",
        words("keeping.certificate"),
        words.text("keeping.certificate.about", {iso_text(since), iso_text(now)})
    );
    if (all.empty()) { text += fmt::format("\n{}\n", words("keeping.certificate.none")); }
    for (auto const& each : all) {
        text += fmt::format("\n{}  {}", iso_text(each.line.at), dossier_text(words, each.line));
        for (auto const& part : each.line.parts) {
            text +=
                fmt::format("  {}\n", words.text("keeping.law", {std::string{keeping::law_of(part.part)}}));
        }
        for (auto const& stone : each.proofs) {
            text += fmt::format("  {}\n", words.text("keeping.proof", {stone.id, hex(stone.proof)}));
        }
    }
    text += fmt::format("\n{}\n", words("keeping.certificate.end"));
    return text;
}

}  // namespace rondom::cli
