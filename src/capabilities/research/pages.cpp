#include "capabilities/research/pages.hpp"

#include "web/sections.hpp"

namespace rondom::research {

namespace {

std::string topics_in_words(web::Visit const& visit, std::vector<Topic> const& topics) {
    std::vector<std::string> words;
    words.reserve(topics.size());
    for (auto const topic : topics) {
        words.push_back(web::word_of(visit, "questions.classify.topics", name_of(topic)));
    }
    return web::labels_in_line(visit.words(), std::move(words));
}

web::Section measures_of(web::Visit const& visit, Research const& research) {
    web::Section section{
        .id = "maatregelen",
        .heading = visit.words()("research.section.measures"),
        .empty = visit.words(
        )(visit.may<TryMeasure>() ? "research.section.measures.empty" : "research.section.measures.none")};
    for (auto const& each : research.measures) {
        section.remarks.push_back(
            {.title = each.what,
             .text = each.result,
             .meta = visit.words().text("research.since", {visit.words().date(each.since)})}
        );
    }
    web::add_button<TryMeasure>(visit, section, "/onderzoek/maatregel", "research.measure.button");
    return section;
}

web::Section records_of(web::Visit const& visit, Research const& research) {
    web::Section section{
        .id = "onderzoeken",
        .heading = visit.words()("research.section.records"),
        .empty = visit.words()("research.section.records.empty")};
    for (auto const& each : research.records) {
        section.remarks.push_back(
            {.title = web::word_of(visit, "research.record.kind", name_of(each.kind)),
             .text = each.summary,
             .meta = visit.words().text("research.on", {visit.words().date(each.on)})}
        );
    }
    web::add_button<RecordResearch>(visit, section, "/onderzoek/vastleggen", "research.record.button");
    return section;
}

web::Section estimate_of(web::Visit const& visit, Research const& research) {
    web::Section section{
        .id = "inschatting",
        .heading = visit.words()("research.section.estimate"),
        .empty = visit.words()("research.section.estimate.empty")};
    if (auto const& estimate = research.estimate) {
        section.remarks.push_back(
            {.title =
                 web::word_of(visit, "research.estimate.basic-support", name_of(estimate->basic_support)),
             .text = estimate->reason,
             .meta = estimate->offer.empty() ? "" : visit.words().text("research.offer", {estimate->offer})}
        );
    }
    web::add_button<EstimateSupport>(visit, section, "/onderzoek/inschatting", "research.estimate.button");
    return section;
}

web::Section questions_of(web::Visit const& visit, Research const& research) {
    web::Section section{
        .id = "hulpvraag",
        .heading = visit.words()("research.section.questions"),
        .empty = visit.words()("research.section.questions.empty")};
    auto const talked = [&](Day on) {
        return visit.words().text("research.with-family", {visit.words().date(on)});
    };
    if (auto const& learning = research.learning) {
        section.remarks.push_back(
            {.title = web::word_of(visit, "questions.classify.learning", name_of(learning->learning)),
             .text = topics_in_words(visit, learning->topics),
             .meta = talked(learning->with_family_on)}
        );
    }
    if (auto const& living = research.living) {
        section.remarks.push_back(
            {.title = std::string{visit.words()("research.living")},
             .text = topics_in_words(visit, living->topics),
             .meta = talked(living->with_family_on)}
        );
    }
    web::add_button<ClassifyQuestions>(visit, section, "/onderzoek/hulpvraag", "questions.classify.button");
    return section;
}

web::Section registrations_of(web::Visit const& visit, Research const& research) {
    web::Section section{
        .id = "registraties",
        .heading = visit.words()("research.section.registrations"),
        .intro = visit.words()("research.section.registrations.text")};
    for (auto const& each : visit.profile().registrations) {
        auto const* checked = research.registration(each.id);
        web::Remark remark{.title = std::string{visit.label(each.label)}};
        remark.state =
            checked != nullptr
                ? web::
                      StateView{"klaar", "check", web::word_of(visit, "registrations.check.result", name_of(checked->result))}
                : web::StateView{
                      "", "circle-dashed", std::string{visit.words()("research.registration.open")}};
        if (checked != nullptr) { remark.text = checked->note; }
        section.remarks.push_back(std::move(remark));
    }
    web::add_button<CheckRegistration>(
        visit, section, "/onderzoek/registraties", "registrations.check.button"
    );
    return section;
}

}  // namespace

std::vector<web::Choice> registers(web::Visit const& visit, std::string_view field) {
    std::vector<web::Choice> choices;
    if (field != "registration") { return choices; }
    for (auto const& each : visit.profile().registrations) {
        choices.push_back({.value = each.id, .label = std::string{visit.label(each.label)}});
    }
    return choices;
}

http::Response overview(web::Visit& visit) {
    return web::sections_page(visit, "research", "research", [&](VisibleDossier const& dossier) {
        auto const& research = dossier.part<Research>();
        std::vector sections{
            measures_of(visit, research),
            records_of(visit, research),
            estimate_of(visit, research),
            questions_of(visit, research)};
        if (!visit.profile().registrations.empty()) { sections.push_back(registrations_of(visit, research)); }
        return sections;
    });
}

}  // namespace rondom::research
