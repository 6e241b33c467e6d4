#include "mutations.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/core.h>

namespace rondom::prover {

namespace {

using route::Node;

/// Where something stands: which tree, and which item of which item.
struct Spot {
    std::size_t tree = 0;
    std::vector<std::size_t> items;
    std::vector<std::string> path;  ///< the keys on the way; rows by number

    [[nodiscard]] std::string text() const {
        std::string text;
        for (auto const& part : path) {
            text += text.empty() ? part : "/" + part;
        }
        return text;
    }
    [[nodiscard]] Spot deeper(std::size_t item, std::string part) const {
        auto spot = *this;
        spot.items.push_back(item);
        spot.path.push_back(std::move(part));
        return spot;
    }
};

Node& at(Trees& trees, Spot const& spot, std::size_t depth) {
    auto* node = &trees[spot.tree];
    for (std::size_t i = 0; i < depth; ++i) {
        node = &node->items[spot.items[i]];
    }
    return *node;
}

Node& at(Trees& trees, Spot const& spot) { return at(trees, spot, spot.items.size()); }

void drop(Trees& trees, Spot const& spot) {
    auto& parent = at(trees, spot, spot.items.size() - 1);
    auto const which = static_cast<std::ptrdiff_t>(spot.items.back());
    parent.items.erase(parent.items.begin() + which);
    if (parent.kind == Node::Kind::table) { parent.keys.erase(parent.keys.begin() + which); }
}

template <Named Enum>
std::vector<std::string> all_of() {
    std::vector<std::string> names;
    for (auto const& each : names_of(Enum{})) {
        names.emplace_back(each.name);
    }
    return names;
}

template <class Items>
std::vector<std::string> ids_of(Items const& items) {
    std::vector<std::string> ids;
    for (auto const& each : items) {
        ids.push_back(each.id);
    }
    return ids;
}

class Maker {
public:
    Maker(Trees const& trees, route::Profile const& profile) : trees_{trees}, profile_{profile} {}

    std::vector<Mutation> make() {
        for (std::size_t tree = 0; tree < trees_.size(); ++tree) {
            Spot const root{.tree = tree, .items = {}, .path = {}};
            walk(trees_[tree], root);
        }
        return std::move(made_);
    }

private:
    void walk(Node const& node, Spot const& spot) {
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            auto const name = node.kind == Node::Kind::table ? node.keys[i].name : std::to_string(i + 1);
            auto const below = spot.deeper(i, name);
            if (is_text(below.path.front()) || is_prose(below.path.back())) { continue; }
            if (is_condition_of_task(below)) { continue; }
            if (is_dropped(node, below)) {
                add("drop " + below.text(), below, [below](Trees& trees) { drop(trees, below); });
            }
            swap(node.items[i], below);
            widen(node.items[i], below);
            walk(node.items[i], below);
        }
    }

    /// The words of the agreement and what became of each; and which days are free, which a region may say as
    /// it likes (that its calendar is whole is held by prove_test.cpp).
    static bool is_text(std::string const& section) {
        return section == "sources" || section == "coverage" || section == "calendar";
    }

    /// When a task counts is for a region to say: it reminds somebody and grants nothing. That nobody is left
    /// without a task is what counts, and dropping a whole `done` is tried.
    [[nodiscard]] bool is_condition_of_task(Spot const& spot) const {
        bool const of_task = spot.path.front() == "tasks" && spot.path.size() > 3 &&
                             (spot.path[2] == "when" || spot.path[2] == "done");
        return of_task || is_pause(spot);
    }

    /// When a term stands still, too.
    static bool is_pause(Spot const& spot) {
        return spot.path.front() == "terms" && spot.path.size() > 2 && spot.path[2] == "suspended";
    }

    /// Words for people, and what only says where a rule comes from.
    static bool is_prose(std::string const& key) {
        constexpr std::array prose{
            "source", "assumption", "icon", "version", "id", "published", "name", "number"};
        return std::ranges::find(prose, key) != prose.end();
    }

    static bool is_label(std::string const& key) {
        constexpr std::array labels{
            "label", "plain", "plain_done", "reason", "on_refusal", "nl", "en", "receiver"};
        return std::ranges::find(labels, key) != labels.end();
    }

    /// One label in twelve: they are all read by the same few lines.
    bool is_sampled() { return ++labels_ % 12 == 0; }

    /// What a region may choose freely is no fault: one of several who may do a task, one guest more or less,
    /// a reading less, a purpose that a step does not have, a promise that is not made.
    bool is_dropped(Node const& parent, Spot const& spot) {
        auto const& key = spot.path.back();
        auto const& section = spot.path.front();
        if (spot.path.size() == 1) { return true; }
        bool const less = key == "reads" && spot.path[3] != "family";
        if (less || section == "limits") { return false; }
        if (is_label(key)) { return is_sampled(); }
        if (section == "promises" && spot.path.size() == 2) { return false; }
        if (parent.kind == Node::Kind::list && is_free_list(spot)) { return false; }
        if (is_idle_cell(parent, spot)) { return false; }
        if (parent.kind == Node::Kind::list && is_values(spot)) { return parent.items.size() > 1; }
        constexpr std::array free{"persons", "may", "first_contact", "consented", "term", "when", "next"};
        bool const chosen = std::ranges::find(free, key) != free.end();
        bool const step =
            section == "steps" || section == "transitions" || section == "lead_table" || section == "terms";
        return !chosen || (step && key != "persons");
    }

    static bool is_idle_cell(Node const& parent, Spot const& spot) {
        if (spot.path.size() != 4 || spot.path[2] != "parties" || spot.path[3] == "family") { return false; }
        auto const& cell = parent.items[spot.items.back()];
        return cell.find("tasks") == nullptr;
    }

    static bool is_free_list(Spot const& spot) {
        auto const& key = spot.path[spot.path.size() - 2];
        constexpr std::array free{"by", "may", "persons", "roles", "contact", "told"};
        bool const family = spot.path.size() > 3 && spot.path[3] == "family";
        return (std::ranges::find(free, key) != free.end() && spot.path.front() != "safety_path") ||
               (key == "reads" && !family);
    }

    [[nodiscard]] bool is_fact(std::string const& key) const {
        return std::ranges::find(profile_.facts, key, &route::Fact::name) != profile_.facts.end();
    }

    /// One of several values of a fact in a condition.
    [[nodiscard]] bool is_values(Spot const& spot) const {
        return is_fact(spot.path[spot.path.size() - 2]) && spot.path.front() != "facts";
    }

    [[nodiscard]] std::vector<std::string> kind_of(Spot const& spot) const {
        auto const& key = spot.path.back();
        auto const& section = spot.path.front();
        if (key == "ground") { return all_of<route::GroundKind>(); }
        if (key == "owner" && section == "categories") { return all_of<Party>(); }
        if (key == "compartment") { return all_of<Compartment>(); }
        if (key == "retention") { return {"P1Y", "P2Y", "P5Y", "P20Y"}; }
        if (key == "to" && section == "sharing") { return all_of<Party>(); }
        if (key == "lead") { return all_of<Party>(); }
        if (key == "purpose") { return ids_of(profile_.purposes); }
        if (section == "transitions" && (key == "from" || key == "to")) { return ids_of(profile_.steps); }
        return {};
    }

    void swap(Node const& node, Spot const& spot) {
        if (node.kind != Node::Kind::text) { return; }
        auto names = kind_of(spot);
        if (node.text == "true" || node.text == "false") { names = {"true", "false"}; }
        for (auto const& name : names) {
            if (name == node.text) { continue; }
            add(fmt::format("swap {}: {} for {}", spot.text(), name, node.text),
                spot,
                [spot, name](Trees& trees) { at(trees, spot).text = name; });
        }
    }

    void widen(Node const& node, Spot const& spot) {
        auto const& key = spot.path.back();
        auto const& section = spot.path.front();
        if (section != "facts" && is_fact(key) && node.kind != Node::Kind::table) { widen_line(node, spot); }
        bool const reads = key == "reads" && node.kind == Node::Kind::list;
        bool const shared = key == "what" && node.kind == Node::Kind::list;
        if (reads || shared) { add_names(node, spot, all_of<Category>()); }
        if (spot.path.size() > 2 && spot.path[2] == "required" && node.kind == Node::Kind::list) {
            add_names(node, spot, {"holders", "youth"});
        }
    }

    void widen_line(Node const& node, Spot const& spot) {
        auto const fact = std::ranges::find(profile_.facts, spot.path.back(), &route::Fact::name);
        std::vector<std::string> now;
        if (node.kind == Node::Kind::text) { now.push_back(node.text); }
        for (auto const& item : node.items) {
            now.push_back(item.text);
        }
        if (now.size() + 1 >= fact->values.size()) { return; }
        add_names(node, spot, fact->values);
    }

    void add_names(Node const& node, Spot const& spot, std::vector<std::string> const& names) {
        for (auto const& name : names) {
            bool const there = node.text == name || std::ranges::any_of(node.items, [&](Node const& each) {
                                   return each.text == name;
                               });
            if (there) { continue; }
            add(fmt::format("widen {} by {}", spot.text(), name), spot, [spot, name](Trees& trees) {
                auto& list = at(trees, spot);
                if (list.kind == Node::Kind::text) {
                    Node first = list;
                    list = {
                        .kind = Node::Kind::list,
                        .place = first.place,
                        .text = {},
                        .keys = {},
                        .items = {first}};
                }
                list.items.push_back(
                    {.kind = Node::Kind::text, .place = list.place, .text = name, .keys = {}, .items = {}}
                );
            });
        }
    }

    void add(std::string what, Spot const& /*spot*/, std::function<void(Trees&)> apply) {
        made_.push_back({.what = std::move(what), .apply = std::move(apply)});
    }

    Trees const& trees_;
    route::Profile const& profile_;
    std::vector<Mutation> made_;
    int labels_ = 0;
};

}  // namespace

std::vector<Mutation> mutations_of(Trees const& trees, route::Profile const& profile) {
    return Maker{trees, profile}.make();
}

}  // namespace rondom::prover
