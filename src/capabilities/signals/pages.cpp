#include "capabilities/signals/pages.hpp"

#include "capabilities/signals/rules.hpp"
#include "templates/signals_list.hpp"
#include "templates/signals_record.hpp"
#include "web/submit.hpp"

namespace rondom::signals {

namespace {

constexpr std::string_view list_path = "/signalen";
constexpr std::string_view record_path = "/signalen/nieuw";

web::StateView state_of(web::Visit const& visit, Status status) {
    auto const with = [&](std::string_view kind, std::string_view icon, std::string_view key) {
        return web::StateView{.kind = kind, .icon = icon, .label = std::string{visit.words()(key)}};
    };
    switch (status) {
        case Status::worry: return with("wacht", "hourglass", "signals.status.worry");
        case Status::noted: return with("klaar", "check", "signals.status.noted");
        case Status::raised: return with("zet", "aan-zet", "signals.status.raised");
        case Status::taken_up: return with("klaar", "check", "signals.status.taken-up");
    }
    return {};
}

std::string_view about(web::Visit const& visit, QuestionClass what) {
    switch (what) {
        case QuestionClass::unknown: return {};
        case QuestionClass::learning: return visit.words()("signals.about.learning");
        case QuestionClass::living: return visit.words()("signals.about.living");
        case QuestionClass::both: return visit.words()("signals.about.both");
    }
    return {};
}

SignalView view_of(web::Visit const& visit, VisibleDossier const& dossier, Signal const& signal) {
    SignalView view{
        .id = signal.id.text(),
        .state = state_of(visit, signal.status),
        .about = about(visit, signal.question_class),
        .who = web::name_in(visit, dossier, signal.by, signal.role),
        .since = signal.since,
        .text = signal.text,
        .discussed_on = {},
        .discussed_with = {},
        .agreements = {},
        .answer = signal.answer,
        .complete_path = {}};
    if (signal.note) {
        view.text = signal.note->observed;
        view.discussed_on = signal.note->discussed_on;
        view.discussed_with = signal.note->discussed_with;
        view.agreements = signal.note->agreements;
    }
    bool const mine_to_complete =
        signal.status == Status::worry && signal.party == visit.actor().party() && visit.may<RecordConcern>();
    if (mine_to_complete) {
        view.complete_path = visit.in_dossier(record_path).append("/").append(signal.id.text());
    }
    return view;
}

ListPage list_page(web::Visit const& visit, VisibleDossier const& dossier) {
    ListPage page;
    if (visit.may<RecordConcern>()) { page.record_path = visit.in_dossier(record_path); }
    page.empty = web::empty_view(visit, "notes", "signals.list.empty", page.record_path);
    for (auto const& signal : dossier.part<Signals>().all) {
        page.signals.push_back(view_of(visit, dossier, signal));
    }
    return page;
}

RecordPage record_page(web::Visit const& visit, web::Form const& form) {
    return {
        .form = form.view(),
        .discussed_on = form.day("discussed_on", "signals.record.discussed-on"),
        .discussed_with = form.text("discussed_with", "signals.record.discussed-with"),
        .observed = form.area("observed", "signals.record.observed"),
        .agreements = form.area("agreements", "signals.record.agreements", {.rows = 4}),
        .question_class = form.radios(
            "question_class",
            "signals.record.question-class",
            form.choices<QuestionClass>("signals.question-class"),
            {.value = name_of(QuestionClass::unknown)}
        ),
        .back = visit.in_dossier(list_path)};
}

http::Response show_record(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("signals.record");
    if (!dossier) { return dossier.error(); }
    auto const page = record_page(visit, form);
    return visit.page(
        {.title = "signals.record.title", .dossier = &*dossier, .tab = "signals", .form = &form},
        web::Part{[&](web::Html& html) { templates::signals_record(html, visit.words(), page); }}
    );
}

}  // namespace

http::Response list(web::Visit& visit) {
    auto const dossier = visit.open("signals");
    if (!dossier) { return dossier.error(); }
    auto const page = list_page(visit, *dossier);
    return visit.page(
        {.title = "signals.list.title", .dossier = &*dossier, .tab = "signals"},
        web::Part{[&](web::Html& html) { templates::signals_list(html, visit.words(), page); }}
    );
}

http::Response record(web::Visit& visit) { return show_record(visit, web::Form{visit}); }

http::Response record_sent(web::Visit& visit) {
    return web::submit<RecordConcern>(
        visit,
        {.then = "/dossiers/{dossier}/signalen",
         .flash = "signals.recorded",
         .again = show_record,
         .required =
             {{"discussed_on", "form.day-missing"},
              {"discussed_with", "signals.record.discussed-with.missing"},
              {"observed", "signals.record.observed.missing"},
              {"agreements", "signals.record.agreements.missing"}},
         .subject = visit.subject().empty() ? "" : "signal"}
    );
}

}  // namespace rondom::signals
