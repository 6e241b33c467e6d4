#include <algorithm>
#include <charconv>

#include "capabilities/publicroute/pages.hpp"
#include "templates/publicroute_text_page.hpp"

// Short pages of text: what words mean, privacy, accessibility and help.
namespace rondom::publicroute {

namespace {

/// A heading and its text: the words "<key>" and "<key>.text".
SectionView section(web::Words const& words, std::string const& key) {
    return {.heading = words(key), .paragraphs = {std::string{words(key + ".text")}}};
}

std::vector<SectionView> sections(web::Words const& words, std::initializer_list<char const*> keys) {
    std::vector<SectionView> all;
    for (auto const* key : keys) {
        all.push_back(section(words, key));
    }
    return all;
}

http::Response show(web::Visit& visit, std::string_view title, TextPage const& page) {
    return visit.page({.title = title}, web::Part{[&](web::Html& html) {
                          templates::publicroute_text_page(html, visit.words(), page);
                      }});
}

/// "P20Y" in words.
std::string retention_text(web::Words const& words, std::string_view duration) {
    int years = 0;
    auto const digits = duration.substr(std::min<std::size_t>(1, duration.size()));
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), years);
    bool const whole_years = error == std::errc{} && end != digits.data() + digits.size() && *end == 'Y';
    return whole_years ? words.plural("public.years", years) : std::string{duration};
}

SectionView retention(web::Visit const& visit) {
    auto const& words = visit.words();
    auto kept = section(words, "public.privacy.kept");
    for (auto const& [category, entry] : visit.profile().categories) {
        kept.points.push_back(words.text(
            "public.privacy.kept.line", {visit.label(entry.label), retention_text(words, entry.retention)}
        ));
    }
    return kept;
}

}  // namespace

http::Response terms(web::Visit& visit) {
    auto const& words = visit.words();
    TextPage page{.title = words("public.terms.title"), .intro = words("public.terms.intro"), .sections = {}};
    page.sections = sections(
        words,
        {"public.terms.lead",
         "public.terms.basic-support",
         "public.terms.dossier",
         "public.terms.evaluation",
         "public.terms.authority",
         "public.terms.living",
         "public.terms.learning",
         "public.terms.log",
         "public.terms.conference",
         "public.terms.plan",
         "public.terms.supporter",
         "public.terms.consent",
         "public.terms.triage",
         "public.terms.shielded"}
    );
    std::ranges::sort(page.sections, {}, &SectionView::heading);
    return show(visit, "public.terms.title", page);
}

http::Response privacy(web::Visit& visit) {
    auto const& words = visit.words();
    TextPage page{
        .title = words("public.privacy.title"), .intro = words("public.privacy.intro"), .sections = {}};
    page.sections = sections(
        words,
        {"public.privacy.whose", "public.privacy.who-reads", "public.privacy.looked", "public.privacy.stop"}
    );
    page.sections.push_back(retention(visit));
    for (auto& each :
         sections(words, {"public.privacy.rights", "public.privacy.cookies", "public.privacy.safe"})) {
        page.sections.push_back(std::move(each));
    }
    return show(visit, "public.privacy.title", page);
}

http::Response accessibility(web::Visit& visit) {
    auto const& words = visit.words();
    TextPage page{
        .title = words("public.accessibility.title"),
        .intro = words("public.accessibility.intro"),
        .sections = {}};
    page.sections = sections(
        words,
        {"public.accessibility.aim",
         "public.accessibility.done",
         "public.accessibility.not-yet",
         "public.accessibility.report"}
    );
    return show(visit, "public.accessibility.title", page);
}

http::Response help(web::Visit& visit) {
    auto const& words = visit.words();
    TextPage page{.title = words("public.help.title"), .intro = words("public.help.intro"), .sections = {}};
    page.sections = sections(
        words,
        {"public.help.child",
         "public.help.sign-in",
         "public.help.messages",
         "public.help.language",
         "public.help.broken"}
    );
    return show(visit, "public.help.title", page);
}

}  // namespace rondom::publicroute
