#include "route/tree.hpp"

#include <doctest/doctest.h>

#include <fmt/core.h>

namespace rondom::route {

namespace {

using Texts = std::vector<std::string>;

/// What reading the tree of one file says.
std::vector<std::string> said_of(std::string text) {
    Findings findings;
    SourceFile const file{.name = "steps.yaml", .text = std::move(text)};
    auto const tree = read_tree(file, findings);
    static_cast<void>(tree);
    std::vector<std::string> texts;
    for (auto const& each : std::move(findings).sorted()) {
        texts.push_back(text_of(each));
    }
    return texts;
}

}  // namespace

TEST_SUITE("tree") {
    TEST_CASE("texts stay texts: no is no boolean, and a place is counted from 1") {
        Findings findings;
        SourceFile const file{.name = "a.yaml", .text = "steps:\n  one: {talked: no, age: 012}\n"};
        auto const tree = read_tree(file, findings);
        REQUIRE(tree.has_value());
        auto const* one = tree->find("steps")->find("one");
        CHECK_EQ(one->find("talked")->text, "no");
        CHECK_EQ(one->find("age")->text, "012");
        CHECK_EQ(one->find("talked")->place.line, 2);
        CHECK_EQ(one->find("talked")->place.column, 17);
        CHECK_EQ(tree->find("nothing"), nullptr);
    }

    TEST_CASE("a key that comes twice") {
        CHECK_EQ(
            said_of("steps:\n  signal: {}\n  signal: {}\n"),
            Texts{"steps.yaml:3:3: `signal` stands here twice; the first one is on line 2"}
        );
    }

    TEST_CASE("anchors, aliases and tags are refused") {
        auto const said = said_of("steps:\n  a: &x {b: c}\n  d: *x\n  e: !secret f\n");
        CHECK_EQ(
            said,
            Texts{
                "steps.yaml:2:6: an anchor (`&name`) is not used here; leave it out",
                "steps.yaml:3:6: an alias (`*name`) is not used here; write the text out",
                "steps.yaml:4:6: a tag (`!name`) is not used here; leave it out"}
        );
    }

    TEST_CASE("a file that is too large, no YAML, empty, or a list") {
        CHECK_EQ(
            said_of(std::string(largest_file + 1, '#')),
            Texts{"steps.yaml:1:1: this file has more than 256 KiB; split it, or remove what does not belong "
                  "in "
                  "it"}
        );
        CHECK_EQ(said_of(std::string(largest_file * 40, '[')).size(), 1);
        CHECK_EQ(
            said_of("a: b: c\n"), Texts{"steps.yaml:1:5: this cannot be read as YAML: illegal map value"}
        );
        Texts const nothing{
            "steps.yaml:1:1: there is nothing in this file; begin with a key, such as `steps:`"};
        CHECK_EQ(said_of(""), nothing);
        CHECK_EQ(said_of("# only words to ourselves\n\n"), nothing);
        Texts const no_table{
            "steps.yaml:1:1: this file is no table of keys; begin with a key, such as `steps:`"};
        CHECK_EQ(said_of("- a\n"), no_table);
        CHECK_EQ(said_of("steps\n"), no_table);
    }

    TEST_CASE("two documents in one file: the second is not read") {
        Texts const two{"steps.yaml:2:1: there is a second document (`---`) in this file; one is allowed"};
        CHECK_EQ(said_of("a: b\n---\nc: d\nc: d\n"), two);
        CHECK(said_of("--- # one is fine\na: b\n...\n").empty());
    }

    TEST_CASE("a file in another encoding, or with what nobody can see") {
        Texts const latin{"steps.yaml:2:4: this is not readable text; save the file as UTF-8"};
        CHECK_EQ(said_of("a: b\nc: \xE9t\xE9\n"), latin);
        CHECK_EQ(said_of("a: \xC0\xAF").size(), 1);      // a slash in two bytes
        CHECK_EQ(said_of("a: \xED\xA0\x80").size(), 1);  // half of a pair
        CHECK_EQ(said_of("a: \xF5\x80\x80\x80").size(), 1);
        CHECK_EQ(said_of("a: \xE2\x82").size(), 1);  // ends in the middle of a character

        Texts const wide{"steps.yaml:1:1: this file is UTF-16 or UTF-32; save the file as UTF-8"};
        using namespace std::string_literals;
        CHECK_EQ(said_of("\xFF\xFE\x61\x00\x3A\x00"s), wide);
        CHECK_EQ(said_of("\xFE\xFF\x00\x61\x00\x3A"s), wide);
        CHECK_EQ(said_of("a\x00:\x00 \x00"s), wide);
        CHECK_EQ(said_of("\x00\x61\x00\x3A"s), wide);
        CHECK_EQ(said_of("\x00\x00\xFE\xFF"s).size(), 1);

        auto const unseen = "a character that nobody can see stands here; remove it";
        CHECK_EQ(said_of("ab: b\0c"s), Texts{"steps.yaml:1:6: "s + unseen});
        CHECK_EQ(said_of("a: \x1B[2J"), Texts{"steps.yaml:1:4: "s + unseen});
        CHECK_EQ(said_of("a: \xC2\x80"), Texts{"steps.yaml:1:4: "s + unseen});
        CHECK_EQ(said_of("a: yes\xE2\x80\xAE oN\n"), Texts{"steps.yaml:1:7: "s + unseen});
        CHECK_EQ(
            said_of("a: b\n\xEF\xBB\xBF"
                    "c: d\n"),
            Texts{"steps.yaml:2:1: "s + unseen}
        );
        CHECK(said_of("\xEF\xBB\xBF"
                      "a: b\r\nc: d\r\n")
                  .empty());  // as some editors save UTF-8
    }

    TEST_CASE("too deep, whichever way it is written") {
        auto const deep = [](std::string text) {
            auto const said = said_of(std::move(text));
            REQUIRE_EQ(said.size(), 1);
            return said.front().find("this is nested too deeply; at most 12 levels") != std::string::npos;
        };
        CHECK_EQ(
            said_of("a:\n  " + std::string(40, '[') + std::string(40, ']')),
            Texts{"steps.yaml:2:14: this is nested too deeply; at most 12 levels"}
        );
        std::string lists;
        std::string tables;
        std::string blocks;
        for (int i = 0; i < 60'000; ++i) {
            lists += i % 1000 == 0 ? "\n[" : "[";
            tables += i % 500 == 0 ? "\n{a: " : "{a: ";
        }
        for (std::size_t i = 0; i < 600; ++i) {
            blocks += std::string(i, ' ') + "a:\n";
        }
        CHECK(deep("a: " + lists));
        CHECK(deep("a: " + tables));
        CHECK(deep(blocks));
        CHECK(said_of("a:\n  " + std::string(200, '-')).empty());  // a text of dashes
        std::string dashes;
        std::string questions;
        for (int i = 0; i < 1000; ++i) {
            dashes += "- ";
            questions += "? ";
        }
        CHECK(deep("a:\n  " + dashes + "b\n"));
        CHECK(deep(questions + "b\n"));
    }

    TEST_CASE("a bomb of aliases is not unfolded, and what refers to itself goes nowhere") {
        std::string bomb = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
        for (char name = 'b'; name < 'z'; ++name) {
            bomb += fmt::format(
                "{0}: &{0} [*{1}, *{1}, *{1}, *{1}, *{1}, *{1}, *{1}, *{1}, *{1}]\n",
                name,
                static_cast<char>(name - 1)
            );
        }
        CHECK_EQ(said_of(bomb).size(), 25 + 24 * 9);
        CHECK_EQ(
            said_of("a: &a [*a]\n"),
            Texts{
                "steps.yaml:1:4: an anchor (`&name`) is not used here; leave it out",
                "steps.yaml:1:8: an alias (`*name`) is not used here; write the text out"}
        );
        CHECK_EQ(
            said_of("a: *nothing\n"),
            Texts{"steps.yaml:1:4: this cannot be read as YAML: the referenced anchor is not defined"}
        );
    }

    TEST_CASE("keys that are no words, and `<<`, which is a key like any other") {
        CHECK_EQ(
            said_of("? [a, b]\n: c\n"),
            Texts{"steps.yaml:1:3: a key is a single word here; write it as `key: value`"}
        );
        CHECK_EQ(said_of(": c\n").size(), 1);
        Findings findings;
        SourceFile const merged{.name = "a.yaml", .text = "<<: {a: b}\n"};
        auto const tree = read_tree(merged, findings);
        REQUIRE(tree.has_value());
        CHECK_NE(tree->find("<<"), nullptr);
        CHECK_EQ(tree->find("a"), nullptr);
    }

    TEST_CASE("a line that goes on and on, and more than anybody wrote") {
        CHECK_EQ(
            said_of("a: " + std::string(5000, 'x')),
            Texts{"steps.yaml:1:4001: this line is too long; a line has at most 4000 characters: break it"}
        );
        std::string many = "a:\n";
        for (std::size_t i = 0; i <= most_items; ++i) {
            many += fmt::format("  k{}: v\n", i);
        }
        CHECK_EQ(
            said_of(many),
            Texts{
                "steps.yaml:2002:3: there is too much in one table or list; at most 2000 items stand in one"}
        );
        std::string repeated;
        for (int i = 0; i < 1999; ++i) {
            repeated += "- &a a\n";
        }
        auto const said = said_of("a:\n" + repeated);
        REQUIRE_EQ(said.size(), most_findings + 1);
        CHECK_EQ(said.back(), "profile: there are 1499 more findings; mend these first");
        CHECK_LT(
            said_of(std::string(300, 'k') + ": 1\n" + std::string(300, 'k') + ": 2\n").front().size(), 200
        );
    }

    TEST_CASE("a column counts characters, not bytes") {
        auto const said = said_of("één: {ééé: 1, ééé: 2}\n");
        CHECK_EQ(said, Texts{"steps.yaml:1:15: `ééé` stands here twice; the first one is on line 1"});
    }

    TEST_CASE("letters beyond ASCII are welcome") { CHECK(said_of("a: Coördinator – ☀ 𝛼\n").empty()); }
}

}  // namespace rondom::route
