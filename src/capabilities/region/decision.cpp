#include "capabilities/region/proposal.hpp"
#include "templates/region_decision.hpp"

namespace rondom::region {

namespace {

DecisionPage page_of(web::Visit const& visit, Found const& found, web::Form const& form) {
    return {
        .about = version_view(visit, found.agreement),
        .path = found.path(),
        .intro = {},
        .form = form.view(),
        .fields = {},
        .save = {}};
}

http::Response show_decision(web::Visit& visit, Found const& found, web::Form const& form) {
    auto page = page_of(visit, found, form);
    auto const today = iso_text(visit.today());
    page.intro = visit.words()("region.decision.intro");
    page.fields = {form.day("from", "region.decision.from", {.value = today})};
    page.save = visit.words()("region.decision.save");
    return visit.page(
        {.title = "region.decision.title", .nav = "region", .form = &form},
        web::Part{[&](web::Html& html) { templates::region_decision(html, visit.words(), page); }}
    );
}

http::Response show_withdrawal(web::Visit& visit, Found const& found, web::Form const& form) {
    auto page = page_of(visit, found, form);
    page.intro = visit.words()("region.withdrawal.intro");
    page.save = visit.words()("region.withdrawal.save");
    return visit.page(
        {.title = "region.withdrawal.title", .nav = "region", .form = &form},
        web::Part{[&](web::Html& html) { templates::region_decision(html, visit.words(), page); }}
    );
}

/// What is still to decide about; a version that was published is not.
tl::expected<Found, http::Response> open_in(web::Visit& visit) {
    auto found = found_in(visit);
    if (found && found->agreement.published) { return tl::unexpected{visit.not_found()}; }
    return found;
}

/// To the page of a form that somebody sent, or the page again with why not.
template <class Done, class Show>
http::Response concluded(
    web::Visit& visit, Found const& found, Done const& done, std::string_view flash, Show const& show
) {
    if (done) { return visit.see_other("/regio", flash); }
    if (!done.error().refusal) { return objected(visit, done.error()); }
    return show(visit, found, web::Form{visit, *done.error().refusal});
}

}  // namespace

http::Response decision(web::Visit& visit) {
    auto const found = open_in(visit);
    if (!found) { return found.error(); }
    return show_decision(visit, *found, web::Form{visit});
}

http::Response published(web::Visit& visit) {
    auto const found = open_in(visit);
    if (!found) { return found.error(); }
    Day from{};
    if (auto const wrong = read(visit.input("from"), from)) {
        return show_decision(visit, *found, web::Form{visit, std::vector<Complaint>{{"from", *wrong}}});
    }
    auto const done = found->agreements.publish(found->agreement.draft.id, from, found->hand);
    return concluded(visit, *found, done, "region.decision.done", show_decision);
}

http::Response withdrawal(web::Visit& visit) {
    auto const found = open_in(visit);
    if (!found) { return found.error(); }
    return show_withdrawal(visit, *found, web::Form{visit});
}

http::Response withdrawn(web::Visit& visit) {
    auto const found = open_in(visit);
    if (!found) { return found.error(); }
    auto const done = found->agreements.withdraw(found->agreement.draft.id, found->hand);
    return concluded(visit, *found, done, "region.withdrawal.done", show_withdrawal);
}

}  // namespace rondom::region
