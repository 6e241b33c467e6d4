#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/network_picture.hpp"
#include "web/parts.hpp"

namespace rondom::circle {

/// Somebody around the child, for the list and for the picture.
struct PersonView {
    std::string id;
    std::string name;
    std::string about;  ///< "intern begeleider, De Zwaluw"
    std::string note;
    std::string phone;
    web::Avatar avatar;
    std::string
        remove_path;  ///< where somebody without access is taken out again; empty when not by this reader
    bool lead = false;
    bool waiting = false;
    web::PersonAround around;  ///< the same person in the picture
};

/// Everybody around the child whom this reader may know of: at home, at school, help and advice; then those
/// whose consent is not complete.
std::vector<PersonView> people_of(web::Visit const& visit, VisibleDossier const& dossier);

}  // namespace rondom::circle
