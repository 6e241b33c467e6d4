#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

// Boost.JSON behind plain declarations: its headers cost more to compile than everything around them.
namespace boost::json {
class value;
}

namespace rondom::json {

/// Writes one JSON text. Keys and values alternate inside an object; commas are its own affair.
class Writer {
public:
    void open_object();
    void close_object();
    void open_list();
    void close_list();
    void key(std::string_view name);
    void text(std::string_view value);
    void number(std::int64_t value);
    void flag(bool value);
    void nothing();

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void separate();

    std::string out_;
    bool first_ = true;
};

/// A view on a parsed value. What is absent or of another type reads as empty, so old entries stay readable.
class Node {
public:
    Node() = default;
    explicit Node(boost::json::value const* value) : value_{value} {}

    [[nodiscard]] bool exists() const;  ///< present and not null
    [[nodiscard]] Node member(std::string_view name) const;
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] std::int64_t number() const;
    [[nodiscard]] bool flag() const;
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Node at(std::size_t index) const;

private:
    boost::json::value const* value_ = nullptr;
};

/// Parses `text` and calls `use` with its root; false when it is no JSON. The nodes live during the call.
bool parse(std::string_view text, void (*use)(void* context, Node root), void* context);

template <class Use>
bool parse(std::string_view text, Use&& use) {
    return parse(
        text,
        [](void* context, Node root) { (*static_cast<std::remove_reference_t<Use>*>(context))(root); },
        &use
    );
}

}  // namespace rondom::json
