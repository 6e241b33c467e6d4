#pragma once

#include <string>

namespace rondom::cli {

/// Every command: its name, who may give it, its page and its fields with what they take. One line per field,
/// or JSON.
std::string command_list(bool json);

/// Every reason for a "no": its name, what people read, and where it comes from. As text, or JSON.
std::string rule_list(bool json);

}  // namespace rondom::cli
