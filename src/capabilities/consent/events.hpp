#pragma once

#include "access/events.hpp"

// Asked, answered, replaced by a court, opened for a parent: the lens decides on these, so they live in
// access/events.hpp.
namespace rondom::consent {

using access::Answer;
using access::ConsentAnswered;
using access::ConsentAsked;
using access::ConsentReplacedByCourt;
using access::OpenedForParent;

/// A decision of a court came in. It counts after somebody else verified it (C3-A7).
struct CourtDecisionUploaded {
    PersonId holder;
    Party receiver{};
    std::string purpose;
    std::string document;
    Day decided_on{};

    static constexpr std::string_view name = "consent.court-decision-uploaded";
    static constexpr Category category = Category::consent;
    static constexpr auto fields() {
        return std::tuple{
            field("holder", &CourtDecisionUploaded::holder),
            field("receiver", &CourtDecisionUploaded::receiver),
            field("purpose", &CourtDecisionUploaded::purpose),
            field("document", &CourtDecisionUploaded::document),
            field("decided_on", &CourtDecisionUploaded::decided_on)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return Party::education; }
};

using Event = std::
    variant<ConsentAsked, ConsentAnswered, ConsentReplacedByCourt, OpenedForParent, CourtDecisionUploaded>;

/// What the family hears of, without content. A question for somebody is a task and notifies by itself.
inline constexpr std::array notified_kinds{ConsentReplacedByCourt::name};

}  // namespace rondom::consent
