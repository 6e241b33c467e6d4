#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/visit.hpp"

namespace rondom::publicroute {

// ---- whom to turn to

struct DoorView {
    int number = 0;
    std::string_view name;
    std::string_view what;
    std::string_view when;
};

struct ContactView {
    std::string_view party;
    std::string_view icon;
    std::string_view name;
    std::string_view what;
};

struct GuidePage {
    std::vector<DoorView> doors;        ///< at school, in the order of the region
    std::vector<ContactView> contacts;  ///< outside school
    std::string how_path;
    std::string sign_in_path;
    bool demo = false;
};

// ---- the route

struct StepView {
    int number = 0;  ///< 0: outside the count
    std::string_view name;
    std::string_view plain;
    std::string term;
    std::string source;
    std::string_view assumption;
};

struct ColumnView {
    std::string_view party;
    std::string_view icon;
    std::string_view label;
};

/// What one party does in one step.
struct CellView {
    std::string_view party;
    std::vector<std::string_view> tasks;
};

struct RowView {
    StepView step;
    std::vector<CellView> cells;
};

/// Who leads, and when.
struct LeadLine {
    std::string_view reason;
    std::string source;
};

/// Who says yes to sharing, at one age.
struct SayView {
    std::string_view age;
    std::string_view who;
};

struct PurposeView {
    std::string_view name;
    std::string plain;
    std::vector<SayView> says;
    std::string_view on_refusal;
};

struct RoutePage {
    std::string_view published;
    std::string_view version;
    std::vector<ColumnView> columns;
    std::vector<RowView> rows;
    std::string_view lead_heading;
    std::string_view lead_text;
    std::vector<LeadLine> leads;
    std::vector<PurposeView> purposes;
};

// ---- pages of text

struct SectionView {
    std::string_view heading;
    std::vector<std::string> paragraphs;
    std::vector<std::string> points{};
};

struct TextPage {
    std::string_view title;
    std::string_view intro;
    std::vector<SectionView> sections;
};

http::Response guide(web::Visit& visit);
http::Response route_page(web::Visit& visit);
http::Response terms(web::Visit& visit);
http::Response privacy(web::Visit& visit);
http::Response accessibility(web::Visit& visit);
http::Response help(web::Visit& visit);

}  // namespace rondom::publicroute
