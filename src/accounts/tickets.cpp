#include "accounts/tickets.hpp"

#include <fmt/core.h>
#include <sodium.h>

#include "accounts/expiring.hpp"
#include "accounts/kept.hpp"
#include "accounts/waiting.hpp"

namespace rondom::accounts {

namespace {

using journal::Change;
using journal::RowKey;
using journal::Trouble;

RowKey ticket_key(std::string_view id) { return {"ticket", std::string{id}, {}}; }
RowKey try_key(std::string_view id, int number) { return {"try", std::string{id}, std::to_string(number)}; }

std::string six_digits() {
    constexpr std::uint32_t codes = 1'000'000;
    return fmt::format("{:06}", randombytes_uniform(codes));
}

}  // namespace

void Tickets::put(std::string_view token, Ticket const& ticket, Moment now, Change& change) const {
    auto const id = keys_.hash(Token::ticket, token);
    sweep(journal_, now, change);
    put_until(change, row_of(ticket_key(id), ticket, ticket.person.text()), ticket.until);
    for (int number = 1; number <= code_tries; ++number) {
        put_until(change, {.key = try_key(id, number), .owner = {}, .content = {}}, ticket.until);
    }
}

std::string Tickets::issue_for_app(PersonId const& person, std::string place, Moment now, Change& change)
    const {
    auto token = random_token();
    Ticket const ticket{
        .step = Ticket::Step::authenticator,
        .person = person,
        .place = std::move(place),
        .code_hash = {},
        .until = now + code_lives};
    put(token, ticket, now, change);
    return token;
}

std::string Tickets::issue_with_code(PersonId const& person, std::string place, Moment now, Change& change)
    const {
    auto token = random_token();
    auto const code = six_digits();
    Ticket const ticket{
        .step = Ticket::Step::text_message,
        .person = person,
        .place = std::move(place),
        .code_hash = keys_.hash(Token::code, token + code),
        .until = now + code_lives};
    put(token, ticket, now, change);
    put_waiting(
        change,
        {.person = person, .at = now, .kind = WaitingKind::code, .secret = code, .until = ticket.until}
    );
    return token;
}

Asked<std::optional<Ticket>> Tickets::find(std::string_view token, Moment now) const {
    auto ticket = kept<Ticket>(journal_, ticket_key(keys_.hash(Token::ticket, token)));
    if (!ticket || !*ticket) { return ticket; }
    auto const from_the_future = (*ticket)->until > now + code_lives + clocks_differ;
    if (now >= (*ticket)->until || from_the_future) { return std::optional<Ticket>{}; }
    return ticket;
}

Asked<std::optional<int>> Tickets::use_try(std::string_view token) {
    auto const id = keys_.hash(Token::ticket, token);
    for (int number = 1; number <= code_tries; ++number) {
        Change change;
        change.must_exist = {try_key(id, number)};
        change.erase = change.must_exist;
        auto const used = journal_.commit(change);
        if (used) { return std::optional{code_tries - number}; }
        if (used.error() != Trouble::gone) { return tl::unexpected{used.error()}; }
    }
    return std::optional<int>{};
}

bool Tickets::is_code(Ticket const& ticket, std::string_view token, std::string_view code) const {
    auto const typed = keys_.hash(Token::code, std::string{token}.append(code));
    return equal_in_constant_time(typed, ticket.code_hash) && !ticket.person.empty();
}

void Tickets::close(std::string_view token, Change& change) const {
    auto const id = keys_.hash(Token::ticket, token);
    change.must_exist.push_back(ticket_key(id));
    change.erase.push_back(ticket_key(id));
    for (int number = 1; number <= code_tries; ++number) {
        change.erase.push_back(try_key(id, number));
    }
}

}  // namespace rondom::accounts
