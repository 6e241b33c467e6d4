#include "cli/checks.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/core.h>
#include <sodium.h>
#include <unistd.h>

#include "app/region_profile.hpp"
#include "cli/doctor_certificate.hpp"
#include "cli/doctor_looks.hpp"
#include "cli/doctor_store.hpp"
#include "cli/findings_text.hpp"
#include "cli/machine.hpp"
#include "cli/serve.hpp"
#include "domain/day.hpp"
#include "journal/journal.hpp"
#include "journal/postgres_schema.hpp"
#include "journal/region_key.hpp"
#include "journal/storage.hpp"
#include "journal/verify.hpp"
#include "web/assets.hpp"

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;

journal::StoragePlace place_of(CheckOptions const& options) {
    return {
        .store = journal::store_at(options.store, options.data),
        .keys = options.keys,
        .key_file = options.key_file};
}

/// What is there; looking does not make anything.
tl::expected<journal::Storage, std::string> open(CheckOptions const& options) {
    return journal::open_storage(
        place_of(options), journal::Opening::only_what_is_there, [](std::string_view) {}
    );
}

/// Says how one thing is; counts what is wrong.
class Examination {
public:
    void look(bool right, std::string_view what, std::string_view advice) {
        fmt::print("{} {}\n", right ? "well " : "WRONG", what);
        if (right) { return; }
        fmt::print("      {}\n", advice);
        wrong_ = true;
    }

    void look(Look const& one) { look(one.right, one.what, one.advice); }
    void look(std::vector<Look> const& all) {
        for (auto const& each : all) {
            look(each);
        }
    }

    [[nodiscard]] bool wrong() const noexcept { return wrong_; }

private:
    bool wrong_ = false;
};

void look_at_directory(Examination& examination, fs::path const& data) {
    bool const directory = fs::is_directory(data);
    examination.look(directory, "the directory for data", "make it, for the user that serves: mkdir -m 0700");
    if (!directory) { return; }
    bool const ours = ::access(data.c_str(), R_OK | W_OK | X_OK) == 0;
    examination.look(ours, "writing in that directory", "give it to the user that serves: chown, chmod 0700");
    auto const room = fs::space(data).available;
    constexpr std::uintmax_t enough = std::uintmax_t{256} * 1024 * 1024;
    examination.look(room > enough, "room on the disk", "make room: under 256 MB nothing may be lost");
}

/// What only a region that was begun has.
void look_at_work(Examination& examination, CheckOptions const& options, fs::path const& data) {
    auto const moment = now();
    if (!data.empty()) {
        if (!fs::exists(data / journal::entries_file)) { return; }
        examination.look(look_at_files(data, moment));
        examination.look(look_at_databases(data));
        examination.look(look_at_care(data, moment));
    }
    auto const opened = open(options);
    if (!opened) { return examination.look(data.empty(), "the region opens", opened.error()); }
    journal::Journal const journal{*opened->store, *opened->keystore, opened->key};
    examination.look(look_at_moments(*opened->store, moment));
    examination.look(look_at_outbox(journal, moment));
}

void look_at_server(Examination& examination, std::string_view store) {
    constexpr std::string_view kind = "postgres:";
    if (!store.starts_with(kind)) { return; }
    for (auto const& each : journal::postgres::observe_server(std::string{store.substr(kind.size())})) {
        examination.look(each.right, each.what, each.advice);
    }
}

void look_at_storage(Examination& examination, CheckOptions const& options) {
    auto const key = journal::read_region_key(options.key_file.string());
    examination.look(key.has_value(), "the key of the region", key ? std::string{} : key.error());
    auto const store = journal::store_at(options.store, options.data);
    auto const data = journal::directory_of(store);
    if (store.starts_with("sqlite:")) { look_at_directory(examination, data); }
    look_at_server(examination, store);
    look_at_server(examination, options.keys);
    look_at_work(examination, options, data);
}

/// How people get here.
void look_at_way_in(Examination& examination, CheckOptions const& options) {
    auto const moment = now();
    if (!options.certificate.empty()) { examination.look(look_at_certificate(options.certificate, moment)); }
    if (!options.address.empty()) { examination.look(look_at_address(options.address, moment)); }
}

}  // namespace

int verify(CheckOptions const& options) {
    journal::Anchors anchors;
    // First: what is anchored meanwhile is not in what is read.
    if (!options.anchors.log.empty()) {
        auto read = anchors_of(options.anchors, place_of(options));
        if (!read) { return complain(read.error()); }
        anchors = std::move(*read);
        fmt::print("{}", anchors_text(anchors));
    }
    auto const opened = open(options);
    if (!opened) { return complain(opened.error()); }
    auto findings = journal::verify(*opened->store, *opened->keystore, opened->key);
    if (!findings) { return complain("storage cannot be read"); }
    std::ranges::move(journal::lost_since(anchors, *opened->store), std::back_inserter(findings->damages));
    fmt::print("{}", findings_text(*findings));
    return findings->damages.empty() ? well : not_well;
}

int doctor(CheckOptions const& options) {
    Examination examination;
    examination.look(sodium_init() >= 0, "libsodium", "install libsodium23");
    examination.look(zone_data_is_right(), "zone data", "install tzdata");
    examination.look(look_at_clock());
    examination.look(
        web::has_asset("rondom.css"), "the look of the pages", "this binary was built without assets"
    );
    auto const profile = app::load_region(options.region, options.profile);
    examination.look(profile.has_value(), "the profile of the region", "run: rondom check");
    if (!options.data.empty() || !options.store.empty() || !options.key_file.empty()) {
        look_at_storage(examination, options);
    }
    if (!options.patroni.empty()) {
        examination.look(look_at_patroni(options.patroni, options.patroni_version));
    }
    look_at_way_in(examination, options);
    return examination.wrong() ? not_well : well;
}

}  // namespace rondom::cli
