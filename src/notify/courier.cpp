#include "notify/courier.hpp"

#include <algorithm>

#include "accounts/expiring.hpp"
#include "accounts/kept.hpp"
#include "notify/calendar.hpp"

namespace rondom::notify {

namespace {

using accounts::Channel;
using accounts::Person;
using accounts::WaitingKind;
using journal::Change;
using journal::Row;
using journal::Trouble;

/// The wait before the next try. A code is of use for five minutes only.
std::chrono::seconds delay_after(Due const& due) {
    bool const code = due.kind == WaitingKind::code;
    std::chrono::seconds delay{code ? 5 : 60};
    std::chrono::seconds const longest{code ? 60 : 3600};
    for (int more = 1; more < due.tries && delay < longest; ++more) {
        delay *= 2;
    }
    return std::min(delay, longest);
}

/// "rondom.regio.example" of "https://rondom.regio.example": what people type.
std::string without_scheme(std::string const& address) {
    auto const end = address.find("://");
    return end == std::string::npos ? address : address.substr(end + 3);
}

Particulars particulars_of(Due const& due, Place const& place) {
    auto const path = link_path(due.kind);
    return {
        .address = without_scheme(place.address),
        .phone = place.phone,
        .secret = path.empty() ? due.secret : place.address + std::string{path} + due.secret};
}

/// Calendars want to know who invites; it is never a person, a school or a party (ux.md 10).
std::string organiser_of(Place const& place) {
    if (!place.mail.empty()) { return place.mail; }
    auto const host = without_scheme(place.address);
    return "rondom@" + (host.empty() ? std::string{"localhost"} : host.substr(0, host.find_first_of(":/")));
}

std::string_view mail_key_of(Due const& due) {
    return due.meeting && due.meeting->cancelled ? cancelled_key : mail_key(due.kind);
}

}  // namespace

Courier::Done Courier::save(Change const& change) {
    auto const saved = bag_.journal.commit(change);
    // Somebody else was first with this one.
    if (saved || saved.error() == Trouble::gone) { return {}; }
    return tl::unexpected{saved.error()};
}

Courier::Done Courier::work(Queue queue, std::size_t most) {
    auto const way = queue == Queue::mails ? Channel::mail : Channel::text_message;
    if (down_.contains(way)) { return {}; }
    journal::Range range{
        .collection = "outbox",
        .key = std::string{name_of(queue)},
        .from = {},
        .to = iso_text(now_) + '0',  // '0' comes after '/', so this second is in it
        .limit = most};
    auto const rows = bag_.journal.rows(range);
    if (!rows) { return tl::unexpected{rows.error()}; }
    for (auto const& row : *rows) {
        if (auto brought = bring(row); !brought) { return brought; }
        if (down_.contains(way)) { return {}; }
    }
    round_.more = round_.more || rows->size() == most;
    return {};
}

Courier::Done Courier::bring(Row const& row) {
    auto const due = accounts::thing_of<Due>(row);
    auto const person = bag_.directory.person(due.person);
    if (!person) { return tl::unexpected{person.error()}; }
    if (!*person) { return finish(row, due, Fate::failed, "nobody"); }
    if (due.until && now_ >= *due.until) { return finish(row, due, Fate::expired, {}); }
    auto const channel = channel_for(due.kind, **person);
    bool const news = due.kind == WaitingKind::news;
    if (!channel) { return finish(row, due, news ? Fate::on_paper : Fate::failed, "no address"); }
    if (down_.contains(*channel)) { return {}; }
    return news ? bring_news(row, due, **person, *channel) : send(row, due, **person, *channel);
}

Courier::Done Courier::bring_news(Row const& row, Due const& due, Person const& person, Channel channel) {
    auto const from = news_from(bag_.journal, due.person, now_);
    if (!from) { return tl::unexpected{from.error()}; }
    return *from > now_ ? move(row, due, *from) : send(row, due, person, channel);
}

Courier::Done Courier::send(Row const& row, Due due, Person const& person, Channel channel) {
    auto const claimed = claim(row, due);
    if (!claimed && claimed.error() == Trouble::gone) { return {}; }
    if (!claimed) { return tl::unexpected{claimed.error()}; }
    auto const delivery = hand_over(due, person, channel);
    if (delivery.outcome == Outcome::unreachable) { down_.insert(channel); }
    return note(*claimed, due, delivery);
}

/// From here on nobody else brings it, for as long as a claim lasts.
tl::expected<Row, Trouble> Courier::claim(Row const& row, Due& due) {
    ++due.tries;
    auto claimed = due_row(due, now_ + claim_lasts);
    Change change;
    change.must_exist = {row.key};
    change.erase = {row.key};
    // What comes from here on may be about something that this mail is too early for.
    if (due.kind == WaitingKind::news) { change.erase.push_back(news_key(due.person)); }
    change.put = {claimed};
    auto const saved = bag_.journal.commit(change);
    if (!saved) { return tl::unexpected{saved.error()}; }
    return claimed;
}

Delivery Courier::hand_over(Due const& due, Person const& person, Channel channel) {
    auto const particulars = particulars_of(due, bag_.place);
    auto const words = [&](std::string_view key) { return bag_.wording(person.language, key, particulars); };
    if (channel == Channel::text_message) {
        return bag_.ways.text.send(
            {.id = due.id,
             .person = due.person,
             .to = person.mobile,
             .text = words(text_key(due.kind)),
             .at = now_}
        );
    }
    Mail mail{
        .id = due.id,
        .person = due.person,
        .to = person.mail,
        .subject = words(subject_key),
        .text = words(mail_key_of(due)),
        .calendar = {},
        .calendar_method = {},
        .language = person.language,
        .at = now_};
    if (due.meeting) {
        mail.calendar_method = calendar_method(*due.meeting);
        mail.calendar = calendar_text(
            {.item = *due.meeting,
             .title = words(calendar_title_key),
             .text = words(calendar_text_key),
             .link = particulars.secret,
             .organiser_mail = organiser_of(bag_.place),
             .guest_mail = person.mail,
             .sent = now_}
        );
    }
    return bag_.ways.mail.send(mail);
}

Courier::Done Courier::note(Row const& claimed, Due const& due, Delivery const& delivery) {
    switch (delivery.outcome) {
        case Outcome::delivered: return finish(claimed, due, Fate::sent, {});
        case Outcome::never: return finish(claimed, due, Fate::failed, delivery.why);
        case Outcome::later:
        case Outcome::unreachable: break;
    }
    if (now_ - due.since >= longest_trying) { return finish(claimed, due, Fate::failed, delivery.why); }
    ++round_.later;
    return move(claimed, due, now_ + delay_after(due));
}

Courier::Done Courier::finish(Row const& row, Due const& due, Fate fate, std::string_view why) {
    Status const status{
        .id = due.id,
        .person = due.person,
        .kind = due.kind,
        .fate = fate,
        .tries = due.tries,
        .why = std::string{why},
        .at = now_};
    Change change;
    change.must_exist = {row.key};
    change.erase = {row.key};
    bool const news = due.kind == WaitingKind::news;
    if (news && due.tries == 0) { change.erase.push_back(news_key(due.person)); }
    if (news && fate == Fate::sent) {
        change.put.push_back(accounts::row_of(told_key(due.person), Told{.at = now_}, due.person.text()));
    }
    accounts::sweep(bag_.journal, now_, change);
    accounts::put_until(
        change,
        accounts::row_of({"outbox", "status", iso_text(now_) + '/' + due.id}, status),
        now_ + status_kept
    );
    ++(fate == Fate::sent ? round_.sent : round_.failed);
    return save(change);
}

Courier::Done Courier::move(Row const& row, Due const& due, Moment to) {
    Change change;
    change.must_exist = {row.key};
    change.erase = {row.key};
    change.put = {due_row(due, to)};
    return save(change);
}

}  // namespace rondom::notify
