#include "web/network_people.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>

namespace rondom::web {
namespace {

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }

/// At most so many characters, the last an ellipsis when something was left out.
std::string shortened(std::string const& text, std::size_t longest) {
    if (characters_in(text) <= longest) { return text; }
    std::size_t seen = 0;
    auto const end = std::ranges::find_if(text, [&](char byte) {
        if (starts_character(byte)) { ++seen; }
        return seen == longest;
    });
    auto const kept = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    return kept.substr(0, kept.find_last_not_of(" .,-") + 1) + "…";
}

/// Nobody of the home and not the lead: those stay themselves, however many people there are.
bool may_be_taken_together(Node const& node) { return node.person.ring != Ring::home && !node.person.lead; }

/// Those of one party who are in the same ring and equally (not) taking part.
bool belong_together(Node const& one, Node const& other) {
    auto const key = [](Node const& node) {
        return std::tie(node.person.party, node.person.group, node.person.ring, node.person.pending);
    };
    return key(one) == key(other);
}

/// The members of the largest party, in order; fewer than two when nothing can be taken together any more.
std::vector<std::size_t> largest_party(std::vector<Node> const& nodes) {
    std::vector<std::size_t> largest;
    for (std::size_t first = 0; first < nodes.size(); ++first) {
        std::vector<std::size_t> members;
        for (auto each = first; each < nodes.size(); ++each) {
            if (may_be_taken_together(nodes[each]) && belong_together(nodes[first], nodes[each])) {
                members.push_back(each);
            }
        }
        if (members.size() > largest.size()) { largest = std::move(members); }
    }
    return largest;
}

}  // namespace

std::vector<Node> taken_together(std::span<PersonAround const> people, Room room) {
    std::vector<Node> nodes;
    std::ranges::transform(people, std::back_inserter(nodes), [](auto const& each) { return Node{each, 1}; });
    while (nodes.size() > room.places) {
        auto const members = largest_party(nodes);
        if (members.size() < 2) { break; }
        auto& kept = nodes[members.front()];
        kept.people = static_cast<int>(members.size());
        kept.person.name = kept.person.group;
        kept.person.role = "(" + std::to_string(kept.people) + ")";
        kept.person.initials = std::to_string(kept.people);
        for (auto each = members.rbegin(); *each != members.front(); ++each) {
            nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(*each));
        }
    }
    for (auto& node : nodes) {
        node.person.name = shortened(node.person.name, room.longest);
        node.person.role = shortened(node.person.role, room.longest);
    }
    return nodes;
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, starts_character));
}

}  // namespace rondom::web
