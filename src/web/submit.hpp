#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "web/visit.hpp"

namespace rondom::web {

/// A field of text that may not stay empty, and the words that say what to do.
struct Required {
    std::string_view field;
    std::string_view words = "form.missing";
};

/// What a page says about the command that its form sends.
struct Submission {
    /// Where to go on when it happened; {dossier} is filled in: "/dossiers/{dossier}/zorgen".
    std::string_view then;
    /// Key of what the next page says; "<key>.next" says what happens now and who does it.
    std::string_view flash;
    /// The page again, with what was typed and what is wrong.
    std::function<http::Response(Visit&, Form const&)> again;
    std::vector<Required> required{};
    /// The field that takes {subject} of the path, whatever the form says.
    std::string_view subject{};
    /// Fields that the page fills in itself.
    Inputs also{};
};

/// What was filled in, with what the path and the page decide before what the form says.
Inputs inputs_for(Visit const& visit, Submission const& submission);

/// Adds "fill this in" for every required field that is empty, in the order of the fields.
void add_missing(
    std::vector<Complaint>& complaints,
    Inputs const& inputs,
    Submission const& submission,
    std::vector<std::string_view> const& order
);

/// The page again with why not, or the answer to an obstacle that no form can show.
http::Response refused(
    Visit& visit, Obstacle const& obstacle, std::function<http::Response(Visit&, Form const&)> const& again
);

/// 303 when it happened; otherwise the page again, or the answer to the obstacle.
http::Response conclude(
    Visit& visit, Submission const& submission, tl::expected<Receipt, Obstacle> const& receipt
);

/// Reads the form into the command, submits it, and answers. A handler needs nothing more:
///
///     http::Response record(Visit& visit) {
///         return web::submit<RecordConcern>(visit, {
///             .then = "/dossiers/{dossier}/zorgen", .flash = "signals.recorded",
///             .again = record_page,
///             .required = {{"observed", "signals.record.observed.missing"}}});
///     }
template <HasFields Command>
http::Response submit(Visit& visit, Submission const& submission) {
    auto const inputs = inputs_for(visit, submission);
    Command command;
    auto complaints = read_all(inputs, command);

    std::vector<std::string_view> order;
    for_each_field(command, [&](std::string_view name, auto const&) { order.push_back(name); });
    add_missing(complaints, inputs, submission, order);
    if (!complaints.empty()) { return submission.again(visit, Form{visit, std::move(complaints)}); }
    return conclude(visit, submission, visit.dossiers().submit(visit.act(), command));
}

}  // namespace rondom::web
