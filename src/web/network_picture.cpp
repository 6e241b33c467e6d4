#include "web/network_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <optional>
#include <tuple>
#include <utility>

#include "web/network_people.hpp"

namespace rondom::web {
namespace {

constexpr std::size_t ring_count = 3;

/// Measures of one drawing. The letters' widths are those of Nunito Sans at the sizes in kring.css, rounded
/// up.
struct Sheet {
    double width = 0;
    Spot middle;
    std::array<Spot, ring_count> radii;
    double person = 0;
    double child = 0;
    double letter = 0;        ///< of a name; a role is set in smaller letters
    double words = 0;         ///< height of name and role together, with the gap to the circle
    std::size_t longest = 0;  ///< characters; longer words end in an ellipsis (the list has them whole)
    std::size_t places = 0;   ///< ux.md 5, measured again in network_picture_test.cpp
};

/// Where words and the lead's ribbon sit, as distances from the circle's edge.
struct WordPlaces {
    double name_above = 0;
    double role_above = 0;
    double name_below = 0;
    double role_below = 0;
    double ribbon_width = 0;
    double ribbon_height = 0;
};

Sheet const& sheet_of(PictureSize size) {
    static constexpr Sheet wide{
        1080, {540, 345}, {{{188, 112}, {335, 190}, {470, 258}}}, 29, 50, 7.8, 42, 22, 12};
    static constexpr Sheet middle{
        720, {360, 295}, {{{136, 100}, {234, 164}, {312, 222}}}, 26, 42, 7.8, 42, 17, 10};
    static constexpr Sheet narrow{
        360, {180, 235}, {{{78, 88}, {116, 140}, {148, 190}}}, 20, 30, 6.5, 31, 13, 9};
    switch (size) {
        case PictureSize::wide: return wide;
        case PictureSize::middle: return middle;
        case PictureSize::narrow: return narrow;
    }
    return wide;
}

WordPlaces const& words_of(PictureSize size) {
    static constexpr WordPlaces large{27, 9, 20, 38, 54, 21};
    static constexpr WordPlaces small{20, 7, 15, 28, 44, 18};
    return size == PictureSize::narrow ? small : large;
}

double rounded(double value) { return std::round(value * 10) / 10; }

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

Spot on_ellipse(Spot middle, Spot radii, double degrees) {
    return {middle.x + std::cos(radians(degrees)) * radii.x, middle.y + std::sin(radians(degrees)) * radii.y};
}

double shared_area(Box const& one, Box const& other) {
    return std::max(0.0, std::min(one.right, other.right) - std::max(one.left, other.left)) *
           std::max(0.0, std::min(one.bottom, other.bottom) - std::max(one.top, other.top));
}

std::size_t index_of(Ring ring) { return static_cast<std::size_t>(ring); }

/// Deals the rings fairly through each other, whoever is furthest behind first; `turn` says which ring wins a
/// tie.
std::vector<std::size_t> dealt(std::vector<Node> const& nodes, std::size_t turn) {
    std::array<std::vector<std::size_t>, ring_count> rings;
    for (std::size_t each = 0; each < nodes.size(); ++each) {
        rings.at(index_of(nodes[each].person.ring)).push_back(each);
    }
    std::array<std::size_t, ring_count> done{};
    std::vector<std::size_t> order;
    while (order.size() < nodes.size()) {
        std::optional<std::size_t> next;
        double least = std::numeric_limits<double>::max();
        for (std::size_t step = 0; step < ring_count; ++step) {
            auto const ring = (step + turn) % ring_count;
            auto const size = rings.at(ring).size();
            auto const share = (static_cast<double>(done.at(ring)) + .5) /
                               static_cast<double>(std::max<std::size_t>(size, 1));
            if (done.at(ring) < size && share < least) {
                least = share;
                next = ring;
            }
        }
        order.push_back(rings.at(*next)[done.at(*next)++]);
    }
    return order;
}

/// One try: who stands where, and what each takes up.
struct Try {
    double start = 0;
    std::vector<std::size_t> order;
    std::vector<Spot> middles;
    std::vector<Box> taken;
    double burden = std::numeric_limits<double>::max();
    double overlap = 0;
    double outside = 0;  ///< the paper, weighed
};

bool words_above(Spot middle, Sheet const& sheet, Ring ring) {
    return (middle.y - sheet.middle.y) / sheet.radii.at(index_of(ring)).y < -.12;
}

Box box_of(PersonAround const& person, Spot middle, PictureSize size) {
    auto const& sheet = sheet_of(size);
    auto const characters = std::max(
        static_cast<double>(characters_in(person.name)), static_cast<double>(characters_in(person.role)) * .9
    );
    auto const half = std::max(sheet.person, sheet.letter * characters / 2);
    auto const ribbon = person.lead ? words_of(size).ribbon_height + 3 : 0;
    bool const above = words_above(middle, sheet, person.ring);
    return {
        middle.x - half,
        middle.y - sheet.person - (above ? sheet.words : ribbon),
        middle.x + half,
        middle.y + sheet.person + (above ? ribbon : sheet.words)};
}

/// How far a box sticks out of the paper, weighed so that it counts for more than touching another.
double outside(Box const& box, Sheet const& sheet) {
    auto const height = 2 * sheet.middle.y;
    return 120 * (std::max({0.0, 4 - box.left, box.right - sheet.width + 4}) +
                  std::max({0.0, 4 - box.top, box.bottom - height + 4}));
}

void weigh(Try& attempt, Sheet const& sheet) {
    Box const child{
        sheet.middle.x - sheet.child,
        sheet.middle.y - sheet.child,
        sheet.middle.x + sheet.child,
        sheet.middle.y + sheet.child};
    for (std::size_t each = 0; each < attempt.taken.size(); ++each) {
        attempt.overlap += shared_area(attempt.taken[each], child);
        attempt.outside += outside(attempt.taken[each], sheet);
        for (std::size_t before = 0; before < each; ++before) {
            attempt.overlap += shared_area(attempt.taken[each], attempt.taken[before]);
        }
    }
    // Of equals: the one that begins at the top left, where reading begins.
    attempt.burden = attempt.overlap + attempt.outside + std::abs(attempt.start + 122) * .05;
}

Try laid_out(
    std::vector<Node> const& nodes, std::vector<std::size_t> const& order, double start, PictureSize size
) {
    auto const& sheet = sheet_of(size);
    Try attempt;
    attempt.start = start;
    attempt.order = order;
    for (std::size_t place = 0; place < order.size(); ++place) {
        auto const& person = nodes[order[place]].person;
        auto const degrees = start + static_cast<double>(place) * 360 / static_cast<double>(order.size());
        auto const middle = on_ellipse(sheet.middle, sheet.radii.at(index_of(person.ring)), degrees);
        attempt.middles.push_back(middle);
        attempt.taken.push_back(box_of(person, middle, size));
    }
    weigh(attempt, sheet);
    return attempt;
}

/// One order in all ninety turns; keeps the better one in `best`.
void turn_round(
    Try& best, std::vector<Node> const& nodes, std::vector<std::size_t> const& order, PictureSize size
) {
    for (int start = -180; start < 180; start += 4) {
        auto attempt = laid_out(nodes, order, start, size);
        if (attempt.burden < best.burden) { best = std::move(attempt); }
    }
}

/// Lets two people change places, for as long as that helps: needed for long words on a phone.
void swap_round(Try& best, std::vector<Node> const& nodes, PictureSize size) {
    auto const order = best.order;
    for (std::size_t one = 0; one < order.size(); ++one) {
        for (auto other = one + 1; other < order.size(); ++other) {
            auto swapped = order;
            std::swap(swapped[one], swapped[other]);
            turn_round(best, nodes, swapped, size);
        }
    }
}

/// Three orders times ninety turns: small enough to try them all. Only when words still touch, swaps as well.
Try best_try(std::vector<Node> const& nodes, PictureSize size) {
    constexpr int most_swaps = 3;
    Try best;
    for (std::size_t turn = 0; turn < ring_count; ++turn) {
        turn_round(best, nodes, dealt(nodes, turn), size);
    }
    for (int swaps = 0; swaps < most_swaps && best.overlap + best.outside > 0; ++swaps) {
        swap_round(best, nodes, size);
    }
    return best;
}

PlacedPerson placed(Node const& node, Spot middle, Box const& taken, PictureSize size) {
    auto const& sheet = sheet_of(size);
    auto const& words = words_of(size);
    auto const edge = sheet.person;
    Spot const away{middle.x - sheet.middle.x, middle.y - sheet.middle.y};
    auto const distance = std::hypot(away.x, away.y);
    auto const along = [&](double length) {
        return Spot{
            rounded(sheet.middle.x + away.x / distance * length),
            rounded(sheet.middle.y + away.y / distance * length)};
    };
    bool const above = words_above(middle, sheet, node.person.ring);
    auto const ribbon_top = above ? edge + 3 : -edge - words.ribbon_height - 3;
    return {
        .person = node.person,
        .people = node.people,
        .middle = {rounded(middle.x), rounded(middle.y)},
        .line_from = along(sheet.child + 4),
        .line_to = along(distance - edge - 3),
        .name_y = above ? -edge - words.name_above : edge + words.name_below,
        .role_y = above ? -edge - words.role_above : edge + words.role_below,
        .ribbon =
            {-words.ribbon_width / 2, ribbon_top, words.ribbon_width / 2, ribbon_top + words.ribbon_height},
        .ribbon_word_y = ribbon_top + words.ribbon_height * .73,
        .taken = {rounded(taken.left), rounded(taken.top), rounded(taken.right), rounded(taken.bottom)}};
}

/// Every circle and every name: what the name of a ring should stay away from.
std::vector<Spot> occupied_by(Try const& best, Sheet const& sheet) {
    std::vector<Spot> occupied{sheet.middle};
    for (auto const& box : best.taken) {
        occupied.push_back({(box.left + box.right) / 2, box.top + sheet.person});
        occupied.push_back({(box.left + box.right) / 2, box.bottom - sheet.person});
    }
    return occupied;
}

/// How far the nearest of these is; sideways counts less, because words are wide.
double room_at(Spot spot, std::vector<Spot> const& occupied) {
    auto room = std::numeric_limits<double>::max();
    for (auto const& other : occupied) {
        room = std::min(room, std::hypot((spot.x - other.x) * .7, spot.y - other.y));
    }
    return room;
}

/// The names of the rings, outermost first: each between two people, as far as can be from everybody and
/// their words.
std::vector<PlacedRing> placed_rings(Try const& best, PictureSize size) {
    auto const& sheet = sheet_of(size);
    auto occupied = occupied_by(best, sheet);
    auto const gaps = std::max<std::size_t>(best.order.size(), 4);
    std::vector<PlacedRing> rings;
    for (auto const ring : {Ring::help, Ring::school, Ring::home}) {
        auto const radii = sheet.radii.at(index_of(ring));
        Spot chosen;
        double most = -std::numeric_limits<double>::max();
        for (std::size_t gap = 0; gap < gaps; ++gap) {
            auto const degrees =
                best.start + (static_cast<double>(gap) + .5) * 360 / static_cast<double>(gaps);
            auto const spot = on_ellipse(sheet.middle, radii, degrees);
            // Words are better found above than below.
            auto const room = room_at(spot, occupied) - (spot.y > sheet.middle.y ? 6 : 0);
            if (room > most) { std::tie(most, chosen) = std::pair{room, spot}; }
        }
        occupied.push_back(chosen);
        rings.push_back({ring, radii, {rounded(chosen.x), rounded(chosen.y + 5)}});
    }
    return rings;
}

/// Full width, and as high as rings and people are.
Box cropped(Try const& best, Sheet const& sheet) {
    auto top = sheet.middle.y - sheet.radii.back().y;
    auto bottom = sheet.middle.y + sheet.radii.back().y;
    for (auto const& box : best.taken) {
        top = std::min(top, box.top);
        bottom = std::max(bottom, box.bottom);
    }
    return {0, std::floor(top - 12), sheet.width, std::ceil(bottom + 12)};
}

}  // namespace

bool PlacedPerson::operator==(PlacedPerson const& other) const {
    auto const key = [](PlacedPerson const& each) {
        return std::tie(
            each.person.id, each.people, each.middle, each.line_from, each.line_to, each.name_y, each.taken
        );
    };
    return key(*this) == key(other);
}

std::size_t places(PictureSize size) { return sheet_of(size).places; }

NetworkPicture draw_network(std::span<PersonAround const> people, PictureSize size) {
    auto const& sheet = sheet_of(size);
    auto const nodes = taken_together(people, {.places = sheet.places, .longest = sheet.longest});
    auto const best = best_try(nodes, size);
    NetworkPicture picture{
        .size = size,
        .view = cropped(best, sheet),
        .child = sheet.middle,
        .child_radius = sheet.child,
        .glow_radius = sheet.child + 8,
        .person_radius = sheet.person,
        .lead_radius = sheet.person + 5,
        .rings = placed_rings(best, size),
        .people = {},
        .overlap = rounded(best.overlap)};
    for (std::size_t place = 0; place < best.order.size(); ++place) {
        picture.people.push_back(
            placed(nodes[best.order[place]], best.middles[place], best.taken[place], size)
        );
    }
    return picture;
}

}  // namespace rondom::web
