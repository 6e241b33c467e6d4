#pragma once

#include <concepts>
#include <memory>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "domain/entry.hpp"
#include "domain/fields.hpp"

namespace rondom {

/// What one capability's events add up to: default state, a variant `Event`, and an `apply(State&, E const&,
/// Entry const&)` or `apply(State&, E const&)` for each of them.
template <class State>
concept Part = std::default_initializable<State> && requires {
    typename State::Event;
};

template <class State, class Event>
void apply_to(State& state, Event const& event, Entry const& entry) {
    if constexpr (requires { apply(state, event, entry); }) {
        apply(state, event, entry);
    } else {
        apply(state, event);
    }
}

template <class Event, class State>
bool add_one(State& state, Entry const& entry) {
    if (entry.kind != Event::name) { return false; }
    Event event;
    json::parse(entry.body, [&](json::Node root) { fill(event, root); });
    apply_to(state, event, entry);
    return true;
}

template <class State, class... Events>
void add_entry(State& state, Entry const& entry, std::variant<Events...> const* /*types*/) {
    static_cast<void>((add_one<Events>(state, entry) || ...));
}

/// A sequence of entries and what they add up to. Folding a part is done once and kept.
class Entries {
public:
    explicit Entries(std::vector<Entry> entries) : entries_{std::move(entries)} {}

    [[nodiscard]] std::vector<Entry> const& all() const noexcept { return entries_; }
    [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

    /// What one capability's events add up to, as in `entries.part<Consents>()`. Not for several threads at
    /// once.
    template <Part State>
    [[nodiscard]] State const& part() const {
        auto& slot = parts_[std::type_index{typeid(State)}];
        if (!slot) {
            auto state = std::make_shared<State>();
            for (auto const& entry : entries_) {
                add_entry(*state, entry, static_cast<typename State::Event const*>(nullptr));
            }
            slot = std::move(state);
        }
        return *static_cast<State const*>(slot.get());
    }

private:
    std::vector<Entry> entries_;
    mutable std::unordered_map<std::type_index, std::shared_ptr<void const>> parts_;
};

}  // namespace rondom
