#include "capabilities/conference/reply.hpp"

namespace rondom::conference {

std::vector<web::Choice> yes_or_no(web::Visit const& visit, std::string_view field) {
    if (field != "coming") { return {}; }
    return {
        {.value = "true", .label = std::string{visit.words()("conference.reply.yes")}},
        {.value = "false", .label = std::string{visit.words()("conference.reply.no")}}};
}

web::Submission reply_submission(web::Visit const& visit, web::CommandPage const& page) {
    bool const from_list = visit.input("terug") == "agenda";
    return {
        .then = from_list ? std::string_view{"/mijn/agenda"} : page.list,
        .flash = page.flash,
        .again = {},
        .required = {{.field = "coming", .words = "conference.reply.missing"}}};
}

}  // namespace rondom::conference
