// A fault is planted in the profile of Midden-Groningen, and the prover says it: one at least for every
// statement.

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "proof/planted.hpp"
#include "proof/report.hpp"
#include "proof/statements.hpp"

namespace rondom::proof {

namespace {

using testing::Fault;
using testing::found;
using testing::report_of;

constexpr std::string_view board_row = "      board: {reads: [progress, family_data]}\n";

/// Who does what, who leads, what is kept, and what has an effect.
std::vector<Fault> faults_of_origins_and_roles() {
    return {
        {"origin.citation", {{"transitions.yaml", "source: S2:313, S2:305-311", "source: S2:313, S2:3"}}},
        {"origin.sign-off",
         {{"lead.yaml",
           "lead_domain:",
           "sign_offs: [{rule: lead_domain, by: M. Voorbeeld, on: 2026-01-15, words: "
           "00000000}]\nlead_domain:"}}},
        {"origin.quote", {{"sources.yaml", "  S2:253:", "  S2:999: Words of no rule.\n  S2:253:"}}},
        {"roles.party",
         {{"steps.yaml", "tasks: [talk_with_school]", "tasks: [note_concern, talk_with_school]"}}},
        {"roles.fact", {{"facts.yaml", ", follows: the date of birth}", "}"}}},
        {"roles.fact-twice",
         {{"facts.yaml", "follows: the date of birth", "follows: it, set_by: [teacher]"}}},
        {"roles.no-school", {{"profile.yaml", "  by: [attendance_officer]", "  by: []"}}},
        {"roles.first-contact",
         {{"profile.yaml",
           "roles: [principal, teacher, support_coordinator, family_liaison]",
           "roles: [family_liaison]"}}}};
}

std::vector<Fault> faults_of_leading() {
    return {
        {"lead.no-domain",
         {{"lead.yaml",
           "lead_domain:\n  when:\n    - {living: [single, multiple, multi_problem]}\n"
           "    - {learning: [single, complex], living: none}\n"
           "    - {learning: [single, complex], living: unknown, living_reported: no}\n"
           "  source: S2:313, S2:353-360\n  assumption: \"The table is read as covering every child with a "
           "question "
           "whose size is known. While a reported living question is still being looked into, nobody leads "
           "yet.\"\n",
           ""}}},
        {"lead.no-step", {{"tasks.yaml", "lead.appoint", "lead.set_direction", true}}},
        {"lead.gap",
         {{"lead.yaml",
           "[unknown, none], living: [multiple, multi_problem]",
           "none, living: [multiple, multi_problem]"}}},
        {"lead.overlap",
         {{"lead.yaml",
           "  - when: {learning: [single, complex], living: single}",
           "  - when: {learning: [single, complex], living: [single, multiple]}"}}},
        {"lead.dead-row",
         {{"lead.yaml",
           "  - when: {learning: [unknown, none], living: single}",
           "  - when: {learning: single, living: single}"}}},
        {"lead.outside",
         {{"lead.yaml",
           "    - {living: [single, multiple, multi_problem]}\n",
           "    - {living: [single, multiple]}\n"}}},
        {"lead.nobody",
         {{"transitions.yaml",
           "registrations: checked, triage: ready, learning: none, living: [multiple, multi_problem]}",
           "registrations: checked, triage: ready, learning: none, living: [single, multiple, "
           "multi_problem]}"}}},
        {"lead.seat",
         {{"steps.yaml",
           "        when: {living: [single, multiple, multi_problem]}\n",
           "        when: {living: [single, multiple]}\n"}}},
        {"lead.task", {{"steps.yaml", "tasks: [appoint_lead_care, ", "tasks: ["}}},
        {"lead.invited",
         {{"meetings.yaml", "may: [supporter, teacher, principal, ", "may: [supporter, principal, "}}}};
}

std::vector<Fault> faults_of_keeping() {
    return {
        {"keeping.owner",
         {{"categories.yaml", "  care:\n    owner: social_team", "  care:\n    owner: education"}}},
        {"keeping.compartment", {{"categories.yaml", "compartment: youth_help", "compartment: school"}}},
        {"keeping.shielded", {{"categories.yaml", "retention: P5Y", "retention: P5Y\n    shielded: true"}}},
        {"keeping.unshielded", {{"categories.yaml", "    shielded: true\n", ""}}},
        {"keeping.own-words", {{"categories.yaml", "    own_words_only: true\n", ""}}},
        {"keeping.period", {{"categories.yaml", "retention: P5Y", "retention: P1Y"}}},
        {"keeping.together",
         {{"categories.yaml",
           "  family_data:\n    owner: education\n    compartment: school\n    retention: P2Y",
           "  family_data:\n    owner: education\n    compartment: school\n    retention: P9Y"}}}};
}

std::vector<Fault> faults_of_use() {
    return {
        {"use.fact",
         {{"steps.yaml", "summarise_health", "start_intake"},
          {"tasks.yaml", "concern_noted: yes", "liaison: involved", true}}},
        {"use.task", {{"steps.yaml", "{tasks: [close_dossier], reads", "{reads"}}},
        {"use.done", {{"tasks.yaml", "    done: {registrations: checked}\n", ""}}},
        {"use.task-never",
         {{"tasks.yaml",
           "when: {plan: draft}\n    done: {plan: agreed}",
           "when: {plan: agreed}\n    done: {plan: agreed}"}}},
        {"use.purpose",
         {{"steps.yaml", ", board, inspection]", ", inspection]", true},
          {"steps.yaml", board_row, "", true}}},
        {"use.cell", {{"steps.yaml", board_row, "      board: {reads: []}\n"}}},
        {"use.registrations",
         {{"profile.yaml", "registrations:\n", "registrations: {}\nregistration_list:\n"}}}};
}

std::vector<Fault> faults_of_meetings() {
    return {
        {"meeting.family", {{"meetings.yaml", "always: [parent, youth, ", "always: [parent, "}}},
        {"meeting.seat",
         {{"meetings.yaml", "    contact_when: {living: [single, multiple, multi_problem]}\n", ""}}},
        {"meeting.missed",
         {{"meetings.yaml",
           "contact_when: {living: [single, multiple, multi_problem]}",
           "contact_when: {living: [single, multiple]}"}}},
        {"meeting.reads", {{"meetings.yaml", "purpose: conference", "purpose: alliance"}}},
        {"meeting.absent", {{"meetings.yaml", "  conference:\n", "  conferrence:\n"}}},
        {"meeting.purpose", {{"meetings.yaml", "purpose: conference", "purpose: social_worker"}}},
        {"meeting.no-step", {{"tasks.yaml", "command: evaluation.plan", "command: evaluation.record", true}}},
        {"meeting.nobody", {{"meetings.yaml", "    contact: [case_manager]\n", ""}}}};
}

/// What is shared, and how the route goes on.
std::vector<Fault> faults_of_sharing() {
    return {
        {"sharing.ground",
         {{"steps.yaml",
           "attendance: {reads: [attendance, family_data]}",
           "attendance: {reads: [attendance, medical]}"}}},
        {"sharing.owner", {{"sharing.yaml", "from: [social_team]", "from: [liaison]"}}},
        {"sharing.limit",
         {{"steps.yaml", "        when: {living: [single, multiple, multi_problem]}\n", ""}}},
        {"sharing.dead", {{"steps.yaml", board_row, "", true}}},
        {"sharing.dead-part", {{"sharing.yaml", "what: [liaison_note]", "what: [liaison_note, medical]"}}},
        {"sharing.step-purpose",
         {{"steps.yaml",
           "purposes: [school_support, inspection]",
           "purposes: [school_support, inspection, board]"}}},
        {"sharing.article", {{"sharing.yaml", "    article: WPO 40\n", ""}}},
        {"sharing.bypass",
         {{"sharing.yaml",
           "purpose: alliance\n    ground: consent",
           "purpose: alliance\n    ground: legal_task\n    article: WPO 18a"}}},
        {"sharing.consented", {{"sharing.yaml", "consented: liaison", "consented: alliance"}}},
        {"sharing.floor",
         {{"sharing.yaml",
           "    what: [progress, family_data]\n    from: all\n    to: board",
           "    what: [progress, family_data, question]\n    from: all\n    to: board"}}}};
}

std::vector<Fault> faults_of_consent() {
    return {
        {"consent.unnamed",
         {{"sharing.yaml",
           "purpose: think_along\n    ground: consent",
           "purpose: school_support\n    ground: consent"}}},
        {"consent.holders", {{"consent.yaml", "0-11: [holders]", "0-11: []"}}},
        {"consent.youth", {{"consent.yaml", "12-15: [holders, youth]", "12-15: [holders]"}}},
        {"consent.over-youth",
         {{"consent.yaml",
           "    care: true\n    required:\n      0-11: [holders]\n      12-15: [holders, youth]\n      "
           "16-17: [youth]",
           "    care: true\n    required:\n      0-11: [holders]\n      12-15: [holders, youth]\n      "
           "16-17: [holders, youth]"}}},
        {"consent.child", {{"consent.yaml", "0-11: [holders]", "0-11: [holders, youth]"}}},
        {"consent.no-holders", {{"consent.yaml", "18+: [youth]", "18+: [holders, youth]"}}},
        {"consent.for-nothing", {{"sharing.yaml", "purpose: alliance\n", "purpose: conference\n"}}},
        {"consent.care", {{"consent.yaml", "    care: true\n", ""}}},
        {"consent.youth-from", {{"profile.yaml", "age: 12", "age: 14"}}}};
}

std::vector<Fault> faults_of_family_and_safety() {
    return {
        {"family.cell", {{"steps.yaml", "      family: {tasks: [tell_experience], reads: all}\n", ""}}},
        {"family.when",
         {{"steps.yaml",
           "{tasks: [tell_experience], reads: all}",
           "{tasks: [tell_experience], reads: all, when: {plan: agreed}}"}}},
        {"family.reads",
         {{"steps.yaml",
           "{tasks: [tell_experience], reads: all}",
           "{tasks: [tell_experience], reads: [progress]}"}}},
        {"family.right",
         {{"steps.yaml", "purposes: [school_support, inspection]", "purposes: [school_support]"}}},
        {"family.own-words",
         {{"categories.yaml", "retention: P5Y", "retention: P5Y\n    own_words_only: true"}}},
        {"safety.receiver", {{"profile.yaml", "safety_path:\n", "saftey_path:\n"}}},
        {"safety.party", {{"profile.yaml", "attendance_officer, alliance_advisor", "alliance_advisor"}}},
        {"safety.consent", {{"profile.yaml", "ground: safety", "ground: consent"}}},
        {"safety.article",
         {{"profile.yaml",
           "  article: Wmo 2015 artikel 5.2.6; Besluit verplichte meldcode artikel 2\n",
           ""}}},
        {"safety.told", {{"profile.yaml", "told: [parent, youth]", "told: [youth]"}}},
        {"safety.term", {{"profile.yaml", "  term: safety\n", ""}}},
        {"safety.crossing", {{"sharing.yaml", "what: [liaison_note]", "what: [liaison_note, safety]"}}}};
}

std::vector<Fault> faults_of_flow() {
    return {
        {"flow.start", {{"steps.yaml", "    number: 2\n", "    number: 2\n    start: true\n"}}},
        {"flow.end", {{"steps.yaml", "    end: true\n", "    end: false\n"}}},
        {"flow.start-end", {{"steps.yaml", "    start: true\n", "    start: true\n    end: true\n"}}},
        {"flow.to-start",
         {{"transitions.yaml", "    from: plan\n    to: triage", "    from: plan\n    to: signal"}}},
        {"flow.after-end",
         {{"transitions.yaml", "    from: light\n    to: closed", "    from: closed\n    to: light"}}},
        {"flow.itself",
         {{"transitions.yaml", "    from: plan\n    to: evaluation", "    from: plan\n    to: plan"}}},
        {"flow.unreachable", {{"transitions.yaml", "    to: evaluation", "    to: plan"}}},
        {"flow.no-end", {{"steps.yaml", "    end: true\n", "    end: false\n"}}},
        {"flow.term", {{"steps.yaml", "    end: true\n", "    end: false\n"}}},
        {"flow.term-role", {{"terms.yaml", "next: board_support_lead", "next: case_manager"}}}};
}

std::vector<Fault> faults_of_ways() {
    return {
        {"ways.fork",
         {{"transitions.yaml",
           "learning: none, living: [multiple, multi_problem]}",
           "living: [multiple, multi_problem]}"}}},
        {"ways.dead-end",
         {{"transitions.yaml",
           "registrations: checked, triage: ready, learning: none, living: [multiple, multi_problem]}",
           "registrations: checked, triage: ready, learning: none, living: multiple}"}}},
        {"ways.row",
         {{"transitions.yaml",
           "      - {evaluation: scale_up}\n",
           "      - {evaluation: scale_up}\n      - {evaluation: scale_up, plan: agreed}\n"}}},
        {"ways.circle", {{"facts.yaml", "    per_step: true\n", ""}}},
        {"ways.promise",
         {{"transitions.yaml",
           "    when: {registrations: checked, triage: ready, learning: none, living: single, deployed: yes}",
           "    when: {triage: ready, learning: none, living: single, deployed: yes}"}}},
        {"ways.promise-idle",
         {{"lead.yaml",
           "    leaving: triage\n    entering: closed",
           "    leaving: signal\n    entering: evaluation"}}}};
}

std::vector<Fault> all_faults() {
    std::vector<Fault> all;
    for (auto const& faults :
         {faults_of_origins_and_roles(),
          faults_of_leading(),
          faults_of_keeping(),
          faults_of_use(),
          faults_of_meetings(),
          faults_of_sharing(),
          faults_of_consent(),
          faults_of_family_and_safety(),
          faults_of_flow(),
          faults_of_ways()}) {
        all.insert(all.end(), faults.begin(), faults.end());
    }
    return all;
}

}  // namespace

TEST_SUITE("prove") {
    TEST_CASE("Midden-Groningen is proved") {
        auto const report = report_of({});
        for (auto const& each : report.findings) {
            CHECK_MESSAGE(each.weight == Weight::notice, text_of(each, Language::en));
        }
        CHECK(is_proved(report, false));
        CHECK_FALSE(is_proved(report, true));
        CHECK_GT(report.combinations, 100'000);
    }

    TEST_CASE("every planted fault is found, on a line, in both languages, with what mends it") {
        for (auto const& fault : all_faults()) {
            testing::check_found(fault);
        }
    }

    TEST_CASE("what is wrong stands before what is only to look at") {
        auto const wrong = report_of(faults_of_flow().front().changes).findings;
        auto const first_notice = std::ranges::find(wrong, Weight::notice, &Finding::weight);
        CHECK(first_notice != wrong.end());
        CHECK_EQ(wrong.front().weight, Weight::error);
        CHECK(std::ranges::none_of(first_notice, wrong.end(), [](Finding const& each) {
            return each.weight == Weight::error;
        }));
    }

    TEST_CASE("every statement has a planted fault") {
        // Those about the program's commands are met in app/vocabulary_test.cpp; a space that is too large
        // below.
        std::set<std::string_view> met{
            "roles.command",
            "roles.permission",
            "roles.unknown-fact",
            "roles.cannot-set",
            "roles.may-set",
            "meeting.guest",
            "use.follows",
            "ways.too-many"};
        for (auto const& fault : all_faults()) {
            met.insert(fault.code);
        }
        for (auto const statements : {statements_of_people(), statements_of_ways()}) {
            for (auto const& each : statements) {
                CHECK_MESSAGE(met.contains(each.code), each.code);
            }
        }
    }

    TEST_CASE("an example is the widest one, in the words of the profile") {
        auto const report = report_of(
            {{"lead.yaml",
              "[unknown, none], living: [multiple, multi_problem]",
              "none, living: [multiple, multi_problem]"}}
        );
        auto const* gap = found(report, "lead.gap");
        REQUIRE_NE(gap, nullptr);
        CHECK_EQ(gap->example, "learning: unknown, living: [multiple, multi_problem]");
        CHECK_EQ(gap->file, "lead.yaml");
    }

    TEST_CASE("what cannot be read is said as well, and the rest is still proved") {
        auto const report = report_of(
            {{"terms.yaml", "unit: working_days", "unit: workdays"},
             {"consent.yaml", "0-11: [holders]", "0-11: []"}}
        );
        REQUIRE_NE(found(report, "profile.read"), nullptr);
        CHECK_NE(found(report, "profile.read")->what.nl, found(report, "profile.read")->what.en);
        CHECK_NE(found(report, "consent.holders"), nullptr);
    }

    TEST_CASE("a signed assumption has a name, as long as its words stay") {
        auto const assumption = report_of({}).assumptions.front();
        auto const signed_off = fmt::format(
            "sign_offs:\n  - {{rule: {}, by: M. Voorbeeld, on: 2026-01-15, words: {}}}\nlead_domain:",
            assumption.rule,
            assumption.mark
        );
        auto const report = report_of({{"lead.yaml", "lead_domain:", signed_off}});
        CHECK_EQ(report.errors(), 0);
        CHECK_EQ(unsigned_of(report).size() + 1, report.assumptions.size());
        auto const same = std::ranges::find(report.assumptions, assumption.rule, &Assumption::rule);
        CHECK_EQ(same->signed_by, "M. Voorbeeld");
        CHECK_NE(mark_of("these words"), mark_of("those words"));
    }

    TEST_CASE("a profile that is served holds no error") {
        CHECK(proved(route::read_profile(testing::changed({}))).has_value());
        auto const refused = proved(route::read_profile(
            testing::changed({{"transitions.yaml", "    to: evaluation", "    to: plan"}})
        ));
        REQUIRE_FALSE(refused.has_value());
        CHECK(std::ranges::any_of(refused.error(), [](route::Finding const& each) {
            return each.message == "no way leads from the start to `evaluation`";
        }));
    }
}

}  // namespace rondom::proof
