#include "capabilities/staff/workplace.hpp"

#include <algorithm>

namespace rondom::staff {

tl::expected<web::Doors const*, http::Response> doors_for(web::Visit& visit) {
    auto const* doors = visit.region().doors;
    bool const allowed = visit.actor().role == Role::region_administrator;
    if (doors == nullptr || !allowed) { return tl::unexpected{visit.not_found()}; }
    return doors;
}

tl::expected<Workplace, http::Response> workplace_in(web::Visit& visit) {
    auto const doors = doors_for(visit);
    if (!doors) { return tl::unexpected{doors.error()}; }
    auto organisation = (*doors)->directory.organisation(OrganisationId{visit.subject()});
    if (!organisation) { return tl::unexpected{visit.obstructed(Obstacle{organisation.error()})}; }
    if (!*organisation) { return tl::unexpected{visit.not_found()}; }
    return Workplace{**doors, std::move(**organisation)};
}

accounts::Asked<std::vector<Worker>> workers_of(
    accounts::Directory const& directory, accounts::Organisation const& organisation
) {
    auto const staff = directory.staff(organisation.id);
    if (!staff) { return tl::unexpected{staff.error()}; }
    std::vector<Worker> workers;
    for (auto const& each : *staff) {
        auto person = directory.person(each.person);
        if (!person) { return tl::unexpected{person.error()}; }
        if (*person) { workers.push_back({each, std::move(**person), organisation.name}); }
    }
    return workers;
}

accounts::Asked<std::vector<Worker>> workers_elsewhere(accounts::Directory const& directory, Day today) {
    auto const organisations = directory.organisations();
    if (!organisations) { return tl::unexpected{organisations.error()}; }
    std::vector<Worker> all;
    for (auto const& each : *organisations) {
        if (each.kind == accounts::OrganisationKind::school) { continue; }
        auto const workers = workers_of(directory, each);
        if (!workers) { return tl::unexpected{workers.error()}; }
        std::ranges::copy_if(*workers, std::back_inserter(all), [&](Worker const& worker) {
            return roles::professionals.has(worker.assignment.role) && is_there(worker.assignment, today);
        });
    }
    return all;
}

std::optional<Worker> chosen_of(std::vector<Worker> const& workers, std::string_view value) {
    auto const found = std::ranges::find(workers, value, &Worker::value);
    return found != workers.end() ? std::optional{*found} : std::nullopt;
}

bool is_there(accounts::Assignment const& assignment, Day today) {
    return !assignment.until || std::chrono::sys_days{today} <= std::chrono::sys_days{*assignment.until};
}

}  // namespace rondom::staff
