#include "access/marks.hpp"

#include <array>

#include "capabilities/arrangements/events.hpp"
#include "capabilities/circle/events.hpp"
#include "capabilities/conference/events.hpp"
#include "capabilities/consent/events.hpp"
#include "capabilities/evaluation/events.hpp"
#include "capabilities/family/events.hpp"
#include "capabilities/health/events.hpp"
#include "capabilities/lead/events.hpp"
#include "capabilities/log/events.hpp"
#include "capabilities/messages/events.hpp"
#include "capabilities/plan/events.hpp"
#include "capabilities/research/events.hpp"
#include "capabilities/signals/events.hpp"
#include "capabilities/terms/events.hpp"
#include "capabilities/triage/events.hpp"
#include "route/steps.hpp"

namespace rondom::access {

namespace {

using scenario::acting_as;

// ---- events with a mark in every text

/// What a field of an event gets: the mark of the event, and the `turn`-th of what can be chosen.
struct Filler {
    std::string mark;
    std::size_t turn = 0;
};

void mark(Filler const& filler, std::string& out) { out = filler.mark; }
void mark(Filler const& filler, bool& out) { out = filler.turn % 2 == 0; }
void mark(Filler const& /*filler*/, int& out) { out = 1; }
void mark(Filler const& /*filler*/, Day& out) { out = scenario::day("2026-10-01"); }
void mark(Filler const& /*filler*/, Moment& out) { out = moment_of(scenario::day("2026-10-01")); }

void mark(Filler const& filler, PersonId& out) {
    std::array const people{
        acting_as(Role::parent).person,
        scenario::other_parent().person,
        acting_as(Role::youth).person,
        acting_as(Role::case_manager).person};
    out = people.at(filler.turn % people.size());
}

template <class Tag>
void mark(Filler const& filler, Id<Tag>& out) {
    out = Id<Tag>{filler.mark};
}

template <Named Enum>
void mark(Filler const& filler, Enum& out) {
    auto const& all = names_of(Enum{});
    out = all[filler.turn % all.size()].value;
}

template <class T>
void mark(Filler const& filler, std::optional<T>& out);
template <class T>
void mark(Filler const& filler, std::vector<T>& out);

template <HasFields T>
void mark(Filler const& filler, T& out) {
    for_each_field(out, [&](std::string_view /*name*/, auto& member) { mark(filler, member); });
}

template <class T>
void mark(Filler const& filler, std::optional<T>& out) {
    mark(filler, out.emplace());
}

template <class T>
void mark(Filler const& filler, std::vector<T>& out) {
    mark(filler, out.emplace_back());
}

// ---- the dossier

constexpr int turns = 8;

/// A mark for each event: letters that stand nowhere else.
std::string mark_numbered(std::size_t number) { return "mark" + std::to_string(number) + "qz"; }

std::array<Actor, turns> speakers() {
    return {
        acting_as(Role::teacher),
        acting_as(Role::parent),
        scenario::other_parent(),
        acting_as(Role::youth),
        acting_as(Role::case_manager),
        acting_as(Role::youth_nurse),
        acting_as(Role::family_liaison),
        acting_as(Role::attendance_officer)};
}

template <class Event, class... Others>
constexpr bool is_one_of(std::variant<Others...> const* /*types*/) {
    return (std::same_as<Event, Others> || ...);
}

template <class Event>
void say(Marked& marked, Actor const& by, std::size_t turn) {
    Event event;
    mark({mark_numbered(marked.marks++), turn}, event);
    marked.scenario.given(by, event);
    marked.kinds.emplace(Event::name);
}

/// Those that decide who reads are told apart, one by one: filled by chance they would change the answer.
template <class Event>
void say_all(Marked& marked, Event const* /*type*/) {
    if constexpr (!is_one_of<Event>(static_cast<Standing::Event const*>(nullptr))) {
        for (std::size_t turn = 0; turn < turns; ++turn) {
            say<Event>(marked, speakers().at(turn), turn + marked.marks / turns);
        }
    }
}

template <class... Events>
void say_each(Marked& marked, std::variant<Events...> const* /*types*/) {
    (say_all(marked, static_cast<Events const*>(nullptr)), ...);
}

template <class... Variants>
void say_every(Marked& marked) {
    (say_each(marked, static_cast<Variants const*>(nullptr)), ...);
}

/// The facts of access with a mark in every text, and with a meaning: all parties take part, each is asked
/// for.
void say_access(Marked& marked) {
    auto const text = [&] { return mark_numbered(marked.marks++); };
    auto const coordinator = acting_as(Role::support_coordinator);
    auto const give = [&](Actor const& by, auto const& event) {
        marked.scenario.given(by, event);
        marked.kinds.emplace(std::remove_cvref_t<decltype(event)>::name);
    };
    for (auto const role :
         {Role::case_manager,
          Role::behavioural_scientist,
          Role::youth_nurse,
          Role::family_liaison,
          Role::attendance_officer,
          Role::alliance_advisor,
          Role::board_support_lead}) {
        auto const who = acting_as(role);
        give(
            who,
            MemberJoined{
                .person = who.person,
                .person_name = text(),
                .role = role,
                .organisation = who.organisation,
                .organisation_name = text(),
                .phone = text(),
                .purpose = text(),
                .beside = {}}
        );
    }
    for (auto const& rule : scenario::midden_groningen().sharing) {
        if (rule.ground != route::GroundKind::consent) { continue; }
        give(
            rule.consented == Party::alliance ? acting_as(Role::case_manager) : coordinator,
            ConsentAsked{
                .receiver = rule.consented,
                .purpose = rule.purpose,
                .categories = {},
                .why = text(),
                .asked_by = rule.consented == Party::alliance ? Party::social_team : Party::education}
        );
    }
    give(
        coordinator,
        HolderVerified{
            .person = scenario::other_parent().person, .evidence = text(), .on = marked.scenario.today()}
    );
    give(coordinator, ParentKnown{.person = PersonId{"stepfather"}, .person_name = text()});
    give(coordinator, HolderEnded{.person = PersonId{"stepfather"}, .evidence = text()});
    give(
        coordinator,
        ConsentReplacedByCourt{
            .holder = scenario::other_parent().person,
            .receiver = Party::youth_health,
            .purpose = "consult_health",
            .document = text()}
    );
    give(acting_as(Role::youth), OpenedForParent{.parent = PersonId{"stepfather"}, .what = Category::care});
    give(coordinator, PartyClosed{.party = Party::board, .reason = text(), .on = marked.scenario.today()});
    auto const advisor = acting_as(Role::alliance_advisor);
    give(advisor, MemberLeft{.person = advisor.person, .role = advisor.role, .reason = text()});
}

/// Everybody says yes, or one parent says no to everything.
void answer_all(Marked& marked, bool yes) {
    auto const other = scenario::other_parent();
    for (auto const& who : {acting_as(Role::parent), other, acting_as(Role::youth)}) {
        for (auto const& rule : scenario::midden_groningen().sharing) {
            if (rule.ground != route::GroundKind::consent) { continue; }
            auto const answer =
                yes || who.person != other.person ? access::Answer::given : access::Answer::refused;
            marked.scenario.given(
                who,
                ConsentAnswered{
                    .receiver = rule.consented,
                    .purpose = rule.purpose,
                    .categories = {},
                    .answer = answer,
                    .until = std::nullopt,
                    .asked_by = Party::education}
            );
        }
    }
}

}  // namespace

Marked everything(int age, bool yes) {
    Marked marked{.scenario = scenario::around_a_child_of(age), .kinds = {}, .marks = 0};
    marked.kinds.emplace(ChildRegistered::name);
    marked.kinds.emplace(HolderNamed::name);
    marked.kinds.emplace(ConsentAnswered::name);
    say_access(marked);
    answer_all(marked, yes);
    say_every<
        family::Event,
        signals::Event,
        consent::Event,
        circle::Event,
        research::Event,
        triage::Event,
        health::Event,
        lead::Event,
        conference::Event,
        plan::Event,
        arrangements::Event,
        evaluation::Event,
        terms::Event,
        log::Event,
        messages::Event>(marked);
    marked.scenario.given(
        acting_as(Role::support_coordinator),
        route::StepEntered{.step = "plan", .transition = {}, .on = marked.scenario.today()}
    );
    return marked;
}

}  // namespace rondom::access
