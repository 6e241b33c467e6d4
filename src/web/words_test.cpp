#include "web/words.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include <doctest/doctest.h>

#include "domain/repository.hpp"

namespace rondom::web {

namespace {

Words const& dutch() { return words_in(Language::nl); }
Words const& english() { return words_in(Language::en); }

std::size_t form(char const* rule, std::size_t forms, std::uint64_t count) {
    auto const read = PluralRule::read(rule, forms);
    REQUIRE(read.has_value());
    return read->form(count);
}

/// Every key that C++ asks for by a literal: words("key"), words.text("key", ...), t("key").
std::vector<std::string> keys_in(std::filesystem::path const& file) {
    static std::regex const call{
        R"rx(\b(?:words(?:\(\))?(?:\.text|\.plural|\.form)?|t)\(\s*"([a-z0-9_.-]+)")rx"};
    std::ifstream stream{file};
    std::string const text{std::istreambuf_iterator<char>{stream}, {}};
    std::vector<std::string> keys;
    for (std::sregex_iterator each{text.begin(), text.end(), call}; each != std::sregex_iterator{}; ++each) {
        keys.push_back((*each)[1].str());
    }
    return keys;
}

bool is_product_code(std::filesystem::path const& file) {
    return (file.extension() == ".cpp" || file.extension() == ".hpp") &&
           !file.stem().string().ends_with("_test");
}

}  // namespace

TEST_SUITE("words") {
    TEST_CASE("a key gives its text in the language of the reader") {
        CHECK_EQ(dutch()("nav.skip"), "Naar de inhoud");
        CHECK_EQ(english()("nav.skip"), "Skip to the content");
        CHECK_EQ(dutch().code(), "nl");
        CHECK_FALSE(dutch().has("no.such.key"));
        CHECK_EQ(dutch()("no.such.key"), "no.such.key");
    }

    TEST_CASE("arguments stand where the language puts them") {
        std::string const person{"Marieke"};
        CHECK_EQ(
            dutch().text("account.works-as", {"intern begeleider", person}),
            "Je werkt als intern begeleider van Marieke."
        );
        CHECK_EQ(dutch().text("account.works-as", {}), "Je werkt als  van .");
    }

    TEST_CASE("words of people that look like an argument stay as they are") {
        CHECK_EQ(dutch().text("account.works-as", {"{2}", "{1}"}), "Je werkt als {2} van {1}.");
    }

    TEST_CASE("one day, two days, no days") {
        CHECK_EQ(dutch().plural("count.days", 0), "0 dagen");
        CHECK_EQ(dutch().plural("count.days", 1U), "1 dag");
        CHECK_EQ(dutch().plural("count.days", std::size_t{12}), "12 dagen");
        CHECK_EQ(english().plural("count.days", 1), "1 day");
        CHECK_EQ(english().form("count.days", -1), "{1} day");
    }

    TEST_CASE("days and times read as people say them") {
        Day const day = parse_day("2026-12-01").value();
        CHECK_EQ(dutch().date(day), "dinsdag 1 december");
        CHECK_EQ(dutch().date_short(day), "1 dec");
        CHECK_EQ(dutch().date_full(day), "dinsdag 1 december 2026");
        CHECK_EQ(dutch().date_month(day), "december 2026");
        CHECK_EQ(english().date_full(day), "Tuesday 1 December 2026");

        Moment const moment = parse_moment("2026-12-01T14:05:00Z").value();
        CHECK_EQ(dutch().time(moment), "15.05 uur");
        CHECK_EQ(english().time(moment), "15:05");
        CHECK_EQ(dutch().date(parse_moment("2026-11-30T23:30:00Z").value()), "dinsdag 1 december");
    }

    TEST_CASE("a day that is none gives no text") {
        CHECK_EQ(dutch().date(std::nullopt), "");
        CHECK_EQ(dutch().date_short(Day{}), "");
        CHECK_EQ(dutch().time(std::nullopt), "");
    }

    TEST_CASE("a list of people reads as a sentence") {
        CHECK_EQ(dutch().list_text({"Noor", "Sem", "Yara"}), "Noor, Sem en Yara");
        CHECK_EQ(dutch().list_text({"Noor", "Sem"}), "Noor en Sem");
        CHECK_EQ(english().list_text({"Noor", "Sem"}), "Noor and Sem");
        CHECK_EQ(dutch().list_text({"Noor"}), "Noor");
        CHECK_EQ(dutch().list_text({}), "");
    }

    TEST_CASE("every key that the code asks for has a text") {
        for (auto const& entry : std::filesystem::recursive_directory_iterator{repository / "src"}) {
            if (!entry.is_regular_file() || !is_product_code(entry.path())) { continue; }
            for (auto const& key : keys_in(entry.path())) {
                CHECK_MESSAGE(dutch().has(key), entry.path().filename().string() << " asks for " << key);
            }
        }
    }
}

TEST_SUITE("catalogue") {
    TEST_CASE("plural rules of other languages: Polish and Arabic") {
        constexpr auto const* polish = "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)";
        CHECK_EQ(form(polish, 3, 1), 0);
        CHECK_EQ(form(polish, 3, 3), 1);
        CHECK_EQ(form(polish, 3, 12), 2);
        CHECK_EQ(form(polish, 3, 22), 1);
        constexpr auto const* arabic =
            "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5";
        CHECK_EQ(form(arabic, 6, 0), 0);
        CHECK_EQ(form(arabic, 6, 2), 2);
        CHECK_EQ(form(arabic, 6, 103), 3);
        CHECK_EQ(form(arabic, 6, 111), 4);
        CHECK_EQ(form(arabic, 6, 100), 5);
    }

    TEST_CASE("a plural rule that cannot be read is refused, a form that does not exist is the first") {
        for (auto const* wrong : {"", "n !=", "(n", "n n", "n ? 1", "x", "n ? 1 : "}) {
            CHECK_FALSE(PluralRule::read(wrong, 2).has_value());
        }
        CHECK_FALSE(PluralRule::read(std::string(500, '(') + "n" + std::string(500, ')'), 2).has_value());
        CHECK_FALSE(PluralRule::read(std::string(500, '!') + "n", 2).has_value());
        CHECK_EQ(form("n", 2, 7), 0);
        CHECK_EQ(form("n / 0 + n % 0", 2, 7), 0);
        CHECK_EQ(form("!n", 2, 0), 1);
        CHECK_EQ(form("n * 2 - 1 == 1", 2, 1), 1);
    }

    TEST_CASE("a words file cut off or bent anywhere is refused or still within its bounds") {
        std::string const whole{words_file(Language::nl)};
        REQUIRE(Catalogue::read(whole).has_value());
        for (std::size_t size = 0; size < whole.size(); ++size) {
            static_cast<void>(Catalogue::read(whole.substr(0, size)));
        }
        CHECK_FALSE(Catalogue::read(whole.substr(0, whole.size() / 2)).has_value());
        for (std::size_t at = 0; at < 64; ++at) {
            auto bent = whole;
            bent[at] = '\xff';
            static_cast<void>(Catalogue::read(bent));
        }
        CHECK_FALSE(Catalogue::read("").has_value());
    }
}

}  // namespace rondom::web
