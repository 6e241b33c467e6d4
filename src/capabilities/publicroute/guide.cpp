#include <array>

#include "capabilities/publicroute/pages.hpp"
#include "templates/publicroute_guide.hpp"
#include "web/navigation.hpp"

namespace rondom::publicroute {

namespace {

DoorView door_of(web::Visit const& visit, Role role) {
    auto const& words = visit.words();
    auto const key = [&](std::string_view part) {
        return std::string{"public.door."}.append(name_of(role)).append(part);
    };
    DoorView door{.number = 0, .name = visit.label(role), .what = {}, .when = {}};
    if (words.has(key(".what"))) { door.what = words(key(".what")); }
    if (words.has(key(".when"))) { door.when = words(key(".when")); }
    return door;
}

/// The people at school whom the region names first, in its order (G-10).
std::vector<DoorView> doors_of(web::Visit const& visit) {
    std::vector<DoorView> doors;
    for (auto const role : visit.profile().first_contact) {
        if (!roles::school.has(role)) { continue; }
        doors.push_back(door_of(visit, role));
        doors.back().number = static_cast<int>(doors.size());
    }
    return doors;
}

std::vector<ContactView> contacts_of(web::Visit const& visit) {
    std::vector<ContactView> contacts;
    auto const& words = visit.words();
    for (auto const party :
         {Party::liaison, Party::alliance, Party::youth_health, Party::social_team, Party::attendance}) {
        auto const found = visit.profile().parties.find(party);
        if (found == visit.profile().parties.end()) { continue; }
        contacts.push_back(
            {.party = name_of(party),
             .icon = found->second.icon,
             .name = visit.label(found->second.label),
             .what = words(std::string{"public.contact."}.append(name_of(party)))}
        );
    }
    return contacts;
}

}  // namespace

http::Response guide(web::Visit& visit) {
    if (visit.session() != nullptr) { return visit.see_other("/mijn"); }
    GuidePage const page{
        .doors = doors_of(visit),
        .contacts = contacts_of(visit),
        .how_path = web::public_path(visit, "/route"),
        .sign_in_path = std::string{web::sign_in_path(visit)},
        .demo = visit.region().demo};
    return visit.page({.title = "public.guide.title", .nav = "guide"}, web::Part{[&](web::Html& html) {
                          templates::publicroute_guide(html, visit.words(), page);
                      }});
}

}  // namespace rondom::publicroute
