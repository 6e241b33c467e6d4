#include <algorithm>
#include <set>

#include "capabilities/consent/rules.hpp"
#include "dossier/dossier.hpp"

// How long the answers are enough, and whose answer is waited for.
namespace rondom::consent {

namespace {

using access::Standing;

/// The ages at which the band changes (law.md 3.1).
constexpr std::array turning_ages{12, 16, 18};

bool complete(
    Standing const& standing, route::Purpose const& purpose, Party receiver, Category what, Day on
) {
    return standing.consent(purpose, receiver, what, on).status == access::Consent::complete;
}

/// The birthday from which the youth's own yes counts for this purpose.
Day own_say_from(Standing const& standing, route::Purpose const& purpose) {
    for (auto const age : turning_ages) {
        if (access::required_of(purpose, age).youth) { return birthday(standing.child.born, age); }
    }
    return birthday(standing.child.born, turning_ages.back());
}

/// One question: the last request for this receiver and purpose.
struct Question {
    Standing const& standing;
    access::Ask const& ask;
    route::Purpose const& purpose;
    std::vector<Category> categories;
    Day today{};

    [[nodiscard]] bool waits_for(PersonId const& person) const {
        return std::ranges::any_of(categories, [&](Category what) {
            auto const* answer = standing.last_answer(person, ask.scope.receiver, ask.scope.purpose, what);
            bool const replaced = std::ranges::any_of(standing.replacements, [&](auto const& each) {
                return each.holder == person && each.scope.receiver == ask.scope.receiver &&
                       each.scope.purpose == ask.scope.purpose;
            });
            bool const ended = answer != nullptr && answer->until && *answer->until < today;
            return !replaced && (answer == nullptr || ended || is_asked_again(*answer));
        });
    }

    /// Somebody said no or stopped, and then was asked anew, with a reason: that question is open again.
    [[nodiscard]] bool is_asked_again(access::GivenAnswer const& answer) const {
        return answer.answer != access::Answer::given && answer.seq < ask.seq;
    }

    /// The whole question is answered with yes until a birthday that asks the youth as well.
    [[nodiscard]] std::optional<Day> youth_next_on() const {
        auto const from = own_say_from(standing, purpose);
        bool const ends_then = std::ranges::any_of(categories, [&](Category what) {
            auto const through = sufficient_through(standing, purpose, ask.scope.receiver, what, today);
            return through && *through + std::chrono::days{1} == from;
        });
        return ends_then ? std::optional{from} : std::nullopt;
    }

    [[nodiscard]] Task task_for(PersonId const& person) const {
        auto const scope = std::string{name_of(ask.scope.receiver)} + "/" + ask.scope.purpose;
        Text const text{
            .words = "consent.task.answer",
            .details = {std::string{name_of(ask.scope.receiver)}, "purpose/" + ask.scope.purpose}};
        Task task{
            .id = "consent/" + scope + "/" + person.text(),
            .step = {},
            .party = Party::family,
            .who = {person},
            .role = person == standing.child.person ? Role::youth : Role::parent,
            .text = text,
            .plain = text,
            .command = std::string{AnswerConsent::permission.name},
            .subject = subject_of(ask.scope),
            .since = local_day(ask.at),
            .category = Category::consent,
            .owner = ask.asked_by};
        if (task.role == Role::youth) {
            auto const from = own_say_from(standing, purpose);
            if (from > task.since) { task.from = from; }
            if (from > task.since && from <= today) { task.since = from; }
            if (from > today) { task.state = TaskState::later; }
        }
        return task;
    }
};

bool is_over(Standing const& standing, access::Ask const& ask) {
    auto const ended = standing.closed.find(ask.scope.receiver);
    return ended != standing.closed.end() && ask.seq < ended->second;
}

/// The last request per receiver and purpose counts.
bool is_last(Standing const& standing, access::Ask const& ask) {
    return std::ranges::none_of(standing.asks, [&](access::Ask const& each) {
        return each.seq > ask.seq && each.scope.receiver == ask.scope.receiver &&
               each.scope.purpose == ask.scope.purpose;
    });
}

}  // namespace

std::optional<Day> sufficient_through(
    Standing const& standing, route::Purpose const& purpose, Party receiver, Category what, Day today
) {
    if (!complete(standing, purpose, receiver, what, today)) { return std::nullopt; }

    std::set<Day> changes;
    for (auto const age : turning_ages) {
        changes.insert(birthday(standing.child.born, age));
    }
    for (auto const& answer : standing.answers) {
        if (answer.until) { changes.insert(*answer.until + std::chrono::days{1}); }
    }
    for (auto const day : changes) {
        if (day > today && !complete(standing, purpose, receiver, what, day)) {
            return day + std::chrono::days{-1};
        }
    }
    return std::nullopt;
}

void add_tasks(Entries const& entries, Setting const& setting, std::vector<Task>& tasks) {
    auto const& standing = entries.part<Standing>();
    for (auto const& ask : standing.asks) {
        auto const* purpose = setting.profile.purpose(ask.scope.purpose);
        if (purpose == nullptr || is_over(standing, ask) || !is_last(standing, ask)) { continue; }

        Question const question{
            .standing = standing,
            .ask = ask,
            .purpose = *purpose,
            .categories = categories_of(ask.scope, setting.profile),
            .today = setting.today};
        for (auto const& person : standing.required(*purpose, setting.today)) {
            if (question.waits_for(person)) { tasks.push_back(question.task_for(person)); }
        }
        if (question.youth_next_on()) { tasks.push_back(question.task_for(standing.child.person)); }
    }
}

}  // namespace rondom::consent
