#include "app/story_checks.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "app/story_sight.hpp"
#include "capabilities/consent/rules.hpp"
#include "capabilities/lead/rules.hpp"

namespace rondom::app {

namespace {

std::string check(StepIs const& wanted, Scene const& scene) {
    auto const* current = scene.whole.part<route::Steps>().current();
    auto const step = current != nullptr ? current->step : std::string{"none"};
    return step == wanted.step ? "" : fmt::format("the step should be {}, but it is {}", wanted.step, step);
}

std::string check(VersionIs const& wanted, Scene const& scene) {
    auto const version = scene.whole.version();
    if (version == wanted.version) { return ""; }
    return fmt::format("the dossier should follow version {}, but it follows {}", wanted.version, version);
}

std::string check(WentThrough const& wanted, Scene const& scene) {
    auto const& taken = scene.whole.part<route::Steps>().taken;
    auto const before = scene.before.steps.find(scene.whole.id());
    std::vector<std::string> entered;
    for (auto at = before != scene.before.steps.end() ? before->second : 0; at < taken.size(); ++at) {
        entered.push_back(taken[at].step);
    }
    if (entered == wanted.steps) { return ""; }
    return fmt::format(
        "the route should now go to {}, but it {}",
        fmt::join(wanted.steps, " and then "),
        entered.empty() ? "stays where it is" : fmt::format("went to {}", fmt::join(entered, " and then "))
    );
}

std::string check(LeadIs const& wanted, Scene const& scene) {
    auto const* row = profile_of(scene).lead(scene.stage.dossiers.facts(scene.whole, scene.today));
    auto const lead = row != nullptr ? row->lead : std::nullopt;
    auto const named_lead = [](std::optional<Party> party) {
        return party ? name_of(*party) : std::string_view{"nobody"};
    };
    if (lead == wanted.party) { return ""; }
    return fmt::format(
        "{} should lead, but the lead table gives {}", named_lead(wanted.party), named_lead(lead)
    );
}

std::string check(LedBy const& wanted, Scene const& scene) {
    auto const* actor = wanted.who.empty() ? nullptr : actor_of(scene, wanted.who);
    if (actor == nullptr && !wanted.who.empty()) { return nobody(wanted.who); }
    auto const facts = scene.stage.dossiers.facts(scene.whole, scene.today);
    auto const* leader = lead::leader(scene.whole, profile_of(scene), facts);
    auto const is = leader != nullptr ? leader->person : PersonId{};
    if (is == (actor != nullptr ? actor->person : PersonId{})) { return ""; }
    return fmt::format(
        "{} should be the one who leads, but that is {}",
        actor != nullptr ? actor->name : "nobody",
        leader != nullptr ? leader->person_name : "nobody"
    );
}

std::vector<Task> open_tasks(Scene const& scene) {
    auto tasks = tasks_of(
        scene.whole,
        {.profile = profile_of(scene), .today = scene.today},
        scene.stage.dossiers.contributions()
    );
    std::erase_if(tasks, [&](Task const& each) {
        bool const later =
            each.from && std::chrono::sys_days{*each.from} > std::chrono::sys_days{scene.today};
        return each.state != TaskState::at_turn || later;
    });
    return tasks;
}

std::string_view state_name(TaskState state) {
    switch (state) {
        case TaskState::done: return "done";
        case TaskState::at_turn: return "at_turn";
        case TaskState::later: return "later";
        case TaskState::waiting: return "waiting";
    }
    return "";
}

/// "family/verify" of "family/verify/<an id that nobody can read>".
std::string_view readable_id(std::string_view id) {
    constexpr std::size_t shortest_made_up = 20;
    auto const slash = id.rfind('/');
    bool const made_up = slash != std::string_view::npos && id.size() - slash > shortest_made_up;
    return made_up ? id.substr(0, slash) : id;
}

enum class Which { open, all };

std::string tasks_for(PersonId const& person, std::vector<Task> const& tasks, Which which = Which::open) {
    std::vector<std::string> there;
    for (auto const& each : tasks) {
        bool const open = each.state == TaskState::at_turn || each.state == TaskState::waiting;
        if (which == Which::open && !open) { continue; }
        if (std::ranges::find(each.who, person) == each.who.end()) { continue; }
        auto text = fmt::format("{} ({}", readable_id(each.id), state_name(each.state));
        if (each.from) { text += ", from " + iso_text(*each.from); }
        if (each.due) { text += ", due " + iso_text(*each.due); }
        there.push_back(text + ")");
    }
    return there.empty() ? "no task" : fmt::format("{}", fmt::join(there, ", "));
}

std::string check(AtTurn const& wanted, Scene const& scene) {
    auto const tasks = open_tasks(scene);
    for (auto const& handle : wanted.who) {
        auto const* actor = actor_of(scene, handle);
        if (actor == nullptr) { return nobody(handle); }
        bool const is = std::ranges::any_of(tasks, [&](Task const& each) {
            return std::ranges::find(each.who, actor->person) != each.who.end();
        });
        if (is != wanted.is) {
            return fmt::format(
                "{} should {}be at turn, but {}",
                actor->name,
                wanted.is ? "" : "not ",
                is ? "is, for " + tasks_for(actor->person, tasks) : "is not"
            );
        }
    }
    return "";
}

std::string check(FactIs const& wanted, Scene const& scene) {
    auto const facts = scene.stage.dossiers.facts(scene.whole, scene.today);
    auto const value = facts.get(wanted.fact);
    return value == wanted.value
               ? ""
               : fmt::format("the fact {} should be {}, but it is {}", wanted.fact, wanted.value, value);
}

std::string counts_of(ConsentIs const& wanted) {
    auto const number = [](std::optional<int> count) { return count ? std::to_string(*count) : "any"; };
    if (!wanted.given && !wanted.needed) { return ""; }
    return fmt::format(" ({} of {})", number(wanted.given), number(wanted.needed));
}

std::string sufficiency(
    ConsentIs const& wanted, route::Purpose const& purpose, Category what, Scene const& scene
) {
    auto const through =
        consent::sufficient_through(scene.whole.standing(), purpose, wanted.receiver, what, scene.today);
    if (through == wanted.through) { return ""; }
    return fmt::format(
        "the consent for {} ({}) should be enough through {}, but it is {}",
        name_of(wanted.receiver),
        wanted.purpose,
        iso_text(*wanted.through),
        through ? "enough through " + iso_text(*through) : "not known when it ends"
    );
}

std::string check(ConsentIs const& wanted, Scene const& scene) {
    auto const& profile = profile_of(scene);
    auto const* purpose = profile.purpose(wanted.purpose);
    if (purpose == nullptr) { return fmt::format("the region has no purpose \"{}\"", wanted.purpose); }
    auto const categories = categories_of({wanted.receiver, wanted.purpose, {}}, profile);
    if (categories.empty()) {
        return fmt::format("nothing is shared with {} for {}", name_of(wanted.receiver), wanted.purpose);
    }

    auto const state =
        scene.whole.standing().consent(*purpose, wanted.receiver, categories.front(), scene.today);
    auto const reason = access::reason_of(state);
    auto const status = reason ? std::string{reason->rule->name} : std::string{"complete"};
    auto const differs = [](std::optional<int> should, int is) { return should && *should != is; };
    if (status != wanted.status || differs(wanted.given, state.given) ||
        differs(wanted.needed, state.needed)) {
        return fmt::format(
            "consent for {} ({}) should be {}{}, but it is {} ({} of {})",
            name_of(wanted.receiver),
            wanted.purpose,
            wanted.status,
            counts_of(wanted),
            status,
            state.given,
            state.needed
        );
    }
    return wanted.through ? sufficiency(wanted, *purpose, categories.front(), scene) : "";
}

bool is_meant(TaskIs const& wanted, access::Actor const& actor, Task const& task) {
    bool const named_so = task.id == wanted.task || task.id.starts_with(wanted.task + "/");
    bool const state = !wanted.state || *wanted.state == state_name(task.state);
    bool const open = wanted.state || task.state == TaskState::at_turn;
    return named_so && state && open && std::ranges::find(task.who, actor.person) != task.who.end() &&
           (!wanted.from || task.from == wanted.from) && (!wanted.due || task.due == wanted.due);
}

bool is_among(std::vector<Task> const& tasks, TaskIs const& wanted, access::Actor const& actor) {
    return std::ranges::any_of(tasks, [&](Task const& each) { return is_meant(wanted, actor, each); });
}

std::string details_of(TaskIs const& wanted) {
    std::vector<std::string> details;
    if (wanted.state) { details.push_back(*wanted.state); }
    if (wanted.from) { details.push_back("from " + iso_text(*wanted.from)); }
    if (wanted.due) { details.push_back("due " + iso_text(*wanted.due)); }
    return details.empty() ? "" : fmt::format(" ({})", fmt::join(details, ", "));
}

/// What this person finds in the own list; nothing when the dossier does not exist for this person.
std::vector<Task> own_tasks(access::Actor const& actor, Scene const& scene) {
    auto const visible = scene.stage.dossiers.glance(actor, scene.whole.id(), scene.now);
    return visible ? scene.stage.dossiers.tasks(*visible) : std::vector<Task>{};
}

/// Who is at turn finds it in the own list as well: a task that nobody sees is done by nobody.
std::string check(TaskIs const& wanted, Scene const& scene) {
    auto const* actor = actor_of(scene, wanted.who);
    if (actor == nullptr) { return nobody(wanted.who); }
    auto const tasks = tasks_of(
        scene.whole,
        {.profile = profile_of(scene), .today = scene.today},
        scene.stage.dossiers.contributions()
    );
    auto const own = own_tasks(*actor, scene);
    bool const at_turn = wanted.state.value_or("at_turn") == "at_turn";
    auto const* const negation = wanted.is ? "" : "not ";
    if (is_among(tasks, wanted, *actor) != wanted.is) {
        return fmt::format(
            "{} should {}have the task {}{}, but has {}",
            actor->name,
            negation,
            wanted.task,
            details_of(wanted),
            tasks_for(actor->person, tasks, at_turn ? Which::open : Which::all)
        );
    }
    if (!at_turn || is_among(own, wanted, *actor) == wanted.is) { return ""; }
    return fmt::format(
        "{} should {}find the task {} in the own list, but finds {}",
        actor->name,
        negation,
        wanted.task,
        tasks_for(actor->person, own)
    );
}

int count_for(PersonId const& person, std::map<PersonId, int> const& notices) {
    auto const found = notices.find(person);
    return found != notices.end() ? found->second : 0;
}

std::string check(Notified const& wanted, Scene const& scene) {
    static std::map<PersonId, int> const none;
    auto const& earlier = wanted.now ? scene.before.notices : none;
    auto const* const since = wanted.now ? "by this" : "since the story began";
    auto const all = notices_of(scene.stage);
    for (auto const& handle : wanted.who) {
        auto const* actor = actor_of(scene, handle);
        if (actor == nullptr) { return nobody(handle); }
        bool const is = count_for(actor->person, all) > count_for(actor->person, earlier);
        if (is != wanted.is) {
            return fmt::format(
                "{} {} a notice {}", actor->name, is ? "should not have got" : "should have got", since
            );
        }
    }
    return "";
}

std::string check(InCircle const& wanted, Scene const& scene) {
    for (auto const& handle : wanted.who) {
        auto const* actor = actor_of(scene, handle);
        if (actor == nullptr) { return nobody(handle); }
        bool const is = scene.whole.standing().member(actor->person, actor->role) != nullptr;
        if (is != wanted.is) {
            return fmt::format(
                "{} should {}take part, but does{}", actor->name, wanted.is ? "" : "not ", is ? "" : " not"
            );
        }
    }
    return "";
}

}  // namespace

route::Profile const& profile_of(Scene const& scene) {
    return scene.stage.dossiers.profile_of(scene.whole, scene.today);
}

access::Actor const* actor_of(Scene const& scene, std::string const& handle) {
    auto const found = scene.cast.find(handle);
    return found != scene.cast.end() ? &found->second : nullptr;
}

std::string nobody(std::string const& handle) {
    return fmt::format("nobody in this story is called \"{}\"", handle);
}

std::map<PersonId, int> notices_of(Stage const& stage) {
    std::map<PersonId, int> notices;
    auto const rows =
        stage.journal.rows({.collection = "outbox", .key = "waiting", .from = {}, .to = {}, .limit = 100'000}
        );
    if (!rows) { return notices; }
    for (auto const& row : *rows) {
        registers::Notice notice;
        json::parse(row.content, [&](json::Node root) { fill(notice, root); });
        ++notices[notice.person];
    }
    return notices;
}

std::string difference(Check const& wanted, Scene const& scene) {
    return std::visit([&](auto const& each) { return check(each, scene); }, wanted);
}

}  // namespace rondom::app
