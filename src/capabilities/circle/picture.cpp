#include "capabilities/circle/picture.hpp"

#include <fmt/core.h>

namespace rondom::circle {

namespace {

std::string text(double number) { return fmt::format("{:.6g}", number); }

std::string_view word_of(web::PictureSize size) {
    switch (size) {
        case web::PictureSize::narrow: return "smal";
        case web::PictureSize::middle: return "midden";
        case web::PictureSize::wide: return "breed";
    }
    return {};
}

RingView ring_view(web::Words const& words, web::PlacedRing const& ring) {
    RingView view{
        .kind = {},
        .x = {},
        .y = {},
        .rx = text(ring.radii.x),
        .ry = text(ring.radii.y),
        .name_x = text(ring.name_at.x),
        .name_y = text(ring.name_at.y),
        .name = {}};
    switch (ring.ring) {
        case web::Ring::home:
            view.kind = "0";
            view.name = words("circle.ring.home");
            break;
        case web::Ring::school:
            view.kind = "1";
            view.name = words("circle.ring.school");
            break;
        case web::Ring::help:
            view.kind = "2";
            view.name = words("circle.ring.help");
            break;
    }
    return view;
}

CircleView circle_view(web::Words const& words, web::PlacedPerson const& placed) {
    auto const& person = placed.person;
    return {
        .id = person.id,
        .party = person.party,
        .name = placed.people > 1 ? words.text("circle.group", {person.group, placed.people}) : person.name,
        .role = placed.people > 1 ? std::string{} : person.role,
        .initials = person.initials,
        .lead = person.lead,
        .pending = person.pending,
        .x = text(placed.middle.x),
        .y = text(placed.middle.y),
        .line_x1 = text(placed.line_from.x),
        .line_y1 = text(placed.line_from.y),
        .line_x2 = text(placed.line_to.x),
        .line_y2 = text(placed.line_to.y),
        .name_y = text(placed.name_y),
        .role_y = text(placed.role_y),
        .ribbon_x = text(placed.ribbon.left),
        .ribbon_y = text(placed.ribbon.top),
        .ribbon_width = text(placed.ribbon.right - placed.ribbon.left),
        .ribbon_height = text(placed.ribbon.bottom - placed.ribbon.top),
        .ribbon_word_y = text(placed.ribbon_word_y)};
}

}  // namespace

std::vector<PictureView> pictures_of(
    web::Visit const& visit, std::string const& child, std::vector<web::PersonAround> const& people
) {
    auto const& words = visit.words();
    std::vector<PictureView> pictures;
    for (auto const size : {web::PictureSize::wide, web::PictureSize::middle, web::PictureSize::narrow}) {
        auto const drawn = web::draw_network(people, size);
        PictureView view{
            .size = word_of(size),
            .view_box = fmt::format(
                "{} {} {} {}",
                text(drawn.view.left),
                text(drawn.view.top),
                text(drawn.view.right - drawn.view.left),
                text(drawn.view.bottom - drawn.view.top)
            ),
            .title = words.plural("circle.picture", people.size(), {child}),
            .list = visit.in_dossier("/rondom"),
            .child = child,
            .x = text(drawn.child.x),
            .y = text(drawn.child.y),
            .child_radius = text(drawn.child_radius),
            .glow_radius = text(drawn.glow_radius),
            .person_radius = text(drawn.person_radius),
            .lead_radius = text(drawn.lead_radius),
            .rings = {},
            .people = {}};
        for (auto const& ring : drawn.rings) {
            view.rings.push_back(ring_view(words, ring));
            view.rings.back().x = view.x;
            view.rings.back().y = view.y;
        }
        for (auto const& placed : drawn.people) {
            view.people.push_back(circle_view(words, placed));
        }
        pictures.push_back(std::move(view));
    }
    return pictures;
}

}  // namespace rondom::circle
