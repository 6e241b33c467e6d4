#pragma once

#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/inputs.hpp"
#include "dossier/dossiers.hpp"
#include "web/router.hpp"

namespace rondom {

/// Why a command that a person filled in did not come about: fields that could not be read, or an obstacle.
using Problem = std::variant<std::vector<Complaint>, Obstacle>;

/// One row of the table of commands: it drives the forms, the list of commands and the stories.
struct Command {
    Permission const* permission = nullptr;
    /// The page where a person does it, below "/dossiers/{dossier}"; the subject of a task is appended.
    std::string_view page;
    std::vector<FieldKind> (*fields)() = nullptr;
    tl::expected<Receipt, Problem> (*submit
    )(Dossiers& dossiers, Act const& act, Inputs const& inputs) = nullptr;
};

/// Reads a command from what a person filled in and submits it.
template <HasFields C>
tl::expected<Receipt, Problem> submit_inputs(Dossiers& dossiers, Act const& act, Inputs const& inputs) {
    C command;
    auto complaints = read_all(inputs, command);
    if (!complaints.empty()) { return tl::unexpected{Problem{std::move(complaints)}}; }
    auto receipt = dossiers.submit(act, command);
    if (!receipt) { return tl::unexpected{Problem{std::move(receipt.error())}}; }
    return *receipt;
}

template <HasFields C>
constexpr Command command(std::string_view page) {
    return {.permission = &C::permission, .page = page, .fields = kinds_of<C>, .submit = submit_inputs<C>};
}

/// What one folder in src/capabilities/ adds to the system. Plain data; app/ collects them in the order of
/// the route.
struct Capability {
    std::string_view name;
    Contribution contribution;
    std::span<Command const> commands;
    std::span<Rule const* const> rules;  ///< each has words `rule.<name>` and `rule.<name>.next`, and a test
    std::span<web::Route const> routes;
};

/// The pages of a capability, and which page does which command.
inline void add_to(web::Router& router, Capability const& capability) {
    router.add(capability.routes);
    for (auto const& each : capability.commands) {
        router.add_command(each.permission->name, each.page);
    }
}

}  // namespace rondom
