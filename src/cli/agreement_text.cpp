#include "cli/agreement_text.hpp"

#include <fmt/core.h>

#include "domain/json.hpp"
#include "proof/report.hpp"
#include "web/form.hpp"
#include "web/lack_words.hpp"

namespace rondom::cli {

namespace {

using renewal::Lack;
using renewal::Lacking;

void write_text(json::Writer& out, std::string_view key, std::string_view value) {
    out.key(key);
    out.text(value);
}

void write_count(json::Writer& out, std::string_view key, std::size_t count) {
    out.key(key);
    out.number(static_cast<std::int64_t>(count));
}

void write_lacking(json::Writer& out, Lacking const& each, route::Profile const& to) {
    out.open_object();
    write_text(out, "lack", name_of(each.lack));
    write_text(out, "about", each.what);
    if (each.lack == Lack::reads_more) {
        write_text(out, "reader", name_of(each.more.reader));
        write_text(out, "category", name_of(each.more.what));
        write_text(out, "owner", name_of(each.more.owner));
        write_text(out, "step", each.more.step);
        write_text(out, "consent_for", each.more.purpose);
        write_text(out, "from", each.more.from ? iso_text(*each.more.from) : std::string{});
    }
    for (auto const& language : names_of(Language{})) {
        web::LackWords const told{to, language.value};
        write_text(out, fmt::format("text_{}", language.name), told.lacking(each));
        write_text(out, fmt::format("needed_{}", language.name), told.needed(each));
    }
    out.close_object();
}

void write_prospects(
    json::Writer& out,
    std::string_view key,
    std::vector<renewal::Prospect> const& prospects,
    route::Profile const& to
) {
    out.key(key);
    out.open_list();
    for (auto const& each : prospects) {
        out.open_object();
        write_text(out, "dossier", each.dossier.text());
        write_text(out, "version", each.version);
        write_text(out, "step", each.step);
        out.key("lacking");
        out.open_list();
        for (auto const& one : each.lacking) {
            write_lacking(out, one, to);
        }
        out.close_list();
        out.close_object();
    }
    out.close_list();
}

void write_dossiers(json::Writer& out, std::string_view key, std::vector<DossierId> const& dossiers) {
    out.key(key);
    out.open_list();
    for (auto const& each : dossiers) {
        out.text(each.text());
    }
    out.close_list();
}

}  // namespace

std::string outcome_text(
    renewal::Outcome const& outcome,
    route::Versions const& versions,
    route::Profile const& to,
    Language language,
    bool dry_run
) {
    auto const& words = web::words_in(language);
    web::LackWords const told{to, language};
    auto text = words.text(dry_run ? "renewal.move" : "renewal.moved", {outcome.move.size(), to.version}) +
                " " + words.text("renewal.rest", {outcome.stay.size(), outcome.closed, outcome.there}) + "\n";
    for (auto const& each : outcome.stay) {
        auto const* from = versions.find(each.version);
        auto const* step = from != nullptr ? from->step(each.step) : nullptr;
        auto const label = step != nullptr ? step->label.said(language) : each.step;
        text += words.text("renewal.stays", {each.dossier.text(), label, each.version}) + "\n";
        for (auto const& one : each.lacking) {
            text += fmt::format(
                "  - {}\n    {}\n", told.lacking(one), words.text("renewal.needed", {told.needed(one)})
            );
        }
    }
    for (auto const& each : outcome.unreadable) {
        text += words.text("renewal.unreadable", {each.text()}) + "\n";
    }
    for (auto const& each : outcome.overtaken) {
        text += words.text("renewal.overtaken", {each.text()}) + "\n";
    }
    return text;
}

std::string outcome_json(renewal::Outcome const& outcome, route::Profile const& to, bool dry_run) {
    json::Writer out;
    out.open_object();
    write_text(out, "to", to.version);
    out.key("dry_run");
    out.flag(dry_run);
    write_count(out, "closed", outcome.closed);
    write_count(out, "there", outcome.there);
    write_prospects(out, "move", outcome.move, to);
    write_prospects(out, "stay", outcome.stay, to);
    write_dossiers(out, "unreadable", outcome.unreadable);
    write_dossiers(out, "overtaken", outcome.overtaken);
    out.close_object();
    return out.take() + "\n";
}

std::string replayed_text(renewal::Replayed const& replayed, Language language) {
    auto const& words = web::words_in(language);
    auto text =
        words.text("renewal.replayed", {replayed.lines, replayed.reproduced, replayed.mismatches.size()}) +
        "\n";
    for (auto const& [why, count] : replayed.not_replayed) {
        text += words.text(std::string{"renewal.not-replayed."}.append(name_of(why)), {count}) + "\n";
    }
    for (auto const& each : replayed.mismatches) {
        text += words.text("renewal.mismatch", {each.dossier.text(), each.line}) + "\n";
        for (auto const& one : each.differences) {
            auto const key = std::string{"renewal.differs."}.append(name_of(one.what));
            text += "  - " + words.text(key, {one.recorded, one.decided}) + "\n";
        }
    }
    return text;
}

std::string replayed_json(renewal::Replayed const& replayed) {
    json::Writer out;
    out.open_object();
    write_count(out, "lines", replayed.lines);
    write_count(out, "reproduced", replayed.reproduced);
    out.key("not_replayed");
    out.open_object();
    for (auto const& [why, count] : replayed.not_replayed) {
        write_count(out, name_of(why), count);
    }
    out.close_object();
    out.key("mismatches");
    out.open_list();
    for (auto const& each : replayed.mismatches) {
        out.open_object();
        write_text(out, "dossier", each.dossier.text());
        write_text(out, "line", each.line);
        out.key("differences");
        out.open_list();
        for (auto const& one : each.differences) {
            out.open_object();
            write_text(out, "what", name_of(one.what));
            write_text(out, "recorded", one.recorded);
            write_text(out, "decided", one.decided);
            out.close_object();
        }
        out.close_list();
        out.close_object();
    }
    out.close_list();
    out.close_object();
    return out.take() + "\n";
}

std::string objection_text(renewal::Objection const& objection, Language language) {
    auto const& words = web::words_in(language);
    if (objection.trouble) { return "storage cannot be read or written\n"; }
    std::string text;
    for (auto const& reason : objection.refusal.value_or(Refusal{}).reasons) {
        auto const key = web::rule_key(std::string{reason.rule->name});
        auto const first = reason.details.empty() ? std::string{} : reason.details.front();
        auto const second = reason.details.size() < 2 ? std::string{} : reason.details[1];
        text += fmt::format("{}\n{}\n", words.text(key, {first, second}), words(key + ".next"));
    }
    for (auto const& each : objection.findings) {
        text += proof::text_of(each, language);
    }
    return text;
}

std::string agreements_text(std::vector<renewal::Agreement> const& agreements) {
    std::string text;
    for (auto const& each : agreements) {
        auto const& draft = each.draft;
        auto const proposed =
            each.came_with_program() ? std::string{"came with the program"} : "proposed by " + draft.name;
        auto const became =
            each.published
                ? fmt::format(
                      "in force from {}{}",
                      iso_text(each.published->from),
                      each.published->name.empty() ? std::string{} : ", published by " + each.published->name
                  )
                : std::string{"waits for somebody else to publish it"};
        text += fmt::format(
            "{}  version {}  {}, {}; {}\n",
            draft.id,
            draft.version,
            proposed,
            iso_text(local_day(draft.at)),
            became
        );
    }
    return text;
}

}  // namespace rondom::cli
