#include "dossier/pauses.hpp"

#include <algorithm>

namespace rondom {

namespace {

using std::chrono::days;

/// What was known at the end of a day on which something happened.
struct Evening {
    Day day{};
    route::Facts facts;
};

std::vector<Evening> evenings_of(
    Entries const& entries, Setting const& setting, std::vector<Contribution> const& all
) {
    std::vector<Evening> evenings;
    std::vector<Entry> before;
    auto const& whole = entries.all();
    for (std::size_t each = 0; each < whole.size(); ++each) {
        before.push_back(whole[each]);
        auto const day = local_day(whole[each].at);
        bool const last = each + 1 == whole.size() || local_day(whole[each + 1].at) != day;
        if (!last) { continue; }
        Setting const then{.profile = setting.profile, .today = day};
        evenings.push_back({.day = day, .facts = facts_of(Entries{before}, then, all)});
    }
    return evenings;
}

/// Until the day before it held no longer; as long as it holds, until today.
std::vector<route::Period> periods_of(
    route::Condition const& when, std::vector<Evening> const& evenings, Day today
) {
    std::vector<route::Period> periods;
    bool held = false;
    for (auto const& each : evenings) {
        bool const holds = when.holds(each.facts);
        if (holds && !held) { periods.push_back({.from = each.day, .until = today}); }
        if (held && !holds) { periods.back().until = each.day + -days{1}; }
        held = holds;
    }
    std::erase_if(periods, [](route::Period const& each) { return each.until < each.from; });
    return periods;
}

}  // namespace

route::Running running_of(
    std::string const& term,
    route::Passage const& passage,
    Entries const& entries,
    Day today,
    Pauses const& pauses
) {
    route::Running running{.start = passage.on};
    if (auto const known = pauses.find(term); known != pauses.end()) { running.suspended = known->second; }
    if (auto const* run = entries.part<route::TermChanges>().run(term, passage.seq); run != nullptr) {
        running.extensions = run->extensions;
        auto const said = run->pauses(today);
        running.suspended.insert(running.suspended.end(), said.begin(), said.end());
    }
    for (auto& each : running.suspended) {
        // the first day of a term does not count anyhow; what stands still on it still does tomorrow
        if (each.until == today && today == passage.on) { each.until = today + days{1}; }
    }
    return running;
}

bool stands_still(route::DueDay const& due, Day today) {
    return !due.suspended.empty() && due.suspended.back().until >= today;
}

std::vector<std::string> pause_texts(Task const& task) {
    std::vector<std::string> texts;
    if (!task.reckoned) { return texts; }
    for (auto const& each : task.reckoned->suspended) {
        texts.push_back(iso_text(each.from) + "/" + iso_text(each.until));
    }
    return texts;
}

std::vector<route::Period> pauses_in(std::vector<std::string> const& texts) {
    std::vector<route::Period> pauses;
    for (auto const& each : texts) {
        auto const from = parse_day(std::string_view{each}.substr(0, each.find('/')));
        auto const until = parse_day(std::string_view{each}.substr(each.find('/') + 1));
        if (from && until) { pauses.push_back({.from = *from, .until = *until}); }
    }
    return pauses;
}

Pauses pauses_of(Entries const& entries, Setting const& setting, std::vector<Contribution> const& all) {
    Pauses pauses;
    std::vector<Evening> evenings;
    for (auto const& term : setting.profile.terms) {
        if (!term.suspension || term.suspension->by_notice) { continue; }
        if (evenings.empty()) { evenings = evenings_of(entries, setting, all); }
        pauses[term.id] = periods_of(term.suspension->when, evenings, setting.today);
    }
    return pauses;
}

}  // namespace rondom
