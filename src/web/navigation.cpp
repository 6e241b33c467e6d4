#include "web/navigation.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "web/visit.hpp"

namespace rondom::web {
namespace {

struct Item {
    std::string_view id;
    std::string_view words;
    std::string_view path;  ///< below "/dossiers/{dossier}" when it begins there
    std::string_view icon;
    Roles who = roles::everyone;
};

constexpr Roles privacy{Role::privacy_officer};
constexpr Roles administration{Role::region_administrator};

constexpr std::array professional_items{
    Item{"work", "nav.work", "/mijn/werk", "checklist", roles::professionals},
    Item{"dossiers", "nav.dossiers", "/dossiers", "folders", roles::professionals},
    Item{"triage", "nav.triage", "/triage", "arrows-exchange", Roles{Role::behavioural_scientist}},
    Item{"appointments", "nav.appointments", "/mijn/agenda", "calendar-event", roles::professionals},
    Item{"messages", "nav.messages", "/mijn/berichten", "message", roles::professionals},
    Item{"figures", "nav.figures", "/regio/cijfers", "chart-bar", Roles{Role::sub_alliance_coordinator}},
    Item{"region", "nav.region", "/regio", "settings", administration},
    Item{"staff", "nav.staff", "/mensen", "users", administration},
    Item{"audit", "nav.audit", "/regio/inzage", "eye", privacy}};

constexpr std::array parent_items{
    Item{"overview", "nav.overview", "/dossiers/{dossier}", "home"},
    Item{"plan", "nav.plan", "/dossiers/{dossier}/plan", "target-arrow"},
    Item{"consent", "nav.consent", "/dossiers/{dossier}/toestemming", "shield-check"},
    Item{"appointments", "nav.appointments", "/mijn/agenda", "calendar-event"},
    Item{"messages", "nav.messages", "/dossiers/{dossier}/berichten", "message"}};

constexpr std::array youth_items{
    Item{"overview", "nav.about-me", "/dossiers/{dossier}", "mood-smile"},
    Item{"plan", "nav.plan", "/dossiers/{dossier}/plan", "target-arrow"},
    Item{"consent", "nav.share", "/dossiers/{dossier}/toestemming", "shield-check"},
    Item{"appointments", "nav.appointments", "/mijn/agenda", "calendar-event"},
    Item{"messages", "nav.messages", "/dossiers/{dossier}/berichten", "message"}};

constexpr std::array public_items{
    Item{"guide", "nav.guide", "/", "", {}},
    Item{"how", "nav.how", "/route", "", {}},
    Item{"report", "nav.report", "/zorg-melden", "", {}}};

constexpr std::array tab_items{
    Item{"route", "tab.route", "/dossiers/{dossier}", ""},
    Item{"circle", "tab.circle", "/dossiers/{dossier}/rondom", ""},
    Item{"family", "tab.family", "/dossiers/{dossier}/gezin", "", roles::professionals},
    Item{"signals", "tab.signals", "/dossiers/{dossier}/signalen", ""},
    Item{"research", "tab.research", "/dossiers/{dossier}/onderzoek", ""},
    Item{"triage", "tab.triage", "/dossiers/{dossier}/triage", "", roles::professionals},
    Item{"health", "tab.health", "/dossiers/{dossier}/gezondheid", ""},
    Item{"lead", "tab.lead", "/dossiers/{dossier}/regie", "", roles::professionals},
    Item{"plan", "tab.plan", "/dossiers/{dossier}/plan", ""},
    Item{"conferences", "tab.conferences", "/dossiers/{dossier}/overleggen", ""},
    Item{"arrangements", "tab.arrangements", "/dossiers/{dossier}/ondersteuning", ""},
    Item{"evaluation", "tab.evaluation", "/dossiers/{dossier}/evaluatie", ""},
    Item{"consent", "tab.consent", "/dossiers/{dossier}/toestemming", ""},
    Item{"messages", "tab.messages", "/dossiers/{dossier}/berichten", ""},
    Item{"log", "tab.log", "/dossiers/{dossier}/logboek", ""},
    Item{"readings", "tab.readings", "/dossiers/{dossier}/inzage", ""}};

constexpr std::array footer_items{
    Item{"terms", "footer.terms", "/begrippen", "", {}},
    Item{"privacy", "footer.privacy", "/privacy", "", {}},
    Item{"accessibility", "footer.accessibility", "/toegankelijkheid", "", {}},
    Item{"help", "footer.need-help", "/hulp", "", {}}};

/// Somebody in this region has a task with a command of this capability.
bool is_done_here(route::Profile const& profile, std::string_view capability) {
    return std::ranges::any_of(profile.tasks, [&](route::Task const& each) {
        return std::string_view{each.command}.substr(0, each.command.find('.')) == capability;
    });
}

/// What the region does not know has no page there.
bool is_known_here(Visit const& visit, Item const& item) {
    auto const& profile = visit.profile();
    if (item.id == "arrangements") { return !profile.arrangements.empty() || !profile.systems.empty(); }
    if (item.id == "lead") { return !profile.lead_table.empty() || profile.guard.has_value(); }
    if (item.id == "conferences") { return profile.meeting("conference") != nullptr; }
    if (item.id == "triage" || item.id == "health") { return is_done_here(profile, item.id); }
    return true;
}

bool is_for(Visit const& visit, Item const& item) {
    if (!is_known_here(visit, item)) { return false; }
    if (item.who == Roles{}) { return true; }
    return visit.session() != nullptr && item.who.has(visit.actor().role);
}

std::string address_of(Visit const& visit, std::string_view pattern) {
    if (!pattern.starts_with(dossier_address)) { return public_path(visit, pattern); }
    if (visit.dossier().empty()) { return "/mijn"; }
    return visit.in_dossier(pattern.substr(dossier_address.size()));
}

/// How many things this person is to do; nothing when storage does not answer: a page is more than its
/// counts.
int count_of(Visit const& visit, Item const& item) {
    if (item.id != "work") { return 0; }
    return static_cast<int>(visit.count_to_do().value_or(0));
}

std::vector<NavItem> items_for(Visit const& visit, std::span<Item const> items, std::string_view here) {
    std::vector<NavItem> shown;
    shown.reserve(items.size());
    for (auto const& item : items) {
        if (!is_for(visit, item) || !visit.region().router.has_page(item.path)) { continue; }
        shown.push_back(
            {.label = visit.words()(item.words),
             .path = address_of(visit, item.path),
             .icon = item.icon,
             .here = item.id == here,
             .count = count_of(visit, item)}
        );
    }
    return shown;
}

}  // namespace

std::vector<NavItem> navigation_of(Visit const& visit, Head const& head) {
    if (visit.session() == nullptr) { return items_for(visit, public_items, head.nav); }
    if (!visit.in_family()) {
        return items_for(
            visit, professional_items, head.nav.empty() && head.dossier != nullptr ? "dossiers" : head.nav
        );
    }
    // A family has one dossier in view: the item follows from the tab.
    auto const here = !head.nav.empty()     ? head.nav
                      : head.tab == "route" ? std::string_view{"overview"}
                                            : head.tab;
    return visit.actor().role == Role::youth ? items_for(visit, youth_items, here)
                                             : items_for(visit, parent_items, here);
}

std::vector<NavItem> tabs_of(Visit const& visit, Head const& head) {
    return items_for(visit, tab_items, head.tab);
}

std::vector<NavItem> footer_of(Visit const& visit) { return items_for(visit, footer_items, ""); }

std::string_view sign_in_path(Visit const& visit) { return visit.region().demo ? "/demo" : "/inloggen"; }

std::string_view first_page_of(Visit const& visit) { return visit.session() == nullptr ? "/" : "/mijn"; }

std::string public_path(Visit const& visit, std::string_view path) {
    bool const in_english = visit.session() == nullptr && visit.language() == Language::en;
    if (!in_english) { return std::string{path}; }
    return path == "/" ? "/en" : std::string{"/en"}.append(path);
}

}  // namespace rondom::web
