#pragma once

#include <vector>

#include <tl/expected.hpp>

#include "accounts/people.hpp"
#include "domain/fields.hpp"
#include "journal/journal.hpp"
#include "notify/post.hpp"

namespace rondom::notify {

/// A mail or text message as the demonstration shows it.
struct MailboxItem {
    std::string id;
    accounts::Channel channel{};
    PersonId person;
    std::string to;
    std::string subject;
    std::string text;
    std::string calendar;
    Moment at{};

    static constexpr auto fields() {
        return std::tuple{
            field("id", &MailboxItem::id),
            field("channel", &MailboxItem::channel),
            field("person", &MailboxItem::person),
            field("to", &MailboxItem::to),
            field("subject", &MailboxItem::subject),
            field("text", &MailboxItem::text),
            field("calendar", &MailboxItem::calendar),
            field("at", &MailboxItem::at)};
    }
};

/// Where mail and text messages end in the demonstration: in rows, for a page that shows them. Nothing leaves
/// this machine.
class Mailbox {
public:
    explicit Mailbox(journal::Journal& journal) : journal_{journal}, mail_{*this}, text_{*this} {}

    [[nodiscard]] MailPost& mail() noexcept { return mail_; }
    [[nodiscard]] TextGateway& text() noexcept { return text_; }

    /// The newest first.
    [[nodiscard]] tl::expected<std::vector<MailboxItem>, journal::Trouble> items(std::size_t limit = 100)
        const;

private:
    class Post final : public MailPost {
    public:
        explicit Post(Mailbox& mailbox) : mailbox_{mailbox} {}
        [[nodiscard]] Delivery send(Mail const& mail) override;

    private:
        Mailbox& mailbox_;
    };

    class Gateway final : public TextGateway {
    public:
        explicit Gateway(Mailbox& mailbox) : mailbox_{mailbox} {}
        [[nodiscard]] Delivery send(TextMessage const& message) override;

    private:
        Mailbox& mailbox_;
    };

    [[nodiscard]] Delivery put(MailboxItem const& item);

    journal::Journal& journal_;
    Post mail_;
    Gateway text_;
};

}  // namespace rondom::notify
