#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "domain/day.hpp"
#include "domain/id.hpp"
#include "domain/json.hpp"
#include "domain/names.hpp"

namespace rondom {

/// The name of a member, written once; storage, forms, stories and the list of commands read this table.
template <class Owner, class Member>
struct Field {
    std::string_view name;
    Member Owner::*member;
};

template <class Owner, class Member>
constexpr Field<Owner, Member> field(std::string_view name, Member Owner::*member) {
    return {name, member};
}

template <class T>
concept HasFields = requires {
    T::fields();
};

/// Calls `use(name, member)` for every field of `object`.
template <HasFields T, class Use>
void for_each_field(T& object, Use const& use) {
    std::apply(
        [&](auto const&... each) { (use(each.name, object.*each.member), ...); },
        std::remove_const_t<T>::fields()
    );
}

// ---- to and from storage (JSON)

inline void write(json::Writer& out, std::string const& text) { out.text(text); }
inline void write(json::Writer& out, bool flag) { out.flag(flag); }
inline void write(json::Writer& out, std::int64_t number) { out.number(number); }
inline void write(json::Writer& out, int number) { out.number(number); }
inline void write(json::Writer& out, Day day) { out.text(iso_text(day)); }
inline void write(json::Writer& out, Moment moment) { out.text(iso_text(moment)); }

template <class Tag>
void write(json::Writer& out, Id<Tag> const& id) {
    out.text(id.text());
}

template <Named Enum>
void write(json::Writer& out, Enum value) {
    out.text(name_of(value));
}

template <class T>
void write(json::Writer& out, std::optional<T> const& maybe);
template <class T>
void write(json::Writer& out, std::vector<T> const& items);

template <HasFields T>
void write(json::Writer& out, T const& object) {
    out.open_object();
    for_each_field(object, [&](std::string_view name, auto const& member) {
        out.key(name);
        write(out, member);
    });
    out.close_object();
}

template <class T>
void write(json::Writer& out, std::optional<T> const& maybe) {
    if (maybe) {
        write(out, *maybe);
    } else {
        out.nothing();
    }
}

template <class T>
void write(json::Writer& out, std::vector<T> const& items) {
    out.open_list();
    for (auto const& item : items) {
        write(out, item);
    }
    out.close_list();
}

template <HasFields T>
std::string to_json(T const& object) {
    json::Writer out;
    write(out, object);
    return out.take();
}

/// Unknown members are ignored and missing ones keep their default, so every old version of an entry stays
/// readable.
inline void fill(std::string& out, json::Node node) { out = node.text(); }
inline void fill(bool& out, json::Node node) { out = node.flag(); }
inline void fill(std::int64_t& out, json::Node node) { out = node.number(); }
inline void fill(int& out, json::Node node) { out = static_cast<int>(node.number()); }
inline void fill(Day& out, json::Node node) { out = parse_day(node.text()).value_or(out); }
inline void fill(Moment& out, json::Node node) { out = parse_moment(node.text()).value_or(out); }

template <class Tag>
void fill(Id<Tag>& out, json::Node node) {
    out = Id<Tag>{std::string{node.text()}};
}

template <Named Enum>
void fill(Enum& out, json::Node node) {
    out = named<Enum>(node.text()).value_or(out);
}

template <class T>
void fill(std::optional<T>& out, json::Node node);
template <class T>
void fill(std::vector<T>& out, json::Node node);

template <HasFields T>
void fill(T& object, json::Node node) {
    for_each_field(object, [&](std::string_view name, auto& member) {
        if (auto const value = node.member(name); value.exists()) { fill(member, value); }
    });
}

template <class T>
void fill(std::optional<T>& out, json::Node node) {
    if (node.exists()) { fill(out.emplace(), node); }
}

template <class T>
void fill(std::vector<T>& out, json::Node node) {
    out.reserve(node.size());
    for (std::size_t each = 0; each < node.size(); ++each) {
        fill(out.emplace_back(), node.at(each));
    }
}

}  // namespace rondom
