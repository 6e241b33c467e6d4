#include "capabilities/log/sentences.hpp"

#include <algorithm>
#include <array>

#include "access/events.hpp"
#include "capabilities/log/events.hpp"
#include "capabilities/terms/events.hpp"
#include "keeping/events.hpp"
#include "route/steps.hpp"
#include "web/parts.hpp"

namespace rondom::log {

namespace {

struct Kind {
    std::string_view begins;  ///< of the kind: a whole capability, or one event
    Sort sort{};
    std::string_view icon;
};

/// Messages have a page of their own.
constexpr std::string_view messages = "messages.";

/// The first one that fits counts.
constexpr std::array kinds{
    Kind{"route.", Sort::step, "route"},
    Kind{"signals.concern-noted", Sort::talk, "messages"},
    Kind{"signals.consulted", Sort::talk, "messages"},
    Kind{"signals.raised", Sort::talk, "flag"},
    Kind{"signals.taken-up", Sort::talk, "message-2"},
    Kind{"signals.", Sort::talk, "flag"},
    Kind{"log.", Sort::talk, "note"},
    Kind{"consent.", Sort::consent, "shield-check"},
    Kind{"family.", Sort::other, "home"},
    Kind{"circle.", Sort::other, "users"},
    Kind{"questions.", Sort::decision, "gavel"},
    Kind{"research.support-estimated", Sort::decision, "gavel"},
    Kind{"research.", Sort::other, "clipboard-text"},
    Kind{"registrations.", Sort::other, "list-check"},
    Kind{"triage.question-assessed", Sort::decision, "gavel"},
    Kind{"triage.signed", Sort::decision, "gavel"},
    Kind{"triage.intake-held", Sort::talk, "messages"},
    Kind{"triage.", Sort::other, "arrows-exchange"},
    Kind{"lead.", Sort::decision, "user-check"},
    Kind{"conference.", Sort::talk, "users-group"},
    Kind{"plan.", Sort::decision, "target-arrow"},
    Kind{"evaluation.", Sort::decision, "chart-dots"},
    Kind{"terms.", Sort::decision, "hourglass"},
    Kind{keeping::PartForgotten::name, Sort::other, "hourglass"},
    Kind{"dossier.", Sort::decision, "folder"},
    Kind{"health.", Sort::other, "stethoscope"},
};

Kind kind_of(std::string_view name) {
    auto const found =
        std::ranges::find_if(kinds, [&](Kind const& each) { return name.starts_with(each.begins); });
    return found != kinds.end() ? *found : Kind{.begins = {}, .sort = Sort::other, .icon = "note"};
}

template <class Event>
Event read_as(Entry const& entry) {
    Event event;
    json::parse(entry.body, [&](json::Node root) { fill(event, root); });
    return event;
}

/// The key of a sentence, and what fills its {1} and {2}.
struct Sentence {
    std::string key;
    std::string first{};
    std::string second{};
    bool alone = false;  ///< nobody stands in front of it
};

std::string purpose_label(web::Visit const& visit, std::string const& purpose) {
    auto const* known = visit.profile().purpose(purpose);
    return known != nullptr ? std::string{visit.label(known->label)} : purpose;
}

Sentence about_step(web::Visit const& visit, Entry const& entry) {
    auto const entered = read_as<route::StepEntered>(entry);
    auto const* step = visit.profile(entry.profile).step(entered.step);
    Sentence sentence{.key = "log.route.step-entered", .alone = true};
    if (step == nullptr) { return {.key = "log.route.step-unknown", .alone = true}; }
    sentence.first = visit.label(visit.in_family() ? step->plain : step->label);
    if (entered.transition.empty()) { sentence.key = "log.route.began"; }
    return sentence;
}

Sentence about_version(Entry const& entry) {
    return {.key = "log.route.migrated", .first = read_as<route::Migrated>(entry).to, .alone = true};
}

Sentence about_forgetting(web::Visit const& visit, Entry const& entry) {
    auto const forgotten = read_as<keeping::PartForgotten>(entry);
    auto const part = std::string{"log.part."}.append(name_of(forgotten.part));
    return {
        .key = "log.dossier.part-forgotten",
        .first = std::string{visit.words()(part)},
        .second = visit.words().date_full(forgotten.until),
        .alone = true};
}

Sentence about_consent(web::Visit const& visit, Entry const& entry) {
    auto const answered = read_as<access::ConsentAnswered>(entry);
    return {
        .key = std::string{"log.consent.answered."}.append(name_of(answered.answer)),
        .first = std::string{visit.label(answered.receiver)},
        .second = purpose_label(visit, answered.purpose)};
}

Sentence about_circle(web::Visit const& visit, VisibleDossier const& dossier, Entry const& entry) {
    if (entry.kind == access::PartyClosed::name) {
        auto const closed = read_as<access::PartyClosed>(entry);
        return {.key = "log.circle.party-closed", .first = std::string{visit.label(closed.party)}};
    }
    if (entry.kind == access::MemberLeft::name) {
        auto const left = read_as<access::MemberLeft>(entry);
        auto const who = web::name_in(visit, dossier, left.person, left.role);
        return {.key = "log.circle.left", .first = who, .alone = true};
    }
    auto const joined = read_as<access::MemberJoined>(entry);
    return {
        .key = "log.circle.joined",
        .first = joined.person_name,
        .second = web::in_sentence(visit.label(joined.role)),
        .alone = true};
}

/// Who answers unasked opens the question for the others as well (consent/rules.cpp). That is no deed of its
/// own, and it would tell the other parent that somebody answered (C3-A3).
bool is_own_question(Entry const& entry) {
    return entry.kind == access::ConsentAsked::name && party_of(entry.role) == Party::family;
}

/// Every event of a term names it the same way.
Sentence about_term(web::Visit const& visit, Entry const& entry) {
    auto const id = read_as<route::TermExtended>(entry).term;
    auto const* term = visit.profile(entry.profile).term(id);
    return {
        .key = "log." + entry.kind,
        .first = term != nullptr ? web::in_sentence(visit.label(term->label)) : id};
}

Sentence sentence_of(web::Visit const& visit, VisibleDossier const& dossier, Entry const& entry) {
    if (entry.kind.starts_with("terms.")) { return about_term(visit, entry); }
    if (entry.kind == route::StepEntered::name) { return about_step(visit, entry); }
    if (entry.kind == route::Migrated::name) { return about_version(entry); }
    if (entry.kind == keeping::PartForgotten::name) { return about_forgetting(visit, entry); }
    if (entry.kind == access::ConsentAnswered::name) { return about_consent(visit, entry); }
    if (entry.kind == access::ConsentAsked::name) {
        auto const asked = read_as<access::ConsentAsked>(entry);
        return {
            .key = "log.consent.asked",
            .first = std::string{visit.label(asked.receiver)},
            .second = purpose_label(visit, asked.purpose)};
    }
    if (entry.kind == access::MemberJoined::name || entry.kind == access::MemberLeft::name ||
        entry.kind == access::PartyClosed::name) {
        return about_circle(visit, dossier, entry);
    }
    if (entry.kind == "signals.shared") {
        return {.key = "log.signals.shared", .first = std::string{visit.label(Party::liaison)}};
    }
    Sentence known{.key = "log." + entry.kind};
    if (visit.words().has(known.key)) { return known; }
    return {.key = "log.something", .first = std::string{visit.label(entry.category)}};
}

/// What somebody wrote down, below the sentence.
std::string text_of(Entry const& entry) {
    if (entry.kind == LogNoted::name) { return read_as<LogNoted>(entry).text; }
    if (entry.kind == terms::TermExplained::name) { return read_as<terms::TermExplained>(entry).reason; }
    return {};
}

}  // namespace

std::vector<LogLine> lines_of(web::Visit const& visit, VisibleDossier const& dossier, std::size_t most) {
    std::vector<LogLine> lines;
    auto const& all = dossier.all();
    for (auto each = all.rbegin(); each != all.rend() && lines.size() < most; ++each) {
        auto const& entry = *each;
        if (entry.kind.starts_with(messages) || is_own_question(entry)) { continue; }
        auto const kind = kind_of(entry.kind);
        auto const sentence = sentence_of(visit, dossier, entry);
        lines.push_back(
            {.at = entry.at,
             .who = sentence.alone ? std::string{} : web::name_in(visit, dossier, entry.by, entry.role),
             .what = visit.words().text(sentence.key, {sentence.first, sentence.second}),
             .text = text_of(entry),
             .sort = kind.sort,
             .icon = kind.icon}
        );
    }
    return lines;
}

}  // namespace rondom::log
