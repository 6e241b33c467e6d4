#pragma once

#include <string>

#include "domain/day.hpp"
#include "domain/id.hpp"
#include "domain/language.hpp"

namespace rondom::notify {

/// A mail as it leaves: no child, no school, no name (ux.md 10).
struct Mail {
    std::string id;   ///< the same at every try, so that a receiver can tell a second copy
    PersonId person;  ///< for the demonstration's mailbox; never in the mail
    std::string to;
    std::string subject;
    std::string text;             ///< paragraphs with an empty line between them
    std::string calendar;         ///< text/calendar; empty: none
    std::string calendar_method;  ///< what it says: "REQUEST" or "CANCEL" (RFC 5546)
    Language language{};
    Moment at{};
};

struct TextMessage {
    std::string id;
    PersonId person;
    std::string to;  ///< "+31612345678"
    std::string text;
    Moment at{};
};

enum class Outcome {
    delivered,    ///< somebody else is now responsible for it
    later,        ///< not this time
    never,        ///< this receiver does not exist, or does not take it
    unreachable,  ///< nothing goes this way at the moment, whoever it is for
};

struct Delivery {
    Outcome outcome{};
    std::string why;  ///< in a few technical words, never anything of what was sent
};

/// Where mail goes. Blocks until it is settled or took too long.
class MailPost {
public:
    MailPost() = default;
    MailPost(MailPost const&) = delete;
    MailPost& operator=(MailPost const&) = delete;
    virtual ~MailPost() = default;

    [[nodiscard]] virtual Delivery send(Mail const& mail) = 0;
};

/// Where text messages go.
class TextGateway {
public:
    TextGateway() = default;
    TextGateway(TextGateway const&) = delete;
    TextGateway& operator=(TextGateway const&) = delete;
    virtual ~TextGateway() = default;

    [[nodiscard]] virtual Delivery send(TextMessage const& message) = 0;
};

}  // namespace rondom::notify
