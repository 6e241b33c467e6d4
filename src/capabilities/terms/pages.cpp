#include "capabilities/terms/pages.hpp"

#include <algorithm>

#include "web/due.hpp"
#include "web/sections.hpp"

namespace rondom::terms {

namespace {

std::string path_to(web::Visit const& visit, std::string_view page, route::Term const& term) {
    return visit.in_dossier(page).append("/").append(term.id);
}

/// Who watches, and what can still be done to the day.
std::string meta_of(web::Visit const& visit, RunningTerm const& one, std::optional<Day> further) {
    auto const& words = visit.words();
    auto text = words.text("terms.watched-by", {web::in_sentence(visit.label(one.term->owner))});
    if (further && !visit.in_family()) {
        text.append(" ").append(words.text("terms.can-be-longer", {words.date(*further)}));
    }
    return text;
}

void add_links(
    web::Visit const& visit,
    VisibleDossier const& dossier,
    RunningTerm const& one,
    bool can_be_longer,
    web::Remark& remark
) {
    if (!watches(visit.actor().role, *one.term, dossier.standing())) { return; }
    auto const link = [&](std::string_view page, std::string_view words) {
        remark.links.emplace_back(path_to(visit, page, *one.term), visit.words()(words));
    };
    bool const passed = !stands_still(one.due, visit.today()) && one.due.on < visit.today();
    bool const by_notice = one.term->suspension && one.term->suspension->by_notice;
    if (can_be_longer && !passed) { link("/termijnen/verlengen", "terms.extend.button"); }
    if (one.by_word) {
        link("/termijnen/hervatten", "terms.resume.button");
    } else if (by_notice && !passed) {
        link("/termijnen/stilzetten", "terms.suspend.button");
    }
}

web::Section now_of(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const& words = visit.words();
    web::Section section{
        .id = "nu", .heading = words("terms.section.now"), .empty = words("terms.section.now.empty")};
    Setting const setting{.profile = dossier.profile(), .today = visit.today()};
    auto const& all = visit.dossiers().contributions();
    auto const facts = facts_of(dossier, setting, all);
    for (auto const& one : running_terms(dossier, setting, facts, pauses_of(dossier, setting, all))) {
        auto const further = longer(one, setting.profile);
        bool const still = stands_still(one.due, visit.today());
        auto why = web::why_due(visit, one.due, *one.term);
        auto const next = still ? std::string{} : web::who_is_next(visit, *one.term, one.due.on);
        web::Remark remark{
            .title = still ? words.text("terms.still", {web::begin_line(visit.label(one.term->label))})
                           : words.text(
                                 "terms.until",
                                 {web::begin_line(visit.label(one.term->label)), words.date(one.due.on)}
                             ),
            .text = next.empty() ? std::move(why) : why.append(" ").append(next),
            .meta = meta_of(visit, one, further)};
        add_links(visit, dossier, one, further.has_value(), remark);
        section.remarks.push_back(std::move(remark));
    }
    return section;
}

web::Section changes_of(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const& words = visit.words();
    web::Section section{
        .id = "veranderd",
        .heading = words("terms.section.changes"),
        .empty = words("terms.section.changes.empty")};
    auto const& all = dossier.part<Changes>().all;
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
        auto const* term = dossier.profile().term(each->term);
        auto const name = term != nullptr ? visit.label(term->label) : std::string_view{each->term};
        section.remarks.push_back(
            {.title = words.text(std::string{"terms.deed."}.append(name_of(each->deed)), {name}),
             .text = each->reason,
             .meta = words.text(
                 "terms.by", {web::name_in(visit, dossier, each->by, each->role), words.date(each->at)}
             )}
        );
    }
    return section;
}

}  // namespace

http::Response overview(web::Visit& visit) {
    return web::sections_page(visit, "terms", "route", [&](VisibleDossier const& dossier) {
        return std::vector{now_of(visit, dossier), changes_of(visit, dossier)};
    });
}

}  // namespace rondom::terms
