#include "capabilities/log/rules.hpp"

#include "dossier/scenario.hpp"

namespace rondom::log {

using scenario::around_a_child_of;

TEST_SUITE("the case log") {
    TEST_CASE("a remark belongs to the party of who wrote it") {
        struct Row {
            Role writer;
            Category category;
            Party owner;
        };
        for (auto const& row :
             {Row{Role::teacher, Category::concern, Party::education},
              Row{Role::family_liaison, Category::liaison_note, Party::liaison},
              Row{Role::case_manager, Category::care, Party::social_team},
              Row{Role::youth_nurse, Category::medical, Party::youth_health},
              Row{Role::attendance_officer, Category::attendance, Party::attendance},
              Row{Role::parent, Category::question, Party::family}}) {
            auto scenario = around_a_child_of(9);
            scenario.when(row.writer, Note{.text = "Noor was on time all week."}).then_something();
            CHECK(scenario.dossier().all().back().category == row.category);
            CHECK(scenario.dossier().all().back().owner == row.owner);
        }
    }

    TEST_CASE("remarks stand in the order of time") {
        auto scenario = around_a_child_of(9);
        scenario.when(Role::teacher, Note{.text = "first"}).when(Role::parent, Note{.text = "second"});

        auto const dossier = scenario.dossier();
        auto const& remarks = dossier.part<Log>().remarks;
        REQUIRE(remarks.size() == 2);
        CHECK(remarks.front().text == "first");
        CHECK(remarks.back().role == Role::parent);
    }

    TEST_CASE("an empty remark is none") {
        around_a_child_of(9).when(Role::teacher, Note{}).then_refused(remark_empty);
    }
}

}  // namespace rondom::log
