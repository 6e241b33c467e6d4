#include "cli/forget_text.hpp"

#include <doctest/doctest.h>

namespace rondom::cli {

namespace {

Day day(char const* iso) { return parse_day(iso).value(); }

keeping::ForgottenLine line() {
    return {
        .dossier = DossierId{"k3v9"},
        .at = moment_of(day("2030-08-01"), std::chrono::hours{3}),
        .version = "2026.1",
        .parts =
            {{.part = Compartment::school,
              .start = keeping::Start::left_school,
              .from = day("2028-07-31"),
              .period = "P2Y",
              .until = day("2030-07-31"),
              .on = day("2030-08-01")}},
        .whole = true,
        .accounts = 2};
}

}  // namespace

TEST_SUITE("rondom forget") {
    TEST_CASE("the certificate: which part of which dossier, why, when, and the proof") {
        keeping::Certified const one{
            .line = line(),
            .proofs = {
                {.id = "key1",
                 .dossier = DossierId{"k3v9"},
                 .compartment = Compartment::school,
                 .proof = std::string{"\x01\xab", 2}}}};
        auto const now = moment_of(day("2030-08-01"), std::chrono::hours{4});
        CHECK_EQ(
            certificate_text({one}, day("2030-08-01"), now, Language::en),
            "Certificate of destruction\n"
            "\n"
            "What was destroyed from 2030-08-01 on. Made at 2030-08-01T02:00:00Z.\n"
            "\n"
            "2030-08-01T01:00:00Z  Dossier k3v9, under version 2026.1:\n"
            "  The school's part: P2Y after the last day at school (2028-07-31), so until 2030-07-31.\n"
            "  Nothing is left of it.\n"
            "  Accounts of the family that end with it: 2.\n"
            "  Ground: AVG 5(1)(e), pupil file: two years after leaving school.\n"
            "  Key key1 was destroyed. Proof: 01ab.\n"
            "\n"
            "Of each part the key was destroyed. Without that key nobody can read it any more. Who has the "
            "key of "
            "the region can compute each proof again. Copies of the keys from before that day count until "
            "they are "
            "cleared away (35 days).\n"
        );
        auto const dutch = certificate_text({one}, day("2030-08-01"), now, Language::nl);
        CHECK_NE(dutch.find("Het deel van school: P2Y na de laatste dag op school"), std::string::npos);
        auto const none = certificate_text({}, day("2030-08-01"), now, Language::nl);
        CHECK_NE(none.find("Er is niets vernietigd."), std::string::npos);
    }

    TEST_CASE("what a run says: what is due, what stays and why") {
        keeping::Outcome outcome;
        outcome.ended = {line()};
        outcome.held = {{.dossier = DossierId{"p7"}, .why = "complaint 12", .at = {}}};
        outcome.open = 3;
        outcome.running = 1;
        CHECK_EQ(
            forgotten_text(outcome, Language::en, true),
            "Dossier k3v9, under version 2026.1:\n"
            "  The school's part: P2Y after the last day at school (2028-07-31), so until 2030-07-31.\n"
            "  Nothing is left of it.\n"
            "  Accounts of the family that end with it: 2.\n"
            "Dossier p7 stays: complaint 12\n"
            "Past their time: 1 dossiers. Nothing was changed.\n"
            "Open, so nothing of them was destroyed: 3.\n"
            "Closed, and still within their time: 1.\n"
        );
        outcome.overtaken = {DossierId{"q8"}};
        CHECK_FALSE(outcome.is_clean());
        auto const done = forgotten_text(outcome, Language::nl, false);
        CHECK_NE(done.find("Dossier q8: er werd steeds in geschreven."), std::string::npos);
        CHECK_NE(done.find("Vernietigd: in 1 dossiers."), std::string::npos);
    }
}

}  // namespace rondom::cli
