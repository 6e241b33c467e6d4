#include "cli/doctor_certificate.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "journal/test_directory.hpp"

TEST_SUITE_BEGIN("doctor: certificates");

namespace rondom::cli {

namespace {

/// For rondom.example.nl, made with `openssl req -x509 -days 30`.
constexpr std::string_view certificate = R"(-----BEGIN CERTIFICATE-----
MIIBjjCCATOgAwIBAgIUT72c8P8mS4xCc2JjmoCzkSavQ6wwCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRcm9uZG9tLmV4YW1wbGUubmwwHhcNMjYxMTIyMTM0MjU4WhcN
MjYxMjIyMTM0MjU4WjAcMRowGAYDVQQDDBFyb25kb20uZXhhbXBsZS5ubDBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABFAu9maTktsBn5ejAhpALkpVbOMFoA3nPU2z
+Jfc+lmY0jS+ezy5PGpF1KQdbPl2ZjxYzbE3enphOe/HcrM5L8OjUzBRMB0GA1Ud
DgQWBBTk1vtBfr8w3HV8K8L6DIIzH2WYejAfBgNVHSMEGDAWgBTk1vtBfr8w3HV8
K8L6DIIzH2WYejAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQDc
g1IblOG+ugB5G0ZQdYzKZsc5EQJ/tkpmzcko/AT9jAIhAI0QA3Gd6bB5F86xHb5a
Ajo2ksjQwaEuKhe68ANP+xW7
-----END CERTIFICATE-----
)";

Moment at(std::string_view moment) { return *parse_moment(moment); }

}  // namespace

TEST_CASE("a certificate says until when it counts") {
    CHECK_EQ(certificate_ends(certificate), at("2026-12-22T13:42:58Z"));
    CHECK_FALSE(certificate_ends("no certificate").has_value());
    CHECK_FALSE(certificate_ends("").has_value());
}

TEST_CASE("a certificate that ends within two weeks was not renewed in time") {
    journal::TestDirectory const directory;
    auto const file = directory.file("fullchain.pem");
    std::ofstream{file} << certificate;

    CHECK(look_at_certificate(file, at("2026-12-08T13:42:58Z")).right);
    auto const late = look_at_certificate(file, at("2026-12-09T13:42:58Z"));
    CHECK_FALSE(late.right);
    CHECK(late.what.ends_with("ends in 13 days"));
    CHECK(
        look_at_certificate(file, at("2026-12-24T13:42:58Z")).what.ends_with("ended at 2026-12-22T13:42:58Z")
    );
}

TEST_CASE("a file without a certificate, and one that is not there, are said") {
    journal::TestDirectory const directory;
    auto const file = directory.file("empty.pem");
    std::ofstream{file} << "nothing";
    CHECK_EQ(look_at_certificate(file, at("2026-12-22T13:42:58Z")).advice, "there is no certificate in it");
    CHECK_FALSE(look_at_certificate("/nowhere.pem", at("2026-12-22T13:42:58Z")).right);
}

TEST_CASE("an address where nobody answers is said, and nothing of its certificate") {
    auto const looks = look_at_address("https://127.0.0.1:1", at("2026-12-22T13:42:58Z"));
    REQUIRE_EQ(looks.size(), 1);
    CHECK_FALSE(looks.front().right);
    CHECK_EQ(looks.front().what, "Rondom answers at https://127.0.0.1:1");
}

}  // namespace rondom::cli

TEST_SUITE_END();
