#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capabilities/circle/picture.hpp"
#include "web/form.hpp"
#include "web/parts.hpp"

namespace rondom::overview {

/// What this reader is asked, with why and before when.
struct QuestionView {
    std::string text;
    std::optional<Day> before;
    std::string why_then;  ///< why that day, in a sentence or two
    bool late = false;
    std::string why;
    std::string path;  ///< empty when there is no page for it
};

/// One step as a family reads it.
struct PlainStep {
    std::string_view text;
    std::string_view kind;  ///< klaar, nu, straks
    bool here = false;
    bool done = false;
    std::string when;
    std::vector<std::string> now;  ///< what others do in this step
};

/// The meeting that comes, and whether this reader comes.
struct AppointmentView {
    Moment starts{};
    std::string weekday;  ///< "di"
    std::string day;
    std::string month;
    std::string hours;  ///< "15.30 – 16.30 uur"
    std::string place;
    std::string others;     ///< who come, too, in a sentence; empty when nobody is known
    std::string_view mine;  ///< what this reader answered
    bool evaluation = false;
    std::optional<web::FormView> reply;
};

struct ContactView {
    std::string name;
    std::string role;
    std::string phone;
    std::string call;  ///< "Bel Marieke"
    web::Avatar avatar;
};

struct GoalView {
    std::string_view kind;  ///< leer, leef; empty for a wish of the family
    std::string_view label;
    std::string text;
};

/// Where a youth says what it thinks, and what it said last.
struct OwnWordsView {
    std::string said;
    std::string path;
};

struct ChildPage {
    bool youth = false;
    std::string greeting;  ///< for a youth
    std::string here;
    std::optional<OwnWordsView> own_words;
    std::vector<QuestionView> questions;
    std::vector<PlainStep> steps;
    std::optional<AppointmentView> appointment;
    std::string no_appointment;
    std::string_view contact_heading;
    std::optional<ContactView> contact;
    std::string message_path;
    std::string elsewhere_path;
    std::string circle_heading;
    std::vector<circle::PictureView> pictures;
    std::string circle_path;
    std::vector<GoalView> goals;
    std::string plan_path;
    std::string readers;
    std::string why_path;  ///< the explanation
    std::string readings_path;
    std::string worry_path;
    std::string_view worry_heading;
    std::string_view worry_text;
    std::string family_path;
    std::vector<std::string> forgotten;  ///< parts whose period was over
};

// ---- parts of the page, each from what this reader may see

std::optional<AppointmentView> appointment_of(
    web::Visit const& visit, VisibleDossier const& dossier, web::Form const& form
);
/// What is known of a meeting without a day.
std::string coming_up(web::Visit const& visit, VisibleDossier const& dossier);
/// The first of the region's first contacts who stands around this child, or else who leads.
std::optional<ContactView> contact_of(web::Visit const& visit, VisibleDossier const& dossier);
std::vector<GoalView> goals_of(web::Visit const& visit, VisibleDossier const& dossier);
/// Who looked since Monday, in a sentence.
std::string readers_of(web::Visit const& visit, VisibleDossier const& dossier);
/// What was destroyed at the end of its period, a sentence for each part.
std::vector<std::string> forgotten_of(web::Visit const& visit, VisibleDossier const& dossier);
std::optional<OwnWordsView> own_words_of(web::Visit const& visit, VisibleDossier const& dossier);

/// What parents and youth see first: what is asked, where we are, when and whom to call (ux.md 3).
http::Response child_page(web::Visit& visit, web::Form const& form);
/// "I come", "I cannot come": the reply to the invitation that stands on this page.
http::Response reply_sent(web::Visit& visit);

}  // namespace rondom::overview
