#include "accounts/sign_in.hpp"

#include <algorithm>

#include "accounts/authenticator.hpp"
#include "accounts/contact.hpp"
#include "accounts/kept.hpp"
#include "accounts/obstacle.hpp"

namespace rondom::accounts {

namespace {

using journal::Change;
using journal::Trouble;

/// A person that cannot exist: what is asked about it costs the same as about one that does.
PersonId const& nobody() {
    static PersonId const id{"-"};
    return id;
}

}  // namespace

/// Who may be meant by an address, and what they could prove.
struct SignIn::Candidate {
    PersonId person;          ///< nobody, when this address opens nothing this way
    Credentials credentials;  ///< of a professional; empty when there are none
};

std::string account_place(Keys const& keys, std::string_view mail) {
    return keys.place("sign-in", same_mail(mail));
}

std::string network_place(Keys const& keys, std::string_view peer) {
    return keys.place("network", network_of(peer));
}

/// Asks the same questions whoever it is.
Asked<SignIn::Candidate> SignIn::candidate(std::string_view mail, Factors factors, Moment now) const {
    auto const known = gate_.directory.with_mail(mail);
    if (!known) { return tl::unexpected{known.error()}; }
    auto const id = *known ? (*known)->id : nobody();
    auto const actors = gate_.directory.actors(id, local_day(now));
    if (!actors) { return tl::unexpected{actors.error()}; }
    auto const credentials = kept<Credentials>(gate_.journal, credentials_key(id));
    if (!credentials) { return tl::unexpected{credentials.error()}; }
    auto const welcomed = kept<Welcomed>(gate_.journal, welcomed_key(id));
    if (!welcomed) { return tl::unexpected{welcomed.error()}; }

    bool const family = factors == Factors::text_message;
    bool const has_role =
        std::ranges::any_of(*actors, [&](auto const& each) { return is_family(each.role) == family; });
    bool const can_prove =
        family ? *welcomed && *known && !(*known)->mobile.empty() : credentials->has_value();
    if (!has_role || !can_prove) { return Candidate{}; }
    return Candidate{.person = id, .credentials = credentials->value_or(Credentials{})};
}

tl::expected<Attempt, Obstacle> SignIn::attempt(std::string const& place, Caller const& caller) {
    return attempts_.begin(
        {{.place = place, .limit = gate_.limits.account},
         {.place = network_place(gate_.keys, caller.peer), .limit = gate_.limits.network}},
        caller.now
    );
}

Done SignIn::check(Passwords::Verdict verdict, Attempt const& attempt) {
    switch (verdict) {
        case Passwords::Verdict::right: return {};
        case Passwords::Verdict::wrong: return no(sign_in_wrong);
        case Passwords::Verdict::busy: break;
    }
    if (auto const dropped = attempts_.drop(attempt); !dropped) { return trouble(dropped.error()); }
    return no(sign_in_busy);
}

Pass SignIn::with_password(std::string_view mail, std::string_view password, Caller const& caller) {
    auto const place = account_place(gate_.keys, mail);
    auto const attempt = this->attempt(place, caller);
    if (!attempt) { return tl::unexpected{attempt.error()}; }
    auto const candidate = this->candidate(mail, Factors::password_and_code, caller.now);
    if (!candidate) { return trouble(candidate.error()); }
    auto const verdict = gate_.passwords.judge(password, candidate->credentials.password);
    if (auto const right = check(verdict, *attempt); !right) { return tl::unexpected{right.error()}; }

    Change change;
    Attempts::take_back(*attempt, change);
    auto token = tickets_.issue_for_app(candidate->person, place, caller.now, change);
    auto const issued = gate_.journal.commit(change);
    if (!issued) { return trouble(issued.error()); }
    return token;
}

Pass SignIn::with_mail(std::string_view mail, Caller const& caller) {
    auto const place = account_place(gate_.keys, mail);
    auto const attempt = attempts_.begin(
        {{.place = gate_.keys.place("codes", place), .limit = gate_.limits.codes},
         {.place = gate_.keys.place("network codes", network_of(caller.peer)),
          .limit = gate_.limits.network_codes}},
        caller.now
    );
    if (!attempt) { return tl::unexpected{attempt.error()}; }
    auto const candidate = this->candidate(mail, Factors::text_message, caller.now);
    if (!candidate) { return trouble(candidate.error()); }
    Change change;
    auto token = tickets_.issue_with_code(candidate->person, place, caller.now, change);
    auto const issued = gate_.journal.commit(change);
    if (!issued) { return trouble(issued.error()); }
    return token;
}

Pass SignIn::with_code(std::string_view token, std::string_view code, Caller const& caller) {
    auto const ticket = tickets_.find(token, caller.now);
    if (!ticket) { return trouble(ticket.error()); }
    if (!*ticket) { return no(code_over); }
    switch ((*ticket)->step) {
        case Ticket::Step::text_message: return judge_text_code(token, **ticket, code, caller);
        case Ticket::Step::authenticator: return judge_app_code(token, **ticket, code, caller);
    }
    return no(code_over);
}

/// How many tries are left after this one. Without one nothing is judged, and nothing counts as wrong.
tl::expected<int, Obstacle> SignIn::use_try(std::string_view token, Attempt const& attempt) {
    auto const left = tickets_.use_try(token);
    if (!left) { return trouble(left.error()); }
    if (*left) { return **left; }
    if (auto const dropped = attempts_.drop(attempt); !dropped) { return trouble(dropped.error()); }
    return no(code_over);
}

Pass SignIn::judge_text_code(
    std::string_view token, Ticket const& ticket, std::string_view code, Caller const& caller
) {
    auto const attempt = this->attempt(ticket.place, caller);
    if (!attempt) { return tl::unexpected{attempt.error()}; }
    auto const left = use_try(token, *attempt);
    if (!left) { return tl::unexpected{left.error()}; }
    if (!tickets_.is_code(ticket, token, code)) {
        return *left > 0 ? no(code_wrong, {std::to_string(*left)}) : no(code_over);
    }
    Change change;
    Attempts::take_back(*attempt, change);
    Attempts::forget(gate_.keys.place("codes", ticket.place), change);
    tickets_.close(token, change);
    return enter(ticket, caller, change);
}

Pass SignIn::judge_app_code(
    std::string_view token, Ticket const& ticket, std::string_view code, Caller const& caller
) {
    auto const attempt = this->attempt(ticket.place, caller);
    if (!attempt) { return tl::unexpected{attempt.error()}; }
    auto const left = use_try(token, *attempt);
    if (!left) { return tl::unexpected{left.error()}; }
    auto const credentials = kept<Credentials>(gate_.journal, credentials_key(ticket.person));
    if (!credentials) { return trouble(credentials.error()); }
    auto const last = last_code(gate_.journal, ticket.person);
    if (!last) { return trouble(last.error()); }
    if (!*credentials || !*last) { return no(code_over); }
    auto const period = period_of_code((*credentials)->secret, code, caller.now, (*last)->period);
    if (!period) { return *left > 0 ? no(code_wrong, {std::to_string(*left)}) : no(code_over); }
    Change change;
    Attempts::take_back(*attempt, change);
    use_code(ticket.person, **last, *period, change);
    tickets_.close(token, change);
    return enter(ticket, caller, change);
}

/// Everything is proved: uses up what was used in `change`, and begins a session.
Pass SignIn::enter(Ticket const& ticket, Caller const& caller, Change& change) {
    Attempts::forget(ticket.place, change);
    auto const used = gate_.journal.commit(change);
    // The same code at the same moment: one of them was first.
    if (!used && used.error() == Trouble::gone) { return no(code_over); }
    if (!used) { return trouble(used.error()); }
    auto const factors =
        ticket.step == Ticket::Step::text_message ? Factors::text_message : Factors::password_and_code;
    auto session = gate_.sessions.begin(ticket.person, factors, caller.device, caller.now);
    if (!session) { return trouble(session.error()); }
    if (!*session) { return no(code_over); }
    return std::move(**session);
}

Done SignIn::change_password(
    Session const& session, std::string_view present, std::string_view fresh, Caller const& caller
) {
    auto const& id = session.actor.person;
    auto const person = gate_.directory.person(id);
    if (!person) { return trouble(person.error()); }
    auto credentials = kept<Credentials>(gate_.journal, credentials_key(id));
    if (!credentials) { return trouble(credentials.error()); }
    if (!*person || !*credentials) { return tl::unexpected{Obstacle{NotFound{}}}; }
    auto const attempt = this->attempt(account_place(gate_.keys, (*person)->mail), caller);
    if (!attempt) { return tl::unexpected{attempt.error()}; }
    auto right = check(gate_.passwords.judge(present, (*credentials)->password), *attempt);
    if (!right) { return right; }
    if (auto wrong = wrong_with_password(fresh, **person)) {
        return tl::unexpected{Obstacle{std::move(*wrong)}};
    }
    auto hash = gate_.passwords.hash(fresh);
    if (!hash) { return check(Passwords::Verdict::busy, *attempt); }
    (*credentials)->password = std::move(*hash);
    Change change;
    Attempts::take_back(*attempt, change);
    change.must_exist = {credentials_key(id)};
    change.put = {row_of(credentials_key(id), **credentials)};
    sign_out(id, change);
    auto const saved = gate_.journal.commit(change);
    if (!saved) { return trouble(saved.error()); }
    return {};
}

}  // namespace rondom::accounts
