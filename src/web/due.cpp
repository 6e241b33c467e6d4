#include "web/due.hpp"

#include <algorithm>

#include "dossier/pauses.hpp"
#include "web/parts.hpp"

namespace rondom::web {

namespace {

/// Sentences one after the other.
class Sentences {
public:
    void add(std::string_view sentence) {
        if (sentence.empty()) { return; }
        text_.append(text_.empty() ? "" : " ").append(sentence);
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_;
};

std::string counted_from(Visit const& visit, route::DueDay const& due) {
    auto const& words = visit.words();
    auto const key = std::string{"due.after."}.append(name_of(due.length.unit));
    return words.plural(key, due.length.count, {words.date(due.start)});
}

std::string not_counted(Visit const& visit, route::DueDay const& due) {
    auto const& words = visit.words();
    std::vector<std::string> names;
    for (auto const& each : due.skipped) {
        std::string name{visit.label(each.label)};
        if (each.holiday) { name = words(std::string{"due.holiday."}.append(name_of(*each.holiday))); }
        if (std::ranges::find(names, name) == names.end()) { names.push_back(std::move(name)); }
    }
    return names.empty() ? std::string{} : words.text("due.not-counted", {words.list_text(names)});
}

std::string stood_still(Visit const& visit, route::DueDay const& due, route::Term const& term) {
    auto const& words = visit.words();
    Sentences sentences;
    for (auto const& each : due.suspended) {
        bool const goes_on = each.until >= visit.today();
        sentences.add(
            goes_on ? words.text("due.stands-still", {words.date(each.from)})
                    : words.text("due.stood-still", {words.date(each.from), words.date(each.until)})
        );
    }
    bool const known = !due.suspended.empty() && term.suspension;
    if (known) { sentences.add(visit.label(term.suspension->label)); }
    return sentences.take();
}

std::string calendar_ended(Visit const& visit, route::DueDay const& due) {
    auto const& words = visit.words();
    if (due.without_calendar) { return std::string{words("due.no-calendar")}; }
    return due.calendar_ends ? words.text("due.calendar-ends", {words.date_full(due.calendar_ends)})
                             : std::string{};
}

}  // namespace

std::string why_due(Visit const& visit, route::DueDay const& due, route::Term const& term) {
    auto const& words = visit.words();
    Sentences sentences;
    if (!stands_still(due, visit.today())) {
        sentences.add(counted_from(visit, due));
        sentences.add(not_counted(visit, due));
    }
    sentences.add(stood_still(visit, due, term));
    if (due.before_longer) { sentences.add(words.text("due.longer", {words.date(due.before_longer)})); }
    if (due.statutory) { sentences.add(words.text("due.by-law", {term.statutory})); }
    if (visit.in_family()) { return sentences.take(); }
    if (due.before_moved) { sentences.add(words.text("due.moved", {words.date(due.before_moved)})); }
    sentences.add(calendar_ended(visit, due));
    return sentences.take();
}

std::string why_due(Visit const& visit, Task const& task) {
    auto const* term = visit.profile().term(task.term);
    return task.reckoned && term != nullptr ? why_due(visit, *task.reckoned, *term) : std::string{};
}

std::string who_is_next(Visit const& visit, route::Term const& term, Day due) {
    if (due >= visit.today()) { return {}; }
    return visit.words().text(
        "due.passed", {in_sentence(visit.label(term.owner)), in_sentence(visit.label(term.next))}
    );
}

std::string about_due(Visit const& visit, Task const& task) {
    auto const* term = visit.profile().term(task.term);
    if (!task.reckoned || term == nullptr) { return {}; }
    Sentences sentences;
    sentences.add(why_due(visit, *task.reckoned, *term));
    sentences.add(who_is_next(visit, *term, task.reckoned->on));
    return sentences.take();
}

}  // namespace rondom::web
