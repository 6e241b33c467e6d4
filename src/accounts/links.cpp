#include "accounts/links.hpp"

#include "accounts/expiring.hpp"
#include "accounts/kept.hpp"

namespace rondom::accounts {

using journal::Change;
using journal::RowKey;

std::string Links::collection() const {
    switch (purpose_) {
        case Token::invitation: return "invitation";
        case Token::enrolment: return "enrolment";
        case Token::password_reset: return "password-reset";
        case Token::session:
        case Token::ticket:
        case Token::code: break;  // no links
    }
    return "link";
}

RowKey Links::key(std::string_view token) const { return {collection(), keys_.hash(purpose_, token), {}}; }

void Links::issue(Link const& link, WaitingKind kind, Moment now, Change& change) const {
    auto const token = random_text();
    sweep(journal_, now, change);
    put_until(change, row_of(key(token), link, link.person.text()), link.until);
    put_waiting(
        change, {.person = link.person, .at = now, .kind = kind, .secret = token, .until = link.until}
    );
}

Asked<std::optional<Link>> Links::find(std::string_view token, Moment now) const {
    auto link = kept<Link>(journal_, key(token));
    if (link && *link && (now >= (*link)->until || (*link)->person.empty())) { return std::optional<Link>{}; }
    return link;
}

void Links::close(std::string_view token, Link const& link, Change& change) const {
    change.must_exist.push_back(key(token));
    close_all(link.person, change);
}

void Links::close_all(PersonId const& person, Change& change) const {
    change.clear.push_back({.collection = collection(), .owner = person.text()});
}

}  // namespace rondom::accounts
