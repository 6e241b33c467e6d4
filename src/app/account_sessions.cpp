#include "app/account_sessions.hpp"

#include <algorithm>
#include <tuple>

namespace rondom::app {

web::Asked<std::optional<web::Session>> AccountSessions::find(std::string_view token, Moment now) {
    auto found = sessions_.find(token, now);
    if (!found) { return tl::unexpected{found.error()}; }
    if (!*found) { return std::nullopt; }
    auto& session = **found;
    return web::Session{
        .token = std::string{token},
        .secret = std::move(session.secret),
        .actor = std::move(session.actor),
        .language = session.language,
        .other_roles = std::move(session.other_roles)};
}

web::Asked<std::optional<std::string>> AccountSessions::begin(PersonId const& person, Moment now) {
    if (!demo_) { return std::nullopt; }
    return sessions_.begin(person, accounts::Factors::demonstration, "", now);
}

web::Asked<std::optional<std::string>> AccountSessions::work_as(
    web::Session const& session, Role role, OrganisationId const& organisation, Moment now
) {
    auto const known = sessions_.find(session.token, now);
    if (!known) { return tl::unexpected{known.error()}; }
    if (!*known) { return std::nullopt; }
    return sessions_.switch_role(**known, role, organisation, now);
}

web::Asked<void> AccountSessions::speak(web::Session const& session, Language language, Moment now) {
    auto const known = sessions_.find(session.token, now);
    if (!known) { return tl::unexpected{known.error()}; }
    return *known ? sessions_.speak(**known, language) : web::Asked<void>{};
}

web::Asked<void> AccountSessions::end(web::Session const& session, Moment now) {
    auto const known = sessions_.find(session.token, now);
    if (!known) { return tl::unexpected{known.error()}; }
    return *known ? sessions_.end(**known) : web::Asked<void>{};
}

std::vector<web::Persona> AccountSessions::personas() const {
    std::vector<web::Persona> all;
    auto const people = demo_ ? directory_.everybody() : accounts::Asked<std::vector<accounts::Person>>{};
    if (!people) { return all; }
    for (auto const& person : *people) {
        auto const roles = directory_.assignments(person.id);
        if (!roles || roles->empty()) { continue; }
        auto const& first = roles->front();
        auto const place = directory_.organisation(first.organisation);
        all.push_back(
            {.person = person.id,
             .name = person.name,
             .role = first.role,
             .organisation = place && *place ? (*place)->name : std::string{},
             .about = {}}
        );
    }
    // Families first, then whoever works together beside each other.
    std::ranges::sort(all, {}, [](web::Persona const& each) {
        return std::tie(each.organisation, each.role, each.name);
    });
    return all;
}

}  // namespace rondom::app
