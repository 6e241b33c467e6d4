#pragma once

#include "capabilities/conference/conference.hpp"
#include "dossier/situation.hpp"

namespace rondom::conference {

inline constexpr Rule step_gate{.name = "step.gate", .source = "R-130; S2:321; C1-A6"};
inline constexpr Rule under_way{.name = "conference.under-way", .source = "S2:47; R-151"};
inline constexpr Rule request_first{.name = "conference.request.first", .source = "S2:47; R-151"};
inline constexpr Rule plan_first{.name = "conference.plan.first", .source = "S2:47; R-151"};
inline constexpr Rule starts_later{.name = "conference.starts-later", .source = "S2:351; R-160"};
inline constexpr Rule only_involved{.name = "conference.only_involved", .source = "S2:47; R-151"};
inline constexpr Rule not_invited{.name = "conference.not-invited", .source = "S2:47; R-151"};
inline constexpr Rule voice_first{.name = "conference.voice.first", .source = "R-155; C2-A4; S2:29-30"};
inline constexpr Rule voice_reason{.name = "conference.voice.reason", .source = "R-155; C2-A4"};
inline constexpr Rule quorum_missing{.name = "quorum.missing", .source = "R-157; S2:30; F4"};
inline constexpr Rule need_unknown{.name = "conference.need.unknown", .source = "S4:9; R-158"};
inline constexpr Rule needs_first{.name = "conference.needs.first", .source = "S4:9; R-158"};
inline constexpr Rule not_yet{.name = "conference.not-yet", .source = "R-151"};

/// Whoever may be process lead, or call the meeting before there is one (G-17, R-161); the advisor of the
/// alliance where the region says so (S4:9).
inline constexpr Roles organisers =
    roles::school | Roles{Role::case_manager, Role::board_support_lead, Role::alliance_advisor};

struct RequestConference {
    std::string why;
    /// Who is wanted at the table outside school and family; empty: everybody who takes part.
    std::vector<Party> parties{};

    static constexpr Permission permission{.name = "conference.request", .who = organisers};
    static constexpr auto fields() {
        return std::tuple{
            field("why", &RequestConference::why), field("parties", &RequestConference::parties)};
    }
};

struct PlanConference {
    Moment starts{};
    int minutes = 0;
    std::string place;
    PersonId chair;

    static constexpr Permission permission{.name = "conference.plan", .who = organisers};
    static constexpr auto fields() {
        return std::tuple{
            field("starts", &PlanConference::starts),
            field("minutes", &PlanConference::minutes),
            field("place", &PlanConference::place),
            field("chair", &PlanConference::chair)};
    }
};

struct MoveConference {
    Moment starts{};
    int minutes = 0;
    std::string place;

    static constexpr Permission permission{.name = "conference.move", .who = organisers};
    static constexpr auto fields() {
        return std::tuple{
            field("starts", &MoveConference::starts),
            field("minutes", &MoveConference::minutes),
            field("place", &MoveConference::place)};
    }
};

struct CancelConference {
    std::string reason;

    static constexpr Permission permission{.name = "conference.cancel", .who = organisers};
    static constexpr auto fields() { return std::tuple{field("reason", &CancelConference::reason)}; }
};

struct Invite {
    PersonId person;
    Role role{};

    static constexpr Permission permission{.name = "conference.invite", .who = organisers};
    static constexpr auto fields() {
        return std::tuple{field("person", &Invite::person), field("role", &Invite::role)};
    }
};

struct Reply {
    bool coming = false;

    static constexpr Permission permission{
        .name = "conference.reply", .who = roles::everyone | Roles{Role::supporter}};
    static constexpr auto fields() { return std::tuple{field("coming", &Reply::coming)}; }
};

struct PrepareVoice {
    Voice mode{};
    std::string text{};

    static constexpr Permission permission{
        .name = "conference.prepare_voice",
        .who = roles::family | roles::school |
               Roles{Role::family_liaison, Role::youth_nurse, Role::case_manager}};
    static constexpr auto fields() {
        return std::tuple{field("mode", &PrepareVoice::mode), field("text", &PrepareVoice::text)};
    }
};

struct PrepareView {
    std::string text;

    static constexpr Permission permission{.name = "conference.prepare_view", .who = roles::family};
    static constexpr auto fields() { return std::tuple{field("text", &PrepareView::text)}; }
};

struct AddItem {
    std::string text;

    static constexpr Permission permission{.name = "conference.add_item", .who = roles::everyone};
    static constexpr auto fields() { return std::tuple{field("text", &AddItem::text)}; }
};

/// One of the parts of the report that the region asks for.
struct RecordNeed {
    std::string need;
    std::string text;

    static constexpr Permission permission{.name = "conference.record_need", .who = organisers};
    static constexpr auto fields() {
        return std::tuple{field("need", &RecordNeed::need), field("text", &RecordNeed::text)};
    }
};

struct RecordConference {
    Day on{};
    std::vector<PersonId> present;
    std::string decisions;
    std::string absence{};  ///< why somebody with a fixed seat was not there

    static constexpr Permission permission{.name = "conference.record", .who = organisers};
    static constexpr auto fields() {
        return std::tuple{
            field("on", &RecordConference::on),
            field("present", &RecordConference::present),
            field("decisions", &RecordConference::decisions),
            field("absence", &RecordConference::absence)};
    }
};

Decision<Event> decide(RequestConference const& command, Situation const& situation);
Decision<Event> decide(PlanConference const& command, Situation const& situation);
Decision<Event> decide(MoveConference const& command, Situation const& situation);
Decision<Event> decide(CancelConference const& command, Situation const& situation);
Decision<Event> decide(Invite const& command, Situation const& situation);
Decision<Event> decide(Reply const& command, Situation const& situation);
Decision<Event> decide(PrepareVoice const& command, Situation const& situation);
Decision<Event> decide(PrepareView const& command, Situation const& situation);
Decision<Event> decide(AddItem const& command, Situation const& situation);
Decision<Event> decide(RecordNeed const& command, Situation const& situation);
Decision<Event> decide(RecordConference const& command, Situation const& situation);

}  // namespace rondom::conference
