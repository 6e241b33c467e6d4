#pragma once

#include "access/events.hpp"
#include "capabilities/triage/events.hpp"
#include "dossier/situation.hpp"
#include "dossier/task.hpp"

namespace rondom::triage {

struct Signature {
    PersonId person;
    Role role{};
    Class value{};
    Moment at{};
};

struct Placement {
    Moment since{};
    Day review_on{};
    std::string reason{};
};

/// One round of triage: from the intake to two signatures on the same class.
struct Triage {
    using Event = triage::Event;

    std::vector<IntakeHeld> intakes;
    std::optional<QuestionAssessed> assessment;
    std::vector<Signature> signatures;  ///< the last one per role
    std::optional<CrisisAgreed> crisis;
    std::vector<HelpDeployed> deployments;
    std::optional<Placement> queue;
    bool closed = false;
    std::optional<Class> outcome;  ///< of the last round that was closed

    /// What is thought of the living question now: the outcome, or in a new round what was proposed.
    [[nodiscard]] std::optional<Class> value() const;
    [[nodiscard]] bool begun() const { return closed || assessment || !intakes.empty(); }

    [[nodiscard]] Signature const* signature(Role role) const;
};

void apply(Triage& triage, IntakeHeld const& event);
void apply(Triage& triage, QuestionAssessed const& event);
void apply(Triage& triage, TriageSigned const& event, Entry const& entry);
void apply(Triage& triage, TriageClosed const& event);
void apply(Triage& triage, CrisisAgreed const& event);
void apply(Triage& triage, HelpDeployed const& event);
void apply(Triage& triage, Queued const& event, Entry const& entry);
void apply(Triage& triage, QueueExplained const& event);

/// living, triage, crisis_agreement, deployed.
void facts_of(Entries const& entries, Setting const& setting, route::Facts& facts);

inline constexpr Rule assess_first{.name = "triage.assess.first", .source = "R-121; S2:293"};
inline constexpr Rule two_people{.name = "triage.two-people", .source = "R-124; S2:293; C1-A4"};
inline constexpr Rule crisis_first{.name = "triage.crisis.first", .source = "R-126; S2:301; C5-A3"};
inline constexpr Rule is_closed{.name = "triage.is-closed", .source = "R-121; R-131"};
inline constexpr Rule only_single{.name = "triage.deploy.only-single", .source = "R-127; S2:305-311"};
inline constexpr Rule deployed_today{.name = "triage.deploy.not-yet", .source = "R-128; S2:313; C1-A7"};

struct HoldIntake {
    Day on{};
    std::string with;
    std::vector<LifeDomain> domains;
    std::string summary;

    static constexpr Permission permission{.name = "triage.intake", .who = roles::social_team};
    static constexpr auto fields() {
        return std::tuple{
            field("on", &HoldIntake::on),
            field("with", &HoldIntake::with),
            field("domains", &HoldIntake::domains),
            field("summary", &HoldIntake::summary)};
    }
};

struct AssessQuestion {
    std::string nature;
    std::string severity;
    std::string urgency;
    Class proposed{};

    static constexpr Permission permission{.name = "triage.assess", .who = roles::social_team};
    static constexpr auto fields() {
        return std::tuple{
            field("nature", &AssessQuestion::nature),
            field("severity", &AssessQuestion::severity),
            field("urgency", &AssessQuestion::urgency),
            field("proposed", &AssessQuestion::proposed)};
    }
};

struct SignTriage {
    Class value{};

    static constexpr Permission permission{.name = "triage.sign", .who = roles::social_team};
    static constexpr auto fields() { return std::tuple{field("class", &SignTriage::value)}; }
};

struct AgreeOnCrisis {
    std::string agreement;

    static constexpr Permission permission{.name = "triage.agree_on_crisis", .who = roles::social_team};
    static constexpr auto fields() { return std::tuple{field("agreement", &AgreeOnCrisis::agreement)}; }
};

struct DeployHelp {
    Deployment kind{};
    std::string what;
    Day on{};

    static constexpr Permission permission{.name = "triage.deploy", .who = {Role::case_manager}};
    static constexpr auto fields() {
        return std::tuple{
            field("kind", &DeployHelp::kind), field("what", &DeployHelp::what), field("on", &DeployHelp::on)};
    }
};

struct PlaceInQueue {
    std::string reason;
    Day review_on{};

    static constexpr Permission permission{.name = "triage.queue", .who = roles::social_team};
    static constexpr auto fields() {
        return std::tuple{
            field("reason", &PlaceInQueue::reason), field("review_on", &PlaceInQueue::review_on)};
    }
};

/// When there is nothing to help with, or help with a single question has begun, the social team's part ends
/// in the same append.
using Signed = std::variant<TriageSigned, TriageClosed, access::PartyClosed>;
using Deployed = std::variant<HelpDeployed, access::PartyClosed>;

Decision<Event> decide(HoldIntake const& command, Situation const& situation);
Decision<Event> decide(AssessQuestion const& command, Situation const& situation);
Decision<Signed> decide(SignTriage const& command, Situation const& situation);
Decision<Event> decide(AgreeOnCrisis const& command, Situation const& situation);
Decision<Deployed> decide(DeployHelp const& command, Situation const& situation);
Decision<Event> decide(PlaceInQueue const& command, Situation const& situation);

}  // namespace rondom::triage
