#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/day.hpp"
#include "domain/id.hpp"

/// View models of the templates in tests/templates, which show and try everything a template can do.
namespace rondom::test_pages {

struct Link {
    std::string url;
    std::string words;
};

struct Row {
    DossierId dossier;
    std::string title;
    Day on{};
    bool late = false;
    std::optional<Link> next{};
};

struct Page {
    std::string title;
    std::string person;
    std::string address;
    std::string phone;
    std::string search;
    std::string title_key = "nav.skip";
    std::string icon = "clock";
    bool checked = false;
    int days = 0;
    Moment at{};
    std::optional<std::string> error{};
    std::vector<std::string> names{};
    std::vector<Row> rows{};
};

}  // namespace rondom::test_pages
