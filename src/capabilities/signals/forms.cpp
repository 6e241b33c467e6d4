#include "capabilities/signals/pages.hpp"
#include "capabilities/signals/rules.hpp"
#include "web/form_page.hpp"
#include "web/submit.hpp"

// One form for each command: what it asks, and where it goes on.
namespace rondom::signals {

namespace {

constexpr std::string_view the_list = "/dossiers/{dossier}/signalen";

web::FieldView question_class(web::Form const& form) {
    return form.radios(
        "question_class",
        "signals.question-class",
        form.choices<QuestionClass>("signals.question-class"),
        {.value = name_of(QuestionClass::unknown)}
    );
}

/// The signal of the path, as far as there is one.
std::string_view subject_field(web::Visit const& visit) { return visit.subject().empty() ? "" : "signal"; }

http::Response show_record(web::Visit& visit, web::Form const& form) {
    return web::form_page(
        visit,
        form,
        {.key = "signals.record",
         .tab = "signals",
         .back = "/signalen",
         .fields =
             {form.day("discussed_on", "signals.record.discussed-on"),
              form.text("discussed_with", "signals.record.discussed-with"),
              form.area("observed", "signals.record.observed"),
              form.area("agreements", "signals.record.agreements", {.rows = 4}),
              question_class(form)}}
    );
}

http::Response show_worry(web::Visit& visit, web::Form const& form) {
    return web::form_page(
        visit,
        form,
        {.key = "signals.worry",
         .tab = "signals",
         .back = "/signalen",
         .fields = {form.area("text", "signals.worry.text"), question_class(form)}}
    );
}

http::Response show_consult(web::Visit& visit, web::Form const& form) {
    return web::form_page(
        visit,
        form,
        {.key = "signals.consult",
         .tab = "signals",
         .back = "/signalen",
         .fields = {form.area("note", "signals.consult.note", {.optional = true})}}
    );
}

http::Response show_share(web::Visit& visit, web::Form const& form) {
    return web::form_page(
        visit, form, {.key = "signals.share", .tab = "signals", .back = "/signalen", .fields = {}}
    );
}

http::Response show_raise(web::Visit& visit, web::Form const& form) {
    return web::form_page(
        visit,
        form,
        {.key = "signals.raise",
         .tab = "signals",
         .back = "/signalen",
         .fields =
             {form.area("text", "signals.raise.text"),
              form.radios(
                  "source", "signals.raise.source", form.choices<Source>("signals.source"), {.optional = true}
              )}}
    );
}

http::Response show_take_up(web::Visit& visit, web::Form const& form) {
    return web::form_page(
        visit,
        form,
        {.key = "signals.take-up",
         .tab = "signals",
         .back = "/signalen",
         .fields = {form.area("answer", "signals.take-up.answer")}}
    );
}

}  // namespace

http::Response record(web::Visit& visit) { return show_record(visit, web::Form{visit}); }

http::Response record_sent(web::Visit& visit) {
    return web::submit<RecordConcern>(
        visit,
        {.then = the_list,
         .flash = "signals.recorded",
         .again = show_record,
         .required =
             {{"discussed_on", "form.day-missing"},
              {"discussed_with", "signals.record.discussed-with.missing"},
              {"observed", "signals.record.observed.missing"},
              {"agreements", "signals.record.agreements.missing"}},
         .subject = subject_field(visit)}
    );
}

http::Response worry(web::Visit& visit) { return show_worry(visit, web::Form{visit}); }

http::Response worry_sent(web::Visit& visit) {
    return web::submit<NoteWorry>(
        visit,
        {.then = the_list,
         .flash = "signals.worry-noted",
         .again = show_worry,
         .required = {{"text", "signals.worry.text.missing"}}}
    );
}

http::Response consult(web::Visit& visit) { return show_consult(visit, web::Form{visit}); }

http::Response consult_sent(web::Visit& visit) {
    return web::submit<ConsultInternally>(
        visit,
        {.then = the_list,
         .flash = "signals.consulted",
         .again = show_consult,
         .subject = subject_field(visit)}
    );
}

http::Response share(web::Visit& visit) { return show_share(visit, web::Form{visit}); }

http::Response share_sent(web::Visit& visit) {
    return web::submit<ShareSignal>(
        visit,
        {.then = the_list, .flash = "signals.shared", .again = show_share, .subject = subject_field(visit)}
    );
}

http::Response raise(web::Visit& visit) { return show_raise(visit, web::Form{visit}); }

http::Response raise_sent(web::Visit& visit) {
    return web::submit<RaiseConcern>(
        visit,
        {.then = the_list,
         .flash = "signals.raised",
         .again = show_raise,
         .required = {{"text", "signals.raise.text.missing"}}}
    );
}

http::Response take_up(web::Visit& visit) { return show_take_up(visit, web::Form{visit}); }

http::Response take_up_sent(web::Visit& visit) {
    return web::submit<TakeUp>(
        visit,
        {.then = the_list,
         .flash = "signals.taken-up",
         .again = show_take_up,
         .required = {{"answer", "signals.take-up.answer.missing"}},
         .subject = "signal"}
    );
}

}  // namespace rondom::signals
