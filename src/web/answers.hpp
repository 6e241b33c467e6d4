#pragma once

#include <string_view>

#include "dossier/dossiers.hpp"
#include "http/message.hpp"

namespace rondom::web {

class Visit;

// Answers that are no page of a capability. All in plain words, with what to do now.

/// 404: not there, or not for this person; the same bytes for both.
http::Response not_found_answer(Visit& visit);

/// 403: the form was not sent from a page of ours, or the session changed meanwhile.
http::Response untrusted_form_answer(Visit& visit);

/// 405, with the methods that are there.
http::Response other_method_answer(Visit& visit, std::string_view allow);

/// 415: a body that is no form.
http::Response no_form_answer(Visit& visit);

/// 422, for a refusal outside a form.
http::Response refused_answer(Visit& visit, Refusal const& refusal);

/// 503: storage cannot write or is not there, or 410 for what was destroyed at the end of its term. What a
/// person typed stands on the page, and one button sends the same command again.
http::Response storage_answer(Visit& visit, journal::Trouble trouble);

/// 404: a link that was used, or is too old. One answer for all of them, and for what never was a link.
http::Response link_over_answer(Visit& visit);

/// 500: our mistake. The reference is in the log as well.
http::Response broken_answer(Visit& visit, std::string_view reference);

/// 303 to where people sign in. When a session ended while somebody was typing: 403, with what was typed, so
/// that it is not lost.
http::Response sign_in_answer(Visit& visit);

}  // namespace rondom::web
