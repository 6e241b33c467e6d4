#include <algorithm>
#include <array>

#include "capabilities/circle/rules.hpp"
#include "capabilities/consent/rules.hpp"

// A task for which nobody stands around the child yet: somebody who does sees to it that there is.
namespace rondom::circle {

namespace {

/// At school, who asks others in: closest to the process first.
constexpr std::array who_asks{Role::support_coordinator, Role::principal, Role::teacher};

struct Way {
    std::string_view command;
    std::string_view words;
};

/// Somebody of the party itself brings in a colleague; otherwise the school asks.
access::Member const* asker(Party party, access::Standing const& standing) {
    for (auto const& each : standing.members) {
        if (party_of(each.role) != party) { continue; }
        if (auto const* present = standing.member(each.person, each.role)) { return present; }
    }
    for (auto const role : who_asks) {
        if (auto const* present = standing.first_member(role)) { return present; }
    }
    return nullptr;
}

/// The region lets this party take part for something of this step, and the family said yes where it must.
bool may_join(
    Party party, std::string const& step, access::Standing const& standing, Setting const& setting
) {
    auto const* where = setting.profile.step(step);
    return where != nullptr && std::ranges::any_of(setting.profile.sharing, [&](route::Sharing const& rule) {
               bool const here = std::ranges::find(where->purposes, rule.purpose) != where->purposes.end();
               auto const* purpose = setting.profile.purpose(rule.purpose);
               if (rule.to != party || !here || purpose == nullptr) { return false; }
               if (rule.ground != route::GroundKind::consent) { return true; }
               return std::ranges::any_of(rule.what, [&](Category what) {
                   return standing.consent(*purpose, party, what, setting.today).status ==
                          access::Consent::complete;
               });
           });
}

bool is_asked(Party party, access::Standing const& standing) {
    auto const ended = standing.closed.find(party);
    return std::ranges::any_of(standing.asks, [&](access::Ask const& each) {
        return each.scope.receiver == party && (ended == standing.closed.end() || each.seq > ended->second);
    });
}

/// Nothing while the family has the question: then it waits for them, or they said no, and that is that.
std::optional<Way> way_in(Task const& task, access::Standing const& standing, Setting const& setting) {
    if (standing.takes_part(task.party)) {
        return Way{.command = Involve::permission.name, .words = "circle.task.involve-role"};
    }
    if (may_join(task.party, task.step, standing, setting)) {
        return Way{.command = Involve::permission.name, .words = "circle.task.involve"};
    }
    if (is_asked(task.party, standing)) { return std::nullopt; }
    return Way{.command = consent::AskConsent::permission.name, .words = "circle.task.ask"};
}

/// Only for whoever is to do it: what the family was asked is not for everybody to derive.
std::optional<Task> task_for(Task const& task, access::Standing const& standing, Setting const& setting) {
    auto const* rule = setting.profile.task(task.id);
    auto const* who = asker(task.party, standing);
    auto const way = way_in(task, standing, setting);
    if (rule == nullptr || rule->by.empty() || who == nullptr || !way) { return std::nullopt; }

    bool const colleague = party_of(who->role) == task.party;
    auto const missing = colleague ? name_of(rule->by.front()) : name_of(task.party);
    Text const text{.words = std::string{way->words}, .details = {std::string{missing}}};
    return Task{
        .id = "circle/absent/" + std::string{missing},
        .step = {},
        .party = party_of(who->role).value_or(Party::education),
        .who = {who->person},
        .role = who->role,
        .text = text,
        .plain = text,
        .command = std::string{way->command},
        .since = task.since,
        .due = task.due,
        .category = Category::message,
        .owner = setting.profile.categories.at(Category::message).owner};
}

bool has_nobody(Task const& task) {
    return task.state == TaskState::at_turn && task.who.empty() && task.party != Party::family &&
           task.party != Party::education;
}

}  // namespace

void add_absent(Entries const& entries, Setting const& setting, std::vector<Task>& tasks) {
    auto const& standing = entries.part<access::Standing>();
    std::vector<Task> added;
    for (auto const& each : tasks) {
        if (!has_nobody(each)) { continue; }
        auto task = task_for(each, standing, setting);
        bool const known = !task || std::ranges::find(added, task->id, &Task::id) != added.end();
        if (!known) { added.push_back(std::move(*task)); }
    }
    std::ranges::move(added, std::back_inserter(tasks));
}

}  // namespace rondom::circle
