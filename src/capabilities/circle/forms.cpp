#include <algorithm>

#include "capabilities/circle/ground.hpp"
#include "capabilities/circle/pages.hpp"
#include "capabilities/circle/rules.hpp"
#include "templates/circle_form.hpp"
#include "web/submit.hpp"

// The pages with which somebody asks others, hands over, leaves, or names somebody for the picture.
namespace rondom::circle {

namespace {

constexpr std::string_view whom = "whom";

/// What one answer to "whom" stands for: "social_team/social_team" or "education//teacher/<person>".
struct Whom {
    std::string party;
    std::string purpose;
    std::string role;
    std::string person;
};

Whom read_whom(std::string_view answer) {
    Whom chosen;
    for (auto* part : {&chosen.party, &chosen.purpose, &chosen.role, &chosen.person}) {
        auto const end = std::min(answer.find('/'), answer.size());
        *part = answer.substr(0, end);
        answer.remove_prefix(std::min(end + 1, answer.size()));
    }
    return chosen;
}

Inputs inputs_of(Whom const& chosen) {
    return {
        {"party", chosen.party},
        {"purpose", chosen.purpose},
        {"role", chosen.role},
        {"person", chosen.person}};
}

std::string consent_hint(web::Visit const& visit, VisibleDossier const& dossier, route::Sharing const& rule) {
    auto const& words = visit.words();
    if (rule.ground != route::GroundKind::consent) { return std::string{words("circle.involve.by-law")}; }
    for (auto const& line : dossier.sharing()) {
        if (line.scope.receiver != rule.to || line.scope.purpose != rule.purpose) { continue; }
        return std::string{words(line.complete ? "circle.involve.consent" : "circle.involve.consent-waits")};
    }
    return std::string{words("circle.involve.no-consent")};
}

/// Parties for a purpose of the region, each once; not the family and not one's own.
std::vector<web::Choice> other_parties(web::Visit const& visit, VisibleDossier const& dossier) {
    std::vector<web::Choice> choices;
    for (auto const& rule : visit.profile().sharing) {
        if (rule.to == Party::family || rule.to == visit.actor().party()) { continue; }
        auto const* purpose = visit.profile().purpose(rule.purpose);
        auto const value = std::string{name_of(rule.to)} + "/" + rule.purpose;
        bool const known = std::ranges::find(choices, value, &web::Choice::value) != choices.end();
        if (purpose == nullptr || known) { continue; }
        choices.push_back(
            {.value = value,
             .label = visit.words().text(
                 "circle.involve.for", {web::begin_line(visit.label(rule.to)), visit.label(purpose->label)}
             ),
             .hint = consent_hint(visit, dossier, rule)}
        );
    }
    return choices;
}

/// Colleagues of one's own party at the child's school: no consent is needed (S2:253).
void add_colleagues(
    web::Visit const& visit, VisibleDossier const& dossier, std::vector<web::Choice>& choices
) {
    auto const party = visit.actor().party();
    if (!party || visit.in_family()) { return; }
    for (auto const& [role, label] : visit.profile().roles) {
        if (party_of(role) != party) { continue; }
        auto const& school = dossier.standing().child.school;
        for (auto const& colleague : visit.region().people.attached_to(school, role)) {
            if (colleague.person == visit.actor().person) { continue; }
            choices.push_back(
                {.value = std::string{name_of(*party)}
                              .append("//")
                              .append(name_of(role))
                              .append("/")
                              .append(colleague.person.text()),
                 .label = visit.words().text(
                     "circle.involve.colleague", {colleague.name, web::in_sentence(visit.label(label))}
                 ),
                 .hint = std::string{visit.words()("circle.involve.own-party")}}
            );
        }
    }
}

web::FieldView whom_field(web::Visit const& visit, VisibleDossier const& dossier, web::Form const& form) {
    auto choices = other_parties(visit, dossier);
    add_colleagues(visit, dossier, choices);
    return form.radios(whom, "circle.involve.whom", std::move(choices));
}

http::Response show(web::Visit& visit, web::Form const& form, VisibleDossier const& dossier, FormPage page) {
    page.form = form.view();
    page.back = visit.in_dossier("/rondom");
    return visit.page(
        {.title = "circle.title", .dossier = &dossier, .tab = "circle", .form = &form},
        web::Part{[&](web::Html& html) { templates::circle_form(html, visit.words(), page); }}
    );
}

http::Response show_involve(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("circle");
    if (!dossier) { return dossier.error(); }
    auto const& words = visit.words();
    return show(
        visit,
        form,
        *dossier,
        {.title = words("circle.involve.title"),
         .text = std::string{words("circle.involve.text")},
         .save = words("circle.involve.save"),
         .form = {},
         .fields = {whom_field(visit, *dossier, form)}}
    );
}

http::Response show_hand_over(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("circle");
    if (!dossier) { return dossier.error(); }
    auto const& words = visit.words();
    return show(
        visit,
        form,
        *dossier,
        {.title = words("circle.hand-over.title"),
         .text = std::string{words("circle.hand-over.text")},
         .save = words("circle.hand-over.save"),
         .form = {},
         .fields =
             {whom_field(visit, *dossier, form),
              form.radios("why", "circle.hand-over.why", form.choices<HandOverReason>("circle.hand-over"))}}
    );
}

http::Response show_acknowledge(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("circle");
    if (!dossier) { return dossier.error(); }
    auto const& words = visit.words();
    return show(
        visit,
        form,
        *dossier,
        {.title = words("circle.acknowledge.title"),
         .text = std::string{words("circle.acknowledge.text")},
         .save = words("circle.acknowledge.save"),
         .form = {},
         .fields = {}}
    );
}

http::Response show_leave(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("circle");
    if (!dossier) { return dossier.error(); }
    auto const& words = visit.words();
    return show(
        visit,
        form,
        *dossier,
        {.title = words("circle.leave.title"),
         .text = std::string{words("circle.leave.text")},
         .save = words("circle.leave.save"),
         .form = {},
         .fields = {form.radios("reason", "circle.ending.why", form.choices<Ending>("circle.ending"))}}
    );
}

std::vector<web::Choice> closable(web::Visit const& visit, VisibleDossier const& dossier) {
    std::vector<web::Choice> choices;
    for (auto const& [party, entry] : visit.profile().parties) {
        bool const stays_always = party == Party::family || party == Party::education;
        if (stays_always || !dossier.standing().takes_part(party)) { continue; }
        choices.push_back(
            {.value = std::string{name_of(party)}, .label = std::string{visit.label(entry.label)}}
        );
    }
    return choices;
}

http::Response show_close(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("circle");
    if (!dossier) { return dossier.error(); }
    auto const& words = visit.words();
    return show(
        visit,
        form,
        *dossier,
        {.title = words("circle.close.title"),
         .text = std::string{words("circle.close.text")},
         .save = words("circle.close.save"),
         .form = {},
         .fields =
             {form.radios("party", "circle.close.party", closable(visit, *dossier)),
              form.radios("reason", "circle.ending.why", form.choices<Ending>("circle.ending"))}}
    );
}

http::Response show_supporting(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("circle");
    if (!dossier) { return dossier.error(); }
    auto const& words = visit.words();
    return show(
        visit,
        form,
        *dossier,
        {.title = words("circle.supporting.title"),
         .text = std::string{words("circle.supporting.text")},
         .save = words("circle.supporting.save"),
         .form = {},
         .fields =
             {form.text("person_name", "circle.supporting.name"),
              form.text("relation", "circle.supporting.relation"),
              form.radios("ring", "circle.supporting.ring", form.choices<Ring>("circle.ring"))}}
    );
}

http::Response show_remove(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("circle");
    if (!dossier) { return dossier.error(); }
    auto const& words = visit.words();
    auto const* named = dossier->part<Circle>().find(SupportingPersonId{visit.subject()});
    if (named == nullptr) { return visit.not_found(); }
    return show(
        visit,
        form,
        *dossier,
        {.title = words("circle.remove.title"),
         .text = words.text("circle.remove.text", {named->person_name}),
         .save = words("circle.remove.save"),
         .form = {},
         .fields = {}}
    );
}

constexpr std::string_view to_list = "/dossiers/{dossier}/rondom";

}  // namespace

http::Response involve(web::Visit& visit) { return show_involve(visit, web::Form{visit}); }

http::Response involve_sent(web::Visit& visit) {
    return web::submit<Involve>(
        visit,
        {.then = to_list,
         .flash = "circle.involved",
         .again = show_involve,
         .required = {{whom, "circle.involve.whom.missing"}},
         .also = inputs_of(read_whom(visit.input(whom)))}
    );
}

http::Response hand_over(web::Visit& visit) { return show_hand_over(visit, web::Form{visit}); }

http::Response hand_over_sent(web::Visit& visit) {
    return web::submit<PassOn>(
        visit,
        {.then = to_list,
         .flash = "circle.handed-over",
         .again = show_hand_over,
         .required = {{whom, "circle.involve.whom.missing"}},
         .also = inputs_of(read_whom(visit.input(whom)))}
    );
}

http::Response acknowledge(web::Visit& visit) { return show_acknowledge(visit, web::Form{visit}); }

http::Response acknowledge_sent(web::Visit& visit) {
    return web::submit<Acknowledge>(
        visit,
        {.then = "/dossiers/{dossier}",
         .flash = "circle.acknowledged",
         .again = show_acknowledge,
         .subject = "hand_over"}
    );
}

http::Response leave(web::Visit& visit) { return show_leave(visit, web::Form{visit}); }

http::Response leave_sent(web::Visit& visit) {
    return web::submit<Leave>(visit, {.then = "/mijn", .flash = "circle.left", .again = show_leave});
}

http::Response close_party(web::Visit& visit) { return show_close(visit, web::Form{visit}); }

http::Response close_party_sent(web::Visit& visit) {
    bool const own = visit.actor().party() && visit.input("party") == name_of(*visit.actor().party());
    return web::submit<CloseParty>(
        visit, {.then = own ? "/mijn" : to_list, .flash = "circle.closed", .again = show_close}
    );
}

http::Response supporting(web::Visit& visit) { return show_supporting(visit, web::Form{visit}); }

http::Response supporting_sent(web::Visit& visit) {
    return web::submit<NameSupportingPerson>(
        visit,
        {.then = to_list,
         .flash = "circle.supporting.named",
         .again = show_supporting,
         .required =
             {{"person_name", "circle.supporting.name.missing"},
              {"relation", "circle.supporting.relation.missing"}}}
    );
}

http::Response remove_supporting(web::Visit& visit) { return show_remove(visit, web::Form{visit}); }

http::Response remove_supporting_sent(web::Visit& visit) {
    return web::submit<RemoveSupportingPerson>(
        visit,
        {.then = to_list, .flash = "circle.removed", .again = show_remove, .subject = "supporting_person"}
    );
}

}  // namespace rondom::circle
