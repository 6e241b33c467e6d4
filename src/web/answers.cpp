#include "web/answers.hpp"

#include "templates/message.hpp"
#include "templates/unsaved.hpp"
#include "web/message_page.hpp"
#include "web/navigation.hpp"
#include "web/visit.hpp"

namespace rondom::web {
namespace {

http::Response message(Visit& visit, int status, std::string_view key, std::string_view detail = {}) {
    auto const& words = visit.words();
    auto const key_of = [&](std::string_view part) { return std::string{key}.append(".").append(part); };
    auto const title = key_of("title");
    MessagePage page{
        .title = words(title),
        .text = words.text(key_of("text"), {detail}),
        .next = words.text(key_of("next"), {detail})};
    return visit.page({.title = title, .status = status}, Part{[&](Html& html) {
                          templates::message(html, words, page);
                      }});
}

struct TroubleAnswer {
    int status = 503;
    std::string_view key;
};

TroubleAnswer answer_to(journal::Trouble trouble) {
    using enum journal::Trouble;
    switch (trouble) {
        case somebody_was_first:
        case storage_unavailable: return {503, "answer.unavailable"};
        case storage_full: return {503, "answer.full"};
        case damaged: return {500, "answer.damaged"};
        case gone:
        case forgotten: return {410, "answer.forgotten"};
    }
    return {};
}

/// What the person typed, to read and to send again. Our own two fields are not shown.
UnsavedPage unsaved_page(Visit const& visit, std::string_view key) {
    auto const& words = visit.words();
    UnsavedPage page{
        .title = words(std::string{key} + ".title"),
        .text = words(std::string{key} + ".text"),
        .action = visit.path(),
        .inputs = {}};
    for (auto const& [name, value] : visit.inputs()) {
        bool const ours = name == "sleutel" || name == "opdracht";
        page.inputs.push_back({.name = name, .value = value, .shown = !ours && value.find(' ') < value.size()}
        );
    }
    return page;
}

}  // namespace

http::Response not_found_answer(Visit& visit) { return message(visit, 404, "answer.not-found"); }

http::Response untrusted_form_answer(Visit& visit) { return message(visit, 403, "answer.untrusted-form"); }

http::Response other_method_answer(Visit& visit, std::string_view allow) {
    auto response = message(visit, 405, "answer.other-method");
    response.set("Allow", std::string{allow});
    return response;
}

http::Response no_form_answer(Visit& visit) { return message(visit, 415, "answer.no-form"); }

http::Response refused_answer(Visit& visit, Refusal const& refusal) {
    Form const form{visit, refusal};
    return visit.page(
        {.title = "answer.refused.title", .form = &form}, Part{[&](Html& html) {
            templates::message(html, visit.words(), {.title = visit.words()("answer.refused.title")});
        }}
    );
}

http::Response storage_answer(Visit& visit, journal::Trouble trouble) {
    auto const [status, key] = answer_to(trouble);
    bool const can_try_again = status == 503 && visit.request().method == http::Method::post;
    if (!can_try_again) { return message(visit, status, key); }

    auto const page = unsaved_page(visit, key);
    auto const title = std::string{key} + ".title";
    auto response = visit.page({.title = title, .status = status}, Part{[&](Html& html) {
                                   templates::unsaved(html, visit.words(), page);
                               }});
    return response.set("Retry-After", "30");
}

http::Response link_over_answer(Visit& visit) { return message(visit, 404, "answer.link-over"); }

http::Response broken_answer(Visit& visit, std::string_view reference) {
    return message(visit, 500, "answer.broken", reference);
}

http::Response sign_in_answer(Visit& visit) {
    auto const path = sign_in_path(visit);
    if (visit.inputs().empty()) { return visit.see_other(path); }
    auto page = unsaved_page(visit, "answer.session-ended");
    page.sign_in = path;
    auto response = visit.page({.title = "answer.session-ended.title", .status = 403}, Part{[&](Html& html) {
                                   templates::unsaved(html, visit.words(), page);
                               }});
    return response;
}

}  // namespace rondom::web
