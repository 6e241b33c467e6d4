#include "http/message.hpp"

#include <algorithm>

namespace rondom::http {

std::string_view Request::header(std::string_view name) const {
    auto const found =
        std::ranges::find(headers, name, [](auto const& field) { return std::string_view{field.first}; });
    return found != headers.end() ? std::string_view{found->second} : std::string_view{};
}

Response& Response::set(std::string name, std::string value) {
    bool const plain =
        std::ranges::all_of(value, [](unsigned char each) { return each >= 0x20 && each != 0x7f; });
    if (plain) { headers.emplace_back(std::move(name), std::move(value)); }
    return *this;
}

}  // namespace rondom::http
