#pragma once

#include "access/standing.hpp"
#include "capabilities/consent/events.hpp"
#include "dossier/situation.hpp"
#include "dossier/task.hpp"

namespace rondom::consent {

// What the events add up to, beside access::Standing.

struct CourtDecision {
    CourtDecisionUploaded what;
    PersonId uploaded_by;
    bool verified = false;
};

struct Consents {
    using Event = std::variant<CourtDecisionUploaded, ConsentReplacedByCourt>;

    std::vector<CourtDecision> decisions;

    [[nodiscard]] CourtDecision const* find(PersonId const& holder, Party receiver, std::string_view purpose)
        const;
};

void apply(Consents& consents, CourtDecisionUploaded const& event, Entry const& entry);
void apply(Consents& consents, ConsentReplacedByCourt const& event);

/// A receiver and purpose as one word in an address: "social_team.social_team".
std::string subject_of(access::Scope const& scope);
std::optional<access::Scope> scope_of(std::string_view subject);

/// The last day on which the answers that are there now are enough: before a birthday that asks for one more
/// yes, and before one of them ends (C4-A1). Nothing when they are not enough today, or when nothing ends
/// them.
std::optional<Day> sufficient_through(
    access::Standing const& standing, route::Purpose const& purpose, Party receiver, Category what, Day today
);

/// The last day of a consent that is given on `from` and lasts this ISO 8601 duration ("P1Y").
std::optional<Day> last_day(Day from, std::string_view duration);

// The rules that people meet.

inline constexpr Rule nothing_to_share{.name = "consent.nothing-to-share", .source = "S2:263; R-033"};
inline constexpr Rule why_missing{.name = "consent.why-missing", .source = "S2:30; R-039"};
inline constexpr Rule not_yours{
    .name = "consent.not-yours", .source = "Jeugdwet 7.3.4, 7.3.5; S2:341; cases C5-A1"};
inline constexpr Rule until_past{.name = "consent.until-past", .source = "R-033"};
inline constexpr Rule nothing_to_stop{.name = "consent.nothing-to-stop", .source = "UAVG 5; R-039"};
inline constexpr Rule document_missing{.name = "court.document-missing", .source = "BW 1:253a; law.md 3.1"};
inline constexpr Rule not_uploaded{.name = "court.not-uploaded", .source = "BW 1:253a; cases C3-A7"};
inline constexpr Rule role_conflict{.name = "role.conflict", .source = "cases C3-A7, F4; R-213"};
inline constexpr Rule cannot_open{.name = "consent.cannot-open", .source = "R-052; cases C5-A6"};

// What people can do.

struct AskConsent {
    Party receiver{};
    std::string purpose;
    std::vector<Category> categories;  ///< none: all that the purpose covers
    std::string why;

    static constexpr Permission permission{.name = "consent.ask", .who = roles::professionals};
    static constexpr auto fields() {
        return std::tuple{
            field("receiver", &AskConsent::receiver),
            field("purpose", &AskConsent::purpose),
            field("categories", &AskConsent::categories),
            field("why", &AskConsent::why)};
    }
};

/// Yes or no, to all or to parts; also when nobody asked. A no has no field for a reason.
struct AnswerConsent {
    Party receiver{};
    std::string purpose;
    std::vector<Category> categories;
    Answer answer{};
    std::optional<Day> until;  ///< shortened to what the purpose allows

    static constexpr Permission permission{.name = "consent.answer", .who = roles::family};
    static constexpr auto fields() {
        return std::tuple{
            field("receiver", &AnswerConsent::receiver),
            field("purpose", &AnswerConsent::purpose),
            field("categories", &AnswerConsent::categories),
            field("answer", &AnswerConsent::answer),
            field("until", &AnswerConsent::until)};
    }
};

/// Takes a yes back; works at once.
struct StopConsent {
    Party receiver{};
    std::string purpose;
    std::vector<Category> categories;

    static constexpr Permission permission{.name = "consent.stop", .who = roles::family};
    static constexpr auto fields() {
        return std::tuple{
            field("receiver", &StopConsent::receiver),
            field("purpose", &StopConsent::purpose),
            field("categories", &StopConsent::categories)};
    }
};

struct UploadCourtDecision {
    PersonId holder;
    Party receiver{};
    std::string purpose;
    std::string document;
    Day decided_on{};

    static constexpr Permission permission{
        .name = "consent.upload_court_decision", .who = Roles{Role::support_coordinator}};
    static constexpr auto fields() {
        return std::tuple{
            field("holder", &UploadCourtDecision::holder),
            field("receiver", &UploadCourtDecision::receiver),
            field("purpose", &UploadCourtDecision::purpose),
            field("document", &UploadCourtDecision::document),
            field("decided_on", &UploadCourtDecision::decided_on)};
    }
};

struct VerifyCourtDecision {
    PersonId holder;
    Party receiver{};
    std::string purpose;

    static constexpr Permission permission{
        .name = "consent.verify_court_decision", .who = Roles{Role::principal}};
    static constexpr auto fields() {
        return std::tuple{
            field("holder", &VerifyCourtDecision::holder),
            field("receiver", &VerifyCourtDecision::receiver),
            field("purpose", &VerifyCourtDecision::purpose)};
    }
};

/// The youth lets a parent read a part of the dossier that is closed for parents at this age (C5-A6).
struct OpenForParent {
    PersonId parent;
    Category what{};

    static constexpr Permission permission{.name = "consent.open_for_parent", .who = Roles{Role::youth}};
    static constexpr auto fields() {
        return std::tuple{field("parent", &OpenForParent::parent), field("what", &OpenForParent::what)};
    }
};

struct CloseForParent {
    PersonId parent;
    Category what{};

    static constexpr Permission permission{.name = "consent.close_for_parent", .who = Roles{Role::youth}};
    static constexpr auto fields() {
        return std::tuple{field("parent", &CloseForParent::parent), field("what", &CloseForParent::what)};
    }
};

Decision<Event> decide(AskConsent const& command, Situation const& situation);
Decision<Event> decide(AnswerConsent const& command, Situation const& situation);
Decision<Event> decide(StopConsent const& command, Situation const& situation);
Decision<Event> decide(UploadCourtDecision const& command, Situation const& situation);
Decision<Event> decide(VerifyCourtDecision const& command, Situation const& situation);
Decision<Event> decide(OpenForParent const& command, Situation const& situation);
Decision<Event> decide(CloseForParent const& command, Situation const& situation);

/// Everybody whose answer is asked and not there is at turn; a youth from its birthday on (C4-A1).
void add_tasks(Entries const& entries, Setting const& setting, std::vector<Task>& tasks);

}  // namespace rondom::consent
