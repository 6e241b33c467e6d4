#include <algorithm>

#include "capabilities/lead/rules.hpp"
#include "capabilities/overview/board.hpp"
#include "capabilities/overview/why.hpp"
#include "web/parts.hpp"

// Why somebody is at turn, leads, or has a place.
namespace rondom::overview {

namespace {

std::string task_text(web::Visit const& visit, Task const& task) {
    bool const plain = visit.in_family() && (!task.plain.words.empty() || !task.plain.label.nl.empty());
    return visit.text(plain ? task.plain : task.text);
}

/// "intern begeleider, anders directeur": the first one that somebody around the child is, does it.
std::string order_of(web::Visit const& visit, std::vector<Role> const& roles) {
    std::string order;
    for (auto const role : roles) {
        auto const one = web::in_sentence(visit.label(role));
        order = order.empty() ? one : visit.words().text("why.else", {order, one});
    }
    return order;
}

/// A task of the region's matrix: whose it is, and what made it count.
WhyAnswer of_region(
    Telling const& telling, Task const& task, route::Task const& rule, route::Step const& step
) {
    auto const& visit = telling.visit;
    auto answer = telling.because(route::explain(visit.profile(), step, rule, telling.facts));
    auto const key = rule.party == Party::family ? "why.turn.family" : "why.turn.role";
    answer.text = visit.words().text(
        key, {visit.label(visit.in_family() ? step.plain : step.label), order_of(visit, rule.by)}
    );
    if (task.who.empty()) { answer.text.append(" ").append(visit.words()("why.turn.nobody")); }
    return answer;
}

/// What the product derives has a reason for each command; the region has no rule for it.
WhyAnswer of_product(Telling const& telling, Task const& task) {
    auto const& words = telling.visit.words();
    auto const key = "why.command." + task.command;
    WhyAnswer answer;
    answer.text = words(words.has(key) ? key : std::string{"why.command"});
    return answer;
}

std::string names_of(Telling const& telling, Task const& task) {
    auto const names = names_of_turn(telling.visit, telling.dossier, task);
    auto const& words = telling.visit.words();
    return names.empty() ? std::string{words("overview.nobody-in-role")} : words.list_text(names);
}

/// Who is at turn, and for what. What the product derives says to a family itself who has to do it.
std::string turn_title(Telling const& telling, Task const& task) {
    auto const& visit = telling.visit;
    bool const named = visit.in_family() && task.text.label.nl.empty() && !task.plain.words.empty();
    bool const mine = is_mine(task, visit.actor().person);
    if (named && !mine) { return visit.text(task.plain); }
    auto const text = named ? visit.text(task.text) : task_text(visit, task);
    return visit.words().text("why.turn.who", {names_of(telling, task), text});
}

/// Who leads now, or who would be closest to the child.
std::string leader_text(Telling const& telling, route::LeadRow const& row) {
    auto const& visit = telling.visit;
    auto const& words = visit.words();
    if (!row.lead) { return {}; }
    if (auto const* now = lead::leader(telling.dossier, visit.profile(), telling.facts)) {
        auto const who = web::name_in(visit, telling.dossier, now->person, now->role);
        return words.text("why.lead.is", {who, words.date_full(local_day(now->since))});
    }
    auto const* closest = lead::proposal(telling.dossier.standing(), &row);
    if (closest == nullptr) { return words.text("why.lead.open", {order_of(visit, row.persons)}); }
    auto const who = web::name_in(visit, telling.dossier, closest->person, closest->role);
    return words.text("why.lead.proposed", {who, order_of(visit, row.persons)});
}

WhyAnswer guard_answer(Telling const& telling, route::Explanation const& why, route::Guard const& guard) {
    auto const& visit = telling.visit;
    auto answer = why.holds ? telling.because(why) : telling.waits(why);
    answer.title = visit.label(visit.in_family() ? guard.plain : guard.label);
    answer.text = visit.words().text("why.guard", {order_of(visit, guard.persons)});
    return answer;
}

/// Whether the family's consent is there, as far as the reader may know.
std::string consent_text(Telling const& telling, Party party) {
    auto const& words = telling.visit.words();
    std::string text;
    for (auto const& line : telling.dossier.sharing()) {
        if (line.scope.receiver != party) { continue; }
        if (line.complete) { return std::string{words("why.place.consent")}; }
        text = words("why.place.no-consent");
    }
    return text;
}

WhyAnswer place_of(Telling const& telling, Party party) {
    auto const& visit = telling.visit;
    auto const why = route::explain_place(visit.profile(), *telling.step, party, telling.facts);
    bool const never = telling.step->cell(party) == nullptr;
    auto answer = why.holds ? telling.because(why) : telling.waits(why);
    answer.title = web::begin_line(visit.label(party));
    answer.text = visit.words(
    )(why.holds ? "why.place.yes"
      : never   ? "why.place.never"
                : "why.place.not-now");
    if (why.holds) {
        bool const there = telling.dossier.standing().takes_part(party);
        answer.text.append(" ").append(visit.words()(there ? "why.place.there" : "why.place.not-there"));
        if (auto const consent = consent_text(telling, party); !consent.empty()) {
            answer.text.append(" ").append(consent);
        }
    }
    if (answer.facts.empty()) { answer.intro.clear(); }
    return answer;
}

}  // namespace

WhyQuestion why_turn(Telling const& telling) {
    auto const& visit = telling.visit;
    auto const& words = visit.words();
    auto question = asking("beurt", words("why.turn"), words("overview.nobody-at-turn"));
    for (auto const& task : telling.tasks) {
        if (!is_open(task, visit.today())) { continue; }
        auto const* rule = visit.profile().task(task.id);
        auto const* step = visit.profile().step(task.step);
        auto answer = rule != nullptr && step != nullptr ? of_region(telling, task, *rule, *step)
                                                         : of_product(telling, task);
        answer.title = web::begin_line(turn_title(telling, task));
        question.answers.push_back(std::move(answer));
    }
    return question;
}

WhyQuestion why_lead(Telling const& telling) {
    auto const& visit = telling.visit;
    auto const& profile = visit.profile();
    auto const& words = visit.words();
    auto question = asking(
        "regie", words(profile.lead_table.empty() ? "why.guard.heading" : "why.lead"), words("why.lead.none")
    );
    auto const* row = profile.lead(telling.facts);
    if (row != nullptr) {
        auto answer = telling.because(*route::explain_lead(profile, telling.facts));
        answer.title = visit.label(row->reason);
        answer.text = leader_text(telling, *row);
        question.answers.push_back(std::move(answer));
    } else if (profile.guard) {
        auto const why = route::explain_guard(profile, telling.facts);
        question.answers.push_back(guard_answer(telling, *why, *profile.guard));
    }
    return question;
}

WhyQuestion why_place(Telling const& telling) {
    auto const& visit = telling.visit;
    auto const& words = visit.words();
    auto question = asking("plaats", words("why.place"), words("overview.where.nowhere"));
    if (telling.step == nullptr) { return question; }
    for (auto const& each : visit.profile().parties) {
        if (each.first != Party::family) { question.answers.push_back(place_of(telling, each.first)); }
    }
    return question;
}

}  // namespace rondom::overview
