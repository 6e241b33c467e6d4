#include "web/page.hpp"

#include "web/navigation.hpp"
#include "web/visit.hpp"

namespace rondom::web {
namespace {

/// The first character of UTF-8 text.
std::string_view first_letter(std::string_view text) {
    if (text.empty()) { return {}; }
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        ++size;
    }
    return text.substr(0, size);
}

std::string joined(std::string line, std::string_view part) {
    if (part.empty()) { return line; }
    if (!line.empty()) { line += " · "; }
    return line.append(part);
}

std::string line_of(Visit const& visit, access::Child const& child) {
    std::string line;
    if (child.born.ok()) {
        line = visit.words().plural("dossier.age", age_in_years(child.born, visit.today()));
    }
    if (!child.group.empty()) { line = joined(line, visit.words().text("dossier.group", {child.group})); }
    return joined(line, child.school_name);
}

std::string first_name_of(VisibleDossier const& dossier, std::vector<Role> const& persons) {
    for (auto const role : persons) {
        if (auto const* member = dossier.standing().first_member(role)) { return member->name; }
    }
    return {};
}

/// Who leads, as far as this reader may know: from what the reader may read, by the region's table. Where
/// nobody leads: who guards the process.
std::optional<LeadView> lead_of(Visit const& visit, VisibleDossier const& dossier) {
    auto const facts = visit.dossiers().facts(dossier, visit.today());
    auto const* row = visit.profile().lead(facts);
    auto const* guard = visit.profile().guard_of(facts);
    if (row != nullptr && row->lead) {
        return LeadView{
            .heading = visit.words()("dossier.lead"),
            .name = first_name_of(dossier, row->persons),
            .party = visit.label(*row->lead),
            .why = visit.label(row->reason)};
    }
    if (guard == nullptr) { return std::nullopt; }
    return LeadView{
        .heading = visit.words()("dossier.guard"),
        .name = first_name_of(dossier, guard->persons),
        .party = visit.label(guard->party()),
        .why = visit.label(guard->label)};
}

DossierHead head_of(Visit const& visit, Head const& head) {
    auto const& child = head.dossier->standing().child;
    DossierHead view{.name = child.first_name, .initial = {}, .line = {}, .lead = {}, .tabs = {}};
    if (!visit.in_family() && !child.last_name.empty()) { view.name.append(" ").append(child.last_name); }
    if (view.name.empty()) { view.name = visit.words()("dossier.nameless"); }
    view.initial = first_letter(view.name);
    view.line = line_of(visit, child);
    view.tabs = tabs_of(visit, head);
    if (!visit.in_family()) { view.lead = lead_of(visit, *head.dossier); }
    return view;
}

MenuView menu_of(Visit const& visit) {
    auto const& session = *visit.session();
    auto const& actor = session.actor;
    MenuView menu{
        .name = actor.name,
        .initials = initials_of(actor.name),
        .party = actor.party() ? name_of(*actor.party()) : std::string_view{"board"},
        .role = visit.label(actor.role),
        .organisation = actor.organisation_name,
        .others = {},
        .family = visit.in_family()};
    for (auto const& other : session.other_roles) {
        menu.others.push_back(
            {.role = name_of(other.role),
             .label = visit.label(other.role),
             .organisation_name = other.organisation_name,
             .organisation = other.organisation.text()}
        );
    }
    return menu;
}

void add_problems(Chrome& chrome, Form const& form) {
    chrome.problems = form.lines();
    chrome.reasons = form.reasons();
    chrome.wrong = form.wrong();
    chrome.conflict = form.conflict();
}

void add_flash(Chrome& chrome, Visit const& visit) {
    if (visit.flash().empty()) { return; }
    chrome.flash = visit.words()(visit.flash());
    auto const next = std::string{visit.flash()} + ".next";
    if (visit.words().has(next)) { chrome.flash_next = visit.words()(next); }
}

std::string in_other_language(Visit const& visit) {
    auto const& path = visit.path();
    if (visit.language() == Language::nl) { return path == "/" ? "/en" : "/en" + path; }
    auto const dutch = path.substr(std::string_view{"/en"}.size());
    return dutch.empty() ? "/" : dutch;
}

}  // namespace

std::string initials_of(std::string_view name) {
    auto const last = name.find_last_of(' ');
    std::string initials{first_letter(name)};
    if (last != std::string_view::npos) { initials += first_letter(name.substr(last + 1)); }
    return initials;
}

Chrome chrome_of(Visit const& visit, Head const& head) {
    Chrome chrome;
    chrome.title = visit.words()(head.title);
    chrome.region_name = visit.label(visit.profile().name);
    chrome.home = first_page_of(visit);
    chrome.nav = navigation_of(visit, head);
    chrome.path = visit.path();
    chrome.form = Form{visit}.view();
    chrome.family = visit.in_family();
    chrome.sign_in = sign_in_path(visit);
    chrome.footer = footer_of(visit);
    if (visit.session() != nullptr) {
        chrome.menu = menu_of(visit);
    } else {
        chrome.other_language = in_other_language(visit);
    }
    if (head.dossier != nullptr) { chrome.dossier = head_of(visit, head); }
    if (head.form != nullptr) { add_problems(chrome, *head.form); }
    add_flash(chrome, visit);
    if (visit.region().demo && visit.region().clock.tells_story()) { chrome.story = visit.now(); }
    return chrome;
}

}  // namespace rondom::web
