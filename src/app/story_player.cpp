#include "app/story_player.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "app/story_checks.hpp"
#include "app/story_version.hpp"
#include "app/story_words.hpp"

namespace rondom::app {

namespace {

/// Plays moment after moment and keeps what was named on the way.
class Player {
public:
    Player(Story const& story, Stage const& stage) : story_{story}, stage_{stage} {}

    Played play() {
        introduce();
        for (auto const& moment : story_.moments) {
            stage_.set_clock(moment.at);
            look_back(moment);
            if (auto const woken = stage_.registers.wake(stage_.dossiers, moment.at); !woken) {
                differ(moment.line, moment.label, "the registers could not be brought up to date");
            }
            if (moment.publishes) { change_agreement(moment); }
            if (moment.command) { give(moment); }
            for (auto const& expectation : moment.expectations) {
                check(moment, expectation);
            }
        }
        return std::move(played_);
    }

private:
    /// How it stands before the moment, as far as it asks what the moment itself does.
    void look_back(StoryMoment const& moment) {
        before_ = {};
        for (auto const& each : moment.expectations) {
            auto const* notified = std::get_if<Notified>(&each.check);
            if (notified != nullptr && notified->now) { before_.notices = notices_of(stage_); }
            if (!std::holds_alternative<WentThrough>(each.check)) { continue; }
            auto const id = dossier(each.dossier);
            auto const whole = stage_.dossiers.whole(id);
            before_.steps[id] = whole ? whole->part<route::Steps>().taken.size() : 0;
        }
    }

    void introduce() {
        std::map<std::string, std::string> names;
        for (auto const& each : story_.organisations) {
            names[each.handle] = each.name;
            stage_.directory.add(each, story_organisation(each.handle));
        }
        for (auto const& each : story_.people) {
            auto const at = each.at.empty() ? OrganisationId{} : story_organisation(each.at);
            stage_.directory.add(each, story_person(each.handle), at, names[each.at]);
            cast_[each.handle] = {
                .person = story_person(each.handle),
                .role = each.role,
                .organisation = at,
                .name = each.name,
                .organisation_name = names[each.at]};
        }
        for (auto const& each : story_.organisations) {
            for (auto const& handle : each.attached) {
                stage_.directory.attach(
                    story_organisation(each.handle), story_person(handle), cast_.at(handle).role
                );
            }
        }
    }

    void differ(int line, std::string const& label, std::string what) {
        played_.differences.push_back(
            {.file = story_.file, .line = line, .label = label, .what = std::move(what)}
        );
    }

    [[nodiscard]] DossierId dossier(std::string const& handle) const {
        return story_dossier(story_, handle.empty() ? story_.dossiers.front() : handle);
    }

    /// "@iris" is a person, an organisation, or something that an earlier command made.
    std::string resolved(std::string const& value, StoryMoment const& moment) {
        if (!value.starts_with('@')) { return value; }
        auto const name = value.substr(1);
        if (auto const made = made_.find(name); made != made_.end()) { return made->second; }
        if (cast_.contains(name)) { return story_person(name).text(); }
        bool const place =
            std::ranges::any_of(story_.organisations, [&](auto const& each) { return each.handle == name; });
        if (place) { return story_organisation(name).text(); }
        differ(moment.line, moment.label, fmt::format("nothing is called \"{}\"", value));
        return {};
    }

    void give(StoryMoment const& moment) {
        auto const& wanted = *moment.command;
        ++played_.commands;
        auto const& actor = cast_.at(wanted.who);
        if (wanted.name == "open") { return look(moment, actor); }

        auto const* command = find(wanted.name);
        if (command == nullptr) {
            return differ(
                moment.line,
                moment.label,
                fmt::format("no command is called \"{}\"; see `rondom commands`", wanted.name)
            );
        }
        Inputs inputs;
        for (auto const& input : wanted.inputs) {
            inputs.emplace_back(input.first, resolved(input.second, moment));
        }
        CommandId const id{derived_text(story_.title, "command/" + std::to_string(moment.line))};
        if (!wanted.as.empty()) { made_[wanted.as] = derived_text(id.text(), "id"); }
        auto const answer = command->submit(
            stage_.dossiers,
            {.actor = actor, .dossier = dossier(wanted.dossier), .command = id, .now = moment.at},
            inputs
        );
        compare(moment, actor, told(moment, answer, *command, inputs));
    }

    void change_agreement(StoryMoment const& moment) {
        ++played_.commands;
        auto const& fresh = *moment.publishes;
        auto trouble = publish(story_, fresh, stage_, cast_.at(fresh.who), moment.at);
        if (!trouble.empty()) {
            differ(moment.line, moment.label, fmt::format("version {}: {}", fresh.version, trouble));
        }
    }

    void look(StoryMoment const& moment, access::Actor const& actor) {
        auto const page = first_of(moment.command->inputs, "page");
        auto const seen = stage_.dossiers.open(
            actor, dossier(moment.command->dossier), page.empty() ? "board" : page, moment.at
        );
        if (seen.has_value() == moment.command->outcome.not_found) {
            differ(
                moment.line,
                moment.label,
                fmt::format(
                    "{} should {}be able to open the dossier, but {}",
                    actor.name,
                    seen ? "not " : "",
                    seen ? "is" : "is not"
                )
            );
        }
    }

    [[nodiscard]] Command const* find(std::string_view name) const {
        for (auto const* capability : stage_.capabilities) {
            for (auto const& command : capability->commands) {
                if (command.permission->name == name) { return &command; }
            }
        }
        return nullptr;
    }

    /// What came of a command, in words.
    struct Told {
        bool happened = false;
        std::string sentence = "it succeeded";
        std::vector<std::string> rules;
        std::vector<std::string> fields;
        std::string text;  ///< of a refusal as people read it, in both languages
        bool not_found = false;
    };

    void compare(StoryMoment const& moment, access::Actor const& actor, Told const& told) {
        auto const& wanted = moment.command->outcome;
        auto const intro = fmt::format("{} gave {}", actor.name, moment.command->name);
        auto const differs = [&](std::string const& should) {
            differ(moment.line, moment.label, fmt::format("{}: {}, but {}", intro, should, told.sentence));
        };
        bool const should_succeed = wanted.refused.empty() && wanted.unreadable.empty() && !wanted.not_found;

        if (should_succeed) {
            if (!told.happened) { differs("it should succeed"); }
            return;
        }
        if (wanted.not_found != told.not_found) {
            return differs(
                fmt::format("the dossier should {}exist for this person", wanted.not_found ? "not " : "")
            );
        }
        for (auto const& should : lacking(wanted, told)) {
            differs(should);
        }
    }

    /// What should have been said about a refusal, and was not.
    static std::vector<std::string> lacking(Outcome const& wanted, Told const& told) {
        std::vector<std::string> all;
        for (auto const& rule : wanted.refused) {
            bool const is = std::ranges::find(told.rules, rule) != told.rules.end();
            if (!is) { all.push_back(fmt::format("it should be refused by {}", rule)); }
        }
        for (auto const& words : wanted.told) {
            bool const is = told.text.find(words) != std::string::npos;
            if (!is) { all.push_back(fmt::format("the refusal should say \"{}\"", words)); }
        }
        for (auto const& name : wanted.unreadable) {
            bool const is = std::ranges::find(told.fields, name) != told.fields.end();
            if (!is) { all.push_back(fmt::format("the field {} should be unreadable", name)); }
        }
        return all;
    }

    /// Under which version the dossier of this moment is.
    [[nodiscard]] route::Profile const& profile_of(StoryMoment const& moment) const {
        auto const id = dossier(moment.command->dossier);
        auto const whole = stage_.dossiers.whole(id);
        return stage_.dossiers.profile_of(whole ? *whole : Dossier{id, {}}, local_day(moment.at));
    }

    [[nodiscard]] Told told(
        StoryMoment const& moment,
        tl::expected<Receipt, Problem> const& answer,
        Command const& command,
        Inputs const& inputs
    ) const {
        Told told{.happened = answer.has_value()};
        for (auto const& input : inputs) {
            auto const fields = command.fields();
            bool const has = std::ranges::find(fields, input.first, &FieldKind::name) != fields.end();
            if (!has) { told.fields.push_back(input.first); }
        }
        if (answer) { return told; }
        if (auto const* complaints = std::get_if<std::vector<Complaint>>(&answer.error())) {
            std::vector<std::string> sentences;
            for (auto const& each : *complaints) {
                told.fields.push_back(each.field);
                sentences.push_back(fmt::format("{} (\"{}\")", each.field, words_of_complaint(each.words)));
            }
            told.sentence = fmt::format("these fields could not be read: {}", fmt::join(sentences, ", "));
            return told;
        }
        auto const& profile = profile_of(moment);
        tell(std::get<Obstacle>(answer.error()), profile, told);
        return told;
    }

    static void tell(Obstacle const& obstacle, route::Profile const& profile, Told& told) {
        if (auto const* refusal = std::get_if<Refusal>(&obstacle)) {
            std::vector<std::string> sentences;
            for (auto const& each : refusal->reasons) {
                auto const english = spoken(each, profile, Language::en);
                told.rules.emplace_back(each.rule->name);
                told.text += english + "\n" + spoken(each, profile, Language::nl) + "\n";
                sentences.push_back(fmt::format("{} (\"{}\")", each.rule->name, english));
            }
            told.sentence = fmt::format("it was refused by {}", fmt::join(sentences, " and "));
        } else if (std::holds_alternative<NotFound>(obstacle)) {
            told.not_found = true;
            told.sentence = "the dossier does not exist for this person";
        } else {
            told.sentence = "storage gave trouble";
        }
    }

    void check(StoryMoment const& moment, Expectation const& expectation) {
        ++played_.checks;
        auto const whole = stage_.dossiers.whole(dossier(expectation.dossier));
        if (!whole) { return differ(expectation.line, expectation.label, "the dossier cannot be read"); }
        Scene const scene{
            .stage = stage_,
            .cast = cast_,
            .whole = *whole,
            .now = moment.at,
            .today = local_day(moment.at),
            .before = before_};
        if (auto const what = difference(expectation.check, scene); !what.empty()) {
            differ(expectation.line, expectation.label.empty() ? moment.label : expectation.label, what);
        }
    }

    Story const& story_;
    Stage const& stage_;
    std::map<std::string, access::Actor> cast_;
    std::map<std::string, std::string> made_;
    Before before_;
    Played played_;
};

}  // namespace

PersonId story_person(std::string_view handle) { return PersonId{derived_text("story person", handle)}; }

OrganisationId story_organisation(std::string_view handle) {
    return OrganisationId{derived_text("story organisation", handle)};
}

DossierId story_dossier(Story const& story, std::string_view handle) {
    return DossierId{derived_text("story dossier " + story.title, handle)};
}

Played play(Story const& story, Stage const& stage) { return Player{story, stage}.play(); }

}  // namespace rondom::app
