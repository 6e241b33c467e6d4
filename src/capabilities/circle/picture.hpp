#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/network_picture.hpp"
#include "web/visit.hpp"

namespace rondom::circle {

/// Numbers of a drawing as text: a template writes no fractions.
struct RingView {
    std::string_view kind;  ///< 0, 1 or 2, as the style sheet counts from the inside
    std::string x;
    std::string y;
    std::string rx;
    std::string ry;
    std::string name_x;
    std::string name_y;
    std::string_view name;
};

struct CircleView {
    std::string id;
    std::string party;
    std::string name;
    std::string role;
    std::string initials;
    bool lead = false;
    bool pending = false;
    std::string x;
    std::string y;
    std::string line_x1;
    std::string line_y1;
    std::string line_x2;
    std::string line_y2;
    std::string name_y;
    std::string role_y;
    std::string ribbon_x;
    std::string ribbon_y;
    std::string ribbon_width;
    std::string ribbon_height;
    std::string ribbon_word_y;
};

struct PictureView {
    std::string_view size;  ///< smal, midden, breed
    std::string view_box;
    std::string title;
    std::string list;  ///< where everybody stands with role and telephone number
    std::string child;
    std::string x;
    std::string y;
    std::string child_radius;
    std::string glow_radius;
    std::string person_radius;
    std::string lead_radius;
    std::vector<RingView> rings;
    std::vector<CircleView> people;
};

/// The network picture in its three sizes; the style sheet shows the one that fits.
std::vector<PictureView> pictures_of(
    web::Visit const& visit, std::string const& child, std::vector<web::PersonAround> const& people
);

}  // namespace rondom::circle
