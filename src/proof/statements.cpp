#include "proof/statements.hpp"

#include <algorithm>
#include <cassert>

namespace rondom::proof {

namespace {

Statement const* found(std::span<Statement const> statements, std::string_view code) {
    auto const at = std::ranges::find(statements, code, &Statement::code);
    return at != statements.end() ? &*at : nullptr;
}

}  // namespace

Statement const& statement(std::string_view code) {
    auto const* known = found(statements_of_people(), code);
    if (known == nullptr) { known = found(statements_of_ways(), code); }
    if (known == nullptr) { known = found(statements_of_terms(), code); }
    assert(known != nullptr);
    return *known;
}

}  // namespace rondom::proof
