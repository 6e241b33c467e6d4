#include "web/refusal.hpp"

#include <algorithm>
#include <charconv>

#include "templates/refusal.hpp"
#include "web/header_fields.hpp"
#include "web/protection.hpp"
#include "web/words.hpp"

namespace rondom::web {
namespace {

/// How much a language is liked: "q=0.8" is 800, nothing is 1000 (RFC 9110 12.4.2).
int weight_of(std::string_view parameters) {
    auto const at = parameters.find("q=");
    if (at == std::string_view::npos) { return 1000; }
    auto const number = trimmed(parameters.substr(at + 2));
    if (!number.starts_with("0")) { return 1000; }
    std::string digits{number.substr(std::min<std::size_t>(2, number.size()), 3)};
    digits.resize(3, '0');
    int weight = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), weight);
    return weight;
}

std::string_view kind_of(int status) {
    switch (status) {
        case 413: return "too-long";
        case 431: return "too-much";
        case 500: return "broken";
        case 503: return "busy";
        default: return "unreadable";
    }
}

/// Letters that certainly fit, in thousands: a letter takes three bytes in a form, one with an accent six.
std::size_t thousands_of_letters(std::size_t bytes) { return bytes / 3000; }

RefusalText text_in(Language language, std::string_view kind, RefusalOptions const& options) {
    auto const& words = words_in(language);
    auto const key = [&](std::string_view part) {
        return std::string{"refusal."}.append(kind).append(".").append(part);
    };
    return {
        .language = name_of(language),
        .title = std::string{words(key("title"))},
        .text = std::string{words(key("text"))},
        .next = words.text(key("next"), {thousands_of_letters(options.most_bytes)}),
        .home = words("answer.home")};
}

}  // namespace

std::optional<Language> preferred_language(std::string_view accept_language) {
    std::optional<Language> best;
    int most = 0;
    while (!accept_language.empty()) {
        auto parameters = cut(accept_language, ',');
        auto range = cut(parameters, ';');
        auto const language = named<Language>(cut(range, '-'));
        auto const weight = weight_of(parameters);
        if (!language || weight <= most) { continue; }
        best = language;
        most = weight;
    }
    return best;
}

http::Response refusal_answer(int status, std::string_view accept_language, RefusalOptions const& options) {
    auto const wanted = preferred_language(accept_language);
    std::vector<RefusalText> texts;
    for (auto const language : {Language::nl, Language::en}) {
        if (wanted.value_or(language) == language) {
            texts.push_back(text_in(language, kind_of(status), options));
        }
    }
    auto const first = texts.front();
    RefusalPage const page{.language = first.language, .title = first.title, .texts = std::move(texts)};
    Html html;
    templates::refusal(html, words_in(wanted.value_or(Language::nl)), page);

    http::Response response{.status = status, .headers = {}, .body = html.take(), .fixed_body = {}};
    response.set("Content-Type", "text/html; charset=utf-8");
    if (status == 503) { response.set("Retry-After", "30"); }
    protect(response, options.https);
    return response;
}

}  // namespace rondom::web
