#include "world.hpp"

#include <algorithm>

#include "app/capabilities.hpp"

namespace rondom::walks {

namespace {

DossierId the_dossier() { return DossierId{derived_text("walk", "dossier")}; }

CommandId command_of(int move) { return CommandId{derived_text("walk move", std::to_string(move))}; }

access::Actor actor_of(Person const& person) {
    auto const place = std::ranges::find(places(), person.at, &Place::handle);
    bool const at_home = place == places().end();
    return {
        .person = app::story_person(person.handle),
        .role = person.role,
        .organisation = at_home ? OrganisationId{} : app::story_organisation(person.at),
        .name = std::string{person.name},
        .organisation_name = at_home ? std::string{} : std::string{place->name}};
}

std::string id_of(std::string const& value) {
    if (!value.starts_with('@')) { return value; }
    auto const name = value.substr(1);
    return World::person(name) != nullptr ? app::story_person(name).text()
                                          : made_by(std::stoi(name.substr(1)));
}

std::vector<std::string_view> rules_in(Problem const& problem) {
    std::vector<std::string_view> rules;
    auto const* obstacle = std::get_if<Obstacle>(&problem);
    auto const* refusal = obstacle != nullptr ? std::get_if<Refusal>(obstacle) : nullptr;
    if (refusal == nullptr) { return rules; }
    for (auto const& reason : refusal->reasons) {
        rules.push_back(reason.rule->name);
    }
    return rules;
}

}  // namespace

std::vector<Person> const& cast() {
    static std::vector<Person> const all{
        {"femke", "Femke Vos", Role::parent, ""},
        {"daan", "Daan Vos", Role::parent, ""},
        {"sami", "Sami", Role::youth, ""},
        {"tante", "Tante Roos", Role::supporter, ""},
        {"ans", "Ans de Wit", Role::teacher, "school"},
        {"bram", "Bram Visser", Role::support_coordinator, "school"},
        {"pia", "Pia Kok", Role::principal, "school"},
        {"kaya", "Kaya Smit", Role::family_liaison, "municipality"},
        {"cas", "Cas Mulder", Role::case_manager, "municipality"},
        {"gea", "Gea Prins", Role::behavioural_scientist, "municipality"},
        {"lot", "Lot Meijer", Role::attendance_officer, "municipality"},
        {"nel", "Nel Bos", Role::youth_nurse, "ggd"},
        {"joris", "Joris Blok", Role::youth_physician, "ggd"},
        {"petra", "Petra Post", Role::alliance_advisor, "alliance"},
        {"sara", "Sara Kuiper", Role::sub_alliance_coordinator, "alliance"},
        {"bea", "Bea Vink", Role::board_support_lead, "board"}};
    return all;
}

std::vector<Place> const& places() {
    static std::vector<Place> const all{
        {"school", "obs De Zwaluw", "school"},
        {"municipality", "Gemeente Duinrand", "municipality"},
        {"ggd", "GGD Duinrand", "health_service"},
        {"alliance", "Samenwerkingsverband Duinrand", "alliance"},
        {"board", "Stichting Scholen Duinrand", "board"}};
    return all;
}

std::string made_by(int move) { return derived_text(command_of(move).text(), "id"); }

Person const* World::person(std::string_view handle) {
    auto const found = std::ranges::find(cast(), handle, &Person::handle);
    return found != cast().end() ? &*found : nullptr;
}

World::World(route::Profile const& profile)
    : profile_{profile},
      keystore_{journal::memory_keystore(key_)},
      journal_{store_, *keystore_, key_},
      dossiers_{journal_, profile, people_, app::contributions_of(app::all_capabilities()), {}} {
    for (auto const& each : cast()) {
        app::StoryPerson const person{
            .handle = std::string{each.handle},
            .name = std::string{each.name},
            .role = each.role,
            .at = std::string{each.at},
            .phone = {},
            .email = {},
            .mobile = {}};
        auto const actor = actor_of(each);
        people_.add(person, actor.person, actor.organisation, actor.organisation_name);
        names_[actor.person.text()] = "@" + person.handle;
        bool const from_elsewhere = !each.at.empty() && each.at != "school";
        if (from_elsewhere) { people_.attach(app::story_organisation("school"), actor.person, each.role); }
    }
}

bool World::give(Move const& move) {
    auto const* command = find(move.command);
    auto const* who = person(move.who);
    if (command == nullptr || who == nullptr) { return false; }
    Inputs inputs;
    for (auto const& [name, value] : move.inputs) {
        inputs.emplace_back(name, id_of(value));
    }
    auto const answer = command->submit(
        dossiers_,
        {.actor = actor_of(*who), .dossier = the_dossier(), .command = command_of(move.id), .now = move.at()},
        inputs
    );
    refused_ = answer ? std::vector<std::string_view>{} : rules_in(answer.error());
    if (!answer || answer->repeated) { return false; }
    names_[made_by(move.id)] = "@m" + std::to_string(move.id);
    return true;
}

Dossier World::whole() const {
    auto whole = dossiers_.whole(the_dossier());
    return whole ? std::move(*whole) : Dossier{the_dossier(), {}};
}

route::Facts World::facts(Entries const& entries, Day today) const {
    return facts_of(entries, {.profile = profile_, .today = today}, dossiers_.contributions());
}

Command const* World::find(std::string_view name) {
    for (auto const* capability : app::all_capabilities()) {
        for (auto const& command : capability->commands) {
            if (command.permission->name == name) { return &command; }
        }
    }
    return nullptr;
}

std::string World::name_of(std::string const& id) const {
    auto const found = names_.find(id);
    return found != names_.end() ? found->second : id;
}

}  // namespace rondom::walks
