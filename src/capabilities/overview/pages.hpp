#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/overview/board.hpp"
#include "web/parts.hpp"

namespace rondom::overview {

/// What the reader is to do now.
struct TurnView {
    std::string text;
    std::optional<Day> before;
    std::string why_then;  ///< why that day, and who is next when it has passed
    bool late = false;
    std::string why;
    std::string path;  ///< empty when there is no page for it
};

/// Where we are, in words: everything that matters of the board.
struct SummaryView {
    std::string where;
    bool known = false;   ///< the reader may know in which step the dossier is
    std::string at_turn;  ///< names; empty when nobody is
    std::vector<std::string> others;
};

/// Why the dossier is in this step, from what the reader may know.
struct ArrivalView {
    Day on{};
    std::string from;  ///< empty for the first step
    std::string here;
    std::vector<std::string> facts;
    std::string source;
    std::string assumption;
    std::optional<Day> due;
    std::string why_due;
    std::string watched_by;
    std::vector<std::string> next;
};

struct ConsentLine {
    web::StateView state;
    std::string_view receiver;
    std::string_view purpose;
    std::string why;  ///< why it is not complete, for professionals
};

struct LegendLine {
    std::string_view kind;
    web::StateView state;
    std::string_view words;
};

struct BoardPage {
    std::optional<TurnView> turn;  ///< the most pressing one: the banner
    std::vector<TurnView> turns;   ///< all of them
    bool more_turns = false;
    SummaryView summary;
    std::optional<ArrivalView> arrival;
    Board board;
    std::vector<web::TimelineLine> happenings;
    std::string why_path;  ///< the explanation
    std::string log_path;
    std::vector<ConsentLine> consents;
    std::string consent_path;
    std::vector<LegendLine> legend;
};

/// The page of a dossier: the board for professionals, the child's page for its family.
http::Response overview(web::Visit& visit);

}  // namespace rondom::overview
