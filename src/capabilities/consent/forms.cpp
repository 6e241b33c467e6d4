#include <algorithm>

#include "capabilities/consent/pages.hpp"
#include "capabilities/consent/rules.hpp"
#include "web/form_page.hpp"
#include "web/submit.hpp"

// The commands that are one form: stopping, asking, and what a court decided.
namespace rondom::consent {

namespace {

constexpr web::Required scope_missing{"scope", "consent.ask.scope.missing"};

/// Every receiver and purpose for which the region shares by consent, as one choice.
std::vector<web::Choice> scopes(web::Visit const& visit) {
    std::vector<web::Choice> choices;
    for (auto const& rule : visit.profile().sharing) {
        if (rule.ground != route::GroundKind::consent) { continue; }
        auto const value =
            subject_of({.receiver = rule.consented, .purpose = rule.purpose, .categories = {}});
        auto const same = [&](web::Choice const& each) { return each.value == value; };
        auto const* purpose = visit.profile().purpose(rule.purpose);
        if (purpose == nullptr || std::ranges::any_of(choices, same)) { continue; }
        choices.push_back(
            {.value = value,
             .label = std::string{visit.label(rule.consented)},
             .hint = std::string{visit.label(purpose->label)}}
        );
    }
    return choices;
}

/// The form has one choice for receiver and purpose together; the command wants both.
Inputs both_of(std::string_view chosen) {
    auto const scope = scope_of(chosen);
    if (!scope) { return {{"receiver", {}}, {"purpose", {}}}; }
    return {{"receiver", std::string{name_of(scope->receiver)}}, {"purpose", scope->purpose}};
}

/// There is something that this reader may answer under this address.
bool is_mine(web::Visit const& visit) {
    auto const scope = scope_of(visit.subject());
    auto const dossier = visit.glance();
    return scope && dossier && std::ranges::any_of(dossier->sharing(), [&](SharingLine const& each) {
               return each.is_mine && each.scope.receiver == scope->receiver &&
                      each.scope.purpose == scope->purpose;
           });
}

http::Response show_stop(web::Visit& visit, web::Form const& form) {
    if (!is_mine(visit)) { return visit.not_found(); }
    return web::form_page(
        visit, form, {.key = "consent.stop", .tab = "consent", .back = "/toestemming", .fields = {}}
    );
}

http::Response show_ask(web::Visit& visit, web::Form const& form) {
    return web::form_page(
        visit,
        form,
        {.key = "consent.ask",
         .tab = "consent",
         .back = "/toestemming",
         .fields =
             {form.radios("scope", "consent.ask.scope", scopes(visit)),
              form.area("why", "consent.ask.why", {.rows = 4})}}
    );
}

std::vector<web::Choice> holders(web::Visit& visit) {
    std::vector<web::Choice> choices;
    auto const dossier = visit.glance();
    if (!dossier) { return choices; }
    for (auto const& each : dossier->standing().holders()) {
        choices.push_back({.value = each.person.text(), .label = each.name});
    }
    return choices;
}

http::Response show_court(web::Visit& visit, web::Form const& form) {
    return web::form_page(
        visit,
        form,
        {.key = "consent.court",
         .tab = "consent",
         .back = "/toestemming",
         .fields =
             {form.radios("holder", "consent.court.holder", holders(visit)),
              form.radios("scope", "consent.ask.scope", scopes(visit)),
              form.text("document", "consent.court.document"),
              form.day("decided_on", "consent.court.decided-on")}}
    );
}

http::Response show_verify(web::Visit& visit, web::Form const& form) {
    return web::form_page(
        visit,
        form,
        {.key = "consent.verify",
         .tab = "consent",
         .back = "/toestemming",
         .fields =
             {form.radios("holder", "consent.court.holder", holders(visit)),
              form.radios("scope", "consent.ask.scope", scopes(visit))}}
    );
}

}  // namespace

http::Response stop(web::Visit& visit) { return show_stop(visit, web::Form{visit}); }

http::Response stop_sent(web::Visit& visit) {
    return web::submit<StopConsent>(
        visit,
        {.then = the_list, .flash = "consent.stopped", .again = show_stop, .also = both_of(visit.subject())}
    );
}

http::Response ask(web::Visit& visit) { return show_ask(visit, web::Form{visit}); }

http::Response ask_sent(web::Visit& visit) {
    return web::submit<AskConsent>(
        visit,
        {.then = the_list,
         .flash = "consent.asked",
         .again = show_ask,
         .required = {{"why", "consent.ask.why.missing"}, scope_missing},
         .also = both_of(visit.input("scope"))}
    );
}

http::Response court(web::Visit& visit) { return show_court(visit, web::Form{visit}); }

http::Response court_sent(web::Visit& visit) {
    return web::submit<UploadCourtDecision>(
        visit,
        {.then = the_list,
         .flash = "consent.court-uploaded",
         .again = show_court,
         .required = {{"document", "consent.court.document.missing"}, scope_missing},
         .also = both_of(visit.input("scope"))}
    );
}

http::Response verify(web::Visit& visit) { return show_verify(visit, web::Form{visit}); }

http::Response verify_sent(web::Visit& visit) {
    return web::submit<VerifyCourtDecision>(
        visit,
        {.then = the_list,
         .flash = "consent.court-verified",
         .again = show_verify,
         .required = {scope_missing},
         .also = both_of(visit.input("scope"))}
    );
}

}  // namespace rondom::consent
