#include "capabilities/triage/pages.hpp"

#include "web/sections.hpp"

namespace rondom::triage {

namespace {

web::Section outcome_of(web::Visit const& visit, Triage const& triage) {
    web::Section section{
        .id = "uitkomst",
        .heading = visit.words()("triage.section.outcome"),
        .empty = visit.words()("triage.section.outcome.empty")};
    if (triage.outcome) {
        section.remarks.push_back(
            {.title = web::word_of(visit, "triage.sign.class", name_of(*triage.outcome))}
        );
    }
    return section;
}

web::Section intakes_of(web::Visit const& visit, Triage const& triage) {
    web::Section section{
        .id = "intake",
        .heading = visit.words()("triage.section.intakes"),
        .empty = visit.words()("triage.section.intakes.empty")};
    for (auto const& each : triage.intakes) {
        std::vector<std::string> domains;
        for (auto const domain : each.domains) {
            domains.push_back(web::word_of(visit, "triage.intake.domains", name_of(domain)));
        }
        section.remarks.push_back(
            {.title = visit.words().text("triage.on", {visit.words().date(each.on), each.with}),
             .text = each.summary,
             .meta = web::labels_in_line(visit.words(), std::move(domains))}
        );
    }
    web::add_button<HoldIntake>(visit, section, "/triage/intake", "triage.intake.button");
    web::add_button<PlaceInQueue>(visit, section, "/triage/werkvoorraad", "triage.queue.button");
    return section;
}

web::Section assessment_of(web::Visit const& visit, Triage const& triage) {
    web::Section section{
        .id = "weging",
        .heading = visit.words()("triage.section.assessment"),
        .empty = visit.words()("triage.section.assessment.empty")};
    if (auto const& assessment = triage.assessment) {
        std::vector<std::string> signers;
        for (auto const& each : triage.signatures) {
            signers.push_back(web::in_sentence(visit.label(each.role)));
        }
        section.remarks.push_back(
            {.title = web::word_of(visit, "triage.assess.proposed", name_of(assessment->proposed)),
             .meta = signers.empty()
                         ? ""
                         : visit.words().text("triage.signed", {visit.words().list_text(signers)}),
             .facts =
                 {{visit.words()("triage.nature"), assessment->nature},
                  {visit.words()("triage.severity"), assessment->severity},
                  {visit.words()("triage.urgency"), assessment->urgency}}}
        );
    }
    web::add_button<AssessQuestion>(visit, section, "/triage/afwegen", "triage.assess.button");
    web::add_button<SignTriage>(visit, section, "/triage/ondertekenen", "triage.sign.button");
    return section;
}

web::Section crisis_of(web::Visit const& visit, Triage const& triage) {
    web::Section section{
        .id = "crisis",
        .heading = visit.words()("triage.section.crisis"),
        .empty = visit.words()("triage.section.crisis.empty")};
    if (triage.crisis) { section.remarks.push_back({.title = triage.crisis->agreement}); }
    web::add_button<AgreeOnCrisis>(visit, section, "/triage/crisisafspraken", "triage.crisis.button");
    return section;
}

web::Section help_of(web::Visit const& visit, Triage const& triage) {
    web::Section section{
        .id = "hulp",
        .heading = visit.words()("triage.section.help"),
        .empty = visit.words()("triage.section.help.empty")};
    for (auto const& each : triage.deployments) {
        section.remarks.push_back(
            {.title = each.what,
             .text = web::word_of(visit, "triage.deploy.kind", name_of(each.kind)),
             .meta = visit.words().text("triage.from", {visit.words().date(each.on)})}
        );
    }
    web::add_button<DeployHelp>(visit, section, "/triage/inzet", "triage.deploy.button");
    return section;
}

}  // namespace

http::Response overview(web::Visit& visit) {
    return web::sections_page(visit, "triage", "triage", [&](VisibleDossier const& dossier) {
        auto const& triage = dossier.part<Triage>();
        return std::vector{
            outcome_of(visit, triage),
            intakes_of(visit, triage),
            assessment_of(visit, triage),
            crisis_of(visit, triage),
            help_of(visit, triage)};
    });
}

}  // namespace rondom::triage
