#pragma once

#include <array>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "accounts/people.hpp"
#include "accounts/waiting.hpp"
#include "domain/fields.hpp"
#include "journal/journal.hpp"

// The rows of the outbox behind its front door (`accounts::Waiting`).
namespace rondom::notify {

/// Three queues, by the moment at which something is to go: codes stand in line behind nothing else, and a
/// mail server that is down holds up no text messages.
enum class Queue { codes, texts, mails };

constexpr auto names_of(Queue) {
    using enum Queue;
    return std::array<Name<Queue>, 3>{{{codes, "codes"}, {texts, "texts"}, {mails, "mails"}}};
}

/// Something that is to go out.
struct Due {
    std::string id;  ///< follows from the notice, so that the same notice is the same mail
    PersonId person;
    accounts::WaitingKind kind{};
    std::string secret;
    std::optional<Moment> until;
    std::optional<registers::CalendarItem> meeting;
    Moment since{};
    int tries = 0;
    Queue queue = Queue::mails;

    static constexpr auto fields() {
        return std::tuple{
            field("queue", &Due::queue),
            field("id", &Due::id),
            field("person", &Due::person),
            field("kind", &Due::kind),
            field("secret", &Due::secret),
            field("until", &Due::until),
            field("meeting", &Due::meeting),
            field("since", &Due::since),
            field("tries", &Due::tries)};
    }
};

/// When somebody last heard that something is ready.
struct Told {
    Moment at{};

    static constexpr auto fields() { return std::tuple{field("at", &Told::at)}; }
};

/// What became of it.
enum class Fate { sent, failed, expired, on_paper };

constexpr auto names_of(Fate) {
    using enum Fate;
    return std::array<Name<Fate>, 4>{
        {{sent, "sent"}, {failed, "failed"}, {expired, "expired"}, {on_paper, "on_paper"}}};
}

/// Never what it said.
struct Status {
    std::string id;
    PersonId person;
    accounts::WaitingKind kind{};
    Fate fate{};
    int tries = 0;
    std::string why;
    Moment at{};

    static constexpr auto fields() {
        return std::tuple{
            field("id", &Status::id),
            field("person", &Status::person),
            field("kind", &Status::kind),
            field("fate", &Status::fate),
            field("tries", &Status::tries),
            field("why", &Status::why),
            field("at", &Status::at)};
    }
};

/// How something of this kind reaches this person; nothing when it cannot, or when a person writes letters.
std::optional<accounts::Channel> channel_for(accounts::WaitingKind kind, accounts::Person const& person);

Queue queue_for(accounts::WaitingKind kind, accounts::Person const& person);
journal::Row due_row(Due const& due, Moment at);

/// That news for this person is on its way: more news joins it.
journal::RowKey news_key(PersonId const& person);
journal::RowKey told_key(PersonId const& person);

/// When this person may hear of news: now, or the next morning after a day on which they heard (ux.md 10).
tl::expected<Moment, journal::Trouble> news_from(
    journal::Journal const& journal, PersonId const& person, Moment now
);

}  // namespace rondom::notify
