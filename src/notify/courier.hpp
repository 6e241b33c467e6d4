#pragma once

#include <chrono>
#include <cstddef>
#include <set>
#include <string_view>

#include <tl/expected.hpp>

#include "notify/outbox.hpp"

namespace rondom::notify {

/// News that could not be brought in this time is no news any more.
inline constexpr std::chrono::days longest_trying{3};
/// Whoever took something to bring it, and did not say how it went, has stopped: somebody else tries again.
inline constexpr std::chrono::minutes claim_lasts{10};
/// How long it stays known what became of something.
inline constexpr std::chrono::days status_kept{30};

/// What a courier needs.
struct Bag {
    journal::Journal& journal;
    accounts::Directory const& directory;
    Outbox::Ways ways;
    Wording const& wording;
    Place const& place;
};

/// Brings what is due, one round long. A way that does not work is left alone for the rest of the round; a
/// receiver who cannot be reached holds up nobody else.
class Courier {
public:
    Courier(Bag bag, std::set<accounts::Channel> down, Moment now)
        : bag_{bag}, now_{now}, down_{std::move(down)} {}

    /// Brings at most this many from one queue. What could not be noted in storage is the only trouble.
    [[nodiscard]] tl::expected<void, journal::Trouble> work(Queue queue, std::size_t most);

    /// The ways that do not work.
    [[nodiscard]] std::set<accounts::Channel> const& down() const noexcept { return down_; }

    [[nodiscard]] Round const& round() const noexcept { return round_; }

private:
    using Done = tl::expected<void, journal::Trouble>;

    [[nodiscard]] Done bring(journal::Row const& row);
    [[nodiscard]] Done bring_news(
        journal::Row const& row, Due const& due, accounts::Person const& person, accounts::Channel channel
    );
    [[nodiscard]] Done send(
        journal::Row const& row, Due due, accounts::Person const& person, accounts::Channel channel
    );
    [[nodiscard]] tl::expected<journal::Row, journal::Trouble> claim(journal::Row const& row, Due& due);
    [[nodiscard]] Delivery hand_over(
        Due const& due, accounts::Person const& person, accounts::Channel channel
    );
    [[nodiscard]] Done note(journal::Row const& claimed, Due const& due, Delivery const& delivery);
    [[nodiscard]] Done finish(journal::Row const& row, Due const& due, Fate fate, std::string_view why);
    [[nodiscard]] Done move(journal::Row const& row, Due const& due, Moment to);
    [[nodiscard]] Done save(journal::Change const& change);

    Bag bag_;
    Moment now_;
    Round round_;
    std::set<accounts::Channel> down_;
};

}  // namespace rondom::notify
