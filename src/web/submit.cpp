#include "web/submit.hpp"

#include <algorithm>

namespace rondom::web {
namespace {

constexpr std::string_view place = "{dossier}";

std::string with_dossier(std::string_view pattern, DossierId const& dossier) {
    std::string path{pattern};
    if (auto const at = path.find(place); at != std::string::npos) {
        path.replace(at, place.size(), dossier.text());
    }
    return path;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool has_complaint(std::vector<Complaint> const& complaints, std::string_view field) {
    return std::ranges::find(complaints, field, &Complaint::field) != complaints.end();
}

/// One choice on a form can stand for several fields of the command. When it is missing, that choice is what
/// a person mends, not the fields behind it.
void drop_what_page_fills(std::vector<Complaint>& complaints, Submission const& submission) {
    std::erase_if(complaints, [&](Complaint const& complaint) {
        return std::ranges::any_of(submission.also, [&](auto const& each) {
            return each.first == complaint.field;
        });
    });
}

}  // namespace

Inputs inputs_for(Visit const& visit, Submission const& submission) {
    Inputs inputs;
    if (!submission.subject.empty()) { inputs.emplace_back(submission.subject, visit.subject()); }
    inputs.insert(inputs.end(), submission.also.begin(), submission.also.end());
    for (auto const& input : visit.inputs()) {
        bool const decided =
            std::ranges::any_of(submission.also, [&](auto const& each) { return each.first == input.first; });
        if (!decided && input.first != submission.subject) { inputs.push_back(input); }
    }
    return inputs;
}

void add_missing(
    std::vector<Complaint>& complaints,
    Inputs const& inputs,
    Submission const& submission,
    std::vector<std::string_view> const& order
) {
    for (auto const& [field, words] : submission.required) {
        if (has_complaint(complaints, field) || !is_blank(first_of(inputs, field))) { continue; }
        bool const stands_for_others = std::ranges::find(order, field) == order.end();
        if (stands_for_others) { drop_what_page_fills(complaints, submission); }
        complaints.push_back({.field = std::string{field}, .words = words});
    }
    std::ranges::stable_sort(complaints, {}, [&](Complaint const& each) {
        return std::ranges::find(order, each.field) - order.begin();
    });
}

http::Response refused(
    Visit& visit, Obstacle const& obstacle, std::function<http::Response(Visit&, Form const&)> const& again
) {
    if (auto const* refusal = std::get_if<Refusal>(&obstacle)) { return again(visit, Form{visit, *refusal}); }
    return visit.obstructed(obstacle);
}

http::Response conclude(
    Visit& visit, Submission const& submission, tl::expected<Receipt, Obstacle> const& receipt
) {
    if (receipt) {
        return visit.see_other(with_dossier(submission.then, receipt->dossier), submission.flash);
    }
    if (std::holds_alternative<Refusal>(receipt.error())) {
        static_cast<void>(visit.glance());  // what is named is named as in this dossier's version
    }
    return refused(visit, receipt.error(), submission.again);
}

}  // namespace rondom::web
