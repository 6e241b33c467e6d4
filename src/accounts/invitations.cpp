#include "accounts/invitations.hpp"

#include <algorithm>

#include "accounts/contact.hpp"
#include "accounts/kept.hpp"

namespace rondom::accounts {

using journal::Change;
using journal::Trouble;

Done Invitations::invite(PersonId const& id, Moment now) {
    auto const person = gate_.directory.person(id);
    if (!person) { return tl::unexpected{Obstacle{person.error()}}; }
    if (!*person) { return tl::unexpected{Obstacle{NotFound{}}}; }
    auto const actors = gate_.directory.actors(id, local_day(now));
    if (!actors) { return tl::unexpected{Obstacle{actors.error()}}; }
    std::vector<Reason> reasons;
    if (std::ranges::none_of(*actors, [](auto const& each) { return is_family(each.role); })) {
        reasons.push_back({&invitation_no_family, {}});
    }
    if ((*person)->mail.empty()) { reasons.push_back({&invitation_mail, {}}); }
    if ((*person)->mobile.empty()) { reasons.push_back({&invitation_mobile, {}}); }
    if (!reasons.empty()) { return tl::unexpected{Obstacle{Refusal{std::move(reasons)}}}; }

    Change change;
    links_.close_all(id, change);
    links_.issue(
        {.person = id, .until = now + invitation_lives, .secret = {}}, WaitingKind::invitation, now, change
    );
    auto const sent = gate_.journal.commit(change);
    if (!sent) { return tl::unexpected{Obstacle{sent.error()}}; }
    return {};
}

Asked<std::optional<InvitationView>> Invitations::look(std::string_view token, Moment now) const {
    auto const link = links_.find(token, now);
    if (!link) { return tl::unexpected{link.error()}; }
    if (!*link) { return std::optional<InvitationView>{}; }
    auto const person = gate_.directory.person((*link)->person);
    if (!person) { return tl::unexpected{person.error()}; }
    if (!*person) { return std::optional<InvitationView>{}; }
    return std::optional{InvitationView{
        .mobile = masked_mobile((*person)->mobile),
        .until = (*link)->until,
        .language = (*person)->language}};
}

Pass Invitations::accept(std::string_view token, Caller const& caller) {
    auto const over = [] { return tl::unexpected{Obstacle{Refusal{{{&invitation_over, {}}}}}}; };
    auto const link = links_.find(token, caller.now);
    if (!link) { return tl::unexpected{Obstacle{link.error()}}; }
    if (!*link) { return over(); }
    auto const& id = (*link)->person;
    auto const person = gate_.directory.person(id);
    if (!person) { return tl::unexpected{Obstacle{person.error()}}; }
    if (!*person) { return over(); }

    Change change;
    links_.close(token, **link, change);
    change.put.push_back(row_of(welcomed_key(id), Welcomed{.at = caller.now}));
    auto ticket =
        tickets_.issue_with_code(id, account_place(gate_.keys, (*person)->mail), caller.now, change);
    auto const accepted = gate_.journal.commit(change);
    if (!accepted && accepted.error() == Trouble::gone) { return over(); }
    if (!accepted) { return tl::unexpected{Obstacle{accepted.error()}}; }
    return ticket;
}

}  // namespace rondom::accounts
