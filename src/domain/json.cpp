#include "domain/json.hpp"

#include <array>

#include <fmt/format.h>
#include <boost/json.hpp>

namespace rondom::json {

void Writer::separate() {
    if (!first_) { out_ += ','; }
    first_ = false;
}

void Writer::open_object() {
    separate();
    out_ += '{';
    first_ = true;
}

void Writer::close_object() {
    out_ += '}';
    first_ = false;
}

void Writer::open_list() {
    separate();
    out_ += '[';
    first_ = true;
}

void Writer::close_list() {
    out_ += ']';
    first_ = false;
}

void Writer::key(std::string_view name) {
    text(name);
    out_ += ':';
    first_ = true;
}

void Writer::text(std::string_view value) {
    separate();
    out_ += boost::json::serialize(boost::json::string_view{value.data(), value.size()});
}

void Writer::number(std::int64_t value) {
    separate();
    out_ += fmt::format_int{value}.c_str();
}

void Writer::flag(bool value) {
    separate();
    out_ += value ? "true" : "false";
}

void Writer::nothing() {
    separate();
    out_ += "null";
}

bool Node::exists() const { return value_ != nullptr && !value_->is_null(); }

Node Node::member(std::string_view name) const {
    if (value_ == nullptr) { return {}; }
    auto const* object = value_->if_object();
    return object != nullptr ? Node{object->if_contains({name.data(), name.size()})} : Node{};
}

std::string_view Node::text() const {
    auto const* text = value_ != nullptr ? value_->if_string() : nullptr;
    return text != nullptr ? std::string_view{text->data(), text->size()} : std::string_view{};
}

std::int64_t Node::number() const {
    auto const* number = value_ != nullptr ? value_->if_int64() : nullptr;
    return number != nullptr ? *number : 0;
}

bool Node::flag() const {
    auto const* flag = value_ != nullptr ? value_->if_bool() : nullptr;
    return flag != nullptr && *flag;
}

std::size_t Node::size() const {
    auto const* list = value_ != nullptr ? value_->if_array() : nullptr;
    return list != nullptr ? list->size() : 0;
}

Node Node::at(std::size_t index) const {
    auto const* list = value_ != nullptr ? value_->if_array() : nullptr;
    return list != nullptr && index < list->size() ? Node{&(*list)[index]} : Node{};
}

bool parse(std::string_view text, void (*use)(void* context, Node root), void* context) {
    std::array<unsigned char, 4096> scratch;  // NOLINT: memory for the parser, written before it is read
    boost::json::monotonic_resource memory{scratch.data(), scratch.size()};
    boost::json::error_code error;
    auto const value = boost::json::parse({text.data(), text.size()}, error, &memory);
    if (error) { return false; }
    use(context, Node{&value});
    return true;
}

}  // namespace rondom::json
