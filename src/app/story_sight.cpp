#include "app/story_sight.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "app/story_words.hpp"

namespace rondom::app {

namespace {

/// The kinds of what was written so far, for who looks for another one.
std::string kinds_in(Dossier const& dossier) {
    std::set<std::string> kinds;
    for (auto const& entry : dossier.all()) {
        kinds.insert(entry.kind);
    }
    return fmt::format("{}", fmt::join(kinds, ", "));
}

std::string with_words(std::string const& rule) {
    auto const words = words_of_rule(rule);
    return words.empty() ? rule : fmt::format("{}: \"{}\"", rule, words);
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

bool is_in(Sees const& wanted, Entries const& entries) {
    return std::ranges::any_of(entries.all(), [&](Entry const& each) { return is_meant(wanted, each); });
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

}  // namespace

std::string check(Sees const& wanted, Scene const& scene) {
    auto const* actor = actor_of(scene, wanted.who);
    if (actor == nullptr) { return nobody(wanted.who); }
    if (!is_in(wanted, scene.whole)) {
        return fmt::format(
            "{} is in nothing that was written so far, so whether {} sees it proves nothing; there is: {}",
            what_of(wanted),
            actor->name,
            kinds_in(scene.whole)
        );
    }

    auto const visible = scene.stage.dossiers.glance(*actor, scene.whole.id(), scene.now);
    bool const sees = visible && is_in(wanted, *visible);
    if (sees && !wanted.is) {
        return fmt::format("{} should not see {}, but does", actor->name, what_of(wanted));
    }
    if (sees || (!wanted.is && wanted.because.empty())) { return ""; }
    auto const why = reason_for(wanted, *actor, scene);
    if (wanted.is) {
        auto const aside = why.empty() ? why : " (" + with_words(why) + ")";
        return fmt::format("{} should see {}, but does not{}", actor->name, what_of(wanted), aside);
    }
    if (why == wanted.because) { return ""; }
    return fmt::format(
        "{} does not see {}, as it should be, but the reason is {} and not {}",
        actor->name,
        what_of(wanted),
        with_words(why),
        wanted.because
    );
}

std::string check(Knows const& wanted, Scene const& scene) {
    auto const* actor = actor_of(scene, wanted.who);
    if (actor == nullptr) { return nobody(wanted.who); }
    bool const knows = scene.stage.dossiers.glance(*actor, scene.whole.id(), scene.now).has_value();
    return knows == wanted.is ? ""
                              : fmt::format(
                                    "the dossier should {}exist for {}, but it does{}",
                                    wanted.is ? "" : "not ",
                                    actor->name,
                                    knows ? "" : " not"
                                );
}

std::string check(Nowhere const& wanted, Scene const& scene) {
    auto const& all = scene.whole.all();
    auto const found = std::ranges::find_if(all, [&](Entry const& each) {
        return each.body.find(wanted.text) != std::string::npos;
    });
    return found == all.end()
               ? ""
               : fmt::format(
                     "the words \"{}\" should stand nowhere in the dossier, but they stand in {}",
                     wanted.text,
                     found->kind
                 );
}

namespace {

std::string names_of_lookers(std::vector<ReadingLine> const& lines) {
    std::set<std::string> names;
    for (auto const& line : lines) {
        names.insert(line.refused.empty() ? line.name : line.name + " (refused)");
    }
    return names.empty() ? "nobody" : fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

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
    if (is == wanted.is) { return ""; }
    return fmt::format(
        "{} should {}stand{} in the list of who looked that {} sees; there stands: {}",
        who->name,
        wanted.is ? "" : "not ",
        wanted.refused.empty() ? "" : fmt::format(" with a refusal by {}", wanted.refused),
        reader->name,
        names_of_lookers(*lines)
    );
}

}  // namespace rondom::app
