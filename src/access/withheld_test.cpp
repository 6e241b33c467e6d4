#include "access/withheld.hpp"

#include "domain/repository.hpp"
#include "dossier/scenario.hpp"

namespace rondom::access {

namespace {

oracle::Region const& region() {
    static auto const region = oracle::Region::read((repository / "profiles/midden-groningen").string());
    return region;
}

oracle::Table table_of(route::Facts const& facts) {
    oracle::Table table;
    for (auto const& each : scenario::midden_groningen().facts) {
        table[each.name] = std::string{facts.get(each.name)};
    }
    return table;
}

bool is_digit(char each) { return each >= '0' && each <= '9'; }

}  // namespace

std::vector<Actor> all_readers() {
    std::vector<Actor> all{scenario::other_parent()};
    for (auto const& role : names_of(Role{})) {
        all.push_back(scenario::acting_as(role.value));
    }
    return all;
}

std::set<std::string> marks_in(std::string_view text) {
    constexpr std::string_view start = "mark";
    constexpr std::string_view stop = "qz";
    std::set<std::string> marks;
    for (auto at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
        auto end = at + start.size();
        while (end < text.size() && is_digit(text[end])) {
            ++end;
        }
        if (text.substr(end).starts_with(stop)) { marks.emplace(text.substr(at, end + stop.size() - at)); }
    }
    return marks;
}

Divider::Divider(Dossier const& whole, route::Facts const& facts, int age, Day today)
    : whole_{whole}, age_{age}, oracle_{region(), whole.all(), table_of(facts), today} {}

/// Requests, as law.md 3.2 gives them to the family: the youth knows of all, a parent below 16 too, and from
/// 16 a parent whose yes is asked. The receiver knows of what is asked for it.
bool Divider::may_know_of_request(Actor const& reader, Entry const& entry) const {
    ConsentAsked asked;
    json::parse(entry.body, [&](json::Node root) { fill(asked, root); });
    if (reader.role == Role::youth) { return age_ >= 12; }
    if (reader.role == Role::supporter) { return false; }
    if (reader.role != Role::parent) { return reader.party() == asked.receiver; }
    auto const& purpose = region().purposes.at(asked.purpose);
    auto const row = purpose.required.find("16-17");
    bool const asks_holders = row != purpose.required.end() && row->second.contains("holders");
    return age_ < 16 || (age_ < 18 && asks_holders);
}

Share Divider::share_of(Actor const& reader) const {
    Share share;
    for (auto const& entry : whole_.all()) {
        bool const asked = entry.kind == ConsentAsked::name && oracle_.in_circle(reader) &&
                           may_know_of_request(reader, entry);
        bool const reads = asked || !oracle_.may_read(reader, entry).empty();
        for (auto const& mark : marks_in(entry.body)) {
            share.all[mark] = &entry;
            if (reads) { share.readable.insert(mark); }
        }
    }
    return share;
}

}  // namespace rondom::access
