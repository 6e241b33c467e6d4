#include "capabilities/family/pages.hpp"
#include "web/command_page.hpp"

// One form for each command about the family: what it asks, and where it goes on.
namespace rondom::family {

namespace {

constexpr std::string_view the_page = "/dossiers/{dossier}/gezin";

constexpr web::CommandPage holder_form{
    .key = "family.name-holder",
    .tab = "family",
    .list = the_page,
    .flash = "family.holder-named",
    .unasked = "person",
    .lines = "person_name,evidence",
    .optional = "evidence"};

constexpr web::CommandPage parent_form{
    .key = "family.know-parent",
    .tab = "family",
    .list = the_page,
    .flash = "family.parent-known",
    .unasked = "person",
    .lines = "person_name"};

constexpr web::CommandPage supporter_form{
    .key = "family.add-supporter",
    .tab = "family",
    .list = the_page,
    .flash = "family.supporter-added",
    .unasked = "person",
    .lines = "person_name"};

/// A form about one person of the family, whose name stands above it. The person is in the address.
http::Response about_person(
    web::Visit& visit, web::Form const& form, std::string_view key, std::vector<web::FieldView> fields
) {
    auto const dossier = visit.glance();
    if (!dossier) { return visit.obstructed(dossier.error()); }
    auto name = named_in(visit, *dossier, PersonId{visit.subject()});
    if (name.empty()) { return visit.not_found(); }
    return web::form_page(
        visit,
        form,
        {.key = key, .tab = "family", .back = "/gezin", .fields = std::move(fields), .about = std::move(name)}
    );
}

http::Response show_verify(web::Visit& visit, web::Form const& form) {
    return about_person(visit, form, "family.verify", {form.text("evidence", "family.verify.evidence")});
}

http::Response show_end(web::Visit& visit, web::Form const& form) {
    return about_person(visit, form, "family.end", {form.text("evidence", "family.end.evidence")});
}

/// An address that is missing is no empty field but a rule: it names what is missing, and the way on paper
///
http::Response show_invite(web::Visit& visit, web::Form const& form) {
    return about_person(
        visit,
        form,
        "family.invite",
        {form.email("email", "family.invite.email", {.optional = true, .autocomplete = "off"}),
         form.phone("mobile", "family.invite.mobile", {.optional = true, .autocomplete = "off"}),
         form.tick("assisted", "family.invite.assisted", {.optional = true})}
    );
}

http::Response show_answer(web::Visit& visit, web::Form const& form) {
    return about_person(
        visit,
        form,
        "family.answer",
        {form.area("letter", "family.answer.letter", {.optional = true, .rows = 10, .most = 6000}),
         form.radios(
             "withheld",
             "family.answer.withheld",
             form.choices<Withheld>("family.answer.withheld"),
             {.optional = true}
         ),
         form.area("explanation", "family.answer.explanation", {.optional = true, .rows = 4})}
    );
}

http::Response show_end_supporter(web::Visit& visit, web::Form const& form) {
    return about_person(visit, form, "family.end-supporter", {});
}

/// Address and number are kept apart from the dossier, and the link goes out. Says what stands in the
/// way: somebody else has this address, a number that no message reaches.
std::optional<Obstacle> let_in(web::Visit const& visit, Invite const& command) {
    auto const* doors = visit.region().doors;
    auto const dossier = visit.glance();
    if (doors == nullptr || command.assisted || !dossier) { return std::nullopt; }

    auto const* parent = dossier->standing().parent(command.person);
    auto const known = doors->directory.person(command.person);
    accounts::Person person = known && *known ? **known : accounts::Person{};
    person.id = command.person;
    person.name = parent != nullptr ? parent->name : dossier->standing().child.first_name;
    person.mail = command.email;
    person.mobile = command.mobile;
    accounts::Assignment const role{
        .person = command.person,
        .role = parent != nullptr ? Role::parent : Role::youth,
        .organisation = {},
        .from = visit.today(),
        .until = std::nullopt};

    auto done = doors->directory.keep(person);
    if (done) { done = doors->directory.assign(role); }
    if (done) { done = doors->invitations.invite(command.person, visit.now()); }
    if (done) {
        doors->hurry();
        return std::nullopt;
    }
    return std::visit([](auto const& each) { return Obstacle{each}; }, done.error());
}

}  // namespace

http::Response name_holder(web::Visit& visit) { return web::shown<NameHolder, holder_form>(visit); }
http::Response name_holder_sent(web::Visit& visit) { return web::sent<NameHolder, holder_form>(visit); }
http::Response know_parent(web::Visit& visit) { return web::shown<KnowParent, parent_form>(visit); }
http::Response know_parent_sent(web::Visit& visit) { return web::sent<KnowParent, parent_form>(visit); }
http::Response add_supporter(web::Visit& visit) { return web::shown<AddSupporter, supporter_form>(visit); }
http::Response add_supporter_sent(web::Visit& visit) {
    return web::sent<AddSupporter, supporter_form>(visit);
}

http::Response verify_holder(web::Visit& visit) { return show_verify(visit, web::Form{visit}); }

http::Response verify_holder_sent(web::Visit& visit) {
    return web::submit<VerifyHolder>(
        visit,
        {.then = the_page, .flash = "family.holder-verified", .again = show_verify, .subject = "person"}
    );
}

http::Response end_holder(web::Visit& visit) { return show_end(visit, web::Form{visit}); }

http::Response end_holder_sent(web::Visit& visit) {
    return web::submit<EndHolder>(
        visit, {.then = the_page, .flash = "family.holder-ended", .again = show_end, .subject = "person"}
    );
}

http::Response invite(web::Visit& visit) { return show_invite(visit, web::Form{visit}); }

http::Response invite_sent(web::Visit& visit) {
    web::Submission const submission{
        .then = the_page, .flash = "family.invited", .again = show_invite, .subject = "person"};
    Invite command;
    auto complaints = read_all(web::inputs_for(visit, submission), command);
    if (!complaints.empty()) { return show_invite(visit, web::Form{visit, std::move(complaints)}); }
    auto const receipt = visit.dossiers().submit(visit.act(), command);
    auto const wrong = receipt ? let_in(visit, command) : std::nullopt;
    if (wrong && std::holds_alternative<Refusal>(*wrong)) {
        return show_invite(visit, web::Form{visit, std::get<Refusal>(*wrong)});
    }
    if (wrong) { return visit.obstructed(*wrong); }
    return web::conclude(visit, submission, receipt);
}

http::Response answer_request(web::Visit& visit) { return show_answer(visit, web::Form{visit}); }

http::Response answer_request_sent(web::Visit& visit) {
    return web::submit<AnswerInformationRequest>(
        visit, {.then = the_page, .flash = "family.answered", .again = show_answer, .subject = "person"}
    );
}

http::Response end_supporter(web::Visit& visit) { return show_end_supporter(visit, web::Form{visit}); }

http::Response end_supporter_sent(web::Visit& visit) {
    return web::submit<EndSupporter>(
        visit,
        {.then = the_page,
         .flash = "family.supporter-ended",
         .again = show_end_supporter,
         .subject = "person"}
    );
}

}  // namespace rondom::family
