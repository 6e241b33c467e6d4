#include "accounts/enrolment.hpp"

#include <algorithm>

#include "accounts/authenticator.hpp"
#include "accounts/kept.hpp"
#include "accounts/obstacle.hpp"

namespace rondom::accounts {

namespace {

using journal::Change;
using journal::Trouble;

bool is_professional(std::vector<access::Actor> const& actors) {
    return std::ranges::any_of(actors, [](auto const& each) { return !is_family(each.role); });
}

}  // namespace

Done Enrolment::invite(PersonId const& id, Moment now) {
    auto const person = gate_.directory.person(id);
    if (!person) { return trouble(person.error()); }
    if (!*person) { return tl::unexpected{Obstacle{NotFound{}}}; }
    if ((*person)->mail.empty()) { return no(enrolment_mail); }
    auto const actors = gate_.directory.actors(id, local_day(now));
    if (!actors) { return trouble(actors.error()); }
    if (!is_professional(*actors)) { return no(enrolment_no_role); }
    Change change;
    first_.close_all(id, change);
    first_.issue(
        {.person = id, .until = now + enrolment_lives, .secret = new_authenticator_secret()},
        WaitingKind::enrolment,
        now,
        change
    );
    auto const sent = gate_.journal.commit(change);
    if (!sent) { return trouble(sent.error()); }
    return {};
}

Done Enrolment::forgotten(std::string_view mail, Caller const& caller) {
    auto const attempt = attempts_.begin(
        {{.place = gate_.keys.place("resets", account_place(gate_.keys, mail)), .limit = gate_.limits.codes},
         {.place = gate_.keys.place("network codes", network_of(caller.peer)),
          .limit = gate_.limits.network_codes}},
        caller.now
    );
    if (!attempt) { return tl::unexpected{attempt.error()}; }
    auto const person = gate_.directory.with_mail(mail);
    if (!person) { return trouble(person.error()); }
    auto const id = *person ? (*person)->id : PersonId{"-"};
    auto const credentials = kept<Credentials>(gate_.journal, credentials_key(id));
    if (!credentials) { return trouble(credentials.error()); }
    auto const actors = gate_.directory.actors(id, local_day(caller.now));
    if (!actors) { return trouble(actors.error()); }
    bool const known = *credentials && is_professional(*actors);
    Change change;
    again_.issue(
        {.person = known ? id : PersonId{}, .until = caller.now + reset_lives, .secret = {}},
        WaitingKind::password_reset,
        caller.now,
        change
    );
    auto const sent = gate_.journal.commit(change);
    if (!sent) { return trouble(sent.error()); }
    return {};
}

Asked<std::optional<Enrolment::Opened>> Enrolment::open(std::string_view token, Moment now) const {
    Opened opened;
    auto link = first_.find(token, now);
    if (link && !*link) {
        link = again_.find(token, now);
        opened.first = false;
    }
    if (!link) { return tl::unexpected{link.error()}; }
    if (!*link) { return std::optional<Opened>{}; }
    opened.link = **link;
    auto const person = gate_.directory.person(opened.link.person);
    if (!person) { return tl::unexpected{person.error()}; }
    if (!*person) { return std::optional<Opened>{}; }
    opened.person = **person;
    if (opened.first) {
        opened.credentials.secret = opened.link.secret;
        return std::optional{std::move(opened)};
    }
    auto const credentials = kept<Credentials>(gate_.journal, credentials_key(opened.link.person));
    if (!credentials) { return tl::unexpected{credentials.error()}; }
    auto const last = last_code(gate_.journal, opened.link.person);
    if (!last) { return tl::unexpected{last.error()}; }
    if (!*credentials || !*last) { return std::optional<Opened>{}; }
    opened.credentials = **credentials;
    opened.last = **last;
    return std::optional{std::move(opened)};
}

Asked<std::optional<EnrolmentView>> Enrolment::look(std::string_view token, Moment now) const {
    auto const opened = open(token, now);
    if (!opened) { return tl::unexpected{opened.error()}; }
    if (!*opened) { return std::optional<EnrolmentView>{}; }
    auto const& what = **opened;
    EnrolmentView view{.mail = what.person.mail, .until = what.link.until, .otpauth = {}, .manual_key = {}};
    if (what.first) {
        view.otpauth = otpauth_text(what.link.secret, what.person.mail);
        view.manual_key = in_groups(what.link.secret);
    }
    return std::optional{std::move(view)};
}

Pass Enrolment::finish(
    std::string_view token, std::string_view password, std::string_view code, Caller const& caller
) {
    auto opened = open(token, caller.now);
    if (!opened) { return trouble(opened.error()); }
    if (!*opened) { return no(enrolment_over); }
    auto& what = **opened;
    if (auto wrong = wrong_with_password(password, what.person)) {
        return tl::unexpected{Obstacle{std::move(*wrong)}};
    }
    auto const attempt = attempts_.begin(
        {{.place = account_place(gate_.keys, what.person.mail), .limit = gate_.limits.account},
         {.place = network_place(gate_.keys, caller.peer), .limit = gate_.limits.network}},
        caller.now
    );
    if (!attempt) { return tl::unexpected{attempt.error()}; }
    auto const period = period_of_code(what.credentials.secret, code, caller.now, what.last.period);
    if (!period) { return no(enrolment_code); }
    if (auto const dropped = attempts_.drop(*attempt); !dropped) { return trouble(dropped.error()); }
    auto hash = gate_.passwords.hash(password);
    if (!hash) { return no(sign_in_busy); }
    what.credentials.password = std::move(*hash);
    return save(token, what, *period, caller);
}

Pass Enrolment::save(
    std::string_view token, Opened const& opened, std::int64_t period, Caller const& caller
) {
    auto const& id = opened.link.person;
    Change change;
    (opened.first ? first_ : again_).close(token, opened.link, change);
    if (opened.first) {
        change.clear.push_back({.collection = "last-code", .owner = id.text()});
        change.put.push_back({.key = last_code_key(id, period), .owner = id.text(), .content = {}});
    } else {
        use_code(id, opened.last, period, change);
    }
    change.put.push_back(row_of(credentials_key(id), opened.credentials));
    sign_out(id, change);
    auto const saved = gate_.journal.commit(change);
    if (!saved && saved.error() == Trouble::gone) { return no(enrolment_over); }
    if (!saved) { return trouble(saved.error()); }
    auto session = gate_.sessions.begin(id, Factors::password_and_code, caller.device, caller.now);
    if (!session) { return trouble(session.error()); }
    if (!*session) { return no(enrolment_over); }
    return std::move(**session);
}

}  // namespace rondom::accounts
