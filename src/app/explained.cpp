#include "app/explained.hpp"

#include <algorithm>

#include <fmt/core.h>

#include "capabilities/overview/why.hpp"
#include "domain/json.hpp"

namespace rondom::app {

namespace {

using overview::WhyAnswer;
using overview::WhyQuestion;

/// The page of the reading log: the family sees that it was the operator, and with whose eyes.
constexpr std::string_view logged_page = "why.operator";

access::Actor in_family(PersonId const& person, Role role, std::string const& name) {
    return {.person = person, .role = role, .organisation = {}, .name = name, .organisation_name = {}};
}

/// Everybody around the child now, the family first.
std::vector<access::Actor> people_of(
    access::Standing const& standing, route::Profile const& profile, Day today
) {
    std::vector<access::Actor> people;
    for (auto const& each : standing.holders()) {
        people.push_back(in_family(each.person, Role::parent, each.name));
    }
    if (standing.is_youth(standing.child.person, profile, today)) {
        people.push_back(in_family(standing.child.person, Role::youth, standing.child.first_name));
    }
    for (auto const& each : standing.present()) {
        people.push_back(
            {.person = each.person,
             .role = each.role,
             .organisation = each.organisation,
             .name = each.name,
             .organisation_name = each.organisation_name}
        );
    }
    return people;
}

std::optional<access::Actor> reader_of(web::Region const& region, ExplainQuestion const& question) {
    auto const whole = region.dossiers.whole(question.dossier);
    if (!whole || whole->empty()) { return std::nullopt; }
    auto const today = local_day(region.clock.now());
    auto const& profile = region.dossiers.profile_of(*whole, today);
    for (auto& each : people_of(whole->standing(), profile, today)) {
        if (each.person.text() == question.reader || name_of(each.role) == question.reader) {
            return std::move(each);
        }
    }
    return std::nullopt;
}

std::string sentence_of(overview::WhyFact const& fact) {
    return fact.deed.empty() ? fact.text : fmt::format("{} ({})", fact.text, fact.deed);
}

void add_line(std::string& text, std::string_view before, std::string_view line) {
    if (!line.empty()) { text.append(before).append(line).append("\n"); }
}

void add_answer(std::string& text, WhyAnswer const& answer) {
    add_line(text, "* ", answer.title);
    add_line(text, "  ", answer.text);
    add_line(text, "  ", answer.intro);
    for (auto const& each : answer.facts) {
        add_line(text, "  - ", sentence_of(each));
    }
    if (answer.rule.empty()) { return; }
    add_line(text, "  ", fmt::format("[{}] {}", answer.rule, answer.source.where));
    for (auto const& each : answer.source.quotes) {
        add_line(text, "    > ", each);
    }
    add_line(text, "    ~ ", answer.source.assumption);
}

std::string text_of(std::vector<WhyQuestion> const& questions) {
    std::string text;
    for (auto const& question : questions) {
        add_line(text, text.empty() ? "" : "\n", question.heading);
        if (question.answers.empty()) { add_line(text, "  ", question.empty); }
        for (auto const& answer : question.answers) {
            add_answer(text, answer);
        }
    }
    return text;
}

void write(json::Writer& out, std::string_view name, std::string_view value) {
    out.key(name);
    out.text(value);
}

void write(json::Writer& out, WhyAnswer const& answer) {
    out.open_object();
    write(out, "rule", answer.rule);
    write(out, "title", answer.title);
    write(out, "text", answer.text);
    write(out, "intro", answer.intro);
    out.key("facts");
    out.open_list();
    for (auto const& each : answer.facts) {
        out.open_object();
        write(out, "text", each.text);
        write(out, "by", each.deed);
        out.close_object();
    }
    out.close_list();
    write(out, "source", answer.source.where);
    out.key("quotes");
    out.open_list();
    for (auto const& each : answer.source.quotes) {
        out.text(each);
    }
    out.close_list();
    write(out, "assumption", answer.source.assumption);
    out.close_object();
}

std::string json_of(std::vector<WhyQuestion> const& questions) {
    json::Writer out;
    out.open_list();
    for (auto const& question : questions) {
        out.open_object();
        write(out, "question", question.heading);
        out.key("answers");
        out.open_list();
        for (auto const& answer : question.answers) {
            write(out, answer);
        }
        out.close_list();
        out.close_object();
    }
    out.close_list();
    return out.take() + "\n";
}

}  // namespace

tl::expected<std::string, std::string> explained(web::Region const& region, ExplainQuestion const& question) {
    auto const reader = reader_of(region, question);
    if (!reader) {
        return tl::unexpected{std::string{
            "there is no such dossier, or nobody with this id or role stands around the child now"}};
    }
    http::Request const request{.method = http::Method::get, .path = "/"};
    web::Visit visit{
        region,
        {.request = request,
         .match = {.dossier = question.dossier.text()},
         .session =
             web::Session{
                 .token = {},
                 .secret = {},
                 .actor = *reader,
                 .language = question.language,
                 .other_roles = {}},
         .inputs = {},
         .language = question.language,
         .now = region.clock.now()}};
    auto const dossier = visit.open(logged_page);
    if (!dossier) { return tl::unexpected{std::string{"there is nothing that this person may read"}}; }
    auto const questions = overview::explanation_of(visit, *dossier);
    return question.json ? json_of(questions) : text_of(questions);
}

}  // namespace rondom::app
