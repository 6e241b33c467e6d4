#include "renewal/migration.hpp"

#include "capabilities/consent/rules.hpp"
#include "capabilities/signals/rules.hpp"
#include "renewal/renewal_kit.hpp"

TEST_SUITE_BEGIN("migration");

namespace rondom::renewal {

using namespace kit;

namespace {

std::vector<Lacking> lacking_of(Scenario const& story, std::vector<Change> const& changes) {
    auto const to = version("2027", changes);
    auto const contributions = app::contributions_of(app::all_capabilities());
    return lacking_for(story.dossier(), scenario::midden_groningen(), to, contributions, story.today());
}

consent::AnswerConsent answer_yes() {
    return {
        .receiver = Party::liaison,
        .purpose = "think_along",
        .categories = {},
        .answer = access::Answer::given,
        .until = std::nullopt};
}

bool may_read(Region& region, std::string const& id, Role role, Category what) {
    auto const whole = region.whole(id);
    auto const today = local_day(region.now);
    auto const& profile = region.dossiers.profile_of(whole, today);
    auto const facts = region.dossiers.facts(whole, today);
    auto const* step = profile.step(whole.part<route::Steps>().current()->step);
    access::Lens const lens{whole.standing(), profile, step, facts, today};
    return lens.ground(acting_as(role), what, Party::education).has_value();
}

}  // namespace

TEST_CASE("a dossier moves when nobody reads more, and only then") {
    Region region{other_words};
    region.with("noor", with_liaison()).with("milan", around_a_child_of(13));
    auto const tried = region.try_out();
    CHECK_EQ(tried.move.size(), 2);
    CHECK_EQ(region.whole("noor").version(), "2026.1");

    auto const moved = region.move();
    CHECK(moved.all_moved());
    CHECK_EQ(region.whole("noor").version(), "2027");
    CHECK_EQ(region.whole("noor").part<route::Steps>().current()->step, "signal");
    CHECK_EQ(region.listed(acting_as(Role::teacher)).front().version, "2027");

    auto const again = region.move();
    CHECK(again.move.empty());
    CHECK_EQ(again.there, 2);
}

TEST_CASE("who publishes stands in the dossier, and the family reads of it") {
    Region region{other_words};
    region.with("noor", around_a_child_of(9));
    REQUIRE_EQ(region.move().move.size(), 1);
    auto const seen = region.dossiers.glance(acting_as(Role::parent), DossierId{"noor"}, region.now);
    REQUIRE(seen.has_value());
    auto const& entry = seen->all().back();
    CHECK_EQ(entry.kind, route::Migrated::name);
    CHECK_EQ(entry.by, PersonId{"publisher"});
    CHECK_EQ(entry.role, Role::region_administrator);
    CHECK_EQ(seen->profile().version, "2027");
}

TEST_CASE("a sharing rule that reaches further under an old yes keeps that dossier where it is") {
    Region region{liaison_reads_absence};
    auto named = around_a_child_of(9);
    named.given(Role::teacher, joined(Role::family_liaison, "think_along"));
    for (auto const& parent : {acting_as(Role::parent), other_parent()}) {
        named.given(parent, yes(Party::liaison, "think_along", {Category::concern, Category::question}));
    }
    region.with("all-that-it-covers", with_liaison())
        .with("named-categories", named)
        .with("nobody-asked", around_a_child_of(9));

    auto const moved = region.move();
    CHECK_EQ(moved.move.size(), 2);
    REQUIRE_EQ(moved.stay.size(), 1);
    auto const& stays = moved.stay.front();
    CHECK_EQ(stays.dossier, DossierId{"all-that-it-covers"});
    CHECK_EQ(stays.step, "signal");
    auto const* more = reading(stays.lacking, Role::family_liaison, Category::attendance);
    REQUIRE(more != nullptr);
    CHECK_EQ(more->purpose, "think_along");
    CHECK_EQ(more->step, "signal");
    CHECK_FALSE(more->from.has_value());
    CHECK_EQ(region.whole("all-that-it-covers").version(), "2026.1");
    CHECK_FALSE(may_read(region, "all-that-it-covers", Role::family_liaison, Category::attendance));
}

TEST_CASE("an old yes does not grow when the other parent says yes later") {
    Region region{liaison_reads_absence};
    auto half = around_a_child_of(9);
    half.given(Role::teacher, joined(Role::family_liaison, "think_along"));
    half.given(
        Role::teacher,
        access::ConsentAsked{
            .receiver = Party::liaison,
            .purpose = "think_along",
            .categories = {},
            .why = "to think along",
            .asked_by = Party::education}
    );
    half.given(Role::parent, yes(Party::liaison, "think_along"));
    region.with("noor", half);
    REQUIRE_EQ(region.move().move.size(), 1);

    REQUIRE(region.when_in("noor", other_parent(), answer_yes()).has_value());
    CHECK(may_read(region, "noor", Role::family_liaison, Category::concern));
    CHECK_FALSE(may_read(region, "noor", Role::family_liaison, Category::attendance));
    REQUIRE(region.when_in("noor", acting_as(Role::parent), answer_yes()).has_value());
    CHECK(may_read(region, "noor", Role::family_liaison, Category::attendance));
}

TEST_CASE("more by law, without anybody's yes, counts as more too") {
    auto story = around_a_child_of(9);
    story.given(Role::teacher, joined(Role::board_support_lead, "board"));
    auto const lacking = lacking_of(
        story,
        {{"sharing.yaml",
          "what: [progress, family_data]\n    from: all\n    to: board",
          "what: [progress, family_data, attendance]\n    from: all\n    to: board"},
         {"steps.yaml",
          "board: {reads: [progress, family_data]}",
          "board: {reads: [progress, family_data, attendance]}"}}
    );
    auto const* more = reading(lacking, Role::board_support_lead, Category::attendance);
    REQUIRE(more != nullptr);
    CHECK_EQ(more->purpose, "");
}

TEST_CASE("a place in a later step that asks less is found today") {
    auto story = around_a_child_of(9);
    story.given(Role::teacher, joined(Role::case_manager, "social_team"));
    for (auto const& parent : {acting_as(Role::parent), other_parent()}) {
        story.given(parent, yes(Party::social_team, "social_team"));
    }
    auto const lacking = lacking_of(
        story,
        {{"steps.yaml",
          "view]\n        when: {living: [single, multiple, multi_problem]}",
          "view]\n        when: {living: [none, single, multiple, multi_problem]}"}}
    );
    auto const* more = reading(lacking, Role::case_manager, Category::concern);
    REQUIRE(more != nullptr);
    CHECK_EQ(more->step, "plan");
    CHECK(lacking_of(story, other_words).empty());
}

TEST_CASE("what a birthday would open is told today, with its day") {
    auto const lacking = lacking_of(
        around_a_child_of(14),
        {{"categories.yaml",
          "  care_plan:\n    owner: social_team\n    compartment: youth_help",
          "  care_plan:\n    owner: social_team\n    compartment: school"}}
    );
    auto const* more = reading(lacking, Role::parent, Category::care_plan);
    REQUIRE(more != nullptr);
    REQUIRE(more->from.has_value());
    CHECK_EQ(*more->from, day("2028-09-01"));
}

TEST_CASE("a step that is new may give nobody more than where it is entered from") {
    auto const with_step = [](std::string const& reads) {
        auto const step =
            "  look_again:\n    number: 0\n    label: {nl: Nog eens, en: Look again}\n"
            "    plain: {nl: Nog eens, en: Look again}\n    plain_done: {nl: Nog eens, en: Look again}\n"
            "    purposes: [school_support, think_along, inspection]\n    parties:\n"
            "      family: {reads: all}\n      education: {reads: [progress, family_data, question]}\n"
            "      liaison: {reads: [" +
            reads + "]}\n    assumption: \"new\"\n\n  light:\n    number: 0";
        auto const way =
            "transitions:\n  light_again:\n    from: signal\n    to: look_again\n    when: {living: "
            "none}\n    assumption: \"new\"\n";
        return lacking_of(
            with_liaison(),
            {{"steps.yaml", "  light:\n    number: 0", step}, {"transitions.yaml", "transitions:\n", way}}
        );
    };
    CHECK(with_step("concern, question").empty());
    auto const lacking = with_step("concern, question, outcome");
    auto const* more = reading(lacking, Role::family_liaison, Category::outcome);
    REQUIRE(more != nullptr);
    CHECK_EQ(more->step, "look_again");
}

TEST_CASE("a step must have a place in the new version") {
    std::vector<Change> renamed{
        {"steps.yaml", "\n  signal:\n", "\n  noticed:\n"},
        {"transitions.yaml", "from: signal", "from: noticed", true},
        {"lead.yaml", "leaving: signal", "leaving: noticed", true},
        {"coverage.yaml", "steps/signal", "steps/noticed", true}};
    auto const lacking = lacking_of(around_a_child_of(9), renamed);
    REQUIRE_EQ(lacking.size(), 1);
    CHECK_EQ(lacking.front().lack, Lack::no_step);
    CHECK_EQ(lacking.front().what, "signal");

    renamed.push_back(
        {"profile.yaml", "\nregistrations:", "\nmigrates: {steps: {signal: noticed}}\nregistrations:"}
    );
    CHECK(lacking_of(around_a_child_of(9), renamed).empty());
}

TEST_CASE("a version that goes on from another one is not for this dossier") {
    auto const lacking = lacking_of(
        around_a_child_of(9),
        {{"profile.yaml", "\nregistrations:", "\nmigrates: {from: \"2026.3\"}\nregistrations:"}}
    );
    REQUIRE_EQ(lacking.size(), 1);
    CHECK_EQ(lacking.front().lack, Lack::from_elsewhere);
}

TEST_CASE("a promise that was not kept on the way can be kept since") {
    std::vector<Change> const promise{
        {"lead.yaml",
         "  parents_first:\n",
         "  liaison_first:\n    label: {nl: Eerst de ondersteuner, en: First the liaison}\n    leaving: "
         "signal\n"
         "    holds: {liaison: [involved, closed]}\n    assumption: \"new\"\n  parents_first:\n"}};
    auto const broken = [&](Scenario const& story) {
        auto const lacking = lacking_of(story, promise);
        return std::ranges::any_of(lacking, [](Lacking const& each) {
            return each.lack == Lack::broken_promise && each.what == "liaison_first";
        });
    };
    auto story = around_a_child_of(9);
    CHECK_FALSE(broken(story));  // it did not leave that step yet
    story.given(
        Role::teacher,
        route::StepEntered{.step = "triage", .transition = "signal_to_triage", .on = story.today()}
    );
    CHECK(broken(story));
    story.given(Role::teacher, joined(Role::family_liaison, "think_along"));
    CHECK_FALSE(broken(story));
}

TEST_CASE("a dossier that is closed keeps its version") {
    Region region{other_words};
    auto story = around_a_child_of(9);
    story.given(
        Role::teacher,
        route::StepEntered{.step = "closed", .transition = "signal_to_closed", .on = story.today()}
    );
    region.with("noor", story);
    auto const moved = region.move();
    CHECK_EQ(moved.closed, 1);
    CHECK(moved.move.empty());
    CHECK_EQ(region.whole("noor").version(), "2026.1");
}

TEST_CASE("whoever writes while it is proved is not overwritten: it is proved again") {
    Region region{other_words};
    region.with("noor", around_a_child_of(9));
    signals::NoteWorry worry;
    worry.text = "Noor is tired";
    region.now = moment_of(day("2027-02-01"), std::chrono::hours{9});
    region.store.before_next_commit = [&] {
        REQUIRE(region.when_in("noor", acting_as(Role::teacher), worry).has_value());
    };
    CHECK_EQ(region.move().move.size(), 1);
    auto const whole = region.whole("noor");
    CHECK_EQ(whole.version(), "2027");
    CHECK(std::ranges::any_of(whole.all(), [](Entry const& each) {
        return each.body.find("Noor is tired") != std::string::npos;
    }));
}

TEST_CASE("what is written when a dossier moves says nothing of the child") {
    auto const to = version("2027", other_words);
    auto const event = migrated_event(scenario::midden_groningen(), to, day("2027-01-01"));
    CHECK(event.steps.empty());
    auto const found = std::ranges::find_if(event.covered, [](route::ConsentCovers const& each) {
        return each.receiver == Party::liaison && each.purpose == "think_along";
    });
    REQUIRE(found != event.covered.end());
    CHECK(std::ranges::find(found->categories, Category::liaison_note) != found->categories.end());
    CHECK(std::ranges::find(found->categories, Category::attendance) == found->categories.end());
}

}  // namespace rondom::renewal

TEST_SUITE_END();
