#include "route/load.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include <fmt/core.h>

#include "route/midden_groningen.hpp"

namespace rondom::route {

namespace {

/// The profile of Midden-Groningen with one thing changed, and what the loader says of it.
class Changed {
public:
    Changed(std::string const& file, std::string const& from, std::string const& to) {
        for (auto& each : files_) {
            if (each.name != file) { continue; }
            auto const at = each.text.find(from);
            REQUIRE_MESSAGE(at != std::string::npos, file << " does not say: " << from);
            line_ =
                static_cast<int>(std::count(each.text.begin(), each.text.begin() + std::ptrdiff_t(at), '\n')
                ) +
                1;
            each.text.replace(at, from.size(), to);
        }
    }

    Changed& also(std::string const& file, std::string const& from, std::string const& to) {
        for (auto& each : files_) {
            auto const at = each.name == file ? each.text.find(from) : std::string::npos;
            if (at != std::string::npos) { each.text.replace(at, from.size(), to); }
        }
        return *this;
    }

    /// The line on which the change begins.
    [[nodiscard]] int line() const { return line_; }

    [[nodiscard]] std::vector<Finding> findings() const {
        auto loaded = load_profile(files_);
        return loaded ? std::vector<Finding>{} : loaded.error();
    }

    /// Checks that the loader says this, and gives the line.
    [[nodiscard]] int then_says(std::string_view message) const {
        auto const all = findings();
        auto const found = std::ranges::find_if(all, [&](Finding const& each) {
            return text_of(each).find(message) != std::string::npos;
        });
        CHECK_MESSAGE(
            found != all.end(),
            "expected: " << message << "; got " << (all.empty() ? "nothing" : text_of(all.front()))
        );
        return found != all.end() ? found->line : -1;
    }

private:
    std::vector<SourceFile> files_ = testing::files();
    int line_ = 0;
};

std::vector<std::string> texts_of(Loaded const& loaded) {
    std::vector<std::string> texts;
    if (!loaded) {
        for (auto const& each : loaded.error()) {
            texts.push_back(text_of(each));
        }
    }
    return texts;
}

}  // namespace

TEST_SUITE("load") {
    TEST_CASE("a finding says where, what, and what is allowed") {
        CHECK_EQ(
            text_of(
                {.file = "steps.yaml",
                 .line = 14,
                 .column = 7,
                 .message = "`educaton` is no party",
                 .allowed = "a party is one of family, education"}
            ),
            "steps.yaml:14:7: `educaton` is no party; a party is one of family, education"
        );
    }

    // ---- the sections

    TEST_CASE("a section that is unknown, missing, or given in two files") {
        auto files = testing::files();
        files.push_back({.name = "zz.yaml", .text = "stpes: {}\nlead_table: []\n"});
        auto const said = texts_of(load_profile(files));
        REQUIRE_EQ(said.size(), 2);
        CHECK_NE(
            said[0].find("zz.yaml:1:1: `stpes` is no section of a profile; a section is one of profile"),
            std::string::npos
        );
        CHECK_NE(
            said[1].find("zz.yaml:2:1: `lead_table` is given twice; it also stands in lead.yaml"),
            std::string::npos
        );

        auto const none = texts_of(load_profile({{.name = "a.yaml", .text = "facts: {}\n"}}));
        CHECK_EQ(std::ranges::count(none, "profile: the section `steps` is missing"), 1);
        CHECK_EQ(std::ranges::count(none, "profile: the section `facts` is missing"), 0);
        CHECK_EQ(texts_of(load_profile({})).empty(), false);
    }

    TEST_CASE("an unknown key, with the keys that are known") {
        Changed const changed{"steps.yaml", "    start: true", "    strat: true"};
        CHECK_EQ(
            changed.then_says("`strat` is no key of a step; a key is one of number, label"), changed.line()
        );
    }

    TEST_CASE("a missing key") {
        Changed const changed{"tasks.yaml", "    command: signals.consult\n", ""};
        CHECK_GT(changed.then_says("`command` is missing in a task"), 0);
    }

    TEST_CASE("a missing label in one of the languages, or an empty one") {
        Changed const no_dutch{"steps.yaml", "{nl: Signaal, en: Signal}", "{en: Signal}"};
        CHECK_EQ(no_dutch.then_says("`nl` is missing in label"), no_dutch.line());
        Changed const empty{"steps.yaml", "{nl: Signaal, en: Signal}", "{nl: Signaal, en: ''}"};
        CHECK_EQ(empty.then_says("label (en) is empty"), empty.line());
        Changed const half{"steps.yaml", "{nl: Signaal, en: Signal}", "{nl: a, en: b, youth: {nl: c}}"};
        CHECK_EQ(half.then_says("`en` is missing in a text to the youth"), half.line());
    }

    TEST_CASE("a wrong value, with what is allowed") {
        Changed const party{
            "steps.yaml",
            "      education:\n        tasks: [note_concern",
            "      educaton:\n        tasks: [note_concern"};
        CHECK_EQ(
            party.then_says("`educaton` is no party; a party is one of family, education, liaison"),
            party.line()
        );
        Changed const unit{"terms.yaml", "unit: working_days", "unit: workdays"};
        CHECK_EQ(unit.then_says("`workdays` is no unit; a unit is one of days, working_days"), unit.line());
        Changed const number{"terms.yaml", "length: 10", "length: ten"};
        CHECK_EQ(number.then_says("`ten` is no length of a term; write a whole number"), number.line());
        Changed const term{"steps.yaml", "    term: signal", "    term: signals"};
        CHECK_EQ(term.then_says("`signals` is no term; a term is one of signal, intake"), term.line());
        Changed const free{"calendar.yaml", "from: 2026-10-10", "from: 2026-10-32"};
        CHECK_EQ(free.then_says("`2026-10-32` is no day; write 2026-01-15"), free.line());
        Changed const holiday{"calendar.yaml", "[new_year, good", "[new_yaer, good"};
        CHECK_EQ(holiday.then_says("`new_yaer` is no holiday; a holiday is one of new_year"), holiday.line());
        Changed const owner{"terms.yaml", "    owner: support_coordinator\n", ""};
        CHECK_GT(owner.then_says("`owner` is missing in a term"), 0);
        Changed const next{"terms.yaml", "    next: principal\n", ""};
        CHECK_GT(next.then_says("`next` is missing in a term"), 0);
        Changed const flag{"steps.yaml", "start: true", "start: sure"};
        CHECK_EQ(flag.then_says("`sure` says not whether `start`; write true or false"), flag.line());
        Changed const kept{"categories.yaml", "retention: P2Y", "retention: two years"};
        CHECK_EQ(kept.then_says("`two years` is no retention; write P, a number"), kept.line());
        Changed const command{"tasks.yaml", "command: signals.consult", "command: consult"};
        CHECK_EQ(command.then_says("`consult` is no command; write it as signals.record"), command.line());
        Changed const role{"parties.yaml", "  teacher: {nl", "  techer: {nl"};
        CHECK_EQ(role.then_says("`techer` is no role; a role is one of parent, youth"), role.line());
        CHECK_GT(role.then_says("`teacher` is missing in roles"), 0);
    }

    TEST_CASE("a condition on an unknown fact or value, or one that says nothing") {
        Changed const fact{"transitions.yaml", "support_needed: yes}", "suport_needed: yes}"};
        CHECK_EQ(fact.then_says("`suport_needed` is no fact; a fact is one of age_band"), fact.line());
        Changed const value{"transitions.yaml", "support_needed: yes}", "support_needed: maybe}"};
        CHECK_EQ(
            value.then_says("`maybe` is no value of support_needed; a value is one of unknown, no, yes"),
            value.line()
        );
        Changed const all{"transitions.yaml", "support_needed: yes}", "support_needed: [unknown, no, yes]}"};
        CHECK_EQ(all.then_says("this says nothing about support_needed: all of its values fit"), all.line());
        Changed const none{
            "transitions.yaml", "support_needed: yes}", "support_needed: {not: [unknown, no, yes]}}"};
        CHECK_EQ(
            none.then_says("this says nothing about support_needed: none of its values fit"), none.line()
        );
        Changed const twice{
            "transitions.yaml", "support_needed: yes}", "support_needed: yes, support_needed: no}"};
        CHECK_EQ(twice.then_says("`support_needed` stands here twice"), twice.line());
        Changed const back{"facts.yaml", "on_return: draft", "on_return: drft"};
        CHECK_EQ(
            back.then_says("`drft` is no value of plan; a value is one of none, draft, agreed"), back.line()
        );
        Changed const word{"tasks.yaml", "when: {plan: draft}", "when: draft"};
        CHECK_EQ(word.then_says("this is no condition; write {fact: value"), word.line());
        Changed const empty{"tasks.yaml", "when: {plan: draft}", "when: {}"};
        CHECK_EQ(empty.then_says("this condition is empty"), empty.line());
    }

    TEST_CASE("a reference that points nowhere") {
        Changed const task{"steps.yaml", "tasks: [note_concern,", "tasks: [write_concern,"};
        CHECK_EQ(
            task.then_says("`write_concern` is no task; a task is one of talk_with_school"), task.line()
        );
        Changed const step{"transitions.yaml", "    to: triage", "    to: triange"};
        CHECK_EQ(step.then_says("`triange` is no step; a step is one of signal, triage"), step.line());
        Changed const purpose{"sharing.yaml", "purpose: inspection", "purpose: inspecting"};
        CHECK_EQ(
            purpose.then_says("`inspecting` is no purpose; a purpose is one of think_along"), purpose.line()
        );
        Changed const of_step{
            "steps.yaml", "purposes: [school_support, think_along", "purposes: [school_suport, think_along"};
        CHECK_EQ(of_step.then_says("`school_suport` is no purpose"), of_step.line());
    }

    TEST_CASE("a rule without a source or an assumption") {
        Changed const changed{"transitions.yaml", "    source: S2:313, S2:305-311\n", ""};
        CHECK_GT(changed.then_says("this transition does not say where it comes from; give a `source`"), 0);
    }

    TEST_CASE("words of no line") {
        Changed const crooked{"sources.yaml", "  S2:253:", "  line 253:"};
        CHECK_EQ(crooked.then_says("`line 253` is no line of a source; write it as S2:253"), crooked.line());
    }

    // ---- who

    TEST_CASE("a task for somebody of another party, or for nobody") {
        Changed const mixed{
            "tasks.yaml", "by: [teacher, support_coordinator]", "by: [teacher, case_manager]"};
        CHECK_EQ(mixed.then_says("`case_manager` is no role of education, whose task this is"), mixed.line());
        Changed const nobody{"tasks.yaml", "by: [teacher, support_coordinator]", "by: []"};
        CHECK_EQ(nobody.then_says("nobody does this task; name at least one role"), nobody.line());
    }

    TEST_CASE("a flag that is none") {
        Changed const changed{"categories.yaml", "retention: P5Y", "retention: P5Y\n    shielded: maybe"};
        CHECK_GT(changed.then_says("`maybe` says not whether `shielded`"), 0);
    }

    TEST_CASE("a sharing rule to itself, and a band of ages that is missing") {
        Changed const itself{"sharing.yaml", "from: [social_team]", "from: [social_team, education]"};
        CHECK_EQ(itself.then_says("education shares with itself"), itself.line());
        Changed const band{"consent.yaml", "      18+: [youth]\n", ""};
        CHECK_GT(band.then_says("`18+` is missing in `required`"), 0);
    }

    TEST_CASE("what is there so that a profile can be proved") {
        Changed const domain{"lead.yaml", "lead_domain:\n  when:", "lead_domain:\n  where:"};
        CHECK_EQ(domain.then_says("`where` is no key of `lead_domain`"), domain.line() + 1);
        Changed const path{"profile.yaml", "  ground: safety", "  ground: saftey"};
        CHECK_EQ(path.then_says("`saftey` is no ground"), path.line());
        Changed const sign_off{
            "lead.yaml",
            "lead_domain:",
            "sign_offs:\n  - {rule: lead_domain, by: M. Voorbeeld, on: soon, words: 1a2b3c4d}\nlead_domain:"};
        CHECK_EQ(sign_off.then_says("`soon` is no day; write 2026-01-15"), sign_off.line() + 1);
    }

    TEST_CASE("a lead row that names persons of another party, or no persons at all") {
        Changed const other{"lead.yaml", "persons: [case_manager]", "persons: [teacher]"};
        CHECK_EQ(other.then_says("`teacher` is no role of social_team, whose lead this is"), other.line());
        Changed const nobody{"lead.yaml", "    persons: [case_manager]\n", ""};
        CHECK_GT(nobody.then_says("a row names both a leading party and persons inside it, or neither"), 0);
        Changed const fact{
            "lead.yaml",
            "learning: [single, complex], living: single",
            "learnig: [single, complex], living: single"};
        CHECK_EQ(fact.then_says("`learnig` is no fact"), fact.line());
    }

    TEST_CASE("everything that is wrong is said at once, in the order of the files") {
        Changed changed{"steps.yaml", "start: true", "strat: true"};
        changed.also("lead.yaml", "lead: none", "lead: nobody")
            .also("consent.yaml", "16-17: [youth]", "16-17: [child]");
        auto const all = changed.findings();
        REQUIRE_GE(all.size(), 3);
        CHECK_EQ(all.front().file, "consent.yaml");
        CHECK_EQ(all.back().file, "steps.yaml");
    }

    TEST_CASE("the profile that is built in is the same one") {
        auto const loaded = load_embedded("midden-groningen");
        REQUIRE(loaded.has_value());
        CHECK_EQ(loaded->version, testing::midden_groningen().version);
        CHECK_EQ(loaded->tasks.size(), testing::midden_groningen().tasks.size());
        auto const nowhere = load_embedded("atlantis");
        REQUIRE_FALSE(nowhere.has_value());
        CHECK_EQ(
            text_of(nowhere.error().front()),
            "profiles/atlantis/: no such region is built in; name a folder of profiles/"
        );
    }

    TEST_CASE("more rules than anybody writes are not held next to each other") {
        std::string many = "steps:\n";
        for (int i = 0; i < 301; ++i) {
            many += fmt::format("  s{}: {{}}\n", i);
        }
        auto const said = texts_of(load_profile({{.name = "steps.yaml", .text = many}}));
        CHECK_EQ(
            std::ranges::count(
                said, "steps.yaml:2:3: there is too much in one table or list; at most 300 items stand in one"
            ),
            1
        );
    }

    TEST_CASE("a directory without a profile") {
        auto const loaded = load_directory("no/such/place");
        REQUIRE_FALSE(loaded.has_value());
        CHECK_EQ(
            text_of(loaded.error().front()),
            "no/such/place: no profile can be read here; name a directory with .yaml files"
        );
    }
}

}  // namespace rondom::route
