#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/parts.hpp"

namespace rondom::web {

/// Something that was said or done, as one card.
struct Remark {
    std::string title;
    std::string text{};
    std::string meta{};  ///< who, when
    StateView state{};
    std::vector<FactLine> facts{};
    std::vector<std::pair<std::string, std::string>> links{};  ///< path and label
};

struct Button {
    std::string path;
    std::string_view label;
};

/// A part of a page: what there is, and what this reader can do about it.
struct Section {
    std::string_view id;
    std::string_view heading;
    std::string_view intro{};
    std::vector<Remark> remarks{};
    std::string_view empty{};  ///< said when there are no remarks
    std::vector<Button> buttons{};
};

/// A page of the dossier that is a row of sections. `key` gives "<key>.title" and what the reading log says.
http::Response sections_page(
    Visit& visit,
    std::string_view key,
    std::string_view tab,
    std::function<std::vector<Section>(VisibleDossier const&)> const& make
);

/// A button to the page of a command, when this reader may give it: "<key>.button" is its text.
template <class Command>
void add_button(Visit const& visit, Section& section, std::string_view path, std::string_view words) {
    if (visit.may<Command>()) { section.buttons.push_back({visit.in_dossier(path), visit.words()(words)}); }
}

/// The text of one value of an enumeration: the words "<prefix>.<value>".
std::string word_of(Visit const& visit, std::string_view prefix, std::string_view value);

}  // namespace rondom::web
