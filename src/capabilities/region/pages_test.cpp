#include "capabilities/region/pages.hpp"
#include "capabilities/page_kit.hpp"
#include "capabilities/region/capability.hpp"
#include "capabilities/work/capability.hpp"
#include "renewal/agreements.hpp"
#include "renewal/renewal_kit.hpp"
#include "templates/region_proposal.hpp"
#include "web/poison.hpp"
#include "web/region.hpp"

TEST_SUITE_BEGIN("region pages");

namespace rondom {

using page_kit::approve;
using page_kit::Site;
using proof::testing::Change;
using scenario::around_a_child_of;

namespace {

/// The alliance reads the outcome of triage in step 1 too; and the step gets another name.
std::vector<Change> const wider{
    {"profile.yaml", "version: \"2026.1\"", "version: \"2027\""},
    {"steps.yaml", "label: {nl: Signaal, en: Signal}", "label: {nl: Gezien, en: Noticed}"},
    {"steps.yaml",
     "alliance: {reads: [education, question, family_data, progress]}",
     "alliance: {reads: [education, question, family_data, progress, outcome]}"}};

/// A region with its first version in force, and a proposal of Ada.
struct Desk {
    explicit Desk(
        std::vector<Change> const& changes = wider, scenario::Scenario const& story = around_a_child_of(8)
    )
        : site{{&work::capability, &region::capability}, story} {
        first = site.proposed(route::testing::files());
        if (!changes.empty()) { draft = site.proposed(proof::testing::changed(changes)); }
        site.as(Role::region_administrator);
    }

    [[nodiscard]] std::string path(std::string_view below = {}) const {
        return "/regio/voorstellen/" + draft + std::string{below};
    }

    /// Everything that is open is signed, as somebody ticks it.
    page_kit::Answer sign_all() {
        auto const page = site.get(path("/aannames"));
        Inputs ticked;
        std::string_view const mark = "name=\"rule\" value=\"";
        for (auto at = page.html.find(mark); at != std::string::npos; at = page.html.find(mark, at)) {
            at += mark.size();
            ticked.emplace_back("rule", page.html.substr(at, page.html.find('"', at) - at));
        }
        return site.send(path("/aannames"), ticked);
    }

    [[nodiscard]] std::string version_on(std::string_view day) const {
        return site.region().dossiers.versions().in_force(*parse_day(day)).version;
    }

    Site site;
    std::string first;
    std::string draft;
};

bool comes_before(page_kit::Answer const& page, std::string_view one, std::string_view other) {
    auto const at = page.html.find(one);
    return at != std::string::npos && at < page.html.find(other);
}

}  // namespace

TEST_CASE("who administers the region begins with what is in force and what is proposed") {
    Desk desk;
    auto const begin = desk.site.get("/mijn");
    CHECK_EQ(begin.header("Location"), "/regio");
    auto const page = desk.site.get("/regio");
    CHECK(page.shows("href=\"/regio\""));
    CHECK(page.shows("Versie 2026.1"));
    CHECK(page.shows("Niemand bij naam: deze versie kwam met het programma"));
    CHECK(page.shows("Ada Bos"));
    approve("region/overview.nl", page);
    approve("region/overview.en", desk.site.in(web::Language::en).get("/regio"));
}

TEST_CASE("without a proposal the page says that everything stays as it is") {
    Desk desk{{}};
    approve("region/overview-empty.nl", desk.site.get("/regio"));
}

TEST_CASE("nobody else finds these pages, and nobody else has them in the menu") {
    Desk desk;
    for (auto const role : {Role::teacher, Role::parent, Role::privacy_officer, Role::case_manager}) {
        desk.site.as(role);
        for (auto const below : {"", "/aannames", "/dossiers", "/besluit", "/intrekken"}) {
            CHECK_EQ(desk.site.get(desk.path(below)).status, 404);
        }
        auto const page = desk.site.get("/regio");
        CHECK_EQ(page.status, 404);
        CHECK_FALSE(page.shows("href=\"/regio\""));
    }
    CHECK_EQ(desk.site.signed_out().get("/regio").header("Location"), "/inloggen");
}

TEST_CASE("a proposal says first who can read more than before") {
    Desk desk;
    auto const page = desk.site.get(desk.path());
    CHECK(page.shows("Samenwerkingsverband kan nu ook &quot;Uitkomst van de triage&quot; lezen in"));
    CHECK(page.shows("steps.yaml:"));
    CHECK(comes_before(page, "Wie meer kan lezen dan eerst", "Wat er nog meer verandert"));
    CHECK(comes_before(page, "Wat er nog meer verandert", "Wat het bewijs zegt"));
    CHECK(page.shows("naam: was"));
    auto const english = desk.site.in(web::Language::en).get(desk.path());
    CHECK(english.shows("School alliance can now read &quot;Outcome of triage&quot; as well in"));
    CHECK(english.shows("name: was"));
}

TEST_CASE("what the proof finds is said as `rondom check` says it, with its line") {
    Desk desk;
    auto const page = desk.site.get(desk.path());
    auto& agreements = *desk.site.region().agreements;
    auto const report = agreements.report(*agreements.find(desk.draft));
    REQUIRE(report.has_value());
    REQUIRE_FALSE(report->findings.empty());
    for (auto const& each : report->findings) {
        CHECK(page.shows(each.file + ":" + std::to_string(each.line)));
        CHECK(page.shows(each.what.nl));
        CHECK(page.shows(each.mend.nl));
    }
}

TEST_CASE("the version in force has a page too, and is compared with nothing") {
    Desk desk;
    auto const page = desk.site.get("/regio/voorstellen/" + desk.first);
    CHECK_EQ(page.status, 200);
    CHECK_FALSE(page.shows("Wie meer kan lezen"));
    CHECK_FALSE(page.shows("Intrekken"));
}

TEST_CASE("what is not there is not found") {
    Desk desk;
    for (auto const* below : {"", "/aannames", "/dossiers", "/besluit", "/intrekken"}) {
        CHECK_EQ(desk.site.get("/regio/voorstellen/onbekend" + std::string{below}).status, 404);
    }
}

TEST_CASE("somebody signs for assumptions with their own name, each beside the line that it is about") {
    Desk desk;
    auto const page = desk.site.get(desk.path("/aannames"));
    CHECK(page.shows("S2:253: "));
    CHECK(page.shows("lead.yaml:"));
    CHECK(page.shows("The region_administrator</bdi>, sta in voor deze aannames"));

    auto const nothing = desk.site.send(desk.path("/aannames"), {});
    CHECK_EQ(nothing.status, 422);
    CHECK(nothing.shows("Kies eerst voor welke aannames je tekent."));

    auto const sent = desk.site.send(desk.path("/aannames"), {{"rule", "lead_domain"}});
    CHECK_EQ(sent.status, 303);
    auto const after = desk.site.follow(sent);
    CHECK(after.shows("Je naam staat eronder."));
    CHECK(after.shows("Getekend door"));
    CHECK(after.shows("lead_domain"));

    auto const unknown = desk.site.send(desk.path("/aannames"), {{"rule", "nothing/here"}});
    CHECK_EQ(unknown.status, 422);
    CHECK(unknown.shows("In dit voorstel staat geen aanname bij"));
}

TEST_CASE("another administrator puts a version in force once every assumption has a name") {
    Desk desk;
    auto const early = desk.site.send(desk.path("/besluit"), {{"from", "2030-01-01"}});
    CHECK_EQ(early.status, 422);
    CHECK(early.shows("aannames staat nog niemand in"));

    CHECK_EQ(desk.sign_all().status, 303);
    CHECK_EQ(desk.site.send(desk.path("/besluit"), {{"from", "2001-01-01"}}).status, 422);
    CHECK_EQ(desk.site.send(desk.path("/besluit"), {{"from", "morgen"}}).status, 422);
    CHECK_EQ(desk.version_on("2030-01-01"), "2026.1");
    approve("region/decision.nl", desk.site.get(desk.path("/besluit")));

    auto const sent = desk.site.send(desk.path("/besluit"), {{"from", "2030-01-01"}});
    CHECK_EQ(sent.status, 303);
    auto const after = desk.site.follow(sent);
    CHECK(after.shows("De versie is goedgekeurd."));
    CHECK(after.shows("Wat later gaat gelden"));
    CHECK_EQ(desk.version_on("2030-01-01"), "2027");
    CHECK_EQ(desk.version_on("2029-12-31"), "2026.1");
}

TEST_CASE("whoever proposed a version cannot put it in force") {
    Desk desk;
    auto* agreements = desk.site.region().agreements;
    renewal::Hand const own{
        scenario::acting_as(Role::region_administrator).person, desk.site.region().clock.now()};
    auto files = proof::testing::changed({{"profile.yaml", "version: \"2026.1\"", "version: \"2028\""}});
    desk.draft = agreements->propose(files, own)->id;
    CHECK_EQ(desk.sign_all().status, 303);
    auto const sent = desk.site.send(desk.path("/besluit"), {{"from", "2030-01-01"}});
    CHECK_EQ(sent.status, 422);
    CHECK(sent.shows("Vraag een andere beheerder van de regio"));
}

TEST_CASE("a proposal can be taken back, a version in force cannot") {
    Desk desk;
    approve("region/withdrawal.nl", desk.site.get(desk.path("/intrekken")));
    auto const sent = desk.site.send(desk.path("/intrekken"), {});
    CHECK_EQ(sent.status, 303);
    CHECK(desk.site.follow(sent).shows("Het voorstel is weg."));
    CHECK_EQ(desk.site.get(desk.path()).status, 404);
    desk.draft = desk.first;
    CHECK_EQ(desk.site.get(desk.path("/intrekken")).status, 404);
    CHECK_EQ(desk.site.get(desk.path("/besluit")).status, 404);
}

TEST_CASE("it is said how many dossiers can move, and which stay and why, without a child's name") {
    Desk same{{wider.front()}};
    auto const moves = same.site.get(same.path("/dossiers"));
    CHECK(moves.shows("1 dossier kan over"));
    CHECK_FALSE(moves.shows("Blijven waar ze zijn"));

    auto changes = renewal::kit::liaison_reads_absence;
    changes.push_back(wider.front());
    Desk more{changes, renewal::kit::with_liaison()};
    auto const stays = more.site.get(more.path("/dossiers"));
    CHECK(stays.shows("0 dossiers kunnen over"));
    CHECK(stays.shows("Dossier dossier-1, "));
    CHECK(stays.shows("zou meer lezen dan nu"));
    CHECK_FALSE(stays.shows("Noor"));
    CHECK(stays.shows("Wat nodig is:"));
    CHECK(stays.shows("Er is opnieuw een ja nodig voor: Meedenken door de kind-ouderondersteuner."));
}

TEST_CASE("what people write stays text") {
    std::string const said{web::poison};
    region::LineView const line{.what = said, .place = said, .example = said, .mend = said, .says = {said}};
    region::ProposalPage page;
    page.about.version = said;
    page.about.from = said;
    page.about.state = {"zet", "clock", said};
    page.compared = web::poison;
    page.more = {line};
    page.findings = {line};
    page.steps.push_back({.path = std::string{web::poisoned_address}, .label = web::poison, .text = said});
    web::Html html;
    templates::region_proposal(html, web::words_in(web::Language::nl), page);
    CHECK(web::poison_stays_text(html.page()));
}

TEST_CASE("when nothing can be kept, what was decided is not lost") {
    Desk desk;
    desk.site.storage_full();
    CHECK_EQ(desk.site.send(desk.path("/aannames"), {{"rule", "lead_domain"}}).status, 503);
}

}  // namespace rondom

TEST_SUITE_END();
