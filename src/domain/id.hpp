#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace rondom {

/// An opaque identifier that cannot be mixed up with another kind of identifier.
template <class Tag>
class Id {
public:
    Id() = default;
    explicit Id(std::string text) : text_{std::move(text)} {}

    [[nodiscard]] std::string const& text() const noexcept { return text_; }
    [[nodiscard]] bool empty() const noexcept { return text_.empty(); }

    auto operator<=>(Id const&) const = default;

private:
    std::string text_;
};

using DossierId = Id<struct DossierTag>;
using PersonId = Id<struct PersonTag>;
using OrganisationId = Id<struct OrganisationTag>;
using CommandId = Id<struct CommandTag>;

/// 128 random bits in base 32 (26 characters, lower case): nothing can be read from it or guessed.
std::string random_text();

template <class IdType>
IdType random_id() {
    return IdType{random_text()};
}

/// An identifier that follows from another one and a name: the same command gives the same identifiers again.
std::string derived_text(std::string_view from, std::string_view name);

}  // namespace rondom
