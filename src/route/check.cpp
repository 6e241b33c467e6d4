// What can only be said when the parts are read: is nobody asked less than the law asks, is every reading
// covered, does the route begin and end.

#include <set>

#include "route/origins.hpp"
#include "route/reading.hpp"

namespace rondom::route {

namespace {

constexpr std::string_view care_floor =
    "youth help and health care ask the holders below 12, holders and youth from 12 to 15, and the youth "
    "alone "
    "from 16 (Jeugdwet 7.3.4, 7.3.5; BW 7:447, 7:450)";

template <class Items, class Item>
bool contains(Items const& items, Item const& item) {
    return std::ranges::find(items, item) != items.end();
}

// ---- one thing at a time

/// Below 16 the holders answer for the child (UAVG 5); from 18 nobody does.
bool is_under_general_floor(AgeBand band, Required const& required) {
    switch (band) {
        case AgeBand::under_12:
        case AgeBand::from_12: return !required.holders;
        case AgeBand::from_16: return !required.holders && !required.youth;
        case AgeBand::from_18: return !required.youth || required.holders;
    }
    return true;
}

bool is_under_care_floor(AgeBand band, Required const& required) {
    switch (band) {
        case AgeBand::under_12: return !required.holders;
        case AgeBand::from_12: return !required.holders || !required.youth;
        case AgeBand::from_16:
        case AgeBand::from_18: return required.holders || !required.youth;
    }
    return true;
}

void check_floor(Purpose const& purpose, Loading& loading) {
    auto const place = loading.place("purposes/" + purpose.id);
    for (auto const& [band, required] : purpose.required) {
        if (band == AgeBand::under_12 && required.youth) {
            loading.findings.add(
                place,
                fmt::format("`{}` asks a child under 12 itself", purpose.id),
                "the holders answer for it"
            );
        }
        if (purpose.care && is_under_care_floor(band, required)) {
            loading.findings.add(
                place,
                fmt::format("`{}` is under the legal floor at {}", purpose.id, name_of(band)),
                std::string{care_floor}
            );
        } else if (!purpose.care && is_under_general_floor(band, required)) {
            loading.findings.add(
                place,
                fmt::format("`{}` is under the legal floor at {}", purpose.id, name_of(band)),
                "below 16 the holders are asked (UAVG 5), from 18 the youth alone"
            );
        }
    }
}

void check_rule(Sharing const& rule, Loading& loading) {
    auto const place = loading.place("sharing/" + rule.id);
    auto const* purpose = loading.profile.purpose(rule.purpose);
    bool const by_consent = rule.ground == GroundKind::consent;
    if (by_consent && purpose != nullptr && purpose->required.empty()) {
        loading.findings.add(
            place,
            fmt::format("`{}` needs consent, but `{}` does not say whose", rule.id, rule.purpose),
            "give the purpose a `required`"
        );
    }
    if (!by_consent && rule.article.empty()) {
        loading.findings.add(
            place,
            fmt::format("`{}` goes without consent and names no article of law", rule.id),
            "give the `article` that allows it"
        );
    }
    if (rule.consented != rule.to && !contains(rule.from, rule.consented)) {
        loading.findings.add(
            place,
            fmt::format(
                "`{}` rests on a consent for {}, who has no part in it", rule.id, name_of(rule.consented)
            ),
            "`consented` is the receiver or one of those who share"
        );
    }
}

/// What is shared comes from whoever owns it.
void check_owners(Sharing const& rule, Loading& loading) {
    auto const place = loading.place("sharing/" + rule.id);
    for (auto const what : rule.what) {
        auto const category = loading.profile.categories.find(what);
        if (category == loading.profile.categories.end()) { continue; }
        auto const owner = category->second.owner;
        if (owner != rule.to && !contains(rule.from, owner)) {
            loading.findings.add(
                place,
                fmt::format(
                    "`{}` shares {} but not from {}, who owns it", rule.id, name_of(what), name_of(owner)
                ),
                fmt::format("add {} to `from`", name_of(owner))
            );
        }
    }
}

/// A compartment is forgotten as a whole: one key, one retention.
void check_retention(Loading& loading) {
    std::map<Compartment, std::pair<Category, std::string>> first;
    for (auto const& [category, entry] : loading.profile.categories) {
        auto const [known, fresh] = first.try_emplace(entry.compartment, category, entry.retention);
        if (fresh || known->second.second == entry.retention) { continue; }
        loading.findings.add(
            loading.place(fmt::format("categories/{}", name_of(category))),
            fmt::format("{} is kept {}", name_of(category), entry.retention),
            fmt::format(
                "what is in the compartment {} is kept equally long: {} says {}",
                name_of(entry.compartment),
                name_of(known->second.first),
                known->second.second
            )
        );
    }
}

// ---- the whole

bool covers(Sharing const& rule, Step const& step, Party party, Category what) {
    return rule.to == party && contains(rule.what, what) && contains(step.purposes, rule.purpose);
}

void check_cell(Step const& step, Cell const& cell, Loading& loading) {
    auto const& profile = loading.profile;
    auto const place = loading.place(fmt::format("steps/{}/{}", step.id, name_of(cell.party)));
    for (auto const what : cell.reads) {
        bool const shared = std::ranges::any_of(profile.sharing, [&](Sharing const& rule) {
            return covers(rule, step, cell.party, what);
        });
        if (shared || profile.categories.at(what).owner == cell.party) { continue; }
        loading.findings.add(
            place,
            fmt::format("{} reads {} in `{}` without a ground", name_of(cell.party), name_of(what), step.id),
            "give a sharing rule whose purpose belongs to this step"
        );
    }
    for (auto const& id : cell.tasks) {
        auto const* task = profile.task(id);
        if (task == nullptr || task->party == cell.party) { continue; }
        loading.findings.add(
            place,
            fmt::format("`{}` is a task of {}, not of {}", id, name_of(task->party), name_of(cell.party))
        );
    }
}

void check_use(Loading& loading) {
    auto const& profile = loading.profile;
    for (auto const& task : profile.tasks) {
        bool const used = std::ranges::any_of(profile.steps, [&](Step const& step) {
            auto const* cell = step.cell(task.party);
            return cell != nullptr && contains(cell->tasks, task.id);
        });
        if (!used) {
            loading.findings.add(
                loading.place("tasks/" + task.id),
                fmt::format("`{}` belongs to no step", task.id),
                fmt::format("name it in a cell of {}", name_of(task.party))
            );
        }
    }
    for (auto const& rule : profile.sharing) {
        bool const used = std::ranges::any_of(profile.steps, [&](Step const& step) {
            auto const* cell = step.cell(rule.to);
            return cell != nullptr && std::ranges::any_of(cell->reads, [&](Category what) {
                       return covers(rule, step, rule.to, what);
                   });
        });
        bool const exported = std::ranges::any_of(profile.systems, [&](System const& each) {
            return each.receiver == rule.to && each.purpose == rule.purpose;
        });
        if (!used && !exported) {
            loading.findings.add(
                loading.place("sharing/" + rule.id),
                fmt::format("nobody reads anything by `{}` in any step", rule.id),
                "let a cell read it in a step with this purpose, or leave the rule out"
            );
        }
    }
}

void check_start(Loading& loading) {
    auto const& steps = loading.profile.steps;
    auto const place = Place{
        .file = loading.section("steps")->place.file,
        .line = loading.section("steps")->place.line,
        .column = 1};
    if (std::ranges::count(steps, true, &Step::start) != 1) {
        loading.findings.add(place, "the route has not exactly one step with `start: true`");
    }
    if (std::ranges::count(steps, true, &Step::end) == 0) {
        loading.findings.add(place, "the route has no step with `end: true`");
    }
    for (auto const& step : steps) {
        if (step.start && step.end) {
            loading.findings.add(loading.place("steps/" + step.id), "a route does not start at its end");
        }
        if (!step.end && !step.term) {
            loading.findings.add(
                loading.place("steps/" + step.id),
                fmt::format("`{}` has no term", step.id),
                "say how long it takes, who watches and who is next"
            );
        }
    }
}

/// The steps that can be reached from these along the transitions.
std::set<std::string> forward(Profile const& profile, std::set<std::string> reached) {
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (auto const& each : profile.transitions) {
            if (reached.contains(each.from)) { reached.insert(each.to); }
        }
    }
    return reached;
}

/// The steps from which one of these can be reached.
std::set<std::string> backward(Profile const& profile, std::set<std::string> reached) {
    for (std::size_t before = 0; before != reached.size();) {
        before = reached.size();
        for (auto const& each : profile.transitions) {
            if (reached.contains(each.to)) { reached.insert(each.from); }
        }
    }
    return reached;
}

std::set<std::string> steps_that(Profile const& profile, bool Step::*is) {
    std::set<std::string> ids;
    for (auto const& step : profile.steps) {
        if (step.*is) { ids.insert(step.id); }
    }
    return ids;
}

void check_ways(Loading& loading) {
    auto const& profile = loading.profile;
    auto const ends = steps_that(profile, &Step::end);
    auto const from_start = forward(profile, steps_that(profile, &Step::start));
    auto const to_end = backward(profile, ends);
    for (auto const& each : profile.transitions) {
        if (ends.contains(each.from)) {
            loading.findings.add(
                loading.place("transitions/" + each.id),
                fmt::format("`{}` is an end: nothing follows", each.from)
            );
        }
    }
    for (auto const& step : profile.steps) {
        auto const place = loading.place("steps/" + step.id);
        if (!from_start.contains(step.id)) {
            loading.findings.add(place, fmt::format("no way leads from the start to `{}`", step.id));
        }
        if (!to_end.contains(step.id)) {
            loading.findings.add(place, fmt::format("no way leads from `{}` to an end", step.id));
        }
    }
}

/// A reader of the profile must be able to hold each rule next to the words it comes from.
void check_citations(Loading& loading) {
    std::set<std::string> cited;
    for (auto const& claim : claims_of(loading.profile)) {
        for (auto const& line : cited_lines(claim.origin.source)) {
            if (loading.profile.quotes.contains(line) || !cited.insert(line).second) { continue; }
            loading.findings.add(
                loading.section("sources")->place,
                fmt::format("{} cites {}, which is not quoted", claim.rule, line),
                fmt::format("add `{}` and its words to `sources`", line)
            );
        }
    }
}

}  // namespace

void check_parts(Loading& loading) {
    for (auto const& purpose : loading.profile.purposes) {
        check_floor(purpose, loading);
    }
    for (auto const& rule : loading.profile.sharing) {
        check_rule(rule, loading);
        check_owners(rule, loading);
    }
    check_retention(loading);
}

void check_whole(Loading& loading) {
    for (auto const& step : loading.profile.steps) {
        for (auto const& cell : step.cells) {
            check_cell(step, cell, loading);
        }
    }
    check_use(loading);
    check_citations(loading);
    check_coverage(loading);
    check_start(loading);
    check_ways(loading);
}

}  // namespace rondom::route
