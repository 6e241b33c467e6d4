#include "choices.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "app/capabilities.hpp"
#include "capabilities/conference/conference.hpp"

namespace rondom::walks {

namespace {

constexpr int patience = 40;  ///< moves with one aim

/// Which commands make what a field refers to.
struct Maker {
    std::string_view field;
    std::string_view command;
};
constexpr std::array makers{
    Maker{"signal", "signals.record"},
    Maker{"signal", "signals.note_worry"},
    Maker{"signal", "signals.raise"},
    Maker{"goal", "plan.set_goal"},
    Maker{"goals_reached", "plan.set_goal"},
    Maker{"goals_open", "plan.set_goal"},
    Maker{"action", "plan.add_action"},
    Maker{"hand_over", "circle.hand_over"},
    Maker{"supporting_person", "circle.name_supporting_person"},
    Maker{"arrangement", "arrangements.ask"},
    Maker{"message", "messages.send"}};

constexpr std::array fields_of_people{
    "person", "holder", "parent", "chair", "present", "invited", "to", "child"};

/// The goals of which somebody's party has the care.
std::string kind_of_goal(std::string_view who) {
    auto const* person = World::person(who);
    auto const party = person != nullptr ? party_of(person->role) : std::nullopt;
    if (party == Party::family) { return "own"; }
    return party == Party::social_team ? "care" : "education";
}

/// What comes first, when a rule says that something does.
struct Remedy {
    std::string_view rule;
    std::string_view command;
};
constexpr std::array remedies{
    Remedy{"research.measure.first", "research.try_measure"},
    Remedy{"triage.assess.first", "triage.assess"},
    Remedy{"triage.crisis.first", "triage.agree_on_crisis"},
    Remedy{"plan.goal.first", "plan.set_goal"},
    Remedy{"plan.action.first", "plan.add_action"},
    Remedy{"plan.propose.first", "plan.propose"},
    Remedy{"conference.request.first", "conference.request"},
    Remedy{"conference.plan.first", "conference.plan"},
    Remedy{"conference.voice.first", "conference.prepare_voice"},
    Remedy{"conference.needs.first", "conference.record_need"},
    Remedy{"parents.talk.first", "signals.record"},
    Remedy{"consent.missing.parent", "consent.answer"},
    Remedy{"consent.missing.youth", "consent.answer"},
    Remedy{"consent.refused", "consent.answer"},
    Remedy{"consent.withdrawn", "consent.answer"}};

/// What people answer mostly, where nothing is aimed at: the route goes nowhere without.
struct Mostly {
    std::string_view field;
    std::string_view value;
};
constexpr std::array mostly{
    Mostly{"answer", "given"},
    Mostly{"result", "found"},
    Mostly{"coming", "true"},
    Mostly{"verified", "true"}};

bool is_about_people(std::string_view field) {
    return std::ranges::find(fields_of_people, field) != fields_of_people.end();
}

std::vector<Person> in_circle(Dossier const& dossier) {
    std::vector<Person> there;
    auto const& standing = dossier.standing();
    for (auto const& each : cast()) {
        auto const id = app::story_person(each.handle);
        bool const family = standing.parent(id) != nullptr || standing.child.person == id;
        if (family || standing.member(id, each.role) != nullptr) { there.push_back(each); }
    }
    return there;
}

/// "social_team/triage" of a move that is about a party and a purpose.
std::string scope_in(Move const& move) {
    auto party = first_of(move.inputs, "receiver");
    if (party.empty()) { party = first_of(move.inputs, "party"); }
    auto const purpose = first_of(move.inputs, "purpose");
    return party.empty() || purpose.empty() ? "" : fmt::format("{}/{}", party, purpose);
}

}  // namespace

bool Choices::sets(std::string_view fact, std::string_view command) const {
    return std::ranges::any_of(setters_, [&](app::FactSetter const& each) {
        return each.fact == fact && each.command == command;
    });
}

std::string Choices::somebody(Roles who, Dossier const& dossier) {
    std::vector<std::string> handles;
    for (auto const& each : chance_.in_hundred(88) ? in_circle(dossier) : cast()) {
        if (who.has(each.role)) { handles.emplace_back(each.handle); }
    }
    return handles.empty() ? "ans" : chance_.one_of(handles);
}

std::vector<Move> Choices::beginning(Day day) {
    std::vector<Move> moves;
    auto const add = [&](std::string_view who, std::string_view command, Inputs inputs) {
        moves.push_back(
            {.who = std::string{who}, .command = std::string{command}, .inputs = std::move(inputs)}
        );
    };
    // years of age; in half of the walks there is a birthday soon
    static constexpr std::array ages{6, 8, 11, 11, 15, 15, 17, 17};
    auto const soon = std::chrono::days{1 + static_cast<int>(chance_.below(60))};
    auto const age = std::chrono::years{ages.at(chance_.below(ages.size()))};
    auto const turns = chance_.in_hundred(50) ? day + soon : day + -3 * soon;
    auto const born = Day{turns.year() - age - std::chrono::years{turns > day ? 1 : 0},
                          turns.month(),
                          std::chrono::day{1}} +
                      std::chrono::days{static_cast<int>(static_cast<unsigned>(turns.day())) - 1};
    add("ans",
        "family.register",
        {{"child", "@sami"},
         {"first_name", "Sami"},
         {"last_name", "Vos"},
         {"born", iso_text(born)},
         {"group", "6"}});
    for (auto const* parent : {"femke", "daan"}) {
        add("ans",
            "family.name_holder",
            {{"person", fmt::format("@{}", parent)},
             {"person_name", std::string{World::person(parent)->name}},
             {"relation", "guardian"},
             {"verified", "true"},
             {"evidence", "extract"}});
    }
    for (auto const* role : {"support_coordinator", "principal"}) {
        add("ans", "circle.involve", {{"party", "education"}, {"role", role}, {"purpose", "school_support"}});
    }
    static constexpr std::array<std::size_t, 3> fullness{0, 30, 90};
    fill_circle(moves, fullness.at(chance_.below(fullness.size())));
    return moves;
}

/// In so many of a hundred cases a consent is given, and somebody comes along on it.
void Choices::fill_circle(std::vector<Move>& moves, std::size_t fullness) {
    std::set<std::pair<Party, std::string>> scopes;
    for (auto const& rule : world_.profile().sharing) {
        if (rule.ground == route::GroundKind::consent) { scopes.emplace(rule.consented, rule.purpose); }
    }
    for (auto const& [party, purpose] : scopes) {
        for (auto const* who : {"femke", "daan", "sami"}) {
            if (!chance_.in_hundred(fullness)) { continue; }
            moves.push_back(
                {.who = who,
                 .command = "consent.answer",
                 .inputs =
                     {{"receiver", std::string{name_of(party)}}, {"purpose", purpose}, {"answer", "given"}}}
            );
        }
        for (auto const& each : cast()) {
            if (party_of(each.role) != party || !chance_.in_hundred(fullness * 2 / 3)) { continue; }
            moves.push_back(
                {.who = "bram",
                 .command = "circle.involve",
                 .inputs =
                     {{"party", std::string{name_of(party)}},
                      {"role", std::string{name_of(each.role)}},
                      {"purpose", purpose}}}
            );
        }
    }
}

/// Chooses a way that was not taken yet, from here when there is one, and what must be known for it.
void Choices::aim(Dossier const& dossier) {
    auto const* current = dossier.part<route::Steps>().current();
    std::vector<route::Transition const*> ways;
    std::vector<route::Transition const*> fresh;
    for (auto const& each : world_.profile().transitions) {
        if (current == nullptr || each.from != current->step) { continue; }
        bool const taken = coverage_.transitions.contains(each.id);
        auto const* to = world_.profile().step(each.to);
        if (!taken) { fresh.push_back(&each); }
        if (!taken || to == nullptr || !to->end) {
            ways.push_back(&each);
        }  // not home before everything was seen
    }
    aim_.clear();
    aimed_ = 1;
    if (chance_.in_hundred(10) && aim_at_value()) { return; }
    if (ways.empty()) { return; }
    auto const* way = fresh.empty() || chance_.in_hundred(20) ? chance_.one_of(ways) : chance_.one_of(fresh);
    auto const& box = chance_.one_of(way->when.any);
    for (auto const& [fact, allowed] : box.allowed) {
        auto const& domain = world_.profile().facts[fact];
        std::vector<std::string> values;
        for (std::size_t value = 0; value < domain.values.size(); ++value) {
            if (((allowed >> value) & 1U) != 0) { values.push_back(domain.values[value]); }
        }
        aim_[domain.name] = chance_.one_of(values);
    }
}

/// A value of a fact of this region that no walk met yet.
bool Choices::is_fresh(std::string_view name, std::string const& value) const {
    auto const& facts = world_.profile().facts;
    auto const fact = std::ranges::find(facts, name, &route::Fact::name);
    bool const known = fact != facts.end() && std::ranges::find(fact->values, value) != fact->values.end();
    return known && !coverage_.values.contains({fact->name, value});
}

/// This command may give a fact a value that no walk met yet.
bool Choices::may_be_new(std::string_view command) const {
    return std::ranges::any_of(world_.profile().facts, [&](route::Fact const& fact) {
        return sets(fact.name, command) && std::ranges::any_of(fact.values, [&](std::string const& value) {
                   return is_fresh(fact.name, value);
               });
    });
}

/// Chooses a value of a fact that no walk met yet; false when there is none.
bool Choices::aim_at_value() {
    std::vector<std::pair<std::string, std::string>> fresh;
    for (auto const& fact : world_.profile().facts) {
        for (auto const& value : fact.values) {
            std::pair const which{fact.name, value};
            bool const met = coverage_.values.contains(which) || coverage_.beyond_reach.contains(which);
            if (!met && !fact.set_by.empty()) { fresh.emplace_back(fact.name, value); }
        }
    }
    if (fresh.empty()) { return false; }
    auto const& [fact, value] = chance_.one_of(fresh);
    aim_[fact] = value;
    return true;
}

Move Choices::next(Dossier const& dossier, Day day) {
    if (aimed_++ % patience == 0) { aim(dossier); }
    auto const kind = chance_.below(100);
    if (!first_.empty() && kind < 75) {
        auto const act = first_.back();
        first_.pop_back();
        return filled(act, dossier, day);
    }
    auto const act = kind < 50 ? asked(dossier, day) : kind < 88 ? wanted(dossier, day) : anything(dossier);
    return filled(act, dossier, day);
}

/// What people are asked to do.
std::vector<Choices::Act> Choices::open_tasks(Dossier const& dossier, Day day) const {
    std::vector<Act> acts;
    Setting const setting{.profile = world_.profile(), .today = day};
    for (auto const& task : tasks_of(dossier, setting, world_.dossiers().contributions())) {
        if (task.state != TaskState::at_turn || task.command.empty()) { continue; }
        for (auto const& person : task.who) {
            auto const who = world_.name_of(person.text());
            if (who.starts_with('@')) {
                acts.push_back({.who = who.substr(1), .command = task.command, .subject = task.subject});
            }
        }
    }
    return acts;
}

Choices::Act Choices::asked(Dossier const& dossier, Day day) {
    auto const open = open_tasks(dossier, day);
    if (open.empty()) { return anything(dossier); }
    std::vector<Act> fresh;
    std::ranges::copy_if(open, std::back_inserter(fresh), [&](Act const& each) {
        return may_be_new(each.command);
    });
    auto act = chance_.one_of(!fresh.empty() && chance_.in_hundred(40) ? fresh : open);
    // after the route went back the goals are there: one may be changed, or dropped, as well as set
    bool const there = act.command == "plan.set_goal" && goals_.contains(kind_of_goal(act.who));
    if (there && chance_.in_hundred(50)) {
        act.command = chance_.in_hundred(75) ? "plan.change_goal" : "plan.drop_goal";
    }
    return act;
}

/// What makes known what the way we aim for needs; somebody who is asked for that goes first.
Choices::Act Choices::wanted(Dossier const& dossier, Day day) {
    auto const facts = world_.facts(dossier, day);
    auto const open = open_tasks(dossier, day);
    std::vector<Act> acts;
    std::vector<Act> sooner;
    for (auto const& aim : aim_) {
        auto const& fact = aim.first;
        if (facts.get(fact) == aim.second) { continue; }
        for (auto const& each : setters_) {
            if (each.fact == fact && each.effect == app::Effect::says) {
                acts.push_back({.command = std::string{each.command}, .fact = fact});
            }
        }
        std::ranges::copy_if(open, std::back_inserter(sooner), [&](Act const& each) {
            return sets(fact, each.command);
        });
        if (named<Party>(fact)) {
            acts.push_back(
                {.command = aim.second == "closed" ? "circle.close_party" : "circle.involve", .fact = fact}
            );
        }
    }
    if (!sooner.empty() && chance_.in_hundred(70)) { return chance_.one_of(sooner); }
    return acts.empty() ? anything(dossier) : chance_.one_of(acts);
}

/// A command that the table names for a fact, and of which no walk in this region saw that yet.
std::optional<Choices::Act> Choices::not_seen(Dossier const& dossier) {
    std::vector<Act> acts;
    for (auto const& each : setters_) {
        auto const* command = World::find(each.command);
        auto const& facts = world_.profile().facts;
        bool const known = std::ranges::find(facts, each.fact, &route::Fact::name) != facts.end();
        bool const seen = std::ranges::any_of(coverage_.setters, [&](auto const& met) {
            return std::get<0>(met.first) == each.fact && std::get<1>(met.first) == each.command;
        });
        if (command == nullptr || !known || seen) { continue; }
        acts.push_back({.command = std::string{each.command}, .fact = std::string{each.fact}});
    }
    if (acts.empty()) { return std::nullopt; }
    auto act = chance_.one_of(acts);
    auto const setter = std::ranges::find_if(setters_, [&](app::FactSetter const& each) {
        return each.fact == act.fact && each.command == act.command;
    });
    act.who = somebody(setter->only, dossier);
    return act;
}

Choices::Act Choices::anything(Dossier const& dossier) {
    if (chance_.in_hundred(40)) {
        if (auto act = not_seen(dossier)) { return *act; }
    }
    std::vector<Command const*> commands;
    for (auto const* capability : app::all_capabilities()) {
        for (auto const& command : capability->commands) {
            if (!command.permission->opens_dossier) { commands.push_back(&command); }
        }
    }
    auto const* command = chance_.one_of(commands);
    return {
        .who = somebody(command->permission->who, dossier),
        .command = std::string{command->permission->name}};
}

Move Choices::filled(Act const& act, Dossier const& dossier, Day day) {
    auto const* command = World::find(act.command);
    if (command == nullptr) { return {.who = act.who, .command = act.command, .inputs = {}}; }
    Move move{
        .who = act.who.empty() ? somebody(command->permission->who, dossier) : act.who,
        .command = act.command,
        .inputs = {}};
    if (auto const slash = act.subject.find('/'); slash != std::string::npos) {
        move.inputs.emplace_back("receiver", act.subject.substr(0, slash));
        move.inputs.emplace_back("purpose", act.subject.substr(slash + 1));
    } else if (chance_.in_hundred(90) && (act.command.starts_with("consent.") || act.command == "circle.involve")) {
        std::vector<route::Sharing const*> rules;
        for (auto const& each : world_.profile().sharing) {
            if (each.ground == route::GroundKind::consent) { rules.push_back(&each); }
        }
        auto const* rule = chance_.one_of(rules);
        for (auto const* each : rules) {
            if (name_of(each->consented) == act.fact) { rule = each; }
        }
        auto const* party = act.command == "circle.involve" ? "party" : "receiver";
        move.inputs.emplace_back(party, std::string{name_of(rule->consented)});
        move.inputs.emplace_back("purpose", rule->purpose);
    }
    // whoever set the last goal says who does what for it
    if (act.command == "plan.add_action" && !last_goal_.command.empty() && chance_.in_hundred(75)) {
        move.who = last_goal_.who;
        move.inputs.emplace_back("goal", fmt::format("@m{}", last_goal_.id));
    }
    add_own_goal(move);
    auto const given_by =
        Act{.who = move.who, .command = act.command, .subject = act.subject, .fact = act.fact};
    for (auto const& field : command->fields()) {
        bool const given =
            std::ranges::any_of(move.inputs, [&](auto const& each) { return each.first == field.name; });
        bool const left_out = field.name == "categories" || (field.optional && chance_.in_hundred(35));
        if (given || left_out) { continue; }
        for (auto& value : values(field, given_by, dossier, day)) {
            move.inputs.emplace_back(std::string{field.name}, std::move(value));
        }
    }
    return move;
}

/// The last goal for which this person's party answers, in words that it did not have yet.
void Choices::add_own_goal(Move& move) {
    bool const about = move.command == "plan.change_goal" || move.command == "plan.drop_goal";
    auto const own = goals_.find(kind_of_goal(move.who));
    if (!about || own == goals_.end() || chance_.in_hundred(25)) { return; }
    move.inputs.emplace_back("goal", fmt::format("@m{}", own->second));
    if (move.command == "plan.change_goal") {
        move.inputs.emplace_back("text", fmt::format("words {}", chance_.below(100)));
    }
}

std::vector<std::string> Choices::values(
    FieldKind const& field, Act const& act, Dossier const& dossier, Day day
) {
    if (field.name == "present" || field.name == "invited") {
        std::vector<std::string> there;
        auto const* meeting = dossier.part<conference::Conferences>().current();
        if (act.command == "conference.record" && meeting != nullptr) {
            for (auto const& each : meeting->invitations) {
                if (chance_.in_hundred(90)) { there.push_back(world_.name_of(each.person.text())); }
            }
            return there;
        }
        for (auto const& each : in_circle(dossier)) {
            if (chance_.in_hundred(90)) { there.push_back(fmt::format("@{}", each.handle)); }
        }
        return there;
    }
    if (field.type == "choice") { return {choice(field, act)}; }
    if (field.type == "flag") {
        auto const aimed = aim_.find(std::string{field.name});
        if (aimed != aim_.end() && chance_.in_hundred(85)) {
            return {aimed->second == "yes" ? "true" : "false"};
        }
        return {chance_.in_hundred(75) ? "true" : "false"};
    }
    if (field.type == "number") { return {"60"}; }
    if (field.type == "day") { return {day_for(field, day)}; }
    if (field.type == "moment") {
        auto const days = std::chrono::days{static_cast<int>(chance_.below(12))};
        return {iso_text(day + days) + "T15:30"};
    }
    if (field.type == "text") { return {text(field)}; }
    auto value = id(field, act, dossier);
    return value.empty() ? std::vector<std::string>{} : std::vector{std::move(value)};
}

std::string Choices::choice(FieldKind const& field, Act const& act) {
    std::vector<std::string> const choices{field.choices.begin(), field.choices.end()};
    if (act.command == "plan.set_goal" && field.name == "kind" && chance_.in_hundred(90)) {
        return kind_of_goal(act.who);
    }
    auto& mood = mood_[choices.front() + choices.back()];
    for (auto const& [fact, value] : aim_) {
        bool const can = std::ranges::find(choices, value) != choices.end() && sets(fact, act.command);
        if (can && chance_.in_hundred(85)) { return mood = value; }
    }
    for (auto const& each : setters_) {
        if (each.command != act.command || !chance_.in_hundred(25)) { continue; }
        for (auto const& value : choices) {
            if (is_fresh(each.fact, value)) { return mood = value; }
        }
    }
    if (field.name == "party" && named<Party>(act.fact)) { return act.fact; }
    if (act.fact == "living_reported" && field.name == "question_class") { return "both"; }
    if (act.fact == "support_needed" && field.name == "basic_support") {
        return aim_[act.fact] == "yes" ? "not_enough" : "enough";
    }
    for (auto const& each : mostly) {
        if (each.field == field.name && chance_.in_hundred(85)) { return std::string{each.value}; }
    }
    if (!mood.empty() && chance_.in_hundred(60)) { return mood; }
    return mood = chance_.one_of(choices);
}

std::string Choices::text(FieldKind const& field) {
    auto const& profile = world_.profile();
    if (field.name == "term" && !profile.terms.empty()) { return chance_.one_of(profile.terms).id; }
    if (field.name == "purpose") { return chance_.one_of(profile.purposes).id; }
    if (field.name == "registration" && !profile.registrations.empty()) {
        return chance_.one_of(profile.registrations).id;
    }
    if (field.name == "kind" && !profile.arrangements.empty()) {
        return chance_.one_of(profile.arrangements).id;
    }
    if (field.name == "system" && !profile.systems.empty()) { return chance_.one_of(profile.systems).id; }
    for (auto const& meeting : profile.meetings) {
        if (field.name == "need" && !meeting.needs.empty()) { return chance_.one_of(meeting.needs).id; }
    }
    if (field.name == "email") { return "iemand@example.org"; }
    if (field.name == "mobile") { return "0600000000"; }
    return "words";
}

std::string Choices::day_for(FieldKind const& field, Day day) {
    auto const some = std::chrono::days{1 + static_cast<int>(chance_.below(40))};
    bool const ahead = field.name == "due" || field.name == "until" || field.name == "review_on" ||
                       field.name.starts_with("next");
    if (ahead) {
        planned_.push_back(day + some);
        return iso_text(day + some);
    }
    return iso_text(chance_.in_hundred(80) ? day : day + -some);
}

std::string Choices::id(FieldKind const& field, Act const& act, Dossier const& dossier) {
    if (is_about_people(field.name)) {
        if (!act.subject.empty() && field.name == "person") { return world_.name_of(act.subject); }
        if (field.name == "chair" && chance_.in_hundred(70)) { return "@" + act.who; }
        auto const there = in_circle(dossier);
        bool const anybody = there.empty() || chance_.in_hundred(25);
        return fmt::format("@{}", anybody ? chance_.one_of(cast()).handle : chance_.one_of(there).handle);
    }
    if (!act.subject.empty() && !field.list) { return world_.name_of(act.subject); }
    std::vector<int> made;
    for (auto const& each : makers) {
        auto const found = made_.find(std::string{each.command});
        if (each.field == field.name && found != made_.end()) {
            made.insert(made.end(), found->second.begin(), found->second.end());
        }
    }
    return made.empty() ? "" : fmt::format("@m{}", chance_.one_of(made));
}

void Choices::happened(Move const& move) {
    made_[move.command].push_back(move.id);
    if (move.command == "plan.set_goal") {
        last_goal_ = move;
        goals_[std::string{first_of(move.inputs, "kind")}] = move.id;
    }
    for (auto const& [name, value] : move.inputs) {
        if (name != "starts") { continue; }
        if (auto const day = parse_day(value.substr(0, 10))) { planned_.push_back(*day); }
    }
}

void Choices::refused(Move const& move, std::vector<std::string_view> const& rules) {
    constexpr std::size_t most = 6;
    for (auto const& rule : rules) {
        auto const remedy = std::ranges::find(remedies, rule, &Remedy::rule);
        if (remedy == remedies.end() || first_.size() >= most) { continue; }
        auto const again = move.command != remedy->command && chance_.in_hundred(70);
        if (again) { first_.push_back({.who = move.who, .command = move.command}); }
        auto const scope = scope_in(move);
        if (remedy->command != "consent.answer") {
            first_.push_back({.who = {}, .command = std::string{remedy->command}});
            continue;
        }
        for (auto const* who : {"femke", "daan", "sami"}) {
            first_.push_back({.who = who, .command = "consent.answer", .subject = scope});
        }
    }
}

Day Choices::later(Day day) {
    auto const is_past = [&](Day each) { return std::chrono::sys_days{each} <= std::chrono::sys_days{day}; };
    std::erase_if(planned_, is_past);
    if (!planned_.empty() && chance_.in_hundred(60)) {
        return *std::ranges::min_element(planned_, {}, [](Day each) { return std::chrono::sys_days{each}; });
    }
    return day + std::chrono::days{1 + static_cast<int>(chance_.below(chance_.in_hundred(10) ? 150 : 20))};
}

}  // namespace rondom::walks
