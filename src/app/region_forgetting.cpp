#include "app/region_forgetting.hpp"

#include <fmt/core.h>

namespace rondom::app {

namespace {

/// Nobody decides that something is forgotten: the agreement does, and the program carries it out.
access::Actor the_program() {
    return {
        .person = PersonId{"rondom"},
        .role = Role::region_administrator,
        .organisation = {},
        .name = "Rondom",
        .organisation_name = {}};
}

}  // namespace

tl::expected<keeping::Outcome, std::string> forget(
    keeping::Place const& place, Rondom::Trial trial, Moment now
) {
    keeping::Forgetting forgetting{place, the_program()};
    return read(trial == Rondom::Trial::only ? forgetting.try_out(now) : forgetting.forget(now));
}

tl::expected<void, std::string> hold(journal::Journal& journal, keeping::Hold const& hold) {
    auto const entries = journal.read(hold.dossier);
    if (!entries) { return tl::unexpected{std::string{"the dossier cannot be read"}}; }
    if (entries->empty()) {
        return tl::unexpected{fmt::format("there is no dossier {}", hold.dossier.text())};
    }
    return keeping::hold(journal, hold).map_error([](journal::Trouble) {
        return std::string{"storage cannot be written"};
    });
}

tl::expected<void, std::string> release(journal::Journal& journal, DossierId const& dossier) {
    return keeping::release(journal, dossier).map_error([&](journal::Trouble trouble) {
        return trouble == journal::Trouble::gone ? fmt::format("nobody holds {}", dossier.text())
                                                 : std::string{"storage cannot be written"};
    });
}

}  // namespace rondom::app
