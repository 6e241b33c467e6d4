#include "app/story_checks.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace rondom::app {

namespace {

route::Profile const& profile_of(Scene const& scene) { return scene.stage.dossiers.profile(); }

access::Actor const* actor_of(Scene const& scene, std::string const& handle) {
    auto const found = scene.cast.find(handle);
    return found != scene.cast.end() ? &found->second : nullptr;
}

std::string nobody(std::string const& handle) {
    return fmt::format("nobody in this story is called \"{}\"", handle);
}

std::string check(StepIs const& wanted, Scene const& scene) {
    auto const* current = scene.whole.part<route::Steps>().current();
    auto const step = current != nullptr ? current->step : std::string{"none"};
    return step == wanted.step ? "" : fmt::format("the step should be {}, but it is {}", wanted.step, step);
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

std::string check(AtTurn const& wanted, Scene const& scene) {
    auto const tasks = open_tasks(scene);
    for (auto const& handle : wanted.who) {
        auto const* actor = actor_of(scene, handle);
        if (actor == nullptr) { return nobody(handle); }
        bool const is = std::ranges::any_of(tasks, [&](Task const& each) {
            return std::ranges::find(each.who, actor->person) != each.who.end();
        });
        if (is != wanted.is) {
            return fmt::format("{} should {}be at turn", actor->name, wanted.is ? "" : "not ");
        }
    }
    return "";
}

std::string check(FactIs const& wanted, Scene const& scene) {
    auto const facts = scene.stage.dossiers.facts(scene.whole, scene.today);
    auto const value = facts.get(wanted.fact);
    return value == wanted.value
               ? ""
               : fmt::format("{} should be {}, but it is {}", wanted.fact, wanted.value, value);
}

std::string what_of(Sees const& wanted) {
    if (!wanted.text.empty()) { return fmt::format("the words \"{}\"", wanted.text); }
    if (!wanted.kind.empty()) { return wanted.kind; }
    return wanted.category ? std::string{name_of(*wanted.category)} : std::string{};
}

bool is_meant(Sees const& wanted, Entry const& entry) {
    return (!wanted.category || entry.category == *wanted.category) &&
           (wanted.kind.empty() || entry.kind == wanted.kind) &&
           (wanted.text.empty() || entry.body.find(wanted.text) != std::string::npos);
}

/// The reason that the lens gives for the first entry that is meant and not seen.
std::string reason_for(Sees const& wanted, access::Actor const& reader, Scene const& scene) {
    auto const facts = scene.stage.dossiers.facts(scene.whole, scene.today);
    auto const* current = scene.whole.part<route::Steps>().current();
    auto const* step = current != nullptr ? profile_of(scene).step(current->step) : nullptr;
    access::Lens const lens{scene.whole.standing(), profile_of(scene), step, facts, scene.today};
    for (auto const& entry : scene.whole.all()) {
        if (!is_meant(wanted, entry)) { continue; }
        auto const ground = lens.ground(reader, entry);
        if (!ground) { return std::string{ground.error().rule->name}; }
    }
    return "";
}

std::string check(Sees const& wanted, Scene const& scene) {
    auto const* actor = actor_of(scene, wanted.who);
    if (actor == nullptr) { return nobody(wanted.who); }
    bool const exists =
        std::ranges::any_of(scene.whole.all(), [&](Entry const& each) { return is_meant(wanted, each); });
    if (!exists) {
        return fmt::format(
            "there is nothing of {} in the dossier, so this check proves nothing", what_of(wanted)
        );
    }

    auto const visible = scene.stage.dossiers.glance(*actor, scene.whole.id(), scene.now);
    bool const sees = visible && std::ranges::any_of(visible->all(), [&](Entry const& each) {
                          return is_meant(wanted, each);
                      });
    if (sees != wanted.is) {
        auto const why = sees ? std::string{} : reason_for(wanted, *actor, scene);
        return fmt::format(
            "{} should {}see {}, but {}{}",
            actor->name,
            wanted.is ? "" : "not ",
            what_of(wanted),
            sees ? "does" : "does not",
            why.empty() ? "" : " (" + why + ")"
        );
    }
    if (wanted.because.empty()) { return ""; }
    auto const why = reason_for(wanted, *actor, scene);
    return why == wanted.because ? ""
                                 : fmt::format(
                                       "{} does not see {}, but because of {} and not of {}",
                                       actor->name,
                                       what_of(wanted),
                                       why,
                                       wanted.because
                                   );
}

std::string check(Knows const& wanted, Scene const& scene) {
    auto const* actor = actor_of(scene, wanted.who);
    if (actor == nullptr) { return nobody(wanted.who); }
    bool const knows = scene.stage.dossiers.glance(*actor, scene.whole.id(), scene.now).has_value();
    return knows == wanted.is
               ? ""
               : fmt::format("the dossier should {}exist for {}", wanted.is ? "" : "not ", actor->name);
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
    bool const counts =
        (!wanted.given || *wanted.given == state.given) && (!wanted.needed || *wanted.needed == state.needed);
    if (status == wanted.status && counts) { return ""; }
    return fmt::format(
        "consent for {} ({}) should be {}, but it is {} ({} of {})",
        name_of(wanted.receiver),
        wanted.purpose,
        wanted.status,
        status,
        state.given,
        state.needed
    );
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

bool is_meant(TaskIs const& wanted, access::Actor const& actor, Task const& task) {
    bool const named_so = task.id == wanted.task || task.id.starts_with(wanted.task + "/");
    bool const state = !wanted.state || *wanted.state == state_name(task.state);
    bool const open = wanted.state || task.state == TaskState::at_turn;
    return named_so && state && open && std::ranges::find(task.who, actor.person) != task.who.end() &&
           (!wanted.from || task.from == wanted.from) && (!wanted.due || task.due == wanted.due);
}

std::string check(TaskIs const& wanted, Scene const& scene) {
    auto const* actor = actor_of(scene, wanted.who);
    if (actor == nullptr) { return nobody(wanted.who); }
    auto const tasks = tasks_of(
        scene.whole,
        {.profile = profile_of(scene), .today = scene.today},
        scene.stage.dossiers.contributions()
    );
    bool const is =
        std::ranges::any_of(tasks, [&](Task const& each) { return is_meant(wanted, *actor, each); });
    if (is == wanted.is) { return ""; }
    std::vector<std::string> there;
    for (auto const& each : tasks) {
        if (std::ranges::find(each.who, actor->person) == each.who.end()) { continue; }
        there.push_back(fmt::format("{} ({})", each.id, state_name(each.state)));
    }
    return fmt::format(
        "{} should {}have the task {}; what is there: {}",
        actor->name,
        wanted.is ? "" : "not ",
        wanted.task,
        fmt::join(there, ", ")
    );
}

std::string check(Notified const& wanted, Scene const& scene) {
    auto const rows = scene.stage.journal.rows(
        {.collection = "outbox", .key = "waiting", .from = {}, .to = {}, .limit = 10'000}
    );
    if (!rows) { return "the outbox cannot be read"; }
    for (auto const& handle : wanted.who) {
        auto const* actor = actor_of(scene, handle);
        if (actor == nullptr) { return nobody(handle); }
        bool const is = std::ranges::any_of(*rows, [&](journal::Row const& row) {
            registers::Notice notice;
            json::parse(row.content, [&](json::Node root) { fill(notice, root); });
            return notice.person == actor->person;
        });
        if (is != wanted.is) {
            return fmt::format("{} should {}have got a notice", actor->name, wanted.is ? "" : "not ");
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
            return fmt::format("{} should {}stand in the circle", actor->name, wanted.is ? "" : "not ");
        }
    }
    return "";
}

std::string check(Looked const& wanted, Scene const& scene) {
    auto const* reader = actor_of(scene, wanted.reader);
    auto const* who = actor_of(scene, wanted.who);
    if (reader == nullptr || who == nullptr) {
        return nobody(reader == nullptr ? wanted.reader : wanted.who);
    }
    auto const visible = scene.stage.dossiers.glance(*reader, scene.whole.id(), scene.now);
    if (!visible) { return fmt::format("the dossier does not exist for {}", reader->name); }
    auto const lines = scene.stage.dossiers.readings(*visible);
    if (!lines) { return "the reading log cannot be read"; }
    bool const is = std::ranges::any_of(*lines, [&](ReadingLine const& each) {
        bool const refused = std::ranges::find(each.refused, wanted.refused) != each.refused.end();
        return each.person == who->person && (wanted.refused.empty() ? each.refused.empty() : refused);
    });
    return is == wanted.is ? ""
                           : fmt::format(
                                 "{} should {}stand in the list of who looked that {} sees",
                                 who->name,
                                 wanted.is ? "" : "not ",
                                 reader->name
                             );
}

}  // namespace

std::string difference(Check const& wanted, Scene const& scene) {
    return std::visit([&](auto const& each) { return check(each, scene); }, wanted);
}

}  // namespace rondom::app
