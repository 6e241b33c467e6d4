// A region changes its agreement, and is told what that means: who can read more than before first.

#include "proof/difference.hpp"

#include <algorithm>

#include "proof/difference_report.hpp"
#include "proof/planted.hpp"

TEST_SUITE_BEGIN("difference");

namespace rondom::proof {

namespace {

using testing::changed;

route::Reading const& as_agreed() {
    static auto const reading = route::read_profile(route::testing::files());
    return reading;
}

struct After {
    explicit After(std::vector<testing::Change> const& changes)
        : reading{route::read_profile(changed(changes))}, found{difference(as_agreed(), reading)} {
        for (auto const& each : reading.findings) {
            FAIL(route::text_of(each));
        }
    }

    [[nodiscard]] std::string dutch() const { return text_of(found, Language::nl); }
    [[nodiscard]] std::string english() const { return text_of(found, Language::en); }

    /// Everything in `more` is of this kind, by this reader, about this.
    [[nodiscard]] bool only(ReadingKind kind, Party reader, Category what) const {
        return !found.more.empty() && std::ranges::all_of(found.more, [&](SaidReading const& said) {
            return std::ranges::all_of(said.all, [&](ReadingChange const& each) {
                return each.kind == kind && each.reader == Reader{Reader::Kind::party, reader, {}} &&
                       each.what == what;
            });
        });
    }

    [[nodiscard]] Change const* change(std::string_view path) const {
        auto const at = std::ranges::find(found.changes, path, &Change::path);
        return at != found.changes.end() ? &*at : nullptr;
    }

    route::Reading reading;
    Difference found;
};

bool says(std::string const& text, std::string_view words) { return text.find(words) != std::string::npos; }

constexpr std::string_view first_alliance_row =
    "alliance: {reads: [education, question, family_data, progress]}";
constexpr std::string_view liaison_ground = "    consented: liaison\n    ground: consent\n";

}  // namespace

TEST_CASE("a region that changes nothing is told so") {
    After const after{{}};
    CHECK(after.found.is_none());
    CHECK_EQ(
        after.dutch(),
        "midden-groningen 2026.1 -> midden-groningen 2026.1\n"
        "Niemand kan meer lezen dan eerst.\nEr verandert niets.\n"
    );
}

TEST_CASE("another version of the same words changes nothing") {
    CHECK(After{{{"profile.yaml", "\"2026.1\"", "\"2026.2\""}}}.found.is_none());
}

TEST_CASE("a condition that is written otherwise and means the same changes nothing") {
    After const after{
        {{"steps.yaml",
          "        when: {living: [single, multiple, multi_problem]}\n      attendance",
          "        when:\n          - {living: [multi_problem, single]}\n          - {living: multiple, "
          "triage: "
          "open}\n          - {living: multiple, triage: [none, ready]}\n      attendance",
          true}}};
    CHECK(after.found.is_none());
}

TEST_CASE("who reads one thing more in one step is said with step, words and place") {
    After const after{
        {{"steps.yaml",
          first_alliance_row,
          "alliance: {reads: [education, question, family_data, progress, outcome]}"}}};
    CHECK(after.only(ReadingKind::at_all, Party::alliance, Category::outcome));
    CHECK(after.found.less.empty());
    CHECK(says(
        after.dutch(),
        "Samenwerkingsverband kan nu ook \"Uitkomst van de triage\" lezen in \"Signaal\", met toestemming "
        "voor"
    ));
    CHECK(says(after.english(), "can now read \"Outcome of triage\" as well in \"Signal\", with consent for")
    );
    CHECK_EQ(after.found.more.front().file, "steps.yaml");
    CHECK_GT(after.found.more.front().line, 0);
}

TEST_CASE("the same the other way round is somebody who reads less, and nobody who reads more") {
    After const after{
        {{"steps.yaml", first_alliance_row, "alliance: {reads: [question, family_data, progress]}"}}};
    CHECK(after.found.more.empty());
    REQUIRE_EQ(after.found.less.size(), 1);
    CHECK(says(after.dutch(), "Niemand kan meer lezen dan eerst."));
    CHECK(says(after.english(), "School alliance can no longer read"));
    CHECK(says(after.english(), "in \"Signal\"\n"));
}

TEST_CASE("a yes that is no longer asked is more, with the article that takes its place") {
    After const after{{{"sharing.yaml", liaison_ground, "    ground: legal_task\n    article: WPO 8\n"}}};
    CHECK(after.only(ReadingKind::without_consent, Party::education, Category::liaison_note));
    CHECK(says(after.dutch(), "nu zonder toestemming"));
    CHECK(says(after.dutch(), "(WPO 8)"));
    CHECK(after.change("sharing/school_hears_liaison") != nullptr);
}

TEST_CASE("a youth who is no longer asked is more, at its age only") {
    After const after{{{"consent.yaml", "      12-15: [holders, youth]\n", "      12-15: [holders]\n"}}};
    REQUIRE_FALSE(after.found.more.empty());
    for (auto const& said : after.found.more) {
        for (auto const& each : said.all) {
            CHECK_EQ(each.kind, ReadingKind::fewer_people);
            CHECK_EQ(each.ages, std::vector{route::AgeBand::from_12});
        }
    }
    CHECK(says(after.dutch(), "met een ja van minder mensen (bij 12-15 jaar)"));
    CHECK(says(after.dutch(), "toestemming bij 12-15 jaar: weg de jongere"));
}

TEST_CASE("where the law asks the youth anyway, a region that stops asking gives nobody more") {
    auto const at =
        std::string{"    care: true\n    required:\n      0-11: [holders]\n      12-15: [holders, youth]\n"};
    auto asked = at;
    asked.replace(asked.rfind(", youth"), 7, "");
    auto const files = changed({{"consent.yaml", at, asked}});
    auto const reading = route::read_profile(files);  // the loader says that it is below the floor
    auto const found = difference(as_agreed(), reading);
    CHECK(found.more.empty());
    CHECK_FALSE(found.changes.empty());
}

TEST_CASE("a wider place is more, with the facts for which it is so") {
    After const after{
        {{"steps.yaml",
          "        when: {living: [single, multiple, multi_problem]}\n      attendance",
          "        when: {living: [none, single, multiple, multi_problem]}\n      attendance"}}};
    REQUIRE_FALSE(after.found.more.empty());
    CHECK_EQ(after.found.more.front().all.front().kind, ReadingKind::wider);
    CHECK_EQ(after.found.more.front().example, "living: none");
    CHECK(says(after.dutch(), "Sociaal team kan \"Zorg van school\""));
    CHECK(says(after.dutch(), "in meer gevallen lezen in \"MDO en plan van aanpak\""));
    CHECK(after.found.less.empty());
}

TEST_CASE("a reading that goes to another yes is more: that yes was given for something else") {
    After const after{
        {{"sharing.yaml",
          "    to: liaison\n    purpose: think_along",
          "    to: liaison\n    purpose: conference"}}};
    auto const other = std::ranges::any_of(after.found.more, [](SaidReading const& each) {
        return each.all.front().kind == ReadingKind::other_consent;
    });
    CHECK(other);
    CHECK(says(after.dutch(), "op een ja dat voor iets anders was"));
    CHECK_FALSE(after.found.less.empty());
}

TEST_CASE("a yes that counts longer is more") {
    After const after{{{"consent.yaml", "    until: P1Y", "    until: P2Y"}}};
    CHECK(std::ranges::all_of(after.found.more, [](SaidReading const& each) {
        return each.all.front().kind == ReadingKind::longer;
    }));
    CHECK_FALSE(after.found.more.empty());
    CHECK(says(after.dutch(), "een ja telt: was 1 jaar, wordt 2 jaar"));
}

TEST_CASE("what goes to another owner is read by the new one, and not by the old") {
    After const after{
        {{"categories.yaml", "  liaison_note:\n    owner: liaison", "  liaison_note:\n    owner: board"}}};
    CHECK(says(after.english(), "because it is their own"));
    CHECK(says(after.dutch(), "Schoolbestuur kan nu ook \"Notitie van de kind-ouderondersteuner\" lezen"));
    CHECK(std::ranges::any_of(after.found.less, [](SaidReading const& each) {
        return each.all.front().reader.party == Party::liaison;
    }));
}

TEST_CASE("the family reads more when it is no longer each their own, or from an earlier age") {
    After const open{{{"categories.yaml", "    own_words_only: true\n", ""}}};
    CHECK(says(open.dutch(), "Ouder kan nu ook \"Toestemming\" lezen in elke stap"));
    After const younger{{{"profile.yaml", "    age: 12", "    age: 10"}}};
    CHECK(says(younger.dutch(), "Jeugdige kan"));
    CHECK(younger.found.less.empty());
}

TEST_CASE("a step that was not there is told, and everything that is read there is more") {
    After const after{
        {{"steps.yaml",
          "  closed:\n    number: 0\n    end: true",
          "  after_care:\n    number: 0\n    label: {nl: Nazorg, en: After care}\n"
          "    plain: {nl: We kijken terug, en: We look back}\n"
          "    plain_done: {nl: We keken terug, en: We looked back}\n    purposes: [school_support]\n"
          "    parties:\n      education: {reads: [question]}\n    assumption: New.\n"
          "  closed:\n    number: 0\n    end: true"}}};
    CHECK(after.only(ReadingKind::at_all, Party::education, Category::question));
    REQUIRE(after.change("steps/after_care") != nullptr);
    CHECK_EQ(after.change("steps/after_care")->kind, ChangeKind::added);
    CHECK(says(after.dutch(), "nieuw: stap \"Nazorg\" (`after_care`)"));
}

TEST_CASE("another lead is said with every combination in which it is so") {
    After const after{
        {{"lead.yaml",
          "living: [multiple, multi_problem]}\n    lead: social_team\n    persons: [case_manager]\n    "
          "reason: {nl: \"Er is "
          "alleen",
          "living: [multiple, multi_problem]}\n    lead: education\n    persons: [teacher]\n    reason: {nl: "
          "\"Er is "
          "alleen"}}};
    REQUIRE_EQ(after.found.lead.size(), 1);
    CHECK_EQ(after.found.lead.front().before.nl, "Sociaal team");
    CHECK_EQ(after.found.lead.front().after.nl, "School");
    CHECK_EQ(
        after.found.lead.front().example, "learning: [unknown, none], living: [multiple, multi_problem]"
    );
    CHECK(after.found.more.empty());
}

TEST_CASE("a fact with a new value is compared over old and new values together") {
    After const after{
        {{"facts.yaml",
          "values: [unknown, none, single, multiple, multi_problem]",
          "values: [unknown, none, single, multiple, multi_problem, unsafe]"},
         {"steps.yaml",
          "        when: {living: [single, multiple, multi_problem]}\n      attendance",
          "        when: {living: [single, multiple, multi_problem, unsafe]}\n      attendance"}}};
    REQUIRE_FALSE(after.found.more.empty());
    CHECK_EQ(after.found.more.front().example, "living: unsafe");
}

TEST_CASE("every kind of rule that says something else is told") {
    struct Told {
        std::string_view path;
        std::string_view words;
        testing::Change change;
    };
    std::vector<Told> const all{
        {"profile",
         "eerste aanspreekpunt: andere volgorde",
         {"profile.yaml", "[principal, teacher, ", "[teacher, principal, "}},
        {"parties/board",
         "naam: was",
         {"parties.yaml", "{nl: Schoolbestuur, en: School board}", "{nl: Bestuur, en: Board}"}},
        {"roles/parent",
         "naam: was \"Ouder\" / \"Parent\"",
         {"parties.yaml", "{nl: Ouder, en: Parent}", "{nl: Mama of papa, en: Mum or dad}"}},
        {"facts/deployed",
         "wie het zet: erbij",
         {"facts.yaml", "    set_by: [case_manager]\n", "    set_by: [case_manager, family_liaison]\n"}},
        {"categories/attendance",
         "bewaartermijn: was 5 jaar, wordt 4 jaar",
         {"categories.yaml", "P5Y", "P4Y"}},
        {"categories/care",
         "afgeschermd, anderen zien dat het er is: was ja, wordt nee",
         {"categories.yaml", "    shielded: true\n", ""}},
        {"purposes/think_along",
         "bij nee: was",
         {"consent.yaml",
          "nl: Dan denkt de kind-ouderondersteuner niet mee. School",
          "nl: Dan niet. School"}},
        {"sharing/board_guards",
         "wetsartikel: was WPO 40, wordt WPO 41",
         {"sharing.yaml", "WPO 40", "WPO 41"}},
        {"steps/signal", "termijn: was 10 werkdagen", {"terms.yaml", "length: 10", "length: 12"}},
        {"terms/signal",
         "duurt: was 10 werkdagen, wordt 12 werkdagen",
         {"terms.yaml", "length: 10", "length: 12"}},
        {"calendar/school_years/2026-2027",
         "vakanties: was de herfstvakantie (2026-10-10",
         {"calendar.yaml", "until: 2026-10-18", "until: 2026-10-25"}},
        {"calendar", "feestdagen: weg `good_friday`", {"calendar.yaml", "good_friday, ", ""}},
        {"steps/signal",
         "School: doet: weg `invite_family`",
         {"steps.yaml", "classify_question, invite_family]", "classify_question]"}},
        {"terms/signal",
         "aanname: was",
         {"terms.yaml", "\"The text has no term. Ten", "\"No term in the text. Ten"}},
        {"tasks/note_concern",
         "door: weg",
         {"tasks.yaml",
          "by: [teacher, support_coordinator, principal]",
          "by: [teacher, support_coordinator]"}},
        {"tasks/consult_coordinator",
         "geldt: was concern_noted: yes, wordt altijd",
         {"tasks.yaml", "    when: {concern_noted: yes}\n", ""}},
        {"transitions/signal_to_closed",
         "gaat open: was",
         {"transitions.yaml", "social_team: [none, closed]}", "social_team: none}"}},
        {"promises/two_signatures",
         "dan is waar: was",
         {"lead.yaml", "    holds: {triage: ready}\n", "    holds: {triage: [open, ready]}\n"}},
        {"limits/alliance_with_a_question",
         "stappen: weg",
         {"lead.yaml",
          "    party: alliance\n    steps: [plan, evaluation]",
          "    party: alliance\n    steps: [plan]"}},
        {"meetings/evaluation", "volgende: was 8 schoolweken", {"terms.yaml", "length: 8", "length: 6"}},
        {"registrations/attendance",
         "naam: was",
         {"profile.yaml", "label: {nl: Leerplicht, ", "label: {nl: Leerplichtambtenaar, "}},
        {"safety_path", "wie het hoort: weg", {"profile.yaml", "told: [parent, youth]", "told: [parent]"}},
        {"without_school",
         "wie er dan is: erbij",
         {"profile.yaml", "  by: [attendance_officer]", "  by: [attendance_officer, parent]"}},
        {"lead_domain",
         "moet vaststaan: was",
         {"lead.yaml",
          "    - {learning: [single, complex], living: none}\n    - {learning: [single, complex], living: "
          "unknown, living_reported: no}\n  source: S2:313",
          "    - {learning: [single, complex], living: none}\n  source: S2:313"}},
        {"sources/S2:253", "woorden: was", {"sources.yaml", "  S2:253: ", "  S2:253: Toch "}},
    };
    for (auto const& each : all) {
        auto const reading = route::read_profile(changed({each.change}));
        auto const found = difference(as_agreed(), reading);
        auto const at = std::ranges::find(found.changes, each.path, &Change::path);
        REQUIRE_MESSAGE(at != found.changes.end(), each.path);
        auto const text = text_of(*at, Language::nl);
        CHECK_MESSAGE(says(text, each.words), text);
        CHECK_MESSAGE(at->line > 0, each.path);
    }
}

TEST_CASE("what is told in words is told to programs as well") {
    After const after{{{"sharing.yaml", liaison_ground, "    ground: legal_task\n    article: WPO 8\n"}}};
    json::Writer out;
    write(out, after.found);
    auto const text = out.take();
    CHECK(json::parse(text, [&](json::Node root) {
        auto const first = root.member("more").at(0);
        CHECK_EQ(first.member("readings").at(0).member("kind").text(), "without_consent");
        CHECK_EQ(first.member("readings").at(0).member("by").at(0).text(), "sharing/school_hears_liaison");
        CHECK_EQ(first.member("file").text(), "sharing.yaml");
        CHECK_GT(root.member("changes").size(), 0);
        CHECK_EQ(root.member("less").size(), 0);
    }));
}

}  // namespace rondom::proof

TEST_SUITE_END();
