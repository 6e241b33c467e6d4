#include "capabilities/family/pages.hpp"

#include <algorithm>

#include "templates/family_list.hpp"

namespace rondom::family {

namespace {

/// A way to give this command about this person, when this reader's role may give it.
template <class Command>
void add(
    std::vector<LinkView>& links,
    web::Visit const& visit,
    std::string_view page,
    std::string_view key,
    std::string_view person = {}
) {
    if (!visit.may<Command>()) { return; }
    auto path = visit.in_dossier("/gezin/").append(page);
    if (!person.empty()) { path.append("/").append(person); }
    links.push_back({.path = std::move(path), .label = visit.words()(key)});
}

web::StateView authority_of(web::Words const& words, access::Holder const& parent) {
    auto const with = [&](std::string_view kind, std::string_view icon, std::string_view key) {
        return web::StateView{.kind = kind, .icon = icon, .label = std::string{words(key)}};
    };
    if (!parent.authority) { return with("", "user-x", "family.authority.none"); }
    return parent.verified ? with("klaar", "check", "family.authority.checked")
                           : with("wacht", "hourglass", "family.authority.unchecked");
}

/// The last invitation of this person, in words.
std::string invited_text(web::Words const& words, Family const& family, PersonId const& person) {
    std::string text;
    for (auto const& each : family.invitations) {
        if (each.person != person) { continue; }
        text = words.text(
            each.assisted ? "family.invited.assisted" : "family.invited.by-mail", {words.date_full(each.on)}
        );
    }
    return text;
}

std::string answered_text(web::Words const& words, Family const& family, PersonId const& person) {
    auto const answer = std::ranges::find(family.answers, person, &InformationAnswered::person);
    if (answer == family.answers.end()) { return {}; }
    return std::string{words(answer->withheld ? "family.answered.no" : "family.answered.letter")};
}

std::vector<LinkView> links_for(web::Visit const& visit, access::Holder const& parent, bool invited) {
    std::vector<LinkView> links;
    auto const& id = parent.person.text();
    if (!parent.authority) {
        add<AnswerInformationRequest>(links, visit, "informatiebrief", "family.answer.link", id);
        return links;
    }
    if (!parent.verified) { add<VerifyHolder>(links, visit, "gezag/controleren", "family.verify.link", id); }
    add<Invite>(links, visit, "uitnodigen", invited ? "family.invite.again" : "family.invite.link", id);
    add<EndHolder>(links, visit, "gezag/beeindigen", "family.end.link", id);
    return links;
}

RelativeView view_of(web::Visit const& visit, Family const& family, access::Holder const& parent) {
    auto const& words = visit.words();
    return {
        .name = parent.name,
        .about = std::string{label_of(words, parent.relation)},
        .avatar = web::avatar_of(parent.name, Party::family),
        .authority = authority_of(words, parent),
        .invited = invited_text(words, family, parent.person),
        .answered = answered_text(words, family, parent.person),
        .links = links_for(visit, parent, family.invited(parent.person))};
}

/// From twelve the youth takes part, and can be invited (S2:341).
RelativeView youth_view(web::Visit const& visit, Family const& family, access::Child const& child) {
    RelativeView view{
        .name = child.first_name,
        .about = visit.words().plural("dossier.age", age_in_years(child.born, visit.today())),
        .avatar = web::avatar_of(child.first_name, Party::family),
        .authority = {},
        .invited = invited_text(visit.words(), family, child.person),
        .answered = {},
        .links = {}};
    auto const key = family.invited(child.person) ? "family.invite.again" : "family.invite.link";
    add<Invite>(view.links, visit, "uitnodigen", key, child.person.text());
    return view;
}

std::vector<web::FactLine> child_facts(web::Visit const& visit, access::Child const& child) {
    auto const& words = visit.words();
    std::vector<web::FactLine> facts;
    auto const add_fact = [&](std::string_view key, std::string value) {
        if (!value.empty()) { facts.push_back({.term = words(key), .value = std::move(value)}); }
    };
    auto const last = child.last_name.empty() ? std::string{} : " " + child.last_name;
    add_fact("family.child.name", child.first_name + last);
    if (child.born.ok()) {
        auto const age = words.plural("dossier.age", age_in_years(child.born, visit.today()));
        add_fact("family.child.born", words.date_full(child.born) + " (" + age + ")");
    }
    add_fact("family.child.group", child.group);
    add_fact("family.child.school", child.school_name);
    return facts;
}

std::vector<SupporterView> supporters_of(web::Visit const& visit, VisibleDossier const& dossier) {
    std::vector<SupporterView> all;
    for (auto const& member : dossier.standing().present()) {
        if (member.role != Role::supporter) { continue; }
        auto const beside = web::name_in(visit, dossier, member.beside, std::nullopt);
        SupporterView view{
            .name = member.name,
            .beside = visit.words().text("family.supporter.beside", {beside}),
            .avatar = web::avatar_of(member.name, Party::family),
            .links = {}};
        if (member.beside == visit.actor().person) {
            view.beside = visit.words()("family.supporter.beside-you");
            add<EndSupporter>(
                view.links, visit, "steunfiguur/stoppen", "family.end-supporter.link", member.person.text()
            );
        }
        all.push_back(std::move(view));
    }
    return all;
}

FamilyPage page_of(web::Visit const& visit, VisibleDossier const& dossier) {
    auto const& words = visit.words();
    auto const& standing = dossier.standing();
    auto const& state = dossier.part<Family>();
    FamilyPage page{
        .heading = words(visit.in_family() ? "family.heading.family" : "family.heading"),
        .child = child_facts(visit, standing.child),
        .relatives = {},
        .supporters = supporters_of(visit, dossier),
        .no_supporters =
            words(visit.in_family() ? "family.supporters.none.family" : "family.supporters.none"),
        .links = {},
        .supporter_links = {},
        .empty = web::empty_view(visit, "users", "family.none")};
    for (auto const& parent : standing.parents) {
        page.relatives.push_back(view_of(visit, state, parent));
    }
    if (standing.is_youth(standing.child.person, visit.profile(), visit.today())) {
        page.relatives.push_back(youth_view(visit, state, standing.child));
    }
    add<NameHolder>(page.links, visit, "gezag/nieuw", "family.name-holder.link");
    add<KnowParent>(page.links, visit, "ouder", "family.know-parent.link");
    add<AddSupporter>(page.supporter_links, visit, "steunfiguur/nieuw", "family.add-supporter.link");
    return page;
}

}  // namespace

std::string_view label_of(web::Words const& words, Relation relation) {
    switch (relation) {
        case Relation::mother: return words("family.relation.mother");
        case Relation::father: return words("family.relation.father");
        case Relation::guardian: return words("family.relation.guardian");
        case Relation::other_parent: return words("family.relation.other_parent");
        case Relation::carer: return words("family.relation.carer");
    }
    return {};
}

std::string named_in(web::Visit const& visit, VisibleDossier const& dossier, PersonId const& person) {
    if (auto const* parent = dossier.standing().parent(person)) {
        auto const relation = web::in_sentence(label_of(visit.words(), parent->relation));
        return parent->name + " (" + relation + ")";
    }
    return web::name_in(visit, dossier, person, std::nullopt);
}

http::Response family(web::Visit& visit) {
    auto const dossier = visit.open("family");
    if (!dossier) { return dossier.error(); }
    auto const page = page_of(visit, *dossier);
    return visit.page(
        {.title = "family.title", .dossier = &*dossier, .tab = "family"},
        web::Part{[&](web::Html& html) { templates::family_list(html, visit.words(), page); }}
    );
}

}  // namespace rondom::family
