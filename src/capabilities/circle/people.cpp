#include "capabilities/circle/people.hpp"

#include <algorithm>

#include "capabilities/circle/rules.hpp"

namespace rondom::circle {

namespace {

std::string first_word(std::string_view name) { return std::string{name.substr(0, name.find(' '))}; }

web::Ring ring_of(Party party) {
    switch (party) {
        case Party::family: return web::Ring::home;
        case Party::education:
        case Party::liaison: return web::Ring::school;
        case Party::social_team:
        case Party::youth_health:
        case Party::attendance:
        case Party::alliance:
        case Party::board: return web::Ring::help;
    }
    return web::Ring::help;
}

web::Ring ring_of(Ring ring) {
    switch (ring) {
        case Ring::home: return web::Ring::home;
        case Ring::school: return web::Ring::school;
        case Ring::help: return web::Ring::help;
    }
    return web::Ring::help;
}

/// Who leads inside the party that the lead table names, as far as this reader may know.
PersonId lead_of(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const facts = visit.dossiers().facts(dossier, visit.today());
    auto const* row = visit.profile().lead(facts);
    if (row == nullptr || !row->lead) { return {}; }
    for (auto const role : row->persons) {
        if (auto const* member = dossier.standing().first_member(role)) { return member->person; }
    }
    return {};
}

std::string_view relation_label(web::Words const& words, access::Relation relation) {
    switch (relation) {
        case access::Relation::mother: return words("circle.relation.mother");
        case access::Relation::father: return words("circle.relation.father");
        case access::Relation::guardian: return words("circle.relation.guardian");
        case access::Relation::other_parent: return words("circle.relation.other-parent");
        case access::Relation::carer: return words("circle.relation.carer");
    }
    return {};
}

std::string authority_text(web::Words const& words, access::Holder const& parent) {
    if (!parent.authority) { return std::string{words("circle.no-authority")}; }
    return std::string{words(parent.verified ? "circle.authority" : "circle.authority-unverified")};
}

PersonView parent_view(web::Visit const& visit, access::Holder const& parent) {
    auto const relation = std::string{relation_label(visit.words(), parent.relation)};
    PersonView view{
        .id = parent.person.text(),
        .name = parent.name,
        .about = relation + ", " + authority_text(visit.words(), parent),
        .avatar = web::avatar_of(parent.name, Party::family)};
    view.around.role = relation;
    return view;
}

PersonView member_view(web::Visit const& visit, access::Member const& member) {
    auto const role = web::in_sentence(visit.label(member.role));
    PersonView view{
        .id = member.person.text() + "-" + std::string{name_of(member.role)},
        .name = member.name,
        .about = role,
        .phone = member.phone,
        .avatar = web::avatar_of(member.name, party_of(member.role))};
    if (!member.organisation_name.empty()) { view.about += ", " + member.organisation_name; }
    if (auto const* purpose = visit.profile().purpose(member.purpose)) {
        view.note = visit.words().text("circle.takes-part-for", {visit.label(purpose->label)});
    }
    view.around.role = role;
    return view;
}

PersonView supporting_view(web::Visit const& visit, SupportingPersonNamed const& named) {
    PersonView view{
        .id = named.supporting_person.text(),
        .name = named.person_name,
        .about = named.relation,
        .note = std::string{visit.words()("circle.no-access")},
        .avatar = web::avatar_of(named.person_name, Party::family)};
    bool const may_remove = visit.in_family() || visit.actor().party() == named.named_by;
    if (may_remove) {
        view.remove_path =
            visit.in_dossier("/rondom/steunfiguur/weghalen/").append(named.supporting_person.text());
    }
    view.around.role = named.relation;
    return view;
}

/// Fills in what the picture needs beside the card.
void place(web::Visit const& visit, PersonView& view, Party party, web::Ring ring) {
    view.around.id = view.id;
    view.around.name = first_word(view.name);
    view.around.initials = view.avatar.initials;
    view.around.party = name_of(party);
    view.around.group = visit.label(party);
    view.around.ring = ring;
    view.around.lead = view.lead;
    view.around.pending = view.waiting;
}

void add_waiting(web::Visit const& visit, VisibleDossier const& dossier, std::vector<PersonView>& people) {
    std::vector<Party> asked;
    for (auto const& line : dossier.sharing()) {
        auto const party = line.scope.receiver;
        bool const known = std::ranges::find(asked, party) != asked.end();
        if (line.complete || known || dossier.standing().takes_part(party)) { continue; }
        asked.push_back(party);
        // "GGD (jeugdgezondheidszorg)" is too long for a circle
        auto const label = visit.label(party);
        std::string const name{label.substr(0, label.find(" ("))};
        PersonView view{
            .id = "nog-niet-" + std::string{name_of(party)},
            .name = name,
            .about = std::string{visit.words()("circle.not-yet")},
            .note = std::string{visit.words()("circle.not-yet.why")},
            .avatar = web::avatar_of(name, party),
            .waiting = true};
        view.around.role = visit.words()("circle.not-yet");
        place(visit, view, party, ring_of(party));
        view.around.name = name;
        people.push_back(std::move(view));
    }
}

}  // namespace

std::vector<PersonView> people_of(web::Visit const& visit, VisibleDossier const& dossier) {
    std::vector<PersonView> people;
    for (auto const& parent : dossier.standing().parents) {
        auto view = parent_view(visit, parent);
        place(visit, view, Party::family, web::Ring::home);
        people.push_back(std::move(view));
    }
    auto const lead = lead_of(visit, dossier);
    for (auto const& member : dossier.standing().present()) {
        auto const party = party_of(member.role);
        if (!party) { continue; }
        auto view = member_view(visit, member);
        view.lead = !lead.empty() && member.person == lead;
        place(visit, view, *party, ring_of(*party));
        people.push_back(std::move(view));
    }
    for (auto const& named : dossier.part<Circle>().supporting_people) {
        auto view = supporting_view(visit, named);
        place(visit, view, Party::family, ring_of(named.ring));
        people.push_back(std::move(view));
    }
    add_waiting(visit, dossier, people);
    return people;
}

}  // namespace rondom::circle
