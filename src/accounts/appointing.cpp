#include "accounts/appointing.hpp"

#include <algorithm>

#include "accounts/obstacle.hpp"

namespace rondom::accounts {

namespace {

/// Nothing when nobody has this address.
tl::expected<std::optional<PersonId>, Obstacle> colleague_with(
    Directory const& directory, std::string_view mail
) {
    auto const known = directory.with_mail(mail);
    if (!known) { return trouble(known.error()); }
    if (!*known) { return std::optional<PersonId>{}; }
    auto const roles = directory.assignments((*known)->id);
    if (!roles) { return trouble(roles.error()); }
    bool const works =
        std::ranges::any_of(*roles, [](Assignment const& each) { return !is_family(each.role); });
    if (!works) { return no(mail_taken); }
    return (*known)->id;
}

}  // namespace

bool works_at(Role role, OrganisationKind kind) {
    bool const at_school = party_of(role) == Party::education;
    return !is_family(role) && at_school == (kind == OrganisationKind::school);
}

Done appoint(
    Directory& directory,
    Enrolment& enrolment,
    Organisation const& organisation,
    NewColleague const& colleague,
    Moment now
) {
    if (!works_at(colleague.role, organisation.kind)) { return no(role_elsewhere); }
    if (colleague.mail.empty()) { return no(enrolment_mail); }
    auto const known = colleague_with(directory, colleague.mail);
    if (!known) { return tl::unexpected{known.error()}; }
    auto const person = known->value_or(random_id<PersonId>());
    if (!*known) {
        auto kept = directory.keep(Person{
            .id = person, .name = colleague.name, .mail = colleague.mail, .phone = colleague.phone});
        if (!kept) { return kept; }
    }
    auto given = directory.assign(
        {.person = person,
         .role = colleague.role,
         .organisation = organisation.id,
         .from = colleague.from,
         .until = colleague.until,
         .by = colleague.by}
    );
    if (!given || *known) { return given; }
    return enrolment.invite(person, now);
}

}  // namespace rondom::accounts
