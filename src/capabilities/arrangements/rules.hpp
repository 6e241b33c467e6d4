#pragma once

#include "capabilities/arrangements/events.hpp"
#include "dossier/situation.hpp"
#include "dossier/task.hpp"

namespace rondom::arrangements {

struct Request {
    ArrangementAsked asked;
    Moment at{};
    std::optional<ArrangementDecided> decided;
};

struct MadeFile {
    FileMade made;
    PersonId by;
    Moment at{};
};

struct Arrangements {
    using Event = arrangements::Event;

    std::vector<Request> requests;
    std::vector<MadeFile> files;

    [[nodiscard]] Request const* find(ArrangementId const& id) const;
    /// The last request of this kind that nobody decided on.
    [[nodiscard]] Request const* open(std::string_view kind) const;
};

void apply(Arrangements& arrangements, ArrangementAsked const& event, Entry const& entry);
void apply(Arrangements& arrangements, ArrangementDecided const& event);
void apply(Arrangements& arrangements, FileMade const& event, Entry const& entry);

/// What keeps a file for this system from being made on this day: consent for one of its categories.
std::optional<Reason> obstacle(
    access::Standing const& standing, route::Profile const& profile, route::System const& system, Day today
);

/// arrangement: of the last request.
void facts_of(Entries const& entries, Setting const& setting, route::Facts& facts);

inline constexpr Rule kind_unknown{.name = "arrangement.kind-unknown", .source = "S3:9; R-081"};
inline constexpr Rule without_child{
    .name = "arrangement.without-child", .source = "S3:11; AVG art. 5 lid 1 sub c"};
inline constexpr Rule not_yet{.name = "arrangement.not-yet", .source = "S4:9; R-082"};
inline constexpr Rule under_way{.name = "arrangement.under-way", .source = "S3:9; R-081"};
inline constexpr Rule request_unknown{.name = "arrangement.unknown", .source = "R-081"};
inline constexpr Rule decided_already{.name = "arrangement.decided", .source = "R-081"};
inline constexpr Rule reason_first{.name = "arrangement.reason.first", .source = "R-039; S2:30"};
inline constexpr Rule system_unknown{.name = "export.system-unknown", .source = "R-146; C2-A9"};

struct AskArrangement {
    std::string kind;
    std::string what;
    std::string why;

    static constexpr Permission permission{.name = "arrangements.ask", .who = roles::professionals};
    static constexpr auto fields() {
        return std::tuple{
            field("kind", &AskArrangement::kind),
            field("what", &AskArrangement::what),
            field("why", &AskArrangement::why)};
    }
};

struct DecideArrangement {
    ArrangementId arrangement;
    Outcome outcome{};
    std::string reason;

    static constexpr Permission permission{.name = "arrangements.decide", .who = roles::professionals};
    static constexpr auto fields() {
        return std::tuple{
            field("arrangement", &DecideArrangement::arrangement),
            field("outcome", &DecideArrangement::outcome),
            field("reason", &DecideArrangement::reason)};
    }
};

struct MakeFile {
    std::string system;

    static constexpr Permission permission{
        .name = "arrangements.export", .who = {Role::support_coordinator, Role::principal}};
    static constexpr auto fields() { return std::tuple{field("system", &MakeFile::system)}; }
};

Decision<Event> decide(AskArrangement const& command, Situation const& situation);
Decision<Event> decide(DecideArrangement const& command, Situation const& situation);
Decision<Event> decide(MakeFile const& command, Situation const& situation);

}  // namespace rondom::arrangements
