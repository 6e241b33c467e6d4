#include "accounts/passwords.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace rondom::accounts {

namespace {

constexpr Passwords::Cost cheap{.passes = 1, .memory = 8192};

std::string_view wrong(std::string_view password) {
    Person sanne;
    sanne.name = "Sanne Bos";
    sanne.mail = "s.bosch@zwaluw.example";
    auto const refusal = wrong_with_password(password, sanne);
    return refusal ? refusal->reasons.front().rule->name : std::string_view{};
}

}  // namespace

TEST_SUITE("passwords") {
    TEST_CASE("length is asked for, and nothing that others know already; no kinds of characters") {
        CHECK_EQ(wrong("vier woorden op een rij"), "");
        CHECK_EQ(wrong("aardbeienjam"), "");
        CHECK_EQ(wrong("aardbeienja"), password_short.name);
        CHECK_EQ(wrong("éééééé"), password_short.name);  // twelve bytes, six characters
        CHECK_EQ(wrong(std::string(1025, 'x')), password_long.name);
        CHECK_EQ(wrong("Sanne Bos 2026"), password_personal.name);
        CHECK_EQ(wrong("mijn-s.bosch-wachtwoord"), password_personal.name);
        CHECK_EQ(wrong("s.bosch@zwaluw.example"), password_personal.name);
        for (auto const* common :
             {"welkom123456", "Wachtwoord2026!", "aaaabbbbaaaa", "123456789012", "Qwertyuiop12"}) {
            CHECK_MESSAGE(wrong(common) == password_common.name, common);
        }
    }

    TEST_CASE("the right password is right; nobody's password is never") {
        Passwords passwords{cheap};
        auto const hash = passwords.hash("aardbeienjam").value();
        CHECK_NE(hash, passwords.hash("aardbeienjam").value());
        CHECK_EQ(passwords.judge("aardbeienjam", hash), Passwords::Verdict::right);
        CHECK_EQ(passwords.judge("aardbeienjan", hash), Passwords::Verdict::wrong);
        CHECK_EQ(passwords.judge("aardbeienjam", ""), Passwords::Verdict::wrong);
        CHECK_EQ(passwords.judge(std::string(5000, 'x'), hash), Passwords::Verdict::wrong);
    }

    TEST_CASE("in production a hash costs 64 MiB and three passes") {
        Passwords passwords;
        auto const hash = passwords.hash("aardbeienjam").value();
        CHECK_EQ(hash.substr(0, 30), "$argon2id$v=19$m=65536,t=3,p=1");
    }

    TEST_CASE("of a crowd few wait and the others are sent away; afterwards there is room again") {
        Passwords passwords{{.passes = 4, .memory = std::size_t{8} * 1024 * 1024}};
        auto const hash = passwords.hash("aardbeienjam").value();
        std::atomic<int> right = 0;
        std::atomic<int> busy = 0;
        std::vector<std::thread> crowd;
        crowd.reserve(40);
        for (int each = 0; each < 40; ++each) {
            crowd.emplace_back([&] {
                auto const verdict = passwords.judge("aardbeienjam", hash);
                right += verdict == Passwords::Verdict::right ? 1 : 0;
                busy += verdict == Passwords::Verdict::busy ? 1 : 0;
            });
        }
        for (auto& each : crowd) {
            each.join();
        }
        CHECK_EQ(right + busy, 40);
        CHECK_GE(right, Passwords::most_at_once);
        CHECK_EQ(passwords.judge("aardbeienjam", hash), Passwords::Verdict::right);
    }
}

}  // namespace rondom::accounts
