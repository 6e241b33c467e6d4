#include "accounts/authenticator.hpp"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <string>

namespace rondom::accounts {

using namespace std::chrono_literals;

namespace {

/// "12345678901234567890", the secret of RFC 6238, appendix B, in base 32.
constexpr std::string_view rfc_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

}  // namespace

TEST_SUITE("authenticator") {
    TEST_CASE("the codes of RFC 6238, appendix B") {
        struct Vector {
            std::int64_t seconds;
            std::string_view code;
        };
        for (auto const& [seconds, code] : std::array<Vector, 6>{
                 {{59, "94287082"},
                  {1111111109, "07081804"},
                  {1111111111, "14050471"},
                  {1234567890, "89005924"},
                  {2000000000, "69279037"},
                  {20000000000, "65353130"}}}) {
            auto const period = authenticator_period(Moment{std::chrono::seconds{seconds}});
            CHECK_EQ(authenticator_code(rfc_secret, period, 8), code);
            CHECK_EQ(authenticator_code(rfc_secret, period), code.substr(2));
        }
    }

    TEST_CASE("clocks may differ one period, and a code is right once") {
        Moment const now{1'800'000'000s};
        auto const period = authenticator_period(now);
        auto const code = [](std::int64_t at) { return authenticator_code(rfc_secret, at); };
        for (auto const near : {period - 1, period, period + 1}) {
            CHECK_EQ(period_of_code(rfc_secret, code(near), now, 0).value_or(0), near);
            CHECK_FALSE(period_of_code(rfc_secret, code(near), now, near));
            CHECK_FALSE(period_of_code(rfc_secret, code(near), now, period + 1));
        }
        CHECK_FALSE(period_of_code(rfc_secret, code(period - 2), now, 0));
        CHECK_FALSE(period_of_code(rfc_secret, code(period + 2), now, 0));
        CHECK_FALSE(period_of_code(rfc_secret, "", now, 0));
        CHECK_FALSE(period_of_code("", "", now, 0));
        CHECK_FALSE(period_of_code("no base 32!", "000000", now, 0));
    }

    TEST_CASE("a secret is new each time, and an app and a person can read it") {
        auto const secret = new_authenticator_secret();
        CHECK_EQ(secret.size(), 32);  // 160 bits
        CHECK_NE(secret, new_authenticator_secret());
        CHECK_EQ(in_groups("ABCDEFGHIJ"), "ABCD EFGH IJ");
        CHECK_EQ(
            otpauth_text("ABCD", "s.bos+x@zwaluw.example"),
            "otpauth://totp/Rondom:s.bos%2Bx@zwaluw.example?secret=ABCD&issuer=Rondom"
        );
    }
}

}  // namespace rondom::accounts
