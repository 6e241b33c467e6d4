#pragma once

#include <array>

#include "domain/names.hpp"

namespace rondom {

/// What an entry is about. Every event names one; the region's profile gives it owner, compartment, retention
/// and labels, and the lens decides per category who reads (architecture.md 5).
enum class Category {
    progress,     ///< that a step was taken or that somebody takes part; never what was said
    family_data,  ///< who the child is, who holds authority
    consent,   ///< what was asked and what each person answered; each answer for its giver only in the family
    question,  ///< what the family itself asks or worries about
    concern,   ///< the school's concern note (S2:255)
    education,       ///< research, estimate, support at school
    attendance,      ///< absence
    liaison_note,    ///< what the family liaison notes
    outcome,         ///< the class that triage gave, without the story behind it
    care,            ///< intake, triage, crisis agreement: the social team's file
    safety,          ///< the shielded compartment (reporting code)
    medical,         ///< the youth health care file
    health_advice,   ///< the summary that youth health care prepares for others
    conference,      ///< the meeting about the child: agenda, attendance, decisions
    education_plan,  ///< education goals and their actions
    care_plan,       ///< care goals and their actions
    view,            ///< what parents and youth say about the plan
    youth_private,   ///< what the youth keeps to itself
    message,         ///< messages between people around the child
};

constexpr auto names_of(Category) {
    using enum Category;
    return std::array<Name<Category>, 19>{
        {{progress, "progress"},
         {family_data, "family_data"},
         {consent, "consent"},
         {question, "question"},
         {concern, "concern"},
         {education, "education"},
         {attendance, "attendance"},
         {liaison_note, "liaison_note"},
         {outcome, "outcome"},
         {care, "care"},
         {safety, "safety"},
         {medical, "medical"},
         {health_advice, "health_advice"},
         {conference, "conference"},
         {education_plan, "education_plan"},
         {care_plan, "care_plan"},
         {view, "view"},
         {youth_private, "youth_private"},
         {message, "message"}}};
}

/// Data kept, sealed and forgotten together: retention differs per compartment (assurance.md 2.1).
enum class Compartment { school, youth_help, health, attendance, safety, address };

constexpr auto names_of(Compartment) {
    using enum Compartment;
    return std::array<Name<Compartment>, 6>{
        {{school, "school"},
         {youth_help, "youth_help"},
         {health, "health"},
         {attendance, "attendance"},
         {safety, "safety"},
         {address, "address"}}};
}

}  // namespace rondom
