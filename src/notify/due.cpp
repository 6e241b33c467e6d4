#include "notify/due.hpp"

#include "accounts/kept.hpp"

namespace rondom::notify {

using accounts::Channel;
using accounts::Person;
using accounts::WaitingKind;

std::optional<Channel> channel_for(WaitingKind kind, Person const& person) {
    std::optional<Channel> const mail = person.mail.empty() ? std::nullopt : std::optional{Channel::mail};
    std::optional<Channel> const text =
        person.mobile.empty() ? std::nullopt : std::optional{Channel::text_message};
    if (kind == WaitingKind::code) { return text; }
    if (kind == WaitingKind::meeting && mail) { return mail; }  // a calendar item goes by mail only
    if (kind != WaitingKind::news && kind != WaitingKind::meeting) { return mail; }
    switch (person.channel) {
        case Channel::mail: return mail ? mail : text;
        case Channel::text_message: return text ? text : mail;
        case Channel::letter: return std::nullopt;
    }
    return std::nullopt;
}

Queue queue_for(WaitingKind kind, Person const& person) {
    if (kind == WaitingKind::code) { return Queue::codes; }
    return channel_for(kind, person) == Channel::text_message ? Queue::texts : Queue::mails;
}

journal::Row due_row(Due const& due, Moment at) {
    return accounts::row_of({"outbox", std::string{name_of(due.queue)}, iso_text(at) + '/' + due.id}, due);
}

journal::RowKey news_key(PersonId const& person) { return {"outbox-news", person.text(), {}}; }

journal::RowKey told_key(PersonId const& person) { return {"outbox-told", person.text(), {}}; }

tl::expected<Moment, journal::Trouble> news_from(
    journal::Journal const& journal, PersonId const& person, Moment now
) {
    constexpr std::chrono::hours morning{8};
    auto const told = accounts::kept<Told>(journal, told_key(person));
    if (!told) { return tl::unexpected{told.error()}; }
    auto const today = local_day(now);
    if (!*told || local_day((*told)->at) != today) { return now; }
    return moment_of(today + std::chrono::days{1}, morning);
}

}  // namespace rondom::notify
