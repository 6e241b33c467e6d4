#include "app/browser_kit.hpp"

// From the school's form to a parent on the child's page: the mail, the link, the code on the telephone.

TEST_SUITE_BEGIN("invitation");

namespace rondom::app {

using browser_kit::between;
using browser_kit::Browser;
using browser_kit::header;

namespace {

std::string const story_text = R"(
story: A child whose mother is to come in
region: midden-groningen
organisations:
  school: {name: obs De Zwaluw, kind: school}
people:
  ans: {name: Ans de Wit, role: teacher, at: school}
  iris: {name: Iris Bos, role: parent}
  noor: {name: Noor, role: youth}
moments:
  - at: 2026-09-07 09:00
    who: ans
    does: family.register
    with: {child: "@noor", first_name: Noor, last_name: Bos, born: 2017-05-09, group: "5"}
  - who: ans
    does: family.name_holder
    with: {person: "@iris", person_name: Iris Bos, relation: mother, verified: "true", evidence: extract}
)";

constexpr std::string_view contact = "&email=iris%40thuis.example&mobile=06+12345678";

bool says(http::Response const& page, std::string_view words) {
    return page.body.find(words) != std::string::npos;
}

/// The region with the teacher in one browser and the mother in another.
struct Invited {
    std::unique_ptr<Rondom> rondom = browser_kit::demonstration(story_text);
    Browser teacher{*rondom, {}};
    Browser mother{*rondom, {}};
    std::string dossier;

    Invited() {
        be_teacher();
        dossier = "/dossiers/" + between(teacher.open("/dossiers").body, "<h3><a href=\"/dossiers/", "\"");
    }

    void be_teacher() {
        teacher.cookies.clear();
        REQUIRE_EQ(teacher.send("/demo", "&person=" + persona("Ans de Wit")).status, 303);
    }
    /// Whom one can be in the demonstration, by name.
    [[nodiscard]] std::string persona(std::string_view name) {
        auto const page = teacher.open("/demo").body;
        auto const field = page.rfind("value=\"", page.find(name));
        REQUIRE(field != std::string::npos);
        return between(page.substr(field), "value=\"", "\"");
    }
    [[nodiscard]] std::string form() {
        auto const family = teacher.open(dossier + "/gezin").body;
        return dossier + "/gezin/uitnodigen/" + between(family, "/gezin/uitnodigen/", "\"");
    }
    /// The link in the mail that came last.
    [[nodiscard]] std::string link() {
        return "/uitnodiging/" + between(mother.open("/demo/post").body, "href=\"/uitnodiging/", "\"");
    }
    /// The code in a text message, other than the one before: two of one moment stand in no order.
    [[nodiscard]] std::string code(std::string const& before = {}) {
        constexpr std::string_view start = "Rondom: je code is ";
        auto const mails = mother.open("/demo/post").body;
        for (auto at = mails.find(start); at != std::string::npos; at = mails.find(start, at + 1)) {
            auto code = mails.substr(at + start.size(), 6);
            if (code != before) { return code; }
        }
        return {};
    }
    void wait_days(int days) {
        REQUIRE_EQ(
            teacher.send("/demo/klok", "&days=" + std::to_string(days) + "&back=/demo", "/demo").status, 303
        );
        be_teacher();  // a session does not last that long
    }
};

}  // namespace

TEST_CASE("a parent comes in: the school's form, the mail, the link, the code, and the child's page") {
    Invited stage;
    auto const sent = stage.teacher.send(stage.form(), std::string{contact});
    REQUIRE_EQ(sent.status, 303);
    CHECK(says(stage.teacher.open(header(sent, "Location")), "De uitnodiging staat in het dossier."));

    auto const mails = stage.mother.open("/demo/post");
    CHECK(says(mails, "iris@thuis.example"));
    CHECK_FALSE(says(mails, "Noor"));
    CHECK_FALSE(says(mails, "Zwaluw"));

    auto const link = stage.link();
    auto const welcome = stage.mother.open(link);
    CHECK(says(welcome, "Je bent uitgenodigd"));
    CHECK(says(welcome, "78"));
    CHECK_FALSE(says(welcome, "Noor"));

    REQUIRE_EQ(header(stage.mother.send(link, ""), "Location"), "/inloggen/code");
    auto const in = stage.mother.send("/inloggen/code", "&code=" + stage.code());
    REQUIRE_EQ(header(in, "Location"), "/mijn");
    auto const first = stage.mother.open("/mijn");
    auto const child = first.status == 303 ? stage.mother.open(header(first, "Location")) : first;
    CHECK_EQ(child.status, 200);
    CHECK(says(child, "Noor"));
    CHECK(says(child, "Iris"));
}

TEST_CASE("without an address and a number the school reads what is missing, and nothing is sent") {
    Invited stage;
    auto const answer = stage.teacher.send(stage.form(), "&email=&mobile=");
    CHECK_EQ(answer.status, 422);
    CHECK_FALSE(says(stage.mother.open("/demo/post"), "/uitnodiging/"));
}

TEST_CASE("a link that is a week old says so, and a new one works") {
    Invited stage;
    REQUIRE_EQ(stage.teacher.send(stage.form(), std::string{contact}).status, 303);
    auto const link = stage.link();
    stage.wait_days(7);

    auto const late = stage.mother.open(link);
    CHECK_EQ(late.status, 404);
    CHECK(says(late, "Deze link werkt niet meer"));
    CHECK(says(late, "Vraag een nieuwe link aan wie je uitnodigde."));

    REQUIRE_EQ(stage.teacher.send(stage.form(), std::string{contact}).status, 303);
    CHECK_NE(stage.link(), link);
    CHECK_EQ(stage.mother.open(stage.link()).status, 200);
}

TEST_CASE("a link that was used says that there is another way in by now") {
    Invited stage;
    REQUIRE_EQ(stage.teacher.send(stage.form(), std::string{contact}).status, 303);
    auto const link = stage.link();
    REQUIRE_EQ(stage.mother.send(link, "").status, 303);

    auto const again = stage.mother.open(link);
    CHECK_EQ(again.status, 404);
    CHECK(says(again, "Deze link werkt niet meer"));
    CHECK(says(again, "Log dan in met je e-mailadres."));
}

TEST_CASE("three wrong codes: how often one may still try, then a new start, and in after all") {
    Invited stage;
    REQUIRE_EQ(stage.teacher.send(stage.form(), std::string{contact}).status, 303);
    REQUIRE_EQ(stage.mother.send(stage.link(), "").status, 303);
    auto const right = stage.code();
    auto const wrong = std::string{right == "123456" ? "&code=654321" : "&code=123456"};

    auto const first = stage.mother.send("/inloggen/code", wrong);
    CHECK_EQ(first.status, 422);
    CHECK(says(first, "Deze code klopt niet."));
    CHECK(says(first, "Je kunt het nog 2 keer proberen."));
    CHECK(says(stage.mother.send("/inloggen/code", wrong), "Je kunt het nog 1 keer proberen."));
    auto const third = stage.mother.send("/inloggen/code", wrong);
    CHECK_EQ(third.status, 422);
    CHECK(says(third, "Deze code werkt niet meer."));
    CHECK(says(third, "Begin opnieuw met inloggen."));
    CHECK_EQ(stage.mother.send("/inloggen/code", "&code=" + right).status, 422);

    REQUIRE_EQ(stage.mother.send("/inloggen", "&mail=iris%40thuis.example").status, 303);
    CHECK_EQ(header(stage.mother.send("/inloggen/code", "&code=" + stage.code(right)), "Location"), "/mijn");
}

}  // namespace rondom::app

TEST_SUITE_END();
