// The lead table: no gap, no overlap, no dead row, and whoever leads sits at the table.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

constexpr std::string_view appointing = "lead.appoint";

std::string path_of_row(std::size_t row) { return fmt::format("lead_table/{}", row + 1); }

Space space_of(Subject& subject, Space::Conditions more) {
    for (auto const& row : subject.profile.lead_table) {
        more.push_back(&row.when);
    }
    return subject.space(more);
}

void prove_rows(Subject& subject, route::Condition const& domain) {
    auto const& rows = subject.profile.lead_table;
    auto const space = space_of(subject, {&domain});
    auto const wanted = space.where(domain);
    auto said = space.none();
    for (std::size_t row = 0; row < rows.size(); ++row) {
        auto const says = space.where(rows[row].when);
        for (std::size_t other = 0; other < row; ++other) {
            auto const both = says & space.where(rows[other].when);
            if (both.empty()) { continue; }
            subject.find(
                "lead.overlap",
                path_of_row(row),
                {std::to_string(other + 1), std::to_string(row + 1)},
                space.example(both)
            );
        }
        if ((says - said).empty()) {
            subject.find("lead.dead-row", path_of_row(row), {std::to_string(row + 1)});
        }
        if (auto const outside = says - wanted; !outside.empty()) {
            subject.find("lead.outside", path_of_row(row), {std::to_string(row + 1)}, space.example(outside));
        }
        said |= says;
    }
    if (auto const gap = wanted - said; !gap.empty()) {
        subject.find("lead.gap", "lead_table", {}, space.examples(gap, 4));
    }
}

/// Whoever comes to a step in which somebody is appointed to lead has somebody to appoint.
void prove_entries(Subject& subject, route::Step const& led, std::vector<route::Step const*> const& all_led) {
    for (auto const& way : subject.profile.transitions) {
        auto const* from = subject.profile.step(way.from);
        bool const enters = way.to == led.id && from != nullptr && !contains(all_led, from);
        if (!enters || from->number > led.number) { continue; }  // back from where somebody led already
        auto const space = space_of(subject, {&way.when});
        auto without = space.where(way.when);
        for (auto const& row : subject.profile.lead_table) {
            if (row.lead) { without -= space.where(row.when); }
        }
        if (!without.empty()) {
            subject.find("lead.nobody", "transitions/" + way.id, {way.id, led.id}, space.example(without));
        }
    }
}

/// The leading party has a place in the step, whatever else is known, and the task to appoint.
void prove_seat(Subject& subject, std::size_t row, Party lead, route::Step const& step) {
    auto const& when = subject.profile.lead_table[row].when;
    auto const* cell = step.cell(lead);
    Space::Conditions conditions{&when};
    std::vector<route::Task const*> appoint;
    if (cell != nullptr) {
        conditions.push_back(&cell->when);
        for (auto const& each : tasks_of(subject.profile, step)) {
            if (each.task.command != appointing || each.cell.party != lead) { continue; }
            appoint.push_back(&each.task);
            conditions.push_back(&each.task.when);
        }
    }
    auto const space = subject.space(conditions);
    auto const leads = space.where(when);
    auto const present = cell != nullptr ? space.where(cell->when) : space.none();
    if (auto const away = leads - present; !away.empty()) {
        subject.find("lead.seat", path_of_row(row), {text(lead), step.id}, space.example(away));
        return;
    }
    auto asked = space.none();
    for (auto const* task : appoint) {
        asked |= space.where(task->when);
    }
    if (auto const unasked = leads - asked; !unasked.empty()) {
        subject.find("lead.task", path_of_row(row), {text(lead), step.id}, space.example(unasked));
    }
}

/// A person inside the party that may be invited to where the plan is made.
void prove_invited(Subject& subject, std::size_t row) {
    for (auto const role : subject.profile.lead_table[row].persons) {
        bool const invited =
            std::ranges::all_of(subject.profile.meetings, [&](route::Meeting const& meeting) {
                return contains(meeting.always, role) || contains(meeting.contact, role) ||
                       contains(meeting.may, role);
            });
        if (!invited) { subject.find("lead.invited", path_of_row(row), {text(role)}); }
    }
}

}  // namespace

void prove_lead(Subject& subject) {
    auto const& profile = subject.profile;
    auto const led = steps_with(profile, appointing);
    for (auto const* step : led) {
        prove_entries(subject, *step, led);
    }
    if (profile.lead_table.empty()) { return; }
    if (led.empty()) { subject.find("lead.no-step", "lead_table"); }
    if (subject.evidence.lead_domain) {
        prove_rows(subject, subject.evidence.lead_domain->when);
    } else {
        subject.find("lead.no-domain", "lead_table");
    }
    for (std::size_t row = 0; row < profile.lead_table.size(); ++row) {
        if (!profile.lead_table[row].lead) { continue; }
        for (auto const* step : led) {
            prove_seat(subject, row, *profile.lead_table[row].lead, *step);
        }
        prove_invited(subject, row);
    }
}

}  // namespace rondom::proof
