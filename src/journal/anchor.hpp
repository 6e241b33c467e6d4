#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/day.hpp"
#include "journal/signature.hpp"

namespace rondom::journal {

/// That a region went this far at a moment, signed: one line of text, short enough to print or to mail.
struct Anchor {
    std::uint64_t number = 0;  ///< in its log, from 1 on, without gaps
    Moment at{};
    std::string region{};  ///< `region_mark` of whose it is
    std::size_t dossiers = 0;
    std::size_t entries = 0;
    std::string before{};  ///< hash of all that stands before it in its log (anchor_log.hpp)

    bool operator==(Anchor const&) const = default;
};

/// By what a region is named in its anchors, from what its keystore knows its key by.
std::string region_mark(std::string_view check_value);

/// The line, signed, without its end.
std::string line_of(Anchor const& anchor, SigningKey const& key);

/// Nothing when the line is no anchor, or is not as whoever has the key signed it.
std::optional<Anchor> anchor_of(std::string_view line, PublicKey const& known);

}  // namespace rondom::journal
