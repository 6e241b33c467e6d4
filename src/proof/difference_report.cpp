#include "proof/difference_report.hpp"

#include <fmt/core.h>

#include "proof/filled.hpp"

namespace rondom::proof {

namespace {

struct Words {
    std::string_view more;
    std::string_view nobody_more;
    std::string_view less;
    std::string_view lead;
    std::string_view lead_row;
    std::string_view changes;
    std::string_view nothing;
    std::string_view example;
    std::string_view added;
    std::string_view removed;
    std::string_view was;
    std::string_view came;
    std::string_view left;
    std::string_view order;
};

constexpr Words dutch{
    .more = "Wie meer kan lezen dan eerst",
    .nobody_more = "Niemand kan meer lezen dan eerst.",
    .less = "Wie minder kan lezen dan eerst",
    .lead = "Wie de procesregie heeft",
    .lead_row = "was: {}, wordt: {}",
    .changes = "Wat er verandert",
    .nothing = "Er verandert niets.",
    .example = "voorbeeld",
    .added = "nieuw: {}",
    .removed = "weg: {}",
    .was = "was {}, wordt {}",
    .came = "erbij {}",
    .left = "weg {}",
    .order = "andere volgorde: was {}, wordt {}"};

constexpr Words english{
    .more = "Who can read more than before",
    .nobody_more = "Nobody can read more than before.",
    .less = "Who can read less than before",
    .lead = "Who leads",
    .lead_row = "was: {}, becomes: {}",
    .changes = "What changes",
    .nothing = "Nothing changes.",
    .example = "example",
    .added = "new: {}",
    .removed = "gone: {}",
    .was = "was {}, becomes {}",
    .came = "added {}",
    .left = "gone {}",
    .order = "another order: was {}, becomes {}"};

Words const& words_in(Language language) { return language == Language::nl ? dutch : english; }

std::string listed(std::vector<route::Label> const& labels, Language language) {
    std::string text;
    for (auto const& each : labels) {
        text += (text.empty() ? "" : ", ") + each.said(language);
    }
    return text;
}

std::string place_of(std::string const& file, int line) {
    return line > 0 ? fmt::format("{}:{}: ", file, line) : std::string{};
}

std::string section(std::string_view title, std::vector<SaidReading> const& readings, Language language) {
    auto text = fmt::format("{} ({}):\n", title, readings.size());
    for (auto const& each : readings) {
        text += text_of(each, language);
    }
    return text;
}

}  // namespace

std::string text_of(SaidReading const& reading, Language language) {
    auto text = fmt::format("  {}{}\n", place_of(reading.file, reading.line), reading.what.said(language));
    if (!reading.example.empty()) {
        text += fmt::format("      {}: {}\n", words_in(language).example, reading.example);
    }
    return text;
}

std::string text_of(Otherwise const& otherwise, Language language) {
    auto const& words = words_in(language);
    auto const before = listed(otherwise.before, language);
    auto const after = listed(otherwise.after, language);
    auto text = otherwise.attribute.said(language) + ": ";
    if (otherwise.reordered) { return text + filled(words.order, before, after); }
    if (otherwise.before.size() == 1 && otherwise.after.size() == 1) {
        return text + filled(words.was, before, after);
    }
    if (!otherwise.after.empty()) { text += filled(words.came, after); }
    if (!otherwise.after.empty() && !otherwise.before.empty()) { text += "; "; }
    if (!otherwise.before.empty()) { text += filled(words.left, before); }
    return text;
}

std::string title_of(Change const& change, Language language) {
    auto const& words = words_in(language);
    auto const& name = change.name.said(language);
    switch (change.kind) {
        case ChangeKind::added: return filled(words.added, name);
        case ChangeKind::removed: return filled(words.removed, name);
        case ChangeKind::changed: return name;
    }
    return name;
}

std::vector<std::string> lines_of(Change const& change, Language language) {
    std::vector<std::string> lines;
    for (auto const& each : change.says) {
        lines.push_back(
            change.kind == ChangeKind::added
                ? fmt::format("{}: {}", each.attribute.said(language), listed(each.after, language))
                : text_of(each, language)
        );
    }
    return lines;
}

std::string text_of(Change const& change, Language language) {
    auto text = fmt::format("  {}{}\n", place_of(change.file, change.line), title_of(change, language));
    for (auto const& each : lines_of(change, language)) {
        text += fmt::format("      {}\n", each);
    }
    return text;
}

std::string text_of(Difference const& difference, Language language) {
    auto const& words = words_in(language);
    auto text = fmt::format("{} -> {}\n", difference.before, difference.after);
    text += difference.more.empty() ? fmt::format("{}\n", words.nobody_more)
                                    : section(words.more, difference.more, language);
    if (!difference.less.empty()) { text += section(words.less, difference.less, language); }
    if (!difference.lead.empty()) { text += fmt::format("{} ({}):\n", words.lead, difference.lead.size()); }
    for (auto const& each : difference.lead) {
        text += fmt::format(
            "  {}\n      {}: {}\n",
            filled(words.lead_row, each.before.said(language), each.after.said(language)),
            words.example,
            each.example
        );
    }
    if (!difference.changes.empty()) {
        text += fmt::format("{} ({}):\n", words.changes, difference.changes.size());
    }
    for (auto const& each : difference.changes) {
        text += text_of(each, language);
    }
    if (difference.is_none()) { text += fmt::format("{}\n", words.nothing); }
    return text;
}

namespace {

void write_label(json::Writer& out, std::string_view key, route::Label const& label) {
    out.key(key);
    out.open_object();
    out.key("nl");
    out.text(label.nl);
    out.key("en");
    out.text(label.en);
    out.close_object();
}

void write_text(json::Writer& out, std::string_view key, std::string_view value) {
    out.key(key);
    out.text(value);
}

template <class Items, class Write>
void write_list(json::Writer& out, std::string_view key, Items const& items, Write const& write) {
    out.key(key);
    out.open_list();
    for (auto const& each : items) {
        write(each);
    }
    out.close_list();
}

std::string reader_name(Reader const& reader) {
    switch (reader.kind) {
        case Reader::Kind::party: return std::string{name_of(reader.party)};
        case Reader::Kind::parent: return "parent";
        case Reader::Kind::youth: return "youth";
        case Reader::Kind::system: return "systems/" + reader.system;
    }
    return {};
}

void write_change(json::Writer& out, ReadingChange const& change) {
    auto const text = [&](std::string const& each) { out.text(each); };
    out.open_object();
    write_text(out, "reader", reader_name(change.reader));
    write_text(out, "step", change.step);
    write_text(out, "category", name_of(change.what));
    write_text(out, "owner", change.owner ? name_of(*change.owner) : std::string_view{});
    write_text(out, "kind", name_of(change.kind));
    write_text(out, "ground", name_of(change.ground));
    write_list(out, "by", change.by, text);
    write_list(out, "by_before", change.by_before, text);
    write_list(out, "ages", change.ages, [&](route::AgeBand each) { out.text(name_of(each)); });
    write_text(out, "example", change.example);
    out.close_object();
}

void write_readings(json::Writer& out, std::string_view key, std::vector<SaidReading> const& readings) {
    write_list(out, key, readings, [&](SaidReading const& each) {
        out.open_object();
        write_label(out, "what", each.what);
        write_text(out, "file", each.file);
        out.key("line");
        out.number(each.line);
        write_text(out, "example", each.example);
        write_list(out, "readings", each.all, [&](ReadingChange const& change) {
            write_change(out, change);
        });
        out.close_object();
    });
}

void write_otherwise(json::Writer& out, Otherwise const& otherwise) {
    auto const label = [&](route::Label const& each) {
        out.open_object();
        write_text(out, "nl", each.nl);
        write_text(out, "en", each.en);
        out.close_object();
    };
    out.open_object();
    write_label(out, "attribute", otherwise.attribute);
    write_list(out, "before", otherwise.before, label);
    write_list(out, "after", otherwise.after, label);
    out.key("reordered");
    out.flag(otherwise.reordered);
    out.close_object();
}

void write_rule(json::Writer& out, Change const& change) {
    out.open_object();
    write_text(out, "section", change.section);
    write_text(out, "path", change.path);
    write_text(out, "kind", name_of(change.kind));
    write_label(out, "name", change.name);
    write_text(out, "file", change.file);
    out.key("line");
    out.number(change.line);
    write_list(out, "says", change.says, [&](Otherwise const& each) { write_otherwise(out, each); });
    out.close_object();
}

}  // namespace

void write(json::Writer& out, Difference const& difference) {
    out.open_object();
    write_text(out, "before", difference.before);
    write_text(out, "after", difference.after);
    write_readings(out, "more", difference.more);
    write_readings(out, "less", difference.less);
    write_list(out, "lead", difference.lead, [&](LeadChange const& each) {
        out.open_object();
        write_label(out, "before", each.before);
        write_label(out, "after", each.after);
        write_text(out, "example", each.example);
        out.close_object();
    });
    write_list(out, "changes", difference.changes, [&](Change const& each) { write_rule(out, each); });
    out.close_object();
}

}  // namespace rondom::proof
