#pragma once

#include <string>

#include "route/load.hpp"

namespace rondom::proof {

/// The same properties as questions in SMT-LIB, so that a solver that knows nothing of this program decides
/// them too. Each question is named by an `echo` ("ways.fork transitions.yaml:12") and asks for a combination
/// of facts that breaks the property: `unsat` means that there is none. Several questions may have one name.
std::string smt_of(route::Reading const& reading);

/// The properties that are asked: the codes of their findings.
bool is_asked_in_smt(std::string_view code);

}  // namespace rondom::proof
