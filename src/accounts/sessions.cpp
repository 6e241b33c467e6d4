#include "accounts/sessions.hpp"

#include <algorithm>

#include "accounts/expiring.hpp"
#include "accounts/kept.hpp"

namespace rondom::accounts {

struct Sessions::Record {
    PersonId person;
    Role role{};
    OrganisationId organisation;
    Language language = Language::nl;
    std::string secret;
    Factors factors{};
    std::string device;
    Moment began{};
    Moment seen{};

    static constexpr auto fields() {
        return std::tuple{
            field("person", &Record::person),
            field("role", &Record::role),
            field("organisation", &Record::organisation),
            field("language", &Record::language),
            field("secret", &Record::secret),
            field("factors", &Record::factors),
            field("device", &Record::device),
            field("began", &Record::began),
            field("seen", &Record::seen)};
    }
};

namespace {

using journal::Change;
using journal::RowKey;
using journal::Trouble;

/// What a browser says about itself can be of any length.
constexpr std::size_t longest_device = 80;

RowKey session_key(std::string_view id) { return {"session", std::string{id}, {}}; }

/// A person's own list.
RowKey list_key(PersonId const& person, std::string_view id) {
    return {"sessions", person.text(), std::string{id}};
}

bool opens(Factors factors, Role role) {
    switch (factors) {
        case Factors::password_and_code: return !is_family(role);
        case Factors::text_message: return is_family(role);
        case Factors::demonstration: return true;
    }
    return false;
}

Moment end_of(Role role, Moment began, Moment seen) {
    auto const idle = is_family(role) ? idle_family : idle_professional;
    return std::min(seen + idle, began + longest_session);
}

void put(Change& change, std::string_view id, journal::Row row, Moment until) {
    auto const owner = row.owner;
    put_until(change, std::move(row), until);
    put_until(change, {.key = list_key(PersonId{owner}, id), .owner = owner, .content = {}}, until);
}

void erase(Change& change, PersonId const& person, std::string_view id) {
    change.erase.push_back(session_key(id));
    change.erase.push_back(list_key(person, id));
}

std::string cut(std::string_view text) {
    auto end = std::min(text.size(), longest_device);
    // Not in the middle of a letter of more than one byte.
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string{text.substr(0, end)};
}

}  // namespace

Asked<void> Sessions::save(Change const& change) {
    auto const saved = journal_.commit(change);
    if (!saved) { return tl::unexpected{saved.error()}; }
    return {};
}

Asked<std::optional<std::string>> Sessions::begin(
    PersonId const& person, Factors factors, std::string_view device, Moment now
) {
    auto const actors = directory_.actors(person, local_day(now));
    if (!actors) { return tl::unexpected{actors.error()}; }
    auto const actor =
        std::ranges::find_if(*actors, [&](auto const& each) { return opens(factors, each.role); });
    if (actor == actors->end()) { return std::optional<std::string>{}; }
    auto const somebody = directory_.person(person);
    if (!somebody) { return tl::unexpected{somebody.error()}; }

    auto const token = random_token();
    auto const id = keys_.hash(Token::session, token);
    Record const record{
        .person = person,
        .role = actor->role,
        .organisation = actor->organisation,
        .language = *somebody ? (*somebody)->language : Language::nl,
        .secret = random_token(),
        .factors = factors,
        .device = cut(device),
        .began = now,
        .seen = now};
    Change change;
    sweep(journal_, now, change);
    put(change, id, row_of(session_key(id), record, person.text()), now + longest_session);
    if (auto const saved = save(change); !saved) { return tl::unexpected{saved.error()}; }
    return std::optional{token};
}

/// Nothing when it is over: expired, or its role is.
Asked<std::optional<Session>> Sessions::open(std::string_view id, Record const& record, Moment now) const {
    auto const expires = end_of(record.role, record.began, record.seen);
    auto const from_the_future = record.seen > now + clocks_differ;
    if (now >= expires || from_the_future) { return std::optional<Session>{}; }
    auto const actors = directory_.actors(record.person, local_day(now));
    if (!actors) { return tl::unexpected{actors.error()}; }
    Session session{
        .id = std::string{id},
        .actor = {},
        .other_roles = {},
        .language = record.language,
        .secret = record.secret,
        .factors = record.factors,
        .device = record.device,
        .began = record.began,
        .seen = record.seen,
        .expires = expires};
    bool holds = false;
    for (auto const& each : *actors) {
        if (!opens(record.factors, each.role)) { continue; }
        bool const active = each.role == record.role && each.organisation == record.organisation;
        holds = holds || active;
        if (active) {
            session.actor = each;
        } else {
            session.other_roles.push_back(each);
        }
    }
    return holds ? std::optional{std::move(session)} : std::nullopt;
}

Asked<void> Sessions::touch(Session& session, Moment now) {
    auto record = kept<Record>(journal_, session_key(session.id));
    if (!record) { return tl::unexpected{record.error()}; }
    if (!*record) { return tl::unexpected{Trouble::gone}; }
    (*record)->seen = now;
    Change change;
    // Whoever signs out meanwhile stays signed out.
    change.must_exist = {session_key(session.id)};
    change.put = {row_of(session_key(session.id), **record, session.actor.person.text())};
    session.seen = now;
    session.expires = end_of(session.actor.role, session.began, now);
    return save(change);
}

Asked<std::optional<Session>> Sessions::find(std::string_view token, Moment now) {
    if (token.empty()) { return std::optional<Session>{}; }
    auto const id = keys_.hash(Token::session, token);
    auto const record = kept<Record>(journal_, session_key(id));
    if (!record) { return tl::unexpected{record.error()}; }
    if (!*record) { return std::optional<Session>{}; }
    auto session = open(id, **record, now);
    if (!session) { return session; }
    if (!*session) {
        Change over;
        erase(over, (*record)->person, id);
        static_cast<void>(save(over));  // it is over, whether or not its row could go
        return session;
    }
    if (now - (*session)->seen < between_touches) { return session; }
    auto const touched = touch(**session, now);
    if (touched) { return session; }
    if (touched.error() == Trouble::gone) { return std::optional<Session>{}; }
    // A full disk keeps nobody from reading: the session goes on until it would have ended.
    if (touched.error() == Trouble::storage_full) { return session; }
    return tl::unexpected{touched.error()};
}

Asked<std::optional<std::string>> Sessions::switch_role(
    Session const& session, Role role, OrganisationId const& organisation, Moment now
) {
    auto const found = std::ranges::find_if(session.other_roles, [&](auto const& each) {
        return each.role == role && each.organisation == organisation;
    });
    if (found == session.other_roles.end()) { return std::optional<std::string>{}; }
    auto const token = random_token();
    auto const id = keys_.hash(Token::session, token);
    Record const record{
        .person = session.actor.person,
        .role = role,
        .organisation = organisation,
        .language = session.language,
        .secret = random_token(),
        .factors = session.factors,
        .device = session.device,
        .began = session.began,
        .seen = now};
    Change change;
    change.must_exist = {session_key(session.id)};
    erase(change, session.actor.person, session.id);
    put(change,
        id,
        row_of(session_key(id), record, session.actor.person.text()),
        session.began + longest_session);
    auto const saved = save(change);
    if (!saved && saved.error() == Trouble::gone) { return std::optional<std::string>{}; }
    if (!saved) { return tl::unexpected{saved.error()}; }
    return std::optional{token};
}

Asked<void> Sessions::speak(Session const& session, Language language) {
    auto record = kept<Record>(journal_, session_key(session.id));
    if (!record) { return tl::unexpected{record.error()}; }
    if (!*record) { return {}; }
    (*record)->language = language;
    Change change;
    change.must_exist = {session_key(session.id)};
    change.put = {row_of(session_key(session.id), **record, session.actor.person.text())};
    auto const saved = save(change);
    if (!saved && saved.error() != Trouble::gone) { return saved; }
    return directory_.speak(session.actor.person, language);
}

Asked<void> Sessions::end(Session const& session) { return end_own(session.actor.person, session.id); }

Asked<std::vector<Session>> Sessions::of(PersonId const& person, Moment now) const {
    auto const rows = all_rows(journal_, {.collection = "sessions", .key = person.text()});
    if (!rows) { return tl::unexpected{rows.error()}; }
    std::vector<Session> sessions;
    for (auto const& row : *rows) {
        auto const record = kept<Record>(journal_, session_key(row.key.sort));
        if (!record) { return tl::unexpected{record.error()}; }
        if (!*record) { continue; }
        auto session = open(row.key.sort, **record, now);
        if (!session) { return tl::unexpected{session.error()}; }
        if (*session) { sessions.push_back(std::move(**session)); }
    }
    std::ranges::stable_sort(sessions, {}, &Session::began);
    return sessions;
}

Asked<void> Sessions::end_own(PersonId const& person, std::string_view id) {
    auto const mine = journal_.row(list_key(person, id));
    if (!mine) { return tl::unexpected{mine.error()}; }
    if (!*mine) { return {}; }
    Change change;
    erase(change, person, id);
    return save(change);
}

Asked<void> Sessions::end_all(PersonId const& person) {
    Change change;
    sign_out(person, change);
    return save(change);
}

}  // namespace rondom::accounts
