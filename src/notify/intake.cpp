#include "notify/intake.hpp"

#include "accounts/kept.hpp"
#include "accounts/waiting.hpp"
#include "notify/due.hpp"

namespace rondom::notify {

namespace {

using accounts::Waiting;
using accounts::WaitingKind;
using journal::Change;
using journal::Journal;
using journal::Row;
using journal::Trouble;

using Done = tl::expected<void, Trouble>;

constexpr std::size_t most_at_once = 200;

Due due_of(Row const& row, Waiting const& waiting) {
    return {
        .id = derived_text(row.key.sort, "outbox"),
        .person = waiting.person,
        .kind = waiting.kind,
        .secret = waiting.secret,
        .until = waiting.until,
        .meeting = waiting.meeting,
        .since = waiting.at,
        .tries = 0,
        .queue = Queue::mails};
}

/// Somebody else may have taken it in meanwhile, or sent the news that this one was to join: then the next
/// round looks again.
Done save(Journal& journal, Change const& change) {
    auto const saved = journal.commit(change);
    if (saved || saved.error() == Trouble::gone) { return {}; }
    return tl::unexpected{saved.error()};
}

/// Joins the news that is on its way to this person, or is the first.
Done join_news(Journal& journal, Due const& due, Moment now, Change& change) {
    auto const pending = journal.row(news_key(due.person));
    if (!pending) { return tl::unexpected{pending.error()}; }
    if (*pending) {
        change.must_exist.push_back(news_key(due.person));
        return {};
    }
    auto const from = news_from(journal, due.person, now);
    if (!from) { return tl::unexpected{from.error()}; }
    change.put = {
        due_row(due, *from), {.key = news_key(due.person), .owner = due.person.text(), .content = {}}};
    return {};
}

Done take_in_one(Journal& journal, accounts::Directory const& directory, Row const& row, Moment now) {
    auto const waiting = accounts::thing_of<Waiting>(row);
    Change change;
    change.must_exist = {row.key};
    change.erase = {row.key};
    if (waiting.person.empty()) { return save(journal, change); }
    auto const person = directory.person(waiting.person);
    if (!person) { return tl::unexpected{person.error()}; }
    auto due = due_of(row, waiting);
    due.queue = queue_for(waiting.kind, person->value_or(accounts::Person{}));
    if (waiting.kind != WaitingKind::news) {
        change.put = {due_row(due, waiting.at)};
        return save(journal, change);
    }
    if (auto joined = join_news(journal, due, now, change); !joined) { return joined; }
    return save(journal, change);
}

}  // namespace

tl::expected<bool, Trouble> take_in(Journal& journal, accounts::Directory const& directory, Moment now) {
    auto const rows = journal.rows({.collection = "outbox", .key = "waiting", .limit = most_at_once});
    if (!rows) { return tl::unexpected{rows.error()}; }
    for (auto const& row : *rows) {
        if (auto const taken = take_in_one(journal, directory, row, now); !taken) {
            return tl::unexpected{taken.error()};
        }
    }
    return rows->size() == most_at_once;
}

}  // namespace rondom::notify
