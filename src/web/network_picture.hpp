#pragma once

#include <span>
#include <string>
#include <vector>

namespace rondom::web {

/// How near somebody stands to the child: at home, at school, or as help and advice.
enum class Ring { home, school, help };

/// Somebody around the child, as the reader of the page may know them.
struct PersonAround {
    std::string id;
    std::string name;      ///< short, as the reader calls them: "Marieke"
    std::string role;      ///< short label: "intern beg."
    std::string initials;  ///< at most two letters
    std::string party;     ///< key for the colour; also what people are taken together by when they are many
    std::string group;     ///< words for the whole party, for when they are taken together: "School"
    Ring ring = Ring::help;
    bool lead = false;     ///< leads the route for this child
    bool pending = false;  ///< asked, but does not take part (yet)
};

/// Three drawings, one for each width; the style sheet shows the one that fits its container (ux.md 5).
enum class PictureSize { narrow, middle, wide };

/// All measures are in units of the picture: x to the right, y down, rounded to a tenth.
struct Spot {
    double x = 0;
    double y = 0;

    bool operator==(Spot const&) const = default;
};

struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    bool operator==(Box const&) const = default;
};

/// A circle with its words. Words are centred on the circle (`text-anchor: middle`); `name_y`, `role_y`, the
/// ribbon and its words are relative to the circle's middle, because a node is drawn as a translated group.
struct PlacedPerson {
    PersonAround person;
    int people = 1;  ///< more than one: a whole party, taken together
    Spot middle;
    Spot line_from;  ///< at the edge of the child
    Spot line_to;    ///< at the edge of this circle
    double name_y = 0;
    double role_y = 0;
    Box ribbon;  ///< "leads", on the side away from the name; only drawn for the lead
    double ribbon_word_y = 0;
    Box taken;  ///< what circle and words (and ribbon) take up, in the picture; nothing else should be there

    bool operator==(PlacedPerson const&) const;
};

struct PlacedRing {
    Ring ring = Ring::home;
    Spot radii;
    Spot name_at;  ///< the emptiest spot on the ring, for its name

    bool operator==(PlacedRing const&) const = default;
};

struct NetworkPicture {
    PictureSize size = PictureSize::wide;
    Box view;  ///< the viewBox, cropped to what is there
    Spot child;
    double child_radius = 0;
    double glow_radius = 0;
    double person_radius = 0;
    double lead_radius = 0;         ///< of the second circle, around the lead
    std::vector<PlacedRing> rings;  ///< from the outside in: the order of painting
    std::vector<PlacedPerson> people;
    double overlap = 0;  ///< area that boxes share; zero is a clean drawing

    bool operator==(NetworkPicture const&) const = default;
};

/// How many circles this size holds without words over words; more are taken together per party.
std::size_t places(PictureSize size);

/// Places everybody around the child. Everyone has an angle of their own, so nobody stands behind another; of
/// all turns and orders the one with the least overlap wins. The same people in the same order give the same
/// picture.
NetworkPicture draw_network(std::span<PersonAround const> people, PictureSize size);

}  // namespace rondom::web
