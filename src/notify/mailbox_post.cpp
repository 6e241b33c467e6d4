#include "notify/mailbox_post.hpp"

#include "accounts/kept.hpp"

namespace rondom::notify {

using accounts::Channel;

Delivery Mailbox::put(MailboxItem const& item) {
    journal::Change change;
    change.put = {accounts::row_of({"mailbox", "all", iso_text(item.at) + '/' + item.id}, item)};
    if (journal_.commit(change)) { return {Outcome::delivered, {}}; }
    return {Outcome::unreachable, "mailbox"};
}

Delivery Mailbox::Post::send(Mail const& mail) {
    return mailbox_.put(
        {.id = mail.id,
         .channel = Channel::mail,
         .person = mail.person,
         .to = mail.to,
         .subject = mail.subject,
         .text = mail.text,
         .calendar = mail.calendar,
         .at = mail.at}
    );
}

Delivery Mailbox::Gateway::send(TextMessage const& message) {
    return mailbox_.put(
        {.id = message.id,
         .channel = Channel::text_message,
         .person = message.person,
         .to = message.to,
         .subject = {},
         .text = message.text,
         .calendar = {},
         .at = message.at}
    );
}

tl::expected<std::vector<MailboxItem>, journal::Trouble> Mailbox::items(std::size_t limit) const {
    auto const rows =
        journal_.rows({.collection = "mailbox", .key = "all", .limit = limit, .latest_first = true});
    if (!rows) { return tl::unexpected{rows.error()}; }
    std::vector<MailboxItem> items;
    items.reserve(rows->size());
    for (auto const& row : *rows) {
        items.push_back(accounts::thing_of<MailboxItem>(row));
    }
    return items;
}

}  // namespace rondom::notify
