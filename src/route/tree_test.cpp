#include "route/tree.hpp"

#include <doctest/doctest.h>

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
                "steps.yaml:2:6: an anchor (`&name`) is not used in a profile; leave it out",
                "steps.yaml:3:6: an alias (`*name`) is not used in a profile; write the text out",
                "steps.yaml:4:6: a tag (`!name`) is not used in a profile; leave it out"}
        );
    }

    TEST_CASE("a file that is too large, too deep, not UTF-8, no YAML, empty, a list, or two in one") {
        CHECK_EQ(
            said_of(std::string(largest_file + 1, '#')),
            Texts{"steps.yaml: this file has 256 KiB; a file of a profile has at most 256 KiB: split it"}
        );
        CHECK_EQ(
            said_of("a:\n  " + std::string(40, '[') + std::string(40, ']')),
            Texts{"steps.yaml:2:14: this is nested too deeply; a profile has at most 12 levels"}
        );
        CHECK_EQ(
            said_of("a: b\nc: \xE9t\xE9\n"),
            Texts{"steps.yaml:2:4: this is not readable text; save the file as UTF-8"}
        );
        CHECK_EQ(said_of("a: \xC0\xAF").size(), 1);
        CHECK_EQ(said_of("a: \xED\xA0\x80").size(), 1);
        CHECK_EQ(said_of(std::string{"a: b\0c", 6}).size(), 1);
        CHECK_EQ(
            said_of("a: b: c\n"), Texts{"steps.yaml:1:5: this cannot be read as YAML: illegal map value"}
        );
        CHECK_EQ(said_of(""), Texts{"steps.yaml: there is nothing in this file"});
        CHECK_EQ(
            said_of("- a\n"),
            Texts{"steps.yaml:1:1: a file of a profile is a table; start with a key such as `steps:`"}
        );
        CHECK_EQ(
            said_of("a: b\n---\nc: d\n"),
            Texts{"steps.yaml: there is a second document (`---`) in this file; one is allowed"}
        );
    }

    TEST_CASE("letters beyond ASCII are welcome") { CHECK(said_of("a: Coördinator – ☀ 𝛼\n").empty()); }
}

}  // namespace rondom::route
