#include "web/network_picture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

using namespace rondom::web;

TEST_SUITE_BEGIN("network picture");

namespace {

constexpr std::array sizes{PictureSize::narrow, PictureSize::middle, PictureSize::wide};

/// The nine people around Noor, as in the visual reference (all made up).
std::vector<PersonAround> around_noor() {
    auto const person =
        [](auto const* id, auto const* name, auto const* role, auto const* letters, auto const* party) {
            return PersonAround{
                .id = id, .name = name, .role = role, .initials = letters, .party = party, .group = party};
        };
    std::vector<PersonAround> people{
        person("elif", "Elif", "moeder", "EY", "family"),
        person("mark", "Mark", "vader", "MV", "family"),
        person("oma", "Oma", "op dinsdag", "OF", "family"),
        person("anouk", "Juf Anouk", "leerkracht", "AP", "education"),
        person("marieke", "Marieke", "intern beg.", "MD", "education"),
        person("sanne", "Sanne", "ondersteuner", "SB", "liaison"),
        person("petra", "Petra", "GGD, nog niet", "PS", "youth_health"),
        person("yusuf", "Yusuf", "sociaal team", "YA", "social_team"),
        person("ilse", "Ilse", "consulent", "IH", "alliance")};
    for (auto& each : people) {
        each.ring = each.party == "family" ? Ring::home : Ring::help;
        if (each.party == "education" || each.party == "liaison") { each.ring = Ring::school; }
    }
    people[4].lead = true;
    people[6].pending = true;
    return people;
}

double shared_area(Box const& one, Box const& other) {
    return std::max(0.0, std::min(one.right, other.right) - std::max(one.left, other.left)) *
           std::max(0.0, std::min(one.bottom, other.bottom) - std::max(one.top, other.top));
}

/// Whether no circle or word lies over another, over the child, or off the paper. A tenth is rounding.
bool clean(NetworkPicture const& picture) {
    auto const& people = picture.people;
    Box const child{
        picture.child.x - picture.child_radius,
        picture.child.y - picture.child_radius,
        picture.child.x + picture.child_radius,
        picture.child.y + picture.child_radius};
    for (std::size_t each = 0; each < people.size(); ++each) {
        auto const& box = people[each].taken;
        bool const on_paper = box.left >= picture.view.left && box.right <= picture.view.right &&
                              box.top >= picture.view.top && box.bottom <= picture.view.bottom;
        bool const free = std::none_of(
            people.begin(),
            people.begin() + static_cast<std::ptrdiff_t>(each),
            [&](auto const& before) { return shared_area(box, before.taken) > 6; }
        );
        if (!on_paper || !free || shared_area(box, child) > 6) { return false; }
    }
    return true;
}

/// The same numbers on every machine (Numerical Recipes' generator); the standard's distributions differ.
class Dice {
public:
    explicit Dice(unsigned seed) : state_{seed} {}

    std::size_t below(std::size_t limit) {
        state_ = state_ * 1664525U + 1013904223U;
        return (state_ >> 8U) % limit;
    }

private:
    unsigned state_;
};

/// At home two to four, at school and in help the rest: names and roles as they come.
std::vector<PersonAround> drawn_by_lot(std::size_t count, Dice& dice) {
    constexpr std::array names{
        "Bo", "Elif", "Marieke", "Juf Anouk", "Mohammed", "Christiaan", "Oma Fatma", "Ilse"};
    constexpr std::array roles{
        "oma", "vader", "leerkracht", "intern beg.", "sociaal team", "ondersteuner", "GGD, nog niet"};
    std::vector<PersonAround> people;
    auto const home = std::min(count, 2 + dice.below(3));
    for (std::size_t each = 0; each < count; ++each) {
        PersonAround person;
        person.id = "p" + std::to_string(each);
        person.name = names.at(dice.below(names.size()));
        person.role = roles.at(dice.below(roles.size()));
        person.party = person.group = "party " + std::to_string(each);
        person.ring = Ring::home;
        if (each >= home) { person.ring = dice.below(2) == 0 ? Ring::school : Ring::help; }
        person.lead = each == home;
        people.push_back(person);
    }
    return people;
}

}  // namespace

TEST_CASE("everybody around Noor has a place of their own, on a phone too") {
    for (auto const size : sizes) {
        auto const picture = draw_network(around_noor(), size);
        CAPTURE(static_cast<int>(size));
        CAPTURE(picture.overlap);
        CHECK(clean(picture));
        std::set<std::string> ids;
        for (auto const& each : picture.people) {
            ids.insert(each.person.id);
        }
        CHECK(ids.contains("oma"));
        CHECK(picture.rings.size() == 3);
    }
    CHECK(draw_network(around_noor(), PictureSize::wide).people.size() == 9);
}

TEST_CASE("as many people as a size promises never lie over each other") {
    Dice dice{12};
    for (auto const size : sizes) {
        for (std::size_t count = 1; count <= places(size); ++count) {
            for (int draw = 0; draw < 20; ++draw) {
                auto const picture = draw_network(drawn_by_lot(count, dice), size);
                CAPTURE(static_cast<int>(size));
                CAPTURE(count);
                CAPTURE(draw);
                CAPTURE(picture.overlap);
                CHECK(clean(picture));
            }
        }
    }
    CHECK(places(PictureSize::wide) == 12);
    CHECK(places(PictureSize::middle) == 10);
    CHECK(places(PictureSize::narrow) == 9);
}

TEST_CASE("the same people give the same picture") {
    for (auto const size : sizes) {
        CHECK(draw_network(around_noor(), size) == draw_network(around_noor(), size));
    }
}

TEST_CASE("a line runs from the edge of the child to the edge of the person") {
    auto const picture = draw_network(around_noor(), PictureSize::wide);
    for (auto const& each : picture.people) {
        auto const from_child =
            std::hypot(each.line_from.x - picture.child.x, each.line_from.y - picture.child.y);
        auto const to_person = std::hypot(each.line_to.x - each.middle.x, each.line_to.y - each.middle.y);
        CHECK(from_child == doctest::Approx(picture.child_radius + 4).epsilon(.01));
        CHECK(to_person == doctest::Approx(picture.person_radius + 3).epsilon(.01));
    }
}

TEST_CASE("words point away from the child, the lead's ribbon towards it") {
    auto const picture = draw_network(around_noor(), PictureSize::wide);
    auto const lead = std::ranges::find_if(picture.people, [](auto const& each) { return each.person.lead; });
    REQUIRE(lead != picture.people.end());
    CHECK((lead->name_y < 0) == (lead->ribbon.top > 0));
    for (auto const& each : picture.people) {
        CHECK((each.name_y < 0) == (each.role_y < 0));
        CHECK(each.name_y < each.role_y);
    }
}

TEST_CASE("the paper is as wide as the container and no higher than needed") {
    auto const picture = draw_network(around_noor(), PictureSize::narrow);
    CHECK(picture.view.left == 0);
    CHECK(picture.view.right == 360);
    CHECK(picture.view.bottom - picture.view.top < 470);
}

TEST_CASE("when there are too many, parties are taken together, but never the home or the lead") {
    auto people = around_noor();
    for (int each = 0; each < 6; ++each) {
        auto colleague = people[3];
        colleague.id = "colleague" + std::to_string(each);
        colleague.group = "School";
        people.push_back(colleague);
    }
    people[3].group = people[4].group = "School";
    auto const picture = draw_network(people, PictureSize::narrow);
    CHECK(picture.people.size() == 9);
    auto const school =
        std::ranges::find_if(picture.people, [](auto const& each) { return each.people > 1; });
    REQUIRE(school != picture.people.end());
    CHECK(school->people == 7);
    CHECK(school->person.name == "School");
    CHECK(school->person.role == "(7)");
    CHECK(school->person.id == "anouk");
    auto const alone = [&](std::string const& id) {
        return std::ranges::any_of(picture.people, [&](auto const& each) {
            return each.person.id == id && each.people == 1;
        });
    };
    CHECK(alone("marieke"));
    CHECK(alone("elif"));
    CHECK(alone("oma"));
}

TEST_CASE("long words are cut by characters, not by bytes") {
    PersonAround person;
    person.id = "p1";
    person.name = "Şükrüşşşşşşşşşşşşşşşşş";
    person.role = "kind- en ouderondersteuner van de gemeente";
    auto const picture = draw_network(std::span{&person, 1}, PictureSize::narrow);
    CHECK(picture.people[0].person.name == "Şükrüşşşşşşş…");
    CHECK(picture.people[0].person.role == "kind- en oud…");
    person.name = "Jan";
    CHECK(draw_network(std::span{&person, 1}, PictureSize::narrow).people[0].person.name == "Jan");
}

TEST_CASE("a child with nobody around still has a picture") {
    for (auto const size : sizes) {
        auto const picture = draw_network({}, size);
        CHECK(picture.people.empty());
        CHECK(picture.rings.size() == 3);
        CHECK(picture.overlap == 0);
    }
}

TEST_SUITE_END();
