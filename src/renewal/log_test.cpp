#include "capabilities/log/capability.hpp"
#include "capabilities/page_kit.hpp"

TEST_SUITE_BEGIN("migration in the log");

namespace rondom::renewal {

TEST_CASE("the family reads in plain words that the agreement changed, and that nobody sees more") {
    auto story = scenario::around_a_child_of(9);
    story.given(
        Role::teacher,
        route::Migrated{.from = "2025", .to = "2026.1", .steps = {}, .covered = {}, .on = story.today()}
    );
    page_kit::Site site{{&log::capability}, story};
    auto const page = site.as(Role::parent).get("/dossiers/dossier-1/logboek");
    CHECK(page.shows("Dit dossier volgt nu versie 2026.1 van de afspraken in de regio."));
    CHECK(page.shows("Niemand ziet daardoor meer dan eerst."));
    CHECK(
        site.in(web::Language::en).get("/dossiers/dossier-1/logboek").shows("Nobody sees more because of it.")
    );
}

}  // namespace rondom::renewal

TEST_SUITE_END();
