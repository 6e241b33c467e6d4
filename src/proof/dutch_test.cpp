// What the loader says, it says in Dutch too: every sentence and every name for a part of a profile, as they
// stand in its source.

#include "proof/dutch.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "domain/repository.hpp"
#include "proof/dutch_words.hpp"
#include "proof/planted.hpp"

namespace rondom::proof {

namespace {

/// The source of the loader, without comments and with strings that go on on the next line in one.
std::string source_of_loader() {
    std::string all;
    for (auto const& each : std::filesystem::directory_iterator{repository / "src/route"}) {
        auto const name = each.path().filename().string();
        if (name.ends_with("_test.cpp") || name == "midden_groningen.hpp") { continue; }
        std::ifstream in{each.path(), std::ios::binary};
        for (std::string line; std::getline(in, line);) {
            auto const text = line.find_first_not_of(' ');
            if (text != std::string::npos && line.compare(text, 2, "//") != 0) {
                all += line.substr(text) + " ";
            }
        }
    }
    return std::regex_replace(all, std::regex{"\" \""}, "");
}

/// What stands between the brackets that open at `at`.
std::string_view between_brackets(std::string_view source, std::size_t at) {
    int open = 0;
    for (auto end = at; end < source.size(); ++end) {
        open += source[end] == '(' ? 1 : source[end] == ')' ? -1 : 0;
        if (open == 0) { return source.substr(at, end - at); }
    }
    return source.substr(at);
}

std::vector<std::string> strings_in(std::string const& source) {
    std::vector<std::string> strings;
    static std::regex const string{R"re("((?:[^"\\]|\\.)*)")re"};
    for (std::sregex_iterator each{source.begin(), source.end(), string}, end; each != end; ++each) {
        strings.push_back((*each)[1].str());
    }
    return strings;
}

/// The texts that the calls of these functions are given; not those that look something up.
std::vector<std::string> given_to(std::string const& functions, std::string const& source) {
    std::vector<std::string> texts;
    std::regex const call{"(" + functions + ")(<\\w+>)?\\("};
    static std::regex const looks_up{R"re((find|section|place)\("[^"]*"\))re"};
    static std::regex const keys{R"re(\{("\w+"(, )?)+\})re"};
    for (std::sregex_iterator each{source.begin(), source.end(), call}, end; each != end; ++each) {
        auto const at = static_cast<std::size_t>(each->position() + each->length()) - 1;
        auto const call_text = std::string{between_brackets(source, at)};
        auto const inside = std::regex_replace(std::regex_replace(call_text, looks_up, ""), keys, "");
        auto const strings = strings_in(inside);
        texts.insert(texts.end(), strings.begin(), strings.end());
    }
    return texts;
}

/// A sentence of the source with something in its holes.
std::string filled_in(std::string text) {
    for (auto at = text.find("{}"); at != std::string::npos; at = text.find("{}", at)) {
        text.replace(at, 2, "role");
    }
    return text.ends_with(": ") ? text + "illegal map value" : text;
}

}  // namespace

TEST_SUITE("dutch") {
    TEST_CASE("every sentence of the loader is there in Dutch") {
        auto const said = given_to(
            "findings\\.add|findings_\\.add|stop|Finding|no_profile_in|Unreadable", source_of_loader()
        );
        CHECK_GT(said.size(), 80);
        for (auto const& each : said) {
            bool const is_word = each.find(' ') == std::string::npos;
            CHECK_MESSAGE((has_dutch(filled_in(each)) || is_word), each);
        }
    }

    TEST_CASE("everything that the loader has a name for has a Dutch name") {
        auto const names = given_to(
            "is_table|read_text|read_label|read_number|read_duration|read_origin|read_name|read_references?|"
            "read_identifier|expect_roles_of|read_party_roles|key_of|one_of|expect_all",
            source_of_loader()
        );
        CHECK_GT(names.size(), 100);
        for (auto const& each : names) {
            if (each.find('{') != std::string::npos || each == "all") { continue; }
            CHECK_MESSAGE(dutch_noun(each).has_value(), each);
        }
        for (auto const& each : given_to("read_names", source_of_loader())) {
            CHECK_MESSAGE(dutch_noun(each + " names").has_value(), each);
        }
    }

    TEST_CASE("a finding about a file in Dutch, from beginning to end") {
        CHECK_EQ(in_dutch("`strat` is no key of a step"), "`strat` is geen sleutel van een stap");
        CHECK_EQ(
            in_dutch("`nl` is missing in the label of a need"), "`nl` ontbreekt bij de naam van een behoefte"
        );
        CHECK_EQ(in_dutch("label (en) is empty"), "`label` (en) is leeg");
        CHECK_EQ(
            in_dutch("this transition does not say where it comes from"),
            "bij deze overgang staat niet waar het vandaan komt"
        );
        CHECK_EQ(
            in_dutch("this cannot be read as YAML: end of map flow not found"),
            "dit kan niet als YAML worden gelezen: er ontbreekt een `}` of een komma"
        );
        CHECK_EQ(in_dutch("a fact has 2 to 16 values"), "een feit heeft 2 tot 16 waarden");
        CHECK_EQ(
            in_dutch("this says nothing about living: all of its values fit"),
            "dit zegt niets over living: alle waarden passen"
        );
        CHECK_FALSE(has_dutch("a moon is no planet"));

        auto const report = testing::report_of({{"steps.yaml", "number: 1", "number: {one: two}"}});
        auto const* read = testing::found(report, "profile.read");
        REQUIRE_NE(read, nullptr);
        CHECK_NE(read->what.nl, read->what.en);
    }

    TEST_CASE("whatever is said of a broken profile is said in Dutch") {
        auto const files = route::testing::files();
        std::size_t said = 0;
        for (std::size_t file = 0; file < files.size(); ++file) {
            for (std::size_t at = 40; at < files[file].text.size(); at += 997) {
                auto broken = files;
                broken[file].text[at] = "x:[{-&\n"[at % 7];
                for (auto const& each : route::read_profile(broken).findings) {
                    ++said;
                    CHECK_MESSAGE(has_dutch(each.message), each.message);
                    CHECK_MESSAGE(has_dutch(each.allowed), each.allowed);
                }
            }
        }
        CHECK_GT(said, 50);
    }
}

}  // namespace rondom::proof
