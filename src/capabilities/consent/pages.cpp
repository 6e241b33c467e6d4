#include "capabilities/consent/pages.hpp"

#include <algorithm>

#include "capabilities/consent/rules.hpp"
#include "capabilities/consent/wording.hpp"
#include "templates/consent_answer.hpp"
#include "templates/consent_list.hpp"
#include "templates/consent_open.hpp"
#include "web/submit.hpp"

namespace rondom::consent {

namespace {

web::StateView state_of(web::Visit const& visit, SharingLine const& line) {
    auto const with = [&](std::string_view kind, std::string_view icon, std::string_view key) {
        return web::StateView{.kind = kind, .icon = icon, .label = std::string{visit.words()(key)}};
    };
    if (line.complete) { return with("klaar", "circle-check", "consent.state.complete"); }
    if (line.asks_me) { return with("zet", "aan-zet", "consent.state.asks-you"); }
    bool const said_no = line.mine && *line.mine != Answer::given;
    if (said_no) { return with("", "circle-x", "consent.state.not"); }
    return with("wacht", "hourglass", "consent.state.incomplete");
}

/// What the reader said itself, or what a professional is told is missing.
std::string note_of(web::Visit const& visit, SharingLine const& line) {
    if (!visit.in_family()) {
        if (!line.obstacle) { return {}; }
        auto const& how_far = line.obstacle->details;  // how many answers are in, of how many
        auto const part = [&](std::size_t each) {
            return each < how_far.size() ? how_far[each] : std::string{};
        };
        return visit.words().text(web::rule_key(line.obstacle->rule->name), {part(0), part(1)});
    }
    if (!line.mine) { return line.complete ? "" : std::string{visit.words()("consent.note.incomplete")}; }
    switch (*line.mine) {
        case Answer::given:
            return line.my_until ? visit.words().text(
                                       "consent.note.yes-until", {visit.words().date_full(line.my_until)}
                                   )
                                 : std::string{visit.words()("consent.note.yes")};
        case Answer::refused: return std::string{visit.words()("consent.note.no")};
        case Answer::stopped: return std::string{visit.words()("consent.note.stopped")};
    }
    return {};
}

AgreementView view_of(web::Visit const& visit, SharingLine const& line) {
    auto const subject = subject_of(line.scope);
    AgreementView view{
        .receiver = std::string{visit.label(line.scope.receiver)},
        .heading = web::begin_line(visit.label(line.scope.receiver)),
        .sentence = sentence_of(visit, line),
        .state = state_of(visit, line),
        .facts = facts_of(visit, line),
        .kinds = kinds_of_information(visit, line.scope.categories),
        .note = note_of(visit, line),
        .answer_path = {},
        .stop_path = {},
        .change = visit.words()(line.asks_me ? "consent.answer.now" : "consent.answer.change")};
    if (!line.is_mine || !visit.may<AnswerConsent>()) { return view; }
    view.answer_path = visit.in_dossier("/toestemming/antwoord/" + subject);
    if (line.mine == Answer::given) { view.stop_path = visit.in_dossier("/toestemming/stoppen/" + subject); }
    return view;
}

/// What the region shares without consent, so that a family knows that too: a party once, with all it is for.
std::vector<LegalView> legal_of(web::Visit const& visit) {
    std::vector<LegalView> legal;
    for (auto const& rule : visit.profile().sharing) {
        if (rule.ground == route::GroundKind::consent || rule.to == Party::family) { continue; }
        auto const who = web::begin_line(visit.label(rule.to));
        auto same = std::ranges::find(legal, who, &LegalView::who);
        if (same == legal.end()) { same = legal.insert(legal.end(), LegalView{.who = who, .lines = {}}); }
        same->lines.push_back(
            {.why = visit.label(rule.label),
             .what = topics_in_words(visit, rule.what),
             .article = rule.article}
        );
    }
    return legal;
}

/// From the twelfth birthday the child decides along (Jeugdwet 7.3.4): no family hears that on the day
/// itself.
void add_twelve(web::Visit const& visit, VisibleDossier const& dossier, ListPage& page) {
    auto const& standing = dossier.standing();
    bool const younger = route::band_of(standing.age(visit.today())) == route::AgeBand::under_12;
    if (!visit.in_family() || !younger) { return; }
    page.twelve = visit.words().text("consent.twelve", {standing.child.first_name});
    page.twelve_text = visit.words().text("consent.twelve.text", {standing.child.first_name});
}

ListPage list_page(web::Visit const& visit, VisibleDossier const& dossier) {
    ListPage page;
    page.intro = visit.words()(visit.in_family() ? "consent.list.intro.family" : "consent.list.intro");
    for (auto const& line : dossier.sharing()) {
        (line.asks_me ? page.questions : page.agreements).push_back(view_of(visit, line));
    }
    page.legal = legal_of(visit);
    if (visit.may<AskConsent>()) { page.ask_path = visit.in_dossier("/toestemming/vragen"); }
    if (visit.may<OpenForParent>()) { page.open_path = visit.in_dossier("/toestemming/openzetten"); }
    page.empty = web::empty_view(visit, "shield-check", "consent.list.empty", page.ask_path);
    add_twelve(visit, dossier, page);
    return page;
}

SharingLine const* line_for(VisibleDossier const& dossier, access::Scope const& scope) {
    auto const found = std::ranges::find_if(dossier.sharing(), [&](SharingLine const& each) {
        return each.scope.receiver == scope.receiver && each.scope.purpose == scope.purpose;
    });
    return found != dossier.sharing().end() ? &*found : nullptr;
}

/// Where people write to each other, when the region's program has such a page.
std::string talk_path(web::Visit const& visit) {
    bool const there = visit.region().router.has_page("/dossiers/{dossier}/berichten/nieuw");
    return there ? visit.in_dossier("/berichten/nieuw") : std::string{};
}

std::vector<web::Choice> category_choices(web::Visit const& visit, std::vector<Category> const& categories) {
    std::vector<web::Choice> choices;
    choices.reserve(categories.size());
    for (auto const what : categories) {
        choices.push_back(
            {.value = std::string{name_of(what)}, .label = std::string{visit.label(what)}, .chosen = true}
        );
    }
    return choices;
}

http::Response show_answer(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("consent.answer");
    if (!dossier) { return dossier.error(); }
    auto const scope = scope_of(visit.subject());
    auto const* line = scope ? line_for(*dossier, *scope) : nullptr;
    if (line == nullptr || !line->is_mine) { return visit.not_found(); }

    std::vector<web::Choice> answers{
        form.choice("given", "consent.choice"), form.choice("refused", "consent.choice")};
    AnswerPage page{
        .question = visit.words().text("consent.question", {std::string{visit.label(scope->receiver)}}),
        .facts = facts_of(visit, *line),
        .form = form.view(),
        .answer = form.radios("answer", "consent.answer.field", std::move(answers)),
        .categories = form.checks(
            "categories",
            "consent.categories",
            category_choices(visit, line->scope.categories),
            {.optional = true}
        ),
        .choosing = false,
        .until = form.day("until", "consent.until", {.optional = true}),
        .talk_path = talk_path(visit),
        .back = visit.in_dossier("/toestemming")};
    page.choosing = !page.categories.error.empty() || !page.until.error.empty();
    return visit.page(
        {.title = "consent.answer.title", .dossier = &*dossier, .tab = "consent", .form = &form},
        web::Part{[&](web::Html& html) { templates::consent_answer(html, visit.words(), page); }}
    );
}

/// Receiver and purpose stand in the address, never in what somebody can change in the form.
Inputs scope_inputs(web::Visit const& visit) {
    auto const scope = scope_of(visit.subject());
    if (!scope) { return {}; }
    return {{"receiver", std::string{name_of(scope->receiver)}}, {"purpose", scope->purpose}};
}

std::vector<web::Choice> parents_of(VisibleDossier const& dossier) {
    std::vector<web::Choice> parents;
    for (auto const& each : dossier.standing().holders()) {
        parents.push_back({.value = each.person.text(), .label = each.name});
    }
    return parents;
}

std::vector<web::Choice> parts_to_open(web::Visit const& visit) {
    std::vector<web::Choice> parts;
    for (auto const what :
         {Category::care,
          Category::care_plan,
          Category::medical,
          Category::health_advice,
          Category::conference,
          Category::view,
          Category::outcome}) {
        parts.push_back({.value = std::string{name_of(what)}, .label = std::string{visit.label(what)}});
    }
    return parts;
}

http::Response show_open(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("consent.open");
    if (!dossier) { return dossier.error(); }
    OpenPage page{
        .opened = {},
        .form = form.view(),
        .parent = form.radios("parent", "consent.open.parent", parents_of(*dossier)),
        .what = form.radios("what", "consent.open.what", parts_to_open(visit)),
        .back = visit.in_dossier("/toestemming")};
    for (auto const& [key, open] : dossier->standing().opened) {
        auto const* parent = dossier->standing().parent(key.first);
        if (!open || parent == nullptr) { continue; }
        auto const address = visit.in_dossier("/toestemming/sluiten") + "?parent=" + key.first.text() +
                             "&what=" + std::string{name_of(key.second)};
        page.opened.push_back(
            {.parent = parent->name, .what = visit.label(key.second), .close = web::Form{visit}.view(address)}
        );
    }
    return visit.page(
        {.title = "consent.open.title", .dossier = &*dossier, .tab = "consent", .form = &form},
        web::Part{[&](web::Html& html) { templates::consent_open(html, visit.words(), page); }}
    );
}

}  // namespace

http::Response list(web::Visit& visit) {
    auto const dossier = visit.open("consent");
    if (!dossier) { return dossier.error(); }
    auto const page = list_page(visit, *dossier);
    return visit.page(
        {.title = "consent.list.title", .dossier = &*dossier, .tab = "consent"},
        web::Part{[&](web::Html& html) { templates::consent_list(html, visit.words(), page); }}
    );
}

http::Response answer(web::Visit& visit) { return show_answer(visit, web::Form{visit}); }

http::Response answer_sent(web::Visit& visit) {
    web::Submission const submission{
        .then = the_list, .flash = "consent.answered", .again = show_answer, .also = scope_inputs(visit)};
    AnswerConsent command;
    auto complaints = read_all(web::inputs_for(visit, submission), command);
    bool const says_yes = command.answer == Answer::given;
    if (complaints.empty() && says_yes && command.categories.empty()) {
        complaints.push_back({"categories", "consent.categories.missing"});
    }
    if (!complaints.empty()) { return show_answer(visit, web::Form{visit, std::move(complaints)}); }
    if (!says_yes) { command.categories.clear(); }  // a no is a no to all of it
    return web::conclude(visit, submission, visit.dossiers().submit(visit.act(), command));
}

http::Response open_parts(web::Visit& visit) { return show_open(visit, web::Form{visit}); }

http::Response open_sent(web::Visit& visit) {
    return web::submit<OpenForParent>(
        visit,
        {.then = "/dossiers/{dossier}/toestemming/openzetten", .flash = "consent.opened", .again = show_open}
    );
}

http::Response close_sent(web::Visit& visit) {
    return web::submit<CloseForParent>(
        visit,
        {.then = "/dossiers/{dossier}/toestemming/openzetten",
         .flash = "consent.closed",
         .again = show_open,
         .also = {{"parent", visit.query("parent")}, {"what", visit.query("what")}}}
    );
}

}  // namespace rondom::consent
