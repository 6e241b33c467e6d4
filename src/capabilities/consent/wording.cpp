#include "capabilities/consent/wording.hpp"

#include <algorithm>
#include <array>

#include "capabilities/consent/rules.hpp"
#include "web/sections.hpp"

namespace rondom::consent {
namespace {

/// What families distinguish, in the order in which they read it. A file of its own has a name of its own: a
/// sentence may be short, but never say less than is shared.
enum class Topic { school, attendance, own_words, help, care, advice, medical, meeting, basics };

constexpr auto names_of(Topic) {
    using enum Topic;
    return std::array<Name<Topic>, 9>{
        {{school, "school"},
         {attendance, "attendance"},
         {own_words, "own-words"},
         {help, "help"},
         {care, "care"},
         {advice, "advice"},
         {medical, "medical"},
         {meeting, "meeting"},
         {basics, "basics"}}};
}

/// Nothing for what no region shares by a rule: it is for named people only.
constexpr std::optional<Topic> topic_of(Category what) {
    switch (what) {
        case Category::concern:
        case Category::education:
        case Category::education_plan: return Topic::school;
        case Category::attendance: return Topic::attendance;
        case Category::question:
        case Category::view: return Topic::own_words;
        case Category::liaison_note:
        case Category::outcome:
        case Category::care_plan: return Topic::help;
        case Category::care: return Topic::care;
        case Category::health_advice: return Topic::advice;
        case Category::medical: return Topic::medical;
        case Category::conference: return Topic::meeting;
        case Category::progress:
        case Category::family_data:
        case Category::consent: return Topic::basics;
        case Category::safety:
        case Category::youth_private:
        case Category::message: return std::nullopt;
    }
    return std::nullopt;
}

std::string purpose_in_words(web::Visit const& visit, route::Purpose const& purpose) {
    if (!visit.in_family()) { return std::string{visit.label(purpose.label)}; }
    return visit.words().text("consent.in-order-to", {visit.label(purpose.plain)});
}

std::optional<Day> last_day_of(
    web::Visit const& visit, SharingLine const& line, route::Purpose const& purpose
) {
    return line.mine == Answer::given && line.my_until ? line.my_until
                                                       : last_day(visit.today(), purpose.until);
}

}  // namespace

std::string topics_in_words(web::Visit const& visit, std::vector<Category> const& categories) {
    std::vector<std::string> topics;
    for (auto const& topic : names_of(Topic{})) {
        bool const there =
            std::ranges::any_of(categories, [&](Category what) { return topic_of(what) == topic.value; });
        bool const goes_without_saying = topic.value == Topic::basics && !topics.empty();
        if (there && !goes_without_saying) {
            topics.push_back(web::word_of(visit, "consent.topic", topic.name));
        }
    }
    return visit.words().list_text(topics);
}

std::vector<std::string_view> kinds_of_information(
    web::Visit const& visit, std::vector<Category> const& categories
) {
    std::vector<std::string_view> kinds;
    kinds.reserve(categories.size());
    for (auto const what : categories) {
        kinds.push_back(visit.label(what));
    }
    return kinds;
}

std::string sentence_of(web::Visit const& visit, SharingLine const& line) {
    auto const* purpose = visit.profile().purpose(line.scope.purpose);
    auto what_for = purpose != nullptr ? purpose_in_words(visit, *purpose) : std::string{};
    if (!visit.in_family()) { what_for = visit.words().text("consent.what-for", {what_for}); }
    return visit.words().text("consent.sentence", {topics_in_words(visit, line.scope.categories), what_for});
}

std::vector<web::FactLine> facts_of(web::Visit const& visit, SharingLine const& line) {
    auto const& words = visit.words();
    std::vector<web::FactLine> facts{
        {words("consent.fact.who"), web::begin_line(visit.label(line.scope.receiver))},
        {words("consent.fact.what"),
         words.text("consent.fact.what.text", {topics_in_words(visit, line.scope.categories)})}};
    auto const* purpose = visit.profile().purpose(line.scope.purpose);
    if (purpose == nullptr) { return facts; }

    auto const why = line.why.empty() ? purpose_in_words(visit, *purpose) : line.why;
    facts.push_back({words("consent.fact.why"), why});
    if (auto const until = last_day_of(visit, line, *purpose)) {
        facts.push_back(
            {words("consent.fact.until"), words.text("consent.fact.until.text", {words.date_full(until)})}
        );
    }
    if (visit.in_family()) {
        facts.push_back({words("consent.fact.no"), std::string{visit.label(purpose->on_refusal)}});
    }
    return facts;
}

}  // namespace rondom::consent
