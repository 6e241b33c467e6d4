#include "cli/patroni_looks.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "domain/repository.hpp"
#include "journal/test_directory.hpp"

TEST_SUITE_BEGIN("cli patroni");

namespace rondom::cli {

namespace {

std::string const safe = R"(
scope: rondom
etcd: {hosts: "db1:2379"}
bootstrap:
  dcs: {ttl: 20, synchronous_mode: true, synchronous_mode_strict: true}
)";

std::string with(std::string text, std::string const& before, std::string const& after) {
    auto const at = text.find(before);
    REQUIRE_NE(at, std::string::npos);
    return text.replace(at, before.size(), after);
}

/// What is not right about it.
std::vector<std::string> wrong_with(std::string const& text, std::string_view version = known_patroni) {
    journal::TestDirectory const directory;
    auto const file = directory.file("patroni.yml");
    std::ofstream{file} << text;
    std::vector<std::string> wrong;
    for (auto const& each : look_at_patroni(file, version)) {
        CHECK_FALSE(each.advice.empty());
        if (!each.right) { wrong.push_back(each.what); }
    }
    return wrong;
}

using Wrong = std::vector<std::string>;

}  // namespace

TEST_CASE("the files that operators are given are safe, once they chose their passwords") {
    std::ifstream in{repository / "docs/operate/cluster/patroni.yml"};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    CHECK_EQ(wrong_with(text), Wrong{"Patroni: passwords of your own"});
    for (auto at = text.find("CHANGE-"); at != std::string::npos; at = text.find("CHANGE-")) {
        text.replace(at, 7, "own-");
    }
    CHECK_EQ(wrong_with(text), Wrong{});
}

TEST_CASE("etcd3 is refused with the Patroni of Debian 12, which lost what was acknowledged with it") {
    auto const with_etcd3 = with(safe, "etcd:", "etcd3:");
    CHECK_EQ(wrong_with(with_etcd3), Wrong{"Patroni 3.0.2: etcd3"});
    CHECK_EQ(wrong_with(with_etcd3, "2.1"), Wrong{"Patroni 2.1: etcd3"});
    CHECK_EQ(wrong_with(with_etcd3, "newest"), Wrong{"Patroni newest: etcd3"});
    CHECK_EQ(wrong_with(with_etcd3, "3.0.3"), Wrong{});
    CHECK_EQ(wrong_with(with_etcd3, "4.0"), Wrong{});
    CHECK_EQ(wrong_with(with(safe, "etcd:", "consul:")), Wrong{"Patroni: etcd"});
}

TEST_CASE("a cluster in which a commit waits for nobody, or not always, is refused") {
    CHECK_EQ(wrong_with(safe), Wrong{});
    CHECK_EQ(wrong_with(with(safe, "synchronous_mode: true, ", "")), Wrong{"Patroni: synchronous_mode"});
    CHECK_EQ(
        wrong_with(with(safe, "strict: true", "strict: false")), Wrong{"Patroni: synchronous_mode_strict"}
    );
    CHECK_EQ(
        wrong_with("etcd: {host: db1}\nbootstrap: later\n"),
        Wrong{"Patroni: synchronous_mode", "Patroni: synchronous_mode_strict"}
    );
}

TEST_CASE("what cannot be read is said") {
    CHECK_EQ(wrong_with("etcd: ["), Wrong{"Patroni: its configuration"});
    CHECK_EQ(wrong_with("nothing"), Wrong{"Patroni: its configuration"});
    CHECK_EQ(look_at_patroni("/nowhere/patroni.yml", known_patroni).front().right, false);
}

}  // namespace rondom::cli

TEST_SUITE_END();
