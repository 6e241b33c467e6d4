#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/parts.hpp"

namespace rondom::consent {

inline constexpr std::string_view the_list = "/dossiers/{dossier}/toestemming";

/// One receiver and purpose, as this reader may know it. In the family nobody reads how another person
/// answered.
struct AgreementView {
    std::string receiver;
    std::string heading;   ///< the receiver, as it begins a line
    std::string sentence;  ///< what the receiver reads, and what for, in one plain sentence
    web::StateView state;
    std::vector<web::FactLine> facts;  ///< who, what, what for, until when, and what if you say no
    std::vector<std::string_view>
        kinds;         ///< every kind of information by name, for whoever wants to know exactly
    std::string note;  ///< what the reader answered and until when, or for professionals what is missing
    std::string answer_path;
    std::string stop_path;
    std::string_view change;  ///< text of the link to the answer
};

struct LegalLine {
    std::string_view why;
    std::string what;
    std::string_view article;
};

/// What one party may know without consent, and the law behind it.
struct LegalView {
    std::string who;
    std::vector<LegalLine> lines;
};

struct ListPage {
    std::string_view intro;
    std::vector<AgreementView> questions;
    std::vector<AgreementView> agreements;
    std::vector<LegalView> legal;
    std::string ask_path;
    std::string open_path;
    web::EmptyView empty;
    std::string twelve;  ///< what changes when the child turns twelve; empty when that is not for this reader
    std::string twelve_text;
};

/// The question, so that a person knows what yes and no mean before answering.
struct AnswerPage {
    std::string question;
    std::vector<web::FactLine> facts;
    web::FormView form;
    web::FieldView answer;
    web::FieldView categories;
    bool choosing = false;  ///< the kinds of information stand open: something is to be mended there
    web::FieldView until;
    std::string talk_path;  ///< where one asks about it first
    std::string back;
};

/// What the youth opened for a parent, with a button to close it.
struct OpenedView {
    std::string parent;
    std::string_view what;
    web::FormView close;
};

struct OpenPage {
    std::vector<OpenedView> opened;
    web::FormView form;
    web::FieldView parent;
    web::FieldView what;
    std::string back;
};

// The handlers of the routes (capability.cpp).

http::Response list(web::Visit& visit);
http::Response answer(web::Visit& visit);
http::Response answer_sent(web::Visit& visit);
http::Response stop(web::Visit& visit);
http::Response stop_sent(web::Visit& visit);
http::Response ask(web::Visit& visit);
http::Response ask_sent(web::Visit& visit);
http::Response open_parts(web::Visit& visit);
http::Response open_sent(web::Visit& visit);
http::Response close_sent(web::Visit& visit);
http::Response court(web::Visit& visit);
http::Response court_sent(web::Visit& visit);
http::Response verify(web::Visit& visit);
http::Response verify_sent(web::Visit& visit);

}  // namespace rondom::consent
