#pragma once

#include <span>
#include <string_view>

namespace rondom::proof {

/// What a finding of one kind says, in both languages. `{}` is filled in from what was found, in this order
/// in both.
struct Statement {
    std::string_view code;
    std::string_view nl;
    std::string_view en;
    std::string_view mend_nl;
    std::string_view mend_en;
    bool is_notice = false;
};

/// The statement with this code; there is one for every code that a proof uses.
Statement const& statement(std::string_view code);

std::span<Statement const> statements_of_people();
std::span<Statement const> statements_of_ways();
std::span<Statement const> statements_of_terms();

}  // namespace rondom::proof
