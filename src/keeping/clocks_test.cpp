#include "keeping/clocks.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "keeping/keeping_kit.hpp"
#include "keeping/remains.hpp"

namespace rondom::keeping {

using namespace kit;
using scenario::midden_groningen;

namespace {

std::string until(Scenario const& story, Compartment part) {
    auto const clocks = clocks_of(story.dossier(), midden_groningen());
    auto const found = std::ranges::find(clocks, part, &Clock::part);
    return found != clocks.end() ? iso_text(found->until) : "for ever";
}

Remains remains(Scenario const& story, std::vector<Clock> const& over, char const* on) {
    access::Actor const by{.person = PersonId{"rondom"}, .role = Role::region_administrator};
    return remains_of(story.dossier(), midden_groningen(), over, by, moment_of(day(on)));
}

std::vector<Clock> over(Scenario const& story, char const* on) {
    auto clocks = clocks_of(story.dossier(), midden_groningen());
    std::erase_if(clocks, [&](Clock const& each) { return !each.is_over(day(on)); });
    return clocks;
}

}  // namespace

TEST_SUITE("keeping") {
    TEST_CASE("the school's part: two years after the last day on which the child can have left school") {
        // eighteen in September 2036, so that school year ends in July 2037
        CHECK_EQ(until(ended(), Compartment::school), "2039-07-31");
        CHECK(over(ended(), "2039-07-31").empty());
        REQUIRE_EQ(over(ended(), "2039-08-01").size(), 1);
        CHECK_EQ(over(ended(), "2039-08-01").front().part, Compartment::school);
    }

    TEST_CASE("when somebody said that the child left school, from that day; and it can be said again") {
        auto story = ended();
        story.on("2028-09-01").given(Role::support_coordinator, SchoolLeft{.on = day("2028-07-20")});
        CHECK_EQ(until(story, Compartment::school), "2030-07-20");
        story.on("2028-10-01").given(Role::support_coordinator, SchoolLeft{.on = day("2028-08-20")});
        CHECK_EQ(until(story, Compartment::school), "2030-08-20");
        story.given(Role::support_coordinator, SchoolLeft{.on = day("2020-01-01")});  // before it was closed
        CHECK_EQ(until(story, Compartment::school), "2028-12-01");
        CHECK_EQ(until(story, Compartment::youth_help), "2046-10-05");
    }

    TEST_CASE("youth help: twenty years after its own last change, whenever the dossier was closed") {
        CHECK_EQ(until(ended(), Compartment::youth_help), "2046-10-05");
        CHECK_EQ(over(ended(), "2046-10-05").size(), 1);
        CHECK_EQ(over(ended(), "2046-10-06").size(), 2);
    }

    TEST_CASE("health care: the longer of twenty years and fifteen years from eighteen") {
        auto story = ended();
        story.given(Role::youth_nurse, Written{Category::medical, "gehoor"});
        CHECK_EQ(until(story, Compartment::health), "2051-09-01");
        auto older = around_a_child_of(17);
        older.given(Role::youth_nurse, Written{Category::medical, "gehoor"});
        older.given(Role::support_coordinator, enters("closed", "2026-09-07"), closes("2026-09-07"));
        CHECK_EQ(until(older, Compartment::health), "2046-09-07");
    }

    TEST_CASE("absence: five years after leaving school") {
        auto story = ended();
        story.given(Role::teacher, Written{Category::attendance, "ziek"});
        CHECK_EQ(until(story, Compartment::attendance), "2042-07-31");
        // that the child left is known yet when the school's part is gone
        story.on("2028-09-01").given(Role::support_coordinator, SchoolLeft{.on = day("2028-07-20")});
        auto const left = remains(story, over(story, "2030-07-21"), "2030-07-21");
        Dossier const rest{DossierId{"dossier-1"}, left.left};
        CHECK_EQ(iso_text(rest.part<Closings>().left_school.value()), "2028-07-20");
        CHECK_EQ(rest.standing().present().size(), 2);  // the school reads what of it stays
    }

    TEST_CASE("who is grown up when the dossier closes: from the closing") {
        auto story = around_a_child_of(20);
        story.on("2026-12-01").given(Role::support_coordinator, enters("closed", "2026-12-01"));
        story.given(Role::support_coordinator, closes("2026-12-01"));
        CHECK_EQ(until(story, Compartment::school), "2028-12-01");
        story.on("2027-01-15").given(Role::teacher, Written{Category::concern, "nog iets"});
        CHECK_EQ(until(story, Compartment::school), "2029-01-15");
    }

    TEST_CASE("an open dossier forgets nothing, however old") {
        auto story = around_a_child_of(8);
        story.given(Role::case_manager, Written{Category::care, "het gesprek thuis"});
        CHECK(clocks_of(story.dossier(), midden_groningen()).empty());
        story.given(Role::support_coordinator, enters("closed", "2026-12-01"));
        CHECK(clocks_of(story.dossier(), midden_groningen()).empty());  // nobody closed it yet
    }

    TEST_CASE("a dossier that goes on again forgets nothing, and its periods begin again at its new end") {
        auto story = ended();
        story.on("2040-01-10").given(Role::support_coordinator, enters("signal", "2040-01-10"));
        CHECK(clocks_of(story.dossier(), midden_groningen()).empty());
        story.on("2040-03-01").given(Role::support_coordinator, enters("closed", "2040-03-01"));
        CHECK_EQ(until(story, Compartment::school), "2042-03-01");
        CHECK_EQ(until(story, Compartment::youth_help), "2046-10-05");
    }

    TEST_CASE("a child of whom nobody knows the birthday: nothing is certain, nothing is forgotten") {
        Scenario story;
        story.given(Role::teacher, Written{Category::concern, "fiets"}, enters("closed", "2026-12-01"));
        story.given(Role::teacher, closes("2026-12-01"));
        CHECK(clocks_of(story.dossier(), midden_groningen()).empty());
    }

    TEST_CASE("periods in years and months; a day that is not there is the first of the next month") {
        CHECK_EQ(iso_text(after(day("2026-12-01"), "P2Y").value()), "2028-12-01");
        CHECK_EQ(iso_text(after(day("2028-02-29"), "P1Y").value()), "2029-03-01");
        CHECK_EQ(iso_text(after(day("2026-08-31"), "P18M").value()), "2028-03-01");
        for (auto const* wrong : {"", "P", "PY", "P2W", "2Y", "P-2Y", "P2.5Y", "P0Y"}) {
            CHECK_FALSE(after(day("2026-12-01"), wrong));
        }
        CHECK_EQ(iso_text(last_school_day(day("2018-07-31"))), "2036-07-31");
        CHECK_EQ(iso_text(last_school_day(day("2018-08-01"))), "2037-07-31");
    }

    TEST_CASE("the school's part goes: the rest keeps whose it is and who may read it, and no more") {
        auto const story = ended();
        auto const left = remains(story, over(story, "2039-08-01"), "2039-08-01");
        CHECK_EQ(left.forgotten, std::vector{Compartment::school});
        Dossier const rest{DossierId{"dossier-1"}, left.left};
        CHECK_EQ(rest.standing().child.first_name, "Noor");
        CHECK_EQ(rest.standing().child.born, day("2018-09-01"));
        CHECK(rest.standing().child.group.empty());
        CHECK_EQ(rest.standing().holders().size(), 2);
        CHECK(rest.standing().present().empty());  // the school has nothing to read here any more
        CHECK(is_closed(rest, midden_groningen()));
        REQUIRE_EQ(rest.part<ForgottenParts>().parts.size(), 1);
        CHECK_EQ(iso_text(rest.part<ForgottenParts>().parts[0].until), "2039-07-31");
        for (auto const& each : left.fresh) {
            CHECK_EQ(each.compartment, Compartment::youth_help);
            CHECK_EQ(each.body.find("extract"), std::string::npos);
            CHECK_EQ(each.body.find("fiets"), std::string::npos);
        }
        CHECK_EQ(left.fresh.front().seq, story.dossier().seq() + 1);
        // what was carried over starts no period again, and nobody said it on that day
        CHECK_EQ(iso_text(clocks_of(rest, midden_groningen()).at(0).until), "2046-10-05");
        CHECK_EQ(local_day(left.fresh.front().at), day("2026-09-07"));
    }

    TEST_CASE("nobody gets back what ended: authority and places that are over stay so") {
        auto story = ended();
        auto left = remains(story, over(story, "2039-08-01"), "2039-08-01").left;
        // years later the dossier goes on, a parent loses authority, and the school's part passes again
        auto const add = [&](auto const& event, Category what) {
            auto entry = left.front();
            entry.seq = left.back().seq + 1;
            entry.kind = event.name;
            entry.category = what;
            entry.compartment = Compartment::school;
            entry.body = to_json(event);
            left.push_back(std::move(entry));
        };
        add(access::HolderEnded{.person = acting_as(Role::parent).person, .evidence = "vonnis"},
            Category::family_data);
        add(enters("closed", "2040-01-01"), Category::progress);
        Dossier const again{DossierId{"dossier-1"}, left};
        access::Actor const by{.person = PersonId{"rondom"}, .role = Role::region_administrator};
        auto clocks = clocks_of(again, midden_groningen());
        std::erase_if(clocks, [](Clock const& each) { return each.part != Compartment::school; });
        auto const rest = remains_of(again, midden_groningen(), clocks, by, moment_of(day("2043-01-01")));
        Dossier const dossier{DossierId{"dossier-1"}, rest.left};
        CHECK_EQ(dossier.standing().holders().size(), 1);
        CHECK_EQ(dossier.standing().holders().front().name, "The other parent");
    }

    TEST_CASE("the last part goes: what was only carried over goes with it") {
        auto const story = ended();
        auto const left = remains(story, over(story, "2039-08-01"), "2039-08-01");
        Dossier const rest{DossierId{"dossier-1"}, left.left};
        auto const clocks = clocks_of(rest, midden_groningen());
        REQUIRE_EQ(clocks.size(), 1);
        access::Actor const by{.person = PersonId{"rondom"}, .role = Role::region_administrator};
        auto const end = remains_of(rest, midden_groningen(), clocks, by, moment_of(day("2046-10-06")));
        CHECK(end.is_empty());
        CHECK_EQ(end.forgotten, std::vector{Compartment::youth_help});
        CHECK_EQ(end.fresh.size(), 1);
    }

    TEST_CASE("each part has a law, and is told to those who may know of it") {
        CHECK_EQ(std::string_view{Closed::name}, std::string_view{evaluation::DossierClosed::name});
        for (auto const& each : names_of(Compartment{})) {
            CHECK_FALSE(law_of(each.value).empty());
            auto const what = midden_groningen().categories.at(told_as(each.value));
            if (each.value == Compartment::address) { continue; }  // nothing is kept there
            CHECK_EQ(what.compartment, each.value);
        }
    }
}

}  // namespace rondom::keeping
