#pragma once

#include "access/events.hpp"

namespace rondom::messages {

using MessageId = Id<struct MessageTag>;

/// Written to these people and to nobody else; the text never leaves the dossier.
struct MessageSent {
    MessageId message;
    std::vector<PersonId> to;
    std::string text;

    static constexpr std::string_view name = "messages.sent";
    static constexpr Category category = Category::message;
    static constexpr auto fields() {
        return std::tuple{
            field("message", &MessageSent::message),
            field("to", &MessageSent::to),
            field("text", &MessageSent::text)};
    }
    [[nodiscard]] std::vector<PersonId> audience() const { return to; }
};

/// Who wrote it sees that it was read.
struct MessageRead {
    MessageId message;
    PersonId writer;

    static constexpr std::string_view name = "messages.read";
    static constexpr Category category = Category::message;
    static constexpr auto fields() {
        return std::tuple{field("message", &MessageRead::message), field("writer", &MessageRead::writer)};
    }
    [[nodiscard]] std::vector<PersonId> audience() const { return {writer}; }
};

using Event = std::variant<MessageSent, MessageRead>;

/// What those who may read it hear of, without content.
inline constexpr std::array notified_kinds{MessageSent::name};

}  // namespace rondom::messages
