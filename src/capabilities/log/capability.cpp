#include "capabilities/log/capability.hpp"

#include "capabilities/log/rules.hpp"

namespace rondom::log {

namespace {

constexpr std::array commands{command<Note>("logboek/nieuw")};
constexpr std::array rules{&remark_empty};

}  // namespace

Capability const capability{
    .name = "log", .contribution = {}, .commands = commands, .rules = rules, .routes = {}};

}  // namespace rondom::log
