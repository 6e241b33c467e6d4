#pragma once

#include <algorithm>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "accounts/accounts_kit.hpp"
#include "notify/mailbox_post.hpp"
#include "notify/outbox.hpp"
#include "registers/registers.hpp"

/// A region that sends, and receivers that keep what they get, for the tests of notices.
namespace rondom::notify::kit {

using accounts::WaitingKind;
using accounts::kit::esra;
using accounts::kit::marieke;
using accounts::kit::morning;
using accounts::kit::sanne;
using accounts::kit::zwaluw;

inline Place const place{.address = "https://rondom.duinrand.example", .phone = "088 000 12 34"};

inline registers::CalendarItem const thursday{
    .uid = "thursday@rondom",
    .sequence = 0,
    .starts = parse_moment("2026-11-12T14:30:00Z").value(),
    .minutes = 60,
    .place = "Lokaal 4"};

/// The words that people really get.
std::string real_words(Language language, std::string_view key, Particulars const& particulars);

/// Keeps every mail; answers what the test says.
class KeptMail final : public MailPost {
public:
    [[nodiscard]] Delivery send(Mail const& mail) override {
        auto delivery = answer(mail);
        std::lock_guard const lock{mutex_};
        ++tries;
        if (delivery.outcome == Outcome::delivered) { all.push_back(mail); }
        return delivery;
    }

    std::function<Delivery(Mail const&)> answer = [](Mail const&) {
        return Delivery{Outcome::delivered, {}};
    };
    std::vector<Mail> all;
    int tries = 0;

private:
    std::mutex mutex_;
};

class KeptTexts final : public TextGateway {
public:
    [[nodiscard]] Delivery send(TextMessage const& message) override {
        auto delivery = answer(message);
        if (delivery.outcome == Outcome::delivered) { all.push_back(message); }
        return delivery;
    }

    std::function<Delivery(TextMessage const&)> answer = [](TextMessage const&) {
        return Delivery{Outcome::delivered, {}};
    };
    std::vector<TextMessage> all;
};

struct SendingRegion : accounts::kit::Region {
    /// As the registers do it when something can be read that could not be read before.
    void something_is_ready_for(PersonId const& person, Moment now) {
        journal::Change change;
        change.put.push_back(
            {.key = {"outbox", "waiting", iso_text(now) + "/" + random_text()},
             .owner = {},
             .content = to_json(registers::Notice{.person = person, .at = now})}
        );
        if (!journal.commit(change)) { throw std::logic_error{"no room for a notice"}; }
    }

    Round run(Moment now) { return outbox.run_once(now).value(); }

    [[nodiscard]] Status last_status() const { return outbox.statuses(1).value().at(0); }

    KeptMail mail;
    KeptTexts texts;
    Outbox outbox{journal, directory, {mail, texts}, real_words, place};
};

}  // namespace rondom::notify::kit
