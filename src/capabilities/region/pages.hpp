#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/parts.hpp"

namespace rondom::region {

/// One version of the agreement, and how it came about.
struct VersionView {
    std::string version;
    web::StateView state;
    std::string from;      ///< since when, or from when; empty for a proposal
    std::string proposed;  ///< by whom, when
    std::string approved;  ///< by whom, when; empty for a proposal
    std::string path;      ///< of its page; empty for what came with the program
};

struct RegionPage {
    std::string name;
    VersionView in_force;
    std::vector<VersionView> coming;
    std::vector<VersionView> proposals;
    std::vector<VersionView> earlier;
    web::EmptyView none;  ///< shown when nothing is proposed
};

/// Something that is so or becomes so, with its place in the files and what goes with it.
struct LineView {
    std::string what;
    std::string place;  ///< "steps.yaml:32"
    std::string example{};
    std::string mend{};
    std::vector<std::string> says{};
};

/// What still stands between a proposal and its publication.
struct StepView {
    std::string path;
    std::string_view label;
    std::string text;
};

struct ProposalPage {
    VersionView about;
    std::string_view compared;  ///< with which version
    std::vector<LineView> more;
    std::vector<LineView> less;
    std::vector<LineView> leads;
    std::vector<LineView> changes;
    std::vector<LineView> findings;
    std::string proof;  ///< how much was looked at
    std::vector<StepView> steps;
};

struct AssumptionView {
    std::string id;
    std::string rule;
    std::string words;
    std::string place;
    std::vector<std::string> quotes;  ///< the lines of the region's own text that the rule cites
    std::string signed_by;            ///< who stands for it, since when; empty: nobody yet
};

struct AssumptionsPage {
    VersionView about;
    std::string path;
    web::FormView form;
    std::string name;  ///< of who signs
    std::vector<AssumptionView> open;
    std::vector<AssumptionView> confirmed;
};

/// A dossier that stays under its version; never with the name of a child.
struct StayingView {
    std::string dossier;
    std::string school;
    std::string step;
    std::vector<std::string> lacking;
    std::vector<std::string> needed;
};

struct DossiersPage {
    VersionView about;
    std::string path;
    std::string can_move;
    std::string rest;
    std::vector<StayingView> staying;
    std::vector<std::string> unreadable;
};

struct DecisionPage {
    VersionView about;
    std::string path;
    std::string_view intro;
    web::FormView form;
    std::vector<web::FieldView> fields;
    std::string_view save;
};

http::Response overview(web::Visit& visit);
http::Response proposal(web::Visit& visit);
http::Response assumptions(web::Visit& visit);
http::Response assumptions_signed(web::Visit& visit);
http::Response dossiers(web::Visit& visit);
http::Response decision(web::Visit& visit);
http::Response published(web::Visit& visit);
http::Response withdrawal(web::Visit& visit);
http::Response withdrawn(web::Visit& visit);

}  // namespace rondom::region
