#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "access/histories.hpp"
#include "dossier/dossier.hpp"
#include "dossier/task.hpp"

// What is visible does not depend on what is hidden: everything that a page can be made of stays the same
// when hidden entries go, come or change (architecture.md 2.5). What a reader may know although the entries
// are hidden is stated here, one case each, and nowhere else.
namespace rondom::access {

namespace {

using namespace histories;

enum class Lines { whole, without_answers };

std::string text_of(SharingLine const& line, Lines detail) {
    std::string text = std::string{name_of(line.scope.receiver)} + "/" + line.scope.purpose + " " + line.why +
                       " " + iso_text(line.asked_at) + (line.is_mine ? " mine" : "") +
                       (line.asks_me ? " asks" : "");
    for (auto const what : line.scope.categories) {
        text += "," + std::string{name_of(what)};
    }
    if (line.mine) { text += " I " + std::string{name_of(*line.mine)}; }
    if (line.my_until) { text += " until " + iso_text(*line.my_until); }
    if (detail == Lines::whole) {
        text += line.complete ? " complete" : " open";
        if (line.obstacle) { text += " " + std::string{line.obstacle->rule->name}; }
    }
    return text + "\n";
}

std::string text_of(Entry const& entry) {
    std::string text = std::to_string(entry.seq) + " " + iso_text(entry.at) + " " + entry.kind + " " +
                       std::string{name_of(entry.category)} + " " + std::string{name_of(entry.owner)} + " " +
                       entry.by.text() + " " + std::string{name_of(entry.role)} + " " + entry.body;
    for (auto const& each : entry.only) {
        text += " " + each.text();
    }
    return text + "\n";
}

/// All that a page, a list, a notice or an export about this dossier can be made of, as text.
std::string picture(std::optional<VisibleDossier> const& dossier, Lines detail = Lines::whole) {
    if (!dossier) { return "nothing"; }
    std::string text;
    for (auto const& entry : dossier->all()) {
        text += text_of(entry);
    }
    for (auto const& ground : dossier->grounds()) {
        text += "ground " + std::to_string(static_cast<int>(ground.name)) +
                (ground.rule != nullptr ? ground.rule->id : "") + "\n";
    }
    for (auto const& line : dossier->sharing()) {
        text += text_of(line, detail);
    }
    for (auto const& each : dossier->shielded()) {
        text += "shielded " + std::string{name_of(each.what)} + " " + std::string{name_of(each.owner)} + "\n";
    }
    for (auto const& task : tasks_of(*dossier, {.profile = region(), .today = dossier->today()}, {})) {
        text += task.id + " " + std::to_string(static_cast<int>(task.state)) + " " + iso_text(task.since);
        for (auto const& who : task.who) {
            text += " " + who.text();
        }
        text += "\n";
    }
    return text;
}

std::optional<VisibleDossier> look(Actor const& reader, History const& history) {
    Dossier const whole{DossierId{"d"}, history.entries};
    return seen_by(reader, whole, region(), facts_of(history), history.today);
}

bool is_same(Entry const& left, Entry const& right) {
    return left.at == right.at && left.kind == right.kind && left.by == right.by && left.body == right.body &&
           left.category == right.category && left.owner == right.owner && left.only == right.only;
}

bool shows(std::optional<VisibleDossier> const& dossier, Entry const& entry) {
    return dossier &&
           std::ranges::any_of(dossier->all(), [&](Entry const& each) { return is_same(each, entry); });
}

/// The history without the entries that `goes` names; numbered anew, as if they had never been.
template <class Goes>
History without(History history, Goes const& goes) {
    std::erase_if(history.entries, goes);
    std::int64_t seq = 0;
    for (auto& entry : history.entries) {
        entry.seq = ++seq;
    }
    return history;
}

bool is_said(Entry const& entry) { return entry.kind == "test.said"; }

/// A shielded file of a party that takes part is shown as shielded to other professionals, on purpose.
bool is_marked(Actor const& reader, Entry const& entry) {
    return reader.party() != Party::family && entry.only.empty() && entry.category != Category::safety &&
           region().categories.at(entry.category).shielded;
}

}  // namespace

TEST_SUITE("access proof") {
    TEST_CASE("words that somebody may not read leave no trace in what that person sees") {
        CHECK(holds("hidden words leave no trace", [] {
            auto const history = told(*any_tale());
            for (auto const& reader : readers()) {
                auto const seen = look(reader, history);
                auto const other = without(history, [&](Entry const& entry) {
                    return is_said(entry) && !shows(seen, entry) && !is_marked(reader, entry);
                });
                RC_ASSERT(picture(seen) == picture(look(reader, other)));
            }
        }));
    }

    TEST_CASE("words that somebody may not read can say anything, at any time, by anybody") {
        CHECK(holds("hidden words can be others", [] {
            auto const history = told(*any_tale());
            for (auto const& reader : readers()) {
                auto const seen = look(reader, history);
                auto other = history;
                for (auto& entry : other.entries) {
                    if (!is_said(entry) || shows(seen, entry)) { continue; }
                    entry.body = R"({"text":"something else"})";
                    entry.at += std::chrono::hours{1};
                }
                RC_ASSERT(picture(seen) == picture(look(reader, other)));
            }
        }));
    }

    TEST_CASE("in the family another's answer shows only in whether a consent is complete") {
        CHECK(holds("answers of others leave no trace", [] {
            auto const history = told(*any_tale());
            for (auto const& reader : readers()) {
                if (reader.party() != Party::family) { continue; }
                auto const seen = look(reader, history);
                auto const other = without(history, [&](Entry const& entry) {
                    bool const answer =
                        entry.kind == ConsentAnswered::name || entry.kind == ConsentReplacedByCourt::name;
                    return answer && !shows(seen, entry);
                });
                RC_ASSERT(
                    picture(seen, Lines::without_answers) ==
                    picture(look(reader, other), Lines::without_answers)
                );
            }
        }));
    }

    TEST_CASE("for a parent of a sixteen-year-old nobody outside school ever came or went (C5-A4)") {
        CHECK(holds("other parties do not exist for that parent", [] {
            auto const history = told(*any_tale());
            auto const age = age_in_years(history.born, history.today);
            RC_PRE(age >= 16 && age < 18);
            for (int number = 0; number < 3; ++number) {
                Actor const reader{.person = parent(number), .role = Role::parent};
                auto const seen = look(reader, history);
                auto const other = without(history, [&](Entry const& entry) {
                    bool const circle = entry.kind == MemberJoined::name || entry.kind == MemberLeft::name;
                    // The parent is asked about the alliance, and so may know that its part is over.
                    bool const over = entry.kind == PartyClosed::name && entry.owner != Party::alliance;
                    bool const asked = entry.kind == ConsentAsked::name;
                    return (circle || over || asked) && !shows(seen, entry);
                });
                RC_ASSERT(picture(seen) == picture(look(reader, other)));
            }
        }));
    }
}

}  // namespace rondom::access
