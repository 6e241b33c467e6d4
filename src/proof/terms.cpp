// Each term is somebody's, is used, and is one that the law or the region can mean.

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

std::set<std::string> used_terms(Subject const& subject) {
    std::set<std::string> used;
    for (auto const& each : subject.profile.steps) {
        used.insert(each.term);
    }
    for (auto const& each : subject.profile.tasks) {
        used.insert(each.term);
    }
    for (auto const& each : subject.profile.meetings) {
        used.insert(each.next);
    }
    if (subject.evidence.safety_path) { used.insert(subject.evidence.safety_path->term); }
    return used;
}

/// Two people, each of whom reads a dossier.
void prove_people(Subject& subject, route::Term const& term, std::string const& path) {
    if (term.owner == term.next) { subject.find("terms.next", path + "/next", {term.id, text(term.owner)}); }
    for (auto const role : {term.owner, term.next}) {
        if (!party_of(role)) { subject.find("terms.role", path, {term.id, text(role)}); }
    }
}

void prove_length(Subject& subject, route::Term const& term, std::string const& path) {
    if (term.length.count < 1) { subject.find("terms.length", path + "/length", {term.id}); }
    if (!term.extension) { return; }
    if (term.extension->by.count < 1 || term.extension->times < 1) {
        subject.find("terms.extension", path + "/extension", {term.id});
    }
}

/// The law counts days, weeks and months; it says in which article; and a longer term is told.
void prove_law(Subject& subject, route::Term const& term, std::string const& path) {
    if (term.statutory.empty()) { return; }
    if (term.statutory.find_first_of("0123456789") == std::string::npos) {
        subject.find("terms.article", path + "/statutory", {term.id});
    }
    bool const in_school_weeks = term.length.unit == route::TermUnit::school_weeks ||
                                 (term.extension && term.extension->by.unit == route::TermUnit::school_weeks);
    if (in_school_weeks) { subject.find("terms.school-weeks", path + "/unit", {term.id}); }
    if (term.extension && !term.extension->notice) {
        subject.find("terms.notice", path + "/extension", {term.id});
    }
}

/// Facts that the profile knows too little of would let a term stand still for ever.
void prove_pause(Subject& subject, route::Term const& term, std::string const& path) {
    if (!term.suspension || term.suspension->by_notice) { return; }
    auto const space = subject.space({&term.suspension->when});
    if (space.where(term.suspension->when).count() == space.size()) {
        subject.find("terms.still", path + "/suspended", {term.id});
    }
}

}  // namespace

void prove_terms(Subject& subject) {
    auto const used = used_terms(subject);
    for (auto const& term : subject.profile.terms) {
        auto const path = "terms/" + term.id;
        prove_people(subject, term, path);
        prove_length(subject, term, path);
        prove_law(subject, term, path);
        prove_pause(subject, term, path);
        if (!used.contains(term.id)) { subject.find("terms.unused", path, {term.id}); }
        bool const in_school_weeks = term.length.unit == route::TermUnit::school_weeks;
        if (in_school_weeks && !subject.profile.calendar) {
            subject.find("calendar.absent", path + "/unit", {term.id});
        }
    }
}

}  // namespace rondom::proof
