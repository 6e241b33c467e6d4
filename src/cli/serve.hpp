#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/region_profile.hpp"

namespace rondom::cli {

// How the program ends: 0 it did what was asked, 1 it could not, 2 it was asked in a wrong way; `diff` with 3
// when somebody can read more than before.
inline constexpr int well = 0;
inline constexpr int not_well = 1;
inline constexpr int wrong_use = 2;
inline constexpr int reads_more = 3;

/// Says on the error output what could not be done; gives `not_well`.
int complain(std::string_view what);

struct ServeOptions {
    std::string listen = "127.0.0.1:8080";
    std::filesystem::path data;
    std::string store;  ///< instead of `data` (journal/storage.hpp)
    std::string keys;
    std::filesystem::path regions;      ///< instead of `data` or `store`: the signed directory (regions.hpp)
    std::filesystem::path regions_key;  ///< by what its signature is known
    std::string named;                  ///< which of its regions
    std::optional<std::int64_t> epoch;  ///< from there
    std::filesystem::path key_file;
    std::filesystem::path profile;
    std::string region{app::default_region};
    std::string address;
    std::string phone;
    std::string mail_url;
    std::string mail_from;
    std::string mail_user;
    std::filesystem::path mail_password_file;
    std::string text_url;
    std::filesystem::path text_token_file;
    std::string metrics;   ///< ADDRESS:PORT of a page for Prometheus; empty: none
    unsigned workers = 0;  ///< threads that answer; 0: four for each processor, and at least 16
};

struct AdministratorOptions {
    std::string name;
    std::string mail;
    std::string organisation;
};

struct DemoOptions {
    std::string listen = "127.0.0.1:8080";
    /// Files; none: the families of the demo in this region, or else the region's own stories.
    std::vector<std::string> stories;
    std::filesystem::path profile;   ///< directory of a profile of one's own
    std::filesystem::path proposal;  ///< directory of a changed one, for the administrators to decide about
    std::string region{app::default_region};
    unsigned workers = 0;
};

/// Makes the key of a new region where nothing is yet.
int make_key(std::filesystem::path const& file);

/// Gives somebody the role of administrator; the mail with the way in goes out as soon as `serve` runs.
int appoint(ServeOptions const& options, AdministratorOptions const& administrator);

struct ExplainOptions {
    std::string dossier;
    std::string reader;
    std::string language = "nl";
    bool json = false;
};

/// Says why a dossier stands where it stands, as one person around the child may read it.
int explain(ServeOptions const& options, ExplainOptions const& question);

/// Serves until SIGTERM or SIGINT; then finishes what was begun.
int serve(ServeOptions const& options);

/// The same with fictional people, in a directory that goes away at the end.
int demo(DemoOptions const& options);

}  // namespace rondom::cli
