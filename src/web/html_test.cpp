#include "web/html.hpp"

#include <doctest/doctest.h>

#include "templates/test_everything.hpp"
#include "templates/test_poison.hpp"
#include "web/poison.hpp"
#include "web/words.hpp"

namespace rondom::web {

namespace {

template <class Write>
std::string written(Write const& write) {
    Html html;
    write(html);
    return html.take();
}

std::string url(std::string_view value) {
    return written([&](Html& html) { html.url(value); });
}

std::string path(std::string_view value) {
    return written([&](Html& html) { html.path_part(value); });
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

test_pages::Page page() {
    return {
        .title = "Noor",
        .person = "Elif & Mark",
        .address = "/dossiers/d1",
        .phone = "+31 6 12345678",
        .search = "jas & das",
        .days = 1,
        .at = parse_moment("2026-12-01T14:05:00Z").value(),
        .names = {"Noor", "Sem"},
        .rows = {
            {.dossier = DossierId{"d1"},
             .title = "Zorg",
             .on = parse_day("2026-12-01").value(),
             .next = test_pages::Link{.url = "/dossiers/d1/", .words = "Plan"}}}};
}

std::string everything(test_pages::Page const& page, Language language = Language::nl) {
    return written([&](Html& html) { templates::test_everything(html, words_in(language), page); });
}

bool has(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_SUITE("html") {
    TEST_CASE("what people write stays text, in text and in attributes") {
        auto const text = written([](Html& html) { html.text(poison); });
        CHECK_EQ(
            text, "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;gnp.exe {{page}}{1}"
        );
        CHECK_EQ(written([](Html& html) { html.attribute(poison); }), text);
        CHECK_EQ(
            written([](Html& html) { html.text("\u2013 \u20ac caf\u00e9\t\n"); }),
            "\u2013 \u20ac caf\u00e9\t\n"
        );
        CHECK_EQ(written([](Html& html) { html.text("cut \xe2\x80"); }), "cut \xe2\x80");
    }

    TEST_CASE("an address leads to this site, a phone, a mailbox or a safe site, or nowhere") {
        for (std::string const good :
             {"/",
              "/dossiers/d1?x=1#y",
              "#main",
              "?page=2",
              "https://voorbeeld.nl/",
              "mailto:a@b.nl",
              "tel:+31"}) {
            CHECK_EQ(url(good), good);
        }
        for (auto const* bad :
             {"javascript:alert(1)",
              "JavaScript:alert(1)",
              " javascript:x",
              "java\tscript:x",
              "data:text/html,x",
              "//evil.example",
              "/\\evil.example",
              "/\t/evil.example",
              "\\\\evil",
              "http://evil.example",
              "vbscript:x",
              "evil.example",
              "",
              "/a\nb"}) {
            CHECK_EQ(url(bad), "#");
        }
        CHECK_EQ(url("/a?b='\"<&"), "/a?b=&#39;&quot;&lt;&amp;");
    }

    TEST_CASE("a piece of a path cannot become another path") {
        CHECK_EQ(path("a/b?c#d"), "a%2Fb%3Fc%23d");
        CHECK_EQ(path(".."), "_");
        CHECK_EQ(path(""), "_");
        CHECK_EQ(path("caf\u00e9"), "caf%C3%A9");
        CHECK_EQ(written([](Html& html) { html.query_part("a+b&c=1 "); }), "a%2Bb%26c%3D1%20");
        CHECK_EQ(written([](Html& html) { html.query_part(""); }), "");
    }

    TEST_CASE("numbers, identifiers and empty optionals") {
        CHECK_EQ(written([](Html& html) { html.text(-12); }), "-12");
        CHECK_EQ(written([](Html& html) { html.text(std::size_t{7}); }), "7");
        CHECK_EQ(written([](Html& html) { html.attribute(DossierId{"d<1"}); }), "d&lt;1");
        CHECK_EQ(written([](Html& html) { html.text(std::optional<std::string>{}); }), "");
    }

    TEST_CASE("an icon points along with the language, and one that does not exist is left out") {
        auto const icon = [](std::string_view name) { return written([&](Html& html) { html.icon(name); }); };
        CHECK(icon("clock").starts_with(
            "<svg class=\"rd-i\" aria-hidden=\"true\" focusable=\"false\"><use href=\"/assets/iconen."
        ));
        CHECK(icon("clock").ends_with(".svg#clock\"/></svg>"));
        CHECK(icon("arrow-left").starts_with("<svg class=\"rd-i rd-i--richting\""));
        CHECK_EQ(icon(poison), "");
        CHECK(written([](Html& html) { html.script("rondom.js"); }
        ).starts_with("<script type=\"module\" src=\"/assets/rondom."));
    }

    TEST_CASE("what {{#if}} takes for present") {
        CHECK(present(true));
        CHECK_FALSE(present(0));
        CHECK_FALSE(present(std::string{}));
        CHECK(present(std::optional{false}));
        CHECK_FALSE(present(Part{}));
        CHECK_EQ(value_of(std::optional{3}), 3);
        CHECK_EQ(value_of(std::string{"x"}), "x");
    }
}

TEST_SUITE("templates") {
    TEST_CASE("a template shows everything it was given, in the language of the reader") {
        auto const html = everything(page());
        CHECK(has(html, "<h1>Noor</h1>"));
        CHECK(has(html, "Je werkt als <bdi>Elif &amp; Mark</bdi> van <strong>Noor</strong>."));
        CHECK(has(html, "1 dag, dinsdag 1 december 15.05 uur Noor en Sem "));
        CHECK(has(html, "<a class=\"rd-link\" href=\"/dossiers/d1\"><bdi>Elif &amp; Mark</bdi></a>"));
        CHECK(has(html, "href=\"/zoek?q=jas%20%26%20das#lijst\""));
        CHECK(has(html, "href=\"tel:+31612345678\""));
        CHECK(has(html, "<input name=\"naam\" value=\"Elif &amp; Mark\">"));
        CHECK(has(html, "<textarea name=\"woorden\" aria-label=\"Naar de inhoud\">\nElif"));
        CHECK(has(html, "<hr>"));
        CHECK(has(html, "<article class=\"rd-rij\" id=\"d-d1\">\n<h2>"));
        CHECK(has(html, "<time datetime=\"2026-12-01\">1 dec</time>"));
        CHECK(has(html, "<a href=\"/dossiers/d1/plan\">Plan</a>"));
        CHECK(has(html, "<section aria-label=\"Rondom\" data-level=\"1\"><p>Noor</p>"));
        CHECK(has(everything(page(), Language::en), "1 day, Tuesday 1 December 15:05 Noor and Sem "));
    }

    TEST_CASE("conditions choose whole attributes, parts of one, and branches") {
        auto shown = page();
        shown.checked = true;
        shown.error = "Er klopt nog iets niet";
        shown.rows.clear();
        auto const html = everything(shown);
        CHECK(has(html, " checked aria-invalid=\"true\">"));
        CHECK(has(html, "class=\"rd-link rd-link--hier\""));
        CHECK(has(html, "<p class=\"rd-veld__fout\">Er klopt nog iets niet</p>"));
        CHECK_FALSE(has(html, "<hr>"));
        CHECK(has(html, "<p>Rondom</p>"));
    }

    TEST_CASE("poison in every place of a page comes out as text") {
        auto const rendered = [](std::string const& value) {
            return written([&](Html& html) {
                templates::test_poison(html, words_in(Language::nl), value, DossierId{value});
            });
        };
        auto const harmless = rendered("Noor");
        for (auto const& value :
             {std::string{poison}, std::string{poisoned_address}, std::string{"//evil'\""}}) {
            auto const html = rendered(value);
            CHECK_EQ(count(html, "<"), count(harmless, "<"));
            CHECK_EQ(count(html, "\""), count(harmless, "\""));
            CHECK_EQ(count(html, "'"), count(harmless, "'"));
            CHECK(poison_stays_text(html));
        }
    }
}

}  // namespace rondom::web
