#include "cli/patroni_looks.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <string>

#include <fmt/core.h>
#include <yaml-cpp/yaml.h>

#include "cli/machine.hpp"

namespace rondom::cli {

namespace {

using Version = std::array<int, 3>;

/// The first that looks again whether it still holds the lock before it says so in etcd (Patroni 1c7bf2f5).
constexpr Version etcd3_mended{3, 0, 3};

/// What is missing counts as 0; nothing when it is no version.
std::optional<Version> version_of(std::string_view text) {
    Version version{};
    auto const* at = text.data();
    auto const* const end = text.data() + text.size();
    for (auto& part : version) {
        auto const [next, error] = std::from_chars(at, end, part);
        if (error != std::errc{}) { return std::nullopt; }
        at = next;
        if (at == end) { return version; }
        ++at;
    }
    return version;
}

Look look_at_driver(YAML::Node const& patroni, std::string_view version) {
    if (patroni["etcd3"]) {
        auto const known = version_of(version);
        return {
            .right = known && *known >= etcd3_mended,
            .what = fmt::format("Patroni {}: etcd3", version),
            .advice =
                "before Patroni 3.0.3 a machine that comes back can make itself primary with an old view, "
                "and "
                "lose what was acknowledged: write etcd: instead of etcd3:, and start etcd with "
                "ETCD_ENABLE_V2=true and ETCD_PRE_VOTE=true. With a newer Patroni say --patroni-version"};
    }
    return {
        .right = static_cast<bool>(patroni["etcd"]),
        .what = "Patroni: etcd",
        .advice = "there is no section etcd: and nothing else was tried with Rondom"};
}

bool is_on(YAML::Node const& settings, char const* name) {
    return settings.IsMap() && settings[name] && settings[name].as<bool>(false);
}

Look look_at_switch(YAML::Node const& settings, char const* name, std::string_view otherwise) {
    return {
        .right = is_on(settings, name),
        .what = fmt::format("Patroni: {}", name),
        .advice = fmt::format(
            "{}: write {}: true under bootstrap: dcs:. In a cluster that was begun, etcd decides: patronictl "
            "edit-config",
            otherwise,
            name
        )};
}

std::vector<Look> look_at(YAML::Node const& patroni, std::string_view version) {
    auto const bootstrap = patroni["bootstrap"];
    auto const dcs = bootstrap && bootstrap.IsMap() ? bootstrap["dcs"] : YAML::Node{};
    auto const settings = dcs ? dcs : YAML::Node{};
    return {
        look_at_driver(patroni, version),
        look_at_switch(settings, "synchronous_mode", "a failover loses what was acknowledged"),
        look_at_switch(
            settings,
            "synchronous_mode_strict",
            "without a standby the primary goes on alone, and its loss loses what was acknowledged"
        )};
}

Look look_at_passwords(std::string const& text) {
    return {
        .right = text.find("CHANGE-") == std::string::npos,
        .what = "Patroni: passwords of your own",
        .advice = "choose one for each CHANGE-... in the file, the same on every machine"};
}

}  // namespace

std::vector<Look> look_at_patroni(std::filesystem::path const& file, std::string_view version) {
    auto const text = text_in(file);
    Look unreadable{
        .right = false,
        .what = "Patroni: its configuration",
        .advice = fmt::format("{} cannot be read", file.string())};
    try {
        auto const patroni = YAML::Load(text.value_or(""));
        if (!text || !patroni.IsMap()) { return {unreadable}; }
        auto looks = look_at(patroni, version);
        looks.push_back(look_at_passwords(*text));
        return looks;
    } catch (YAML::Exception const& error) {
        unreadable.advice += fmt::format(": {}", error.what());
        return {unreadable};
    }
}

}  // namespace rondom::cli
