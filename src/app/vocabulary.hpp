#pragma once

#include <span>

#include "proof/prove.hpp"

namespace rondom::app {

/// The commands of this program, and the facts that they set, for what a profile says of them. Who may give a
/// command comes from its capability; which facts it sets is a table kept by hand in vocabulary.cpp.
proof::Vocabulary const& vocabulary();

/// What a command does to a fact: it says what is so, or the fact follows from something else that it changes
/// (who is asked, which version counts). Only who says it stands with the fact in a profile.
enum class Effect { says, carries_along };

/// Stands in the place of a command where days that pass change a fact.
inline constexpr std::string_view a_birthday = "a birthday";

/// A command that can change a fact. `only` narrows who, where the command sets it for some people only.
struct FactSetter {
    std::string_view fact;
    std::string_view command;
    Roles only = roles::everyone;
    Effect effect = Effect::says;
};

/// That table. tests/walks proves it against what happens: no command changes a fact that does not stand
/// here.
std::span<FactSetter const> fact_setters();

}  // namespace rondom::app
