#pragma once

#include <string_view>
#include <vector>

#include "web/command_page.hpp"

// "I come" and "I cannot": the same answer for every meeting.
namespace rondom::conference {

/// Nothing is chosen beforehand.
std::vector<web::Choice> yes_or_no(web::Visit const& visit, std::string_view field);

/// Whoever answered in their own list of appointments stays there.
web::Submission reply_submission(web::Visit const& visit, web::CommandPage const& page);

/// POST of a reply.
template <class Command, web::CommandPage const& Page>
http::Response replied(web::Visit& visit) {
    auto submission = reply_submission(visit, Page);
    submission.again = [](web::Visit& again, web::Form const& form) {
        return web::command_form(again, form, Page, kinds_of<Command>());
    };
    return web::submit<Command>(visit, submission);
}

}  // namespace rondom::conference
