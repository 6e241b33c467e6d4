#include "capabilities/signals/pages.hpp"

#include "capabilities/signals/rules.hpp"
#include "templates/signals_list.hpp"

namespace rondom::signals {

namespace {

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

/// A way to give this command, when this reader's role may give it.
template <class Command>
void add(
    std::vector<ActionView>& actions,
    web::Visit const& visit,
    std::string_view page,
    std::string_view key,
    std::string_view signal = {}
) {
    if (!visit.may<Command>()) { return; }
    auto path = visit.in_dossier("/signalen/").append(page);
    if (!signal.empty()) { path.append("/").append(signal); }
    actions.push_back({.path = std::move(path), .label = visit.words()(key)});
}

std::vector<ActionView> actions_for(web::Visit const& visit, Signal const& signal) {
    std::vector<ActionView> actions;
    auto const& id = signal.id.text();
    bool const ours = signal.party == visit.actor().party();
    if (signal.status == Status::raised) {
        add<TakeUp>(actions, visit, "antwoord", "signals.take-up.button", id);
    }
    if (!ours) { return actions; }
    if (signal.status == Status::worry) {
        add<RecordConcern>(actions, visit, "nieuw", "signals.complete", id);
    }
    if (!signal.consulted && signal.status != Status::raised) {
        add<ConsultInternally>(actions, visit, "bespreken", "signals.consult.button", id);
    }
    bool const has_liaison = visit.profile().purpose(think_along) != nullptr;
    if (!signal.shared && signal.note && has_liaison) {
        add<ShareSignal>(actions, visit, "delen", "signals.share.button", id);
    }
    return actions;
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
        .actions = {}};
    if (signal.note) {
        view.text = signal.note->observed;
        view.discussed_on = signal.note->discussed_on;
        view.discussed_with = signal.note->discussed_with;
        view.agreements = signal.note->agreements;
    }
    view.actions = actions_for(visit, signal);
    return view;
}

std::vector<ActionView> beginnings(web::Visit const& visit) {
    std::vector<ActionView> actions;
    add<RecordConcern>(actions, visit, "nieuw", "signals.record.button");
    add<NoteWorry>(actions, visit, "zorg", "signals.worry.button");
    add<RaiseConcern>(actions, visit, "vertellen", "signals.raise.button");
    return actions;
}

ListPage list_page(web::Visit const& visit, VisibleDossier const& dossier) {
    ListPage page{
        .signals = {},
        .actions = beginnings(visit),
        .empty = web::empty_view(visit, "notes", visit.in_family() ? "signals.none.family" : "signals.none")};
    for (auto const& signal : dossier.part<Signals>().all) {
        page.signals.push_back(view_of(visit, dossier, signal));
    }
    return page;
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

}  // namespace rondom::signals
