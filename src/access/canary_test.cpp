#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "access/marks.hpp"
#include "access/withheld.hpp"
#include "app/capabilities.hpp"
#include "domain/repository.hpp"
#include "registers/stage.hpp"

// A dossier with a mark of its own in every field of every event that there is, said by everybody to
// everybody. Then for each reader: no mark of what the oracle does not let this person read, in anything
// below the web.
namespace rondom::access {

namespace {

// ---- what a reader gets, and what it may hold

std::vector<Contribution> contributions() {
    std::vector<Contribution> all;
    for (auto const* each : app::all_capabilities()) {
        all.push_back(each->contribution);
    }
    return all;
}

std::string text_of(Text const& text) {
    std::string all = text.label.nl + text.label.en + text.words;
    for (auto const& each : text.details) {
        all += " " + each;
    }
    return all;
}

/// All that pages, lists and exports can be made of for this reader, as one text.
std::string all_below_the_web(registers::Stage& stage, Actor const& reader) {
    std::string text;
    for (auto const& line : stage.work(reader)) {
        text += to_json(line) + "\n";
    }
    for (auto const& line : stage.listed(reader)) {
        text += to_json(line) + "\n";
    }
    auto const appointments = stage.registers.appointments(reader, scenario::day("1970-01-01"));
    for (auto const& line : appointments.value()) {
        text += to_json(line) + "\n";
    }
    auto const visible = stage.dossiers.open(reader, stage.dossier, "board", stage.now);
    if (!visible) { return text; }
    for (auto const& entry : visible->all()) {
        text += entry.body + "\n";
    }
    for (auto const& line : visible->sharing()) {
        text += line.why + "\n";
    }
    for (auto const& task : stage.dossiers.tasks(*visible)) {
        text += task.id + text_of(task.text) + text_of(task.plain) + task.command + task.subject + "\n";
    }
    auto const readings = stage.dossiers.readings(*visible).value();
    for (auto const& line : readings) {
        text += to_json(line) + "\n";
    }
    return text;
}

struct Sweep {
    int held = 0;  ///< marks that somebody may read and got
    int kept = 0;  ///< marks that somebody may not read
    std::string leaks;
};

std::string text_of(Entry const& entry) {
    return entry.kind + " (" + std::string{name_of(entry.category)} + " of " +
           std::string{name_of(entry.owner)} + ") by " + entry.by.text() + "\n";
}

void sweep(Marked const& marked, int age, Sweep& sweep) {
    registers::Stage stage{contributions()};
    stage.begin(marked.scenario);
    auto const whole = stage.dossiers.whole(stage.dossier).value();
    auto const facts = stage.dossiers.facts(whole, marked.scenario.today());
    Divider const divider{whole, facts, age, marked.scenario.today()};

    for (auto const& reader : all_readers()) {
        auto const share = divider.share_of(reader);
        auto const shown = marks_in(all_below_the_web(stage, reader));
        auto const who = reader.person.text() + " (" + std::to_string(age) + ")";
        for (auto const& [mark, entry] : share.all) {
            bool const may = share.readable.contains(mark);
            bool const is = shown.contains(mark);
            sweep.held += static_cast<int>(may && is);
            sweep.kept += static_cast<int>(!may);
            if (is && !may) { sweep.leaks += who + " got " + text_of(*entry); }
        }
    }
    for (auto const& notice : stage.notices()) {
        if (notice.find("mark") != std::string::npos) { sweep.leaks += "a notice: " + notice + "\n"; }
    }
}

/// Names of events that the capabilities write down somewhere.
std::set<std::string> kinds_in_sources() {
    std::set<std::string> kinds;
    std::regex const name{R"re(std::string_view name = "([a-z_.-]+)")re"};
    for (auto const& file : std::filesystem::recursive_directory_iterator{repository / "src/capabilities"}) {
        if (file.path().filename() != "events.hpp") { continue; }
        std::ifstream in{file.path()};
        std::stringstream text;
        text << in.rdbuf();
        auto const source = text.str();
        for (std::sregex_iterator found{source.begin(), source.end(), name}, end; found != end; ++found) {
            kinds.insert((*found)[1]);
        }
    }
    return kinds;
}

}  // namespace

TEST_SUITE("canary") {
    TEST_CASE("nobody gets a mark of what that person may not read, in anything below the web") {
        Sweep total;
        for (auto const age : {9, 13, 16, 18}) {
            sweep(everything(age, age != 9), age, total);
        }
        MESSAGE("marks held back: " << total.kept << ", marks that were to be seen and were: " << total.held);
        CHECK_EQ(total.leaks, "");
        CHECK_GT(total.held, 1000);
        CHECK_GT(total.kept, 1000);
    }

    TEST_CASE("every event that a capability knows is in the sweep") {
        auto const swept = everything(9, true).kinds;
        for (auto const& kind : kinds_in_sources()) {
            CHECK_MESSAGE(swept.contains(kind), "add the Event of this capability to everything(): " << kind);
        }
    }
}

}  // namespace rondom::access
