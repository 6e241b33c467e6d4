#include "capabilities/consent/rules.hpp"

#include <algorithm>
#include <charconv>

#include "capabilities/family/rules.hpp"
#include "domain/contains.hpp"
#include "dossier/dossier.hpp"

namespace rondom::consent {

namespace {

/// The categories that this consent is about; none when the region shares nothing of the kind by consent.
std::vector<Category> covered(access::Scope const& scope, route::Profile const& profile) {
    auto const by_consent = [&](Category what) {
        return std::ranges::any_of(profile.sharing, [&](route::Sharing const& rule) {
            return rule.consented == scope.receiver && rule.purpose == scope.purpose &&
                   rule.ground == route::GroundKind::consent && contains(rule.what, what);
        });
    };
    auto const all = categories_of(scope, profile);
    return std::ranges::all_of(all, by_consent) ? all : std::vector<Category>{};
}

/// A yes that no law asks for, now or later, does not count, and a no has no effect (C5-A1).
bool counts(access::Actor const& actor, route::Purpose const& purpose, int age) {
    for (auto const each : {age, 12, 16, 18}) {
        auto const required = access::required_of(purpose, std::max(age, each));
        if (actor.role == Role::youth ? required.youth : required.holders) { return true; }
    }
    return false;
}

access::Ask const* last_ask(access::Standing const& standing, access::Scope const& scope) {
    auto const ended = standing.closed.find(scope.receiver);
    access::Ask const* last = nullptr;
    for (auto const& each : standing.asks) {
        bool const same = each.scope.receiver == scope.receiver && each.scope.purpose == scope.purpose;
        if (same && (ended == standing.closed.end() || each.seq > ended->second)) { last = &each; }
    }
    return last;
}

/// Whose question it is when nobody asked. What a youth says of its own accord is for the receiver only.
Party asker_unasked(Party receiver, Situation const& situation) {
    bool const at_school = situation.standing().takes_part(Party::education);
    return at_school && situation.actor.role != Role::youth ? Party::education : receiver;
}

std::optional<Day> capped(std::optional<Day> const& until, route::Purpose const& purpose, Day today) {
    auto const most = last_day(today, purpose.until);
    if (!until) { return most; }
    return most ? std::min(*until, *most) : *until;
}

/// Who says yes to a part of what was asked says no to the rest: nothing stays without an answer.
std::vector<Category> left_out(access::Scope const& yes, Situation const& situation) {
    auto const* ask = last_ask(situation.standing(), yes);
    if (ask == nullptr) { return {}; }
    auto rest = covered(ask->scope, situation.profile);
    auto const said = covered(yes, situation.profile);
    std::erase_if(rest, [&](Category what) { return std::ranges::find(said, what) != said.end(); });
    return rest;
}

/// An answer that nobody asked for opens the question for everyone whose answer counts: so nobody is left
/// out, and that it is open does not tell what the first answer was (C3-A3).
std::vector<Event> answered(
    access::Scope const& scope, Answer answer, std::optional<Day> until, Situation const& situation
) {
    auto const* ask = last_ask(situation.standing(), scope);
    auto const asked_by = ask != nullptr ? ask->asked_by : asker_unasked(scope.receiver, situation);

    std::vector<Event> events;
    if (ask == nullptr) {
        events.emplace_back(ConsentAsked{
            .receiver = scope.receiver,
            .purpose = scope.purpose,
            .categories = scope.categories,
            .why = {},
            .asked_by = asked_by});
    }
    events.emplace_back(ConsentAnswered{
        .receiver = scope.receiver,
        .purpose = scope.purpose,
        .categories = scope.categories,
        .answer = answer,
        .until = until,
        .asked_by = asked_by});
    return events;
}

Decision<Event> opened(PersonId const& parent, Category what, bool open, Situation const& situation) {
    auto const& standing = situation.standing();
    bool const never = what == Category::safety || what == Category::youth_private ||
                       situation.profile.categories.at(what).own_words_only;

    if (standing.holder(parent) == nullptr) { return refuse(family::holder_unknown); }
    if (never) { return refuse(cannot_open); }

    auto const now = standing.opened.find({parent, what});
    if ((now != standing.opened.end() && now->second) == open) { return {}; }
    return {{OpenedForParent{.parent = parent, .what = what, .open = open}}};
}

}  // namespace

std::string subject_of(access::Scope const& scope) {
    return std::string{name_of(scope.receiver)} + "." + scope.purpose;
}

std::optional<access::Scope> scope_of(std::string_view subject) {
    auto const dot = subject.find('.');
    auto const receiver = named<Party>(subject.substr(0, dot));
    if (dot == std::string_view::npos || !receiver) { return std::nullopt; }
    return access::Scope{
        .receiver = *receiver, .purpose = std::string{subject.substr(dot + 1)}, .categories = {}};
}

CourtDecision const* Consents::find(PersonId const& holder, Party receiver, std::string_view purpose) const {
    auto const found = std::find_if(decisions.rbegin(), decisions.rend(), [&](CourtDecision const& each) {
        return each.what.holder == holder && each.what.receiver == receiver && each.what.purpose == purpose;
    });
    return found != decisions.rend() ? &*found : nullptr;
}

void apply(Consents& consents, CourtDecisionUploaded const& event, Entry const& entry) {
    consents.decisions.push_back({.what = event, .uploaded_by = entry.by});
}

void apply(Consents& consents, ConsentReplacedByCourt const& event) {
    for (auto& each : consents.decisions) {
        bool const same = each.what.holder == event.holder && each.what.receiver == event.receiver &&
                          each.what.purpose == event.purpose && each.what.document == event.document;
        each.verified = each.verified || same;
    }
}

std::optional<Day> last_day(Day from, std::string_view duration) {
    int count = 0;
    if (duration.size() < 3) { return std::nullopt; }
    std::from_chars(duration.data() + 1, duration.data() + duration.size() - 1, count);

    auto const in_month = [](std::chrono::year_month_day day) {
        return day.ok() ? day : Day{day.year() / day.month() / std::chrono::last};
    };
    switch (duration.back()) {
        case 'Y': return in_month(from + std::chrono::years{count});
        case 'M': return in_month(from + std::chrono::months{count});
        case 'W': return from + std::chrono::days{7 * count};
        case 'D': return from + std::chrono::days{count};
        default: return std::nullopt;
    }
}

Decision<Event> decide(AskConsent const& command, Situation const& situation) {
    access::Scope const scope{command.receiver, command.purpose, command.categories};
    auto const categories = covered(scope, situation.profile);
    auto const* purpose = situation.profile.purpose(command.purpose);

    if (purpose == nullptr || categories.empty()) { return refuse(nothing_to_share); }
    if (command.why.empty()) { return refuse(why_missing); }
    bool const complete = std::ranges::all_of(categories, [&](Category what) {
        return !access::reason_of(
            situation.standing().consent(*purpose, command.receiver, what, situation.today)
        );
    });
    if (complete) { return {}; }

    return {{ConsentAsked{
        .receiver = command.receiver,
        .purpose = command.purpose,
        .categories = command.categories,
        .why = command.why,
        .asked_by = situation.party()}}};
}

Decision<Event> decide(AnswerConsent const& command, Situation const& situation) {
    access::Scope const scope{command.receiver, command.purpose, command.categories};
    auto const* purpose = situation.profile.purpose(command.purpose);
    bool const yes = command.answer == Answer::given;

    if (command.answer == Answer::stopped) {
        return decide(StopConsent{scope.receiver, scope.purpose, scope.categories}, situation);
    }
    if (purpose == nullptr || covered(scope, situation.profile).empty()) { return refuse(nothing_to_share); }
    if (!counts(situation.actor, *purpose, situation.standing().age(situation.today))) {
        return refuse(not_yours);
    }
    if (yes && command.until && *command.until < situation.today) { return refuse(until_past); }

    auto const until = yes ? capped(command.until, *purpose, situation.today) : std::nullopt;
    auto events = answered(scope, command.answer, until, situation);
    auto rest = yes ? left_out(scope, situation) : std::vector<Category>{};
    if (!rest.empty()) {
        auto no = answered({scope.receiver, scope.purpose, std::move(rest)}, Answer::refused, {}, situation);
        events.push_back(std::move(no.back()));
    }
    return events;
}

Decision<Event> decide(StopConsent const& command, Situation const& situation) {
    access::Scope const scope{command.receiver, command.purpose, command.categories};
    bool const said_yes = std::ranges::any_of(covered(scope, situation.profile), [&](Category what) {
        auto const* mine =
            situation.standing().last_answer(situation.actor.person, scope.receiver, scope.purpose, what);
        return mine != nullptr && mine->answer == Answer::given;
    });
    if (!said_yes) { return refuse(nothing_to_stop); }

    return answered(scope, Answer::stopped, std::nullopt, situation);
}

Decision<Event> decide(UploadCourtDecision const& command, Situation const& situation) {
    access::Scope const scope{command.receiver, command.purpose, {}};

    if (situation.standing().holder(command.holder) == nullptr) { return refuse(family::holder_unknown); }
    if (covered(scope, situation.profile).empty()) { return refuse(nothing_to_share); }
    if (command.document.empty()) { return refuse(document_missing); }

    return {{CourtDecisionUploaded{
        .holder = command.holder,
        .receiver = command.receiver,
        .purpose = command.purpose,
        .document = command.document,
        .decided_on = command.decided_on}}};
}

Decision<Event> decide(VerifyCourtDecision const& command, Situation const& situation) {
    auto const* decision =
        situation.dossier.part<Consents>().find(command.holder, command.receiver, command.purpose);

    if (decision == nullptr) { return refuse(not_uploaded); }
    if (decision->uploaded_by == situation.actor.person) { return refuse(role_conflict); }
    if (decision->verified) { return {}; }

    return {{ConsentReplacedByCourt{
        .holder = command.holder,
        .receiver = command.receiver,
        .purpose = command.purpose,
        .document = decision->what.document}}};
}

Decision<Event> decide(OpenForParent const& command, Situation const& situation) {
    return opened(command.parent, command.what, true, situation);
}

Decision<Event> decide(CloseForParent const& command, Situation const& situation) {
    return opened(command.parent, command.what, false, situation);
}

}  // namespace rondom::consent
