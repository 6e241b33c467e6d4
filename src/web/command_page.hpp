#pragma once

#include <string_view>
#include <vector>

#include "domain/inputs.hpp"
#include "web/form_page.hpp"
#include "web/submit.hpp"

namespace rondom::web {

/// A command whose page follows from its fields: the table of fields gives the form, the words files give the
/// texts. Words: those of `FormPage` for `key`, and for each field "<key>.<field>" (with "_" as "-"), its
/// ".hint" when there is one, and "<key>.<field>.<value>" for each choice.
struct CommandPage {
    std::string_view key;         ///< "triage.intake"
    std::string_view tab;         ///< of the dossier
    std::string_view list;        ///< where one goes on or back to: "/dossiers/{dossier}/triage"
    std::string_view flash;       ///< what the next page says
    std::string_view subject{};   ///< the field that {subject} of the path fills; not asked
    std::string_view unasked{};   ///< fields that no form fills in: "person" of somebody new
    std::string_view lines{};     ///< texts of one line: "with,place"; every other text is an area
    std::string_view optional{};  ///< texts that may stay empty: "note"
    /// What can be chosen for a field where the words files cannot know it: goals, registers. Empty: the
    /// usual.
    std::vector<Choice> (*choices)(Visit const& visit, std::string_view field) = nullptr;
};

/// The fields of the form, in the order of the command. A person is chosen among those around the child whom
/// this reader may know.
std::vector<FieldView> fields_of(
    Visit const& visit, Form const& form, CommandPage const& page, std::vector<FieldKind> const& kinds
);

http::Response command_form(
    Visit& visit, Form const& form, CommandPage const& page, std::vector<FieldKind> const& kinds
);

/// What `submit` has to know of it: where to go on, and what may not stay empty.
Submission submission_of(CommandPage const& page, std::vector<FieldKind> const& kinds);

/// The routes of a command: `web::shown<HoldIntake, intake>` for GET, `web::sent<HoldIntake, intake>` for
/// POST.
template <class Command, CommandPage const& Page>
http::Response shown(Visit& visit) {
    return command_form(visit, Form{visit}, Page, kinds_of<Command>());
}

template <class Command, CommandPage const& Page>
http::Response sent(Visit& visit) {
    auto submission = submission_of(Page, kinds_of<Command>());
    submission.again = [](Visit& again, Form const& form) {
        return command_form(again, form, Page, kinds_of<Command>());
    };
    return submit<Command>(visit, submission);
}

}  // namespace rondom::web
