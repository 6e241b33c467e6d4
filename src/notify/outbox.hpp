#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/directory.hpp"
#include "journal/journal.hpp"
#include "notify/due.hpp"
#include "notify/post.hpp"
#include "notify/wording.hpp"

namespace rondom::notify {

/// Where Rondom is, for what is sent.
struct Place {
    std::string address;  ///< "https://rondom.regio.example", for links
    std::string phone;    ///< "088 000 12 34"
    std::string mail{};  ///< who sends, and who invites in calendars; empty: rondom@ the place of the address
};

/// What one round did.
struct Round {
    int sent = 0;
    int failed = 0;
    int later = 0;
    bool more = false;  ///< there is more to do right now
};

/// Takes what waits in the outbox and brings it to people. Everything in it is a row, so that nothing gets
/// lost when the machine stops: what was being sent at that moment is sent again with the same id. Several
/// processes may work at one outbox.
class Outbox {
public:
    struct Ways {
        MailPost& mail;
        TextGateway& text;
    };

    Outbox(
        journal::Journal& journal,
        accounts::Directory const& directory,
        Ways ways,
        Wording wording,
        Place place
    )
        : journal_{journal},
          directory_{directory},
          ways_{ways},
          wording_{std::move(wording)},
          place_{std::move(place)} {}

    /// One round: codes first, then a small number of others, so that a code never waits for many mails.
    [[nodiscard]] tl::expected<Round, journal::Trouble> run_once(Moment now);

    /// The newest first.
    [[nodiscard]] tl::expected<std::vector<Status>, journal::Trouble> statuses(std::size_t limit = 100) const;

private:
    [[nodiscard]] std::set<accounts::Channel> resting(Moment now);

    journal::Journal& journal_;
    accounts::Directory const& directory_;
    Ways ways_;
    Wording wording_;
    Place place_;
    std::map<accounts::Channel, Moment> resting_;  ///< ways that did not work, and until when
};

}  // namespace rondom::notify
