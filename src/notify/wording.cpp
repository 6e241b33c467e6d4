#include "notify/wording.hpp"

namespace rondom::notify {

using accounts::WaitingKind;

std::string_view mail_key(WaitingKind kind) {
    switch (kind) {
        case WaitingKind::news: return "notify.mail.news";
        case WaitingKind::code: return "";  // never in the channel of the link
        case WaitingKind::invitation: return "notify.mail.invitation";
        case WaitingKind::enrolment: return "notify.mail.enrolment";
        case WaitingKind::password_reset: return "notify.mail.password-reset";
        case WaitingKind::meeting: return "notify.mail.meeting";
    }
    return "";
}

std::string_view text_key(WaitingKind kind) {
    switch (kind) {
        case WaitingKind::news: return "notify.text.news";
        case WaitingKind::code: return "notify.text.code";
        case WaitingKind::meeting:
            return "notify.text.news";  // who has no mail hears that there is something
        case WaitingKind::invitation:
        case WaitingKind::enrolment:
        case WaitingKind::password_reset: return "";
    }
    return "";
}

std::string_view link_path(WaitingKind kind) {
    switch (kind) {
        case WaitingKind::invitation: return "/uitnodiging/";
        case WaitingKind::enrolment:
        case WaitingKind::password_reset: return "/aanmelden/";
        case WaitingKind::meeting: return "/mijn/agenda";
        case WaitingKind::news:
        case WaitingKind::code: return "";
    }
    return "";
}

}  // namespace rondom::notify
