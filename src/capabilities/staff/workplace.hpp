#pragma once

// An organisation in the path, and who works there. Only the pages of this folder include this.

#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "accounts/directory.hpp"
#include "capabilities/staff/pages.hpp"

namespace rondom::staff {

/// The ways in, for whoever administers the region; for anybody else the page is not there.
tl::expected<web::Doors const*, http::Response> doors_for(web::Visit& visit);

struct Workplace {
    web::Doors const& doors;
    accounts::Organisation organisation;

    [[nodiscard]] std::string path() const { return "/mensen/bij/" + organisation.id.text(); }
    [[nodiscard]] bool is_school() const { return organisation.kind == accounts::OrganisationKind::school; }
};

/// The one that {subject} in the path is about.
tl::expected<Workplace, http::Response> workplace_in(web::Visit& visit);

/// Somebody in a role at an organisation, with the name.
struct Worker {
    accounts::Assignment assignment;
    accounts::Person person;
    std::string employer;

    /// What a form says of this one.
    [[nodiscard]] std::string value() const {
        return std::string{name_of(assignment.role)} + "/" + assignment.person.text();
    }
};

/// Everybody there, also who left.
accounts::Asked<std::vector<Worker>> workers_of(
    accounts::Directory const& directory, accounts::Organisation const& organisation
);

/// Everybody who works outside schools today, and may be of help to one.
accounts::Asked<std::vector<Worker>> workers_elsewhere(accounts::Directory const& directory, Day today);

/// The one that was chosen in a list of these.
std::optional<Worker> chosen_of(std::vector<Worker> const& workers, std::string_view value);

/// Not after the last day.
bool is_there(accounts::Assignment const& assignment, Day today);

}  // namespace rondom::staff
