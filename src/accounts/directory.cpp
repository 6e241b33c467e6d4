#include "accounts/directory.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/core.h>

#include "accounts/contact.hpp"
#include "accounts/credentials.hpp"
#include "accounts/departure.hpp"
#include "accounts/kept.hpp"

namespace rondom::accounts {

namespace {

using journal::Change;
using journal::RowKey;
using journal::Trouble;

RowKey person_key(PersonId const& id) { return {"person", "all", id.text()}; }
RowKey organisation_key(OrganisationId const& id) { return {"organisation", "all", id.text()}; }

std::string name_at(Role role, std::string_view id) { return fmt::format("{}/{}", name_of(role), id); }

RowKey assignment_key(PersonId const& person, Role role, OrganisationId const& organisation) {
    return {"assignment", person.text(), name_at(role, organisation.text())};
}

/// Those who work for an organisation in a role, to be found from the organisation.
RowKey staff_key(Assignment const& assignment) {
    return {"staff", assignment.organisation.text(), name_at(assignment.role, assignment.person.text())};
}

/// Everything whose sort begins with "<role>/".
journal::Range in_role_of(std::string_view collection, OrganisationId const& organisation, Role role) {
    return {
        .collection = std::string{collection},
        .key = organisation.text(),
        .from = name_at(role, ""),
        .to = fmt::format("{}0", name_of(role))};  // '0' comes after '/'
}

std::optional<Refusal> wrong_with(Person const& person) {
    std::vector<Reason> reasons;
    if (person.name.find_first_not_of(' ') == std::string::npos) { reasons.push_back({&name_missing, {}}); }
    if (!person.mail.empty() && !readable_mail(person.mail)) { reasons.push_back({&mail_unreadable, {}}); }
    if (!person.mobile.empty() && !readable_mobile(person.mobile)) {
        reasons.push_back({&mobile_unreadable, {}});
    }
    if (reasons.empty()) { return std::nullopt; }
    return Refusal{std::move(reasons)};
}

template <class Term>
bool reversed(Term const& term) {
    return term.until && std::chrono::sys_days{*term.until} < std::chrono::sys_days{term.from};
}

}  // namespace

void sign_out(PersonId const& person, Change& change) {
    change.clear.push_back({.collection = "session", .owner = person.text()});
    change.clear.push_back({.collection = "sessions", .owner = person.text()});
    change.clear.push_back({.collection = "ticket", .owner = person.text()});
}

RowKey Directory::mail_key(std::string_view mail, PersonId const& person) const {
    return {"mail", keys_.place("mail", same_mail(mail)), person.text()};
}

Done Directory::save(Change const& change) {
    auto const saved = journal_.commit(change);
    if (!saved) { return tl::unexpected{Obstacle{saved.error()}}; }
    return {};
}

Asked<std::vector<PersonId>> Directory::people_with(std::string_view mail) const {
    auto const rows = journal_.rows({.collection = "mail", .key = mail_key(mail, {}).key});
    if (!rows) { return tl::unexpected{rows.error()}; }
    std::vector<PersonId> people;
    for (auto const& row : *rows) {
        people.emplace_back(row.key.sort);
    }
    return people;
}

Asked<bool> Directory::belongs_to_somebody_else(std::string_view mail, PersonId const& person) const {
    auto const people = people_with(mail);
    if (!people) { return tl::unexpected{people.error()}; }
    return std::ranges::any_of(*people, [&](PersonId const& each) { return each != person; });
}

/// First claims, then looks: of two who claim one address at once at most one keeps it.
Done Directory::claim_mail(Person const& person) {
    if (person.mail.empty()) { return {}; }
    auto const key = mail_key(person.mail, person.id);
    auto const before = journal_.row(key);
    if (!before) { return tl::unexpected{Obstacle{before.error()}}; }
    if (*before) { return {}; }
    Change claim;
    claim.put = {{.key = key, .owner = person.id.text(), .content = {}}};
    if (auto saved = save(claim); !saved) { return saved; }
    auto const taken = belongs_to_somebody_else(person.mail, person.id);
    if (taken && !*taken) { return {}; }
    Change release;
    release.erase = {key};
    if (auto saved = save(release); !saved) { return saved; }
    if (!taken) { return tl::unexpected{Obstacle{taken.error()}}; }
    return tl::unexpected{Obstacle{Refusal{{{&mail_taken, {}}}}}};
}

Done Directory::keep(Person person) {
    if (auto wrong = wrong_with(person)) { return tl::unexpected{Obstacle{std::move(*wrong)}}; }
    person.mail = readable_mail(person.mail).value_or("");
    person.mobile = readable_mobile(person.mobile).value_or("");
    auto const before = this->person(person.id);
    if (!before) { return tl::unexpected{Obstacle{before.error()}}; }
    if (auto claimed = claim_mail(person); !claimed) { return claimed; }

    Change change;
    change.put = {row_of(person_key(person.id), person)};
    if (*before) {
        auto const& was = **before;
        bool const other_mail = same_mail(was.mail) != same_mail(person.mail);
        if (other_mail && !was.mail.empty()) { change.erase.push_back(mail_key(was.mail, person.id)); }
        if (other_mail || was.mobile != person.mobile) { sign_out(person.id, change); }
    }
    return save(change);
}

Asked<std::optional<Person>> Directory::person(PersonId const& id) const {
    return kept<Person>(journal_, person_key(id));
}

Asked<std::optional<Person>> Directory::with_mail(std::string_view mail) const {
    auto const people = people_with(mail);
    if (!people) { return tl::unexpected{people.error()}; }
    if (people->size() != 1) { return std::optional<Person>{}; }
    auto person = this->person(people->front());
    // The claim of an address that was never saved is no address.
    if (person && *person && same_mail((*person)->mail) != same_mail(mail)) {
        return std::optional<Person>{};
    }
    return person;
}

Asked<void> Directory::speak(PersonId const& person, Language language) {
    auto somebody = this->person(person);
    if (!somebody) { return tl::unexpected{somebody.error()}; }
    if (!*somebody || (*somebody)->language == language) { return {}; }
    (*somebody)->language = language;
    Change change;
    change.put = {row_of(person_key(person), **somebody)};
    auto const saved = journal_.commit(change);
    if (!saved) { return tl::unexpected{saved.error()}; }
    return {};
}

Asked<std::vector<Person>> Directory::everybody() const {
    return all_kept<Person>(journal_, {.collection = "person", .key = "all"});
}

Done Directory::keep(Organisation const& organisation) {
    if (organisation.name.find_first_not_of(' ') == std::string::npos) {
        return tl::unexpected{Obstacle{Refusal{{{&name_missing, {}}}}}};
    }
    Change change;
    change.put = {row_of(organisation_key(organisation.id), organisation)};
    return save(change);
}

Asked<std::optional<Organisation>> Directory::organisation(OrganisationId const& id) const {
    return kept<Organisation>(journal_, organisation_key(id));
}

Asked<std::vector<Organisation>> Directory::organisations() const {
    return all_kept<Organisation>(journal_, {.collection = "organisation", .key = "all"});
}

Done Directory::assign(Assignment const& assignment) {
    if (reversed(assignment)) { return tl::unexpected{Obstacle{Refusal{{{&days_reversed, {}}}}}}; }
    auto const person = this->person(assignment.person);
    if (!person) { return tl::unexpected{Obstacle{person.error()}}; }
    if (!*person) { return tl::unexpected{Obstacle{NotFound{}}}; }
    if (assignment.organisation.empty() && !is_family(assignment.role)) {
        return tl::unexpected{Obstacle{Refusal{{{&organisation_needed, {}}}}}};
    }
    Change change;
    if (!assignment.organisation.empty()) {
        auto const organisation = this->organisation(assignment.organisation);
        if (!organisation) { return tl::unexpected{Obstacle{organisation.error()}}; }
        if (!*organisation) { return tl::unexpected{Obstacle{Refusal{{{&organisation_unknown, {}}}}}}; }
        change.put.push_back(row_of(staff_key(assignment), assignment));
    }
    change.put.push_back(
        row_of(assignment_key(assignment.person, assignment.role, assignment.organisation), assignment)
    );
    sign_out(assignment.person, change);
    return save(change);
}

Done Directory::end(
    PersonId const& person, Role role, OrganisationId const& organisation, Day last, PersonId const& by
) {
    auto const assignment = kept<Assignment>(journal_, assignment_key(person, role, organisation));
    if (!assignment) { return tl::unexpected{Obstacle{assignment.error()}}; }
    if (!*assignment) { return tl::unexpected{Obstacle{NotFound{}}}; }
    auto ended = **assignment;
    ended.until = last;
    ended.by = by;
    return assign(ended);
}

Asked<std::vector<Assignment>> Directory::assignments(PersonId const& person) const {
    return all_kept<Assignment>(journal_, {.collection = "assignment", .key = person.text()});
}

Asked<std::vector<Assignment>> Directory::staff(OrganisationId const& organisation) const {
    return all_kept<Assignment>(journal_, {.collection = "staff", .key = organisation.text()});
}

Done Directory::attach(Attachment const& attachment) {
    if (reversed(attachment)) { return tl::unexpected{Obstacle{Refusal{{{&days_reversed, {}}}}}}; }
    auto const rows = all_rows(journal_, in_role_of("attached", attachment.school, attachment.role));
    if (!rows) { return tl::unexpected{Obstacle{rows.error()}}; }
    auto const named = std::ranges::find_if(*rows, [&](journal::Row const& row) {
        return thing_of<Attachment>(row).person == attachment.person;
    });
    auto const place = fmt::format("{:06}/{}", rows->size() + 1, attachment.person.text());
    RowKey const fresh{"attached", attachment.school.text(), name_at(attachment.role, place)};
    Change change;
    change.put = {row_of(named != rows->end() ? named->key : fresh, attachment)};
    return save(change);
}

Asked<std::vector<Attachment>> Directory::attachments(OrganisationId const& school, Role role) const {
    return all_kept<Attachment>(journal_, in_role_of("attached", school, role));
}

Asked<std::vector<access::Actor>> Directory::actors(PersonId const& person, Day day) const {
    auto const somebody = this->person(person);
    if (!somebody) { return tl::unexpected{somebody.error()}; }
    auto const assigned = assignments(person);
    if (!assigned) { return tl::unexpected{assigned.error()}; }
    std::vector<access::Actor> actors;
    if (!*somebody) { return actors; }
    for (auto const& each : *assigned) {
        if (!holds_on(each, day)) { continue; }
        auto const employer = organisation(each.organisation);
        if (!employer) { return tl::unexpected{employer.error()}; }
        actors.push_back(
            {.person = person,
             .role = each.role,
             .organisation = each.organisation,
             .name = (*somebody)->name,
             .organisation_name = *employer ? (*employer)->name : std::string{}}
        );
    }
    return actors;
}

std::optional<Colleague> Directory::colleague(
    PersonId const& person, Role role, OrganisationId const& organisation
) const {
    auto const actors = this->actors(person, today_());
    if (!actors) { return std::nullopt; }
    auto const found = std::ranges::find_if(*actors, [&](access::Actor const& each) {
        return each.role == role && (organisation.empty() || each.organisation == organisation);
    });
    if (found == actors->end()) { return std::nullopt; }
    auto const somebody = this->person(person);
    if (!somebody || !*somebody) { return std::nullopt; }
    return Colleague{
        .person = person,
        .role = role,
        .name = found->name,
        .organisation = found->organisation,
        .organisation_name = found->organisation_name,
        .phone = (*somebody)->phone};
}

std::optional<Colleague> Directory::in_role(PersonId const& person, Role role) const {
    if (is_family(role)) { return std::nullopt; }
    return colleague(person, role, {});
}

std::vector<Colleague> Directory::attached_to(OrganisationId const& organisation, Role role) const {
    std::vector<Colleague> there;
    auto const add = [&](PersonId const& person, OrganisationId const& employer) {
        auto found = colleague(person, role, employer);
        if (found) { there.push_back(std::move(*found)); }
    };
    auto const own = all_kept<Assignment>(journal_, in_role_of("staff", organisation, role));
    for (auto const& each : own.value_or(std::vector<Assignment>{})) {
        if (holds_on(each, today_())) { add(each.person, organisation); }
    }
    auto const attached = attachments(organisation, role);
    for (auto const& each : attached.value_or(std::vector<Attachment>{})) {
        if (holds_on(each, today_())) { add(each.person, {}); }
    }
    return there;
}

Asked<bool> erase_relative(Directory const& directory, PersonId const& person, Change& change) {
    auto const known = directory.person(person);
    if (!known) { return tl::unexpected{known.error()}; }
    auto const assignments = directory.assignments(person);
    if (!assignments) { return tl::unexpected{assignments.error()}; }
    bool const works =
        std::ranges::any_of(*assignments, [](Assignment const& each) { return !is_family(each.role); });
    if (!*known || works) { return false; }

    sign_out(person, change);
    for (auto const* const collection : {"mail", "last-code", "outbox-news", "outbox-told"}) {
        change.clear.push_back({.collection = collection, .owner = person.text()});
    }
    for (auto const& each : *assignments) {
        change.erase.push_back(assignment_key(person, each.role, each.organisation));
    }
    change.erase.push_back(person_key(person));
    change.erase.push_back(credentials_key(person));
    change.erase.push_back(welcomed_key(person));
    return true;
}

}  // namespace rondom::accounts
