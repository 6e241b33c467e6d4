#include <algorithm>

#include "accounts/appointing.hpp"
#include "capabilities/staff/workplace.hpp"
#include "templates/staff_sheet.hpp"
#include "web/submit.hpp"

namespace rondom::staff {

namespace {

using web::Form;

http::Response show(web::Visit& visit, Form const& form, std::string_view title, SheetPage const& page) {
    return visit.page({.title = title, .nav = "staff", .form = &form}, web::Part{[&](web::Html& html) {
                          templates::staff_sheet(html, visit.words(), page);
                      }});
}

// ---- an organisation

http::Response show_organisation(web::Visit& visit, Form const& form) {
    auto const kinds = form.choices<accounts::OrganisationKind>("staff.kind");
    return show(
        visit,
        form,
        "staff.new-organisation.title",
        {.heading = visit.words()("staff.new-organisation"),
         .intro = visit.words()("staff.new-organisation.intro"),
         .about = {},
         .form = form.view(),
         .fields = {form.text("name", "staff.organisation-name"), form.radios("kind", "staff.kind", kinds)},
         .save = visit.words()("staff.new-organisation.save"),
         .back = "/mensen"}
    );
}

// ---- somebody who comes to work there

std::vector<web::Choice> roles_at(web::Visit const& visit, accounts::Organisation const& organisation) {
    std::vector<web::Choice> choices;
    for (auto const& role : names_of(Role{})) {
        if (!accounts::works_at(role.value, organisation.kind)) { continue; }
        choices.push_back({.value = std::string{role.name}, .label = web::begin_line(visit.label(role.value))}
        );
    }
    return choices;
}

http::Response show_colleague(web::Visit& visit, Workplace const& place, Form const& form) {
    auto const today = iso_text(visit.today());
    return show(
        visit,
        form,
        "staff.new-colleague.title",
        {.heading = visit.words()("staff.new-colleague"),
         .intro = visit.words()("staff.new-colleague.intro"),
         .about = place.organisation.name,
         .form = form.view(),
         .fields =
             {form.text("name", "staff.name"),
              form.email("mail", "staff.mail"),
              form.phone("phone", "staff.phone", {.optional = true}),
              form.select("role", "staff.role", roles_at(visit, place.organisation)),
              form.day("from", "staff.from", {.value = today}),
              form.day("until", "staff.until", {.optional = true})},
         .save = visit.words()("staff.new-colleague.save"),
         .back = place.path()}
    );
}

// ---- one of those who are there

std::vector<web::Choice> choices_of(
    web::Visit const& visit, Workplace const& place, std::vector<Worker> const& workers
) {
    std::vector<web::Choice> choices;
    for (auto const& each : workers) {
        auto label = each.person.name + ", " + web::in_sentence(visit.label(each.assignment.role));
        if (each.assignment.organisation != place.organisation.id) { label += ", " + each.employer; }
        choices.push_back({.value = each.value(), .label = std::move(label)});
    }
    return choices;
}

/// Who can be chosen on such a page.
using Candidates = accounts::Asked<std::vector<Worker>> (*)(web::Visit const&, Workplace const&);

accounts::Asked<std::vector<Worker>> present(web::Visit const& visit, Workplace const& place) {
    auto workers = workers_of(place.doors.directory, place.organisation);
    if (workers) {
        std::erase_if(*workers, [&](Worker const& each) {
            return !is_there(each.assignment, visit.today());
        });
    }
    return workers;
}

accounts::Asked<std::vector<Worker>> from_elsewhere(web::Visit const& visit, Workplace const& place) {
    return workers_elsewhere(place.doors.directory, visit.today());
}

/// What is done with somebody who was chosen in a list.
struct Deed {
    std::string_view title;    ///< of the browser
    std::string_view heading;  ///< with ".intro" and ".save"
    std::string_view done;     ///< what the next page says
    Candidates candidates;
    bool asks_last_day = false;
    accounts::Done (*act)(web::Visit const& visit, Workplace const& place, Worker const& worker, Day last);
};

http::Response show_deed(
    web::Visit& visit,
    Workplace const& place,
    Deed const& deed,
    std::vector<Worker> const& workers,
    Form const& form
) {
    std::string const key{deed.heading};
    std::vector<web::FieldView> fields{form.select("who", "staff.who", choices_of(visit, place, workers))};
    if (deed.asks_last_day) {
        fields.push_back(form.day("last", "staff.last", {.value = iso_text(visit.today())}));
    }
    return show(
        visit,
        form,
        deed.title,
        {.heading = visit.words()(deed.heading),
         .intro = visit.words()(key + ".intro"),
         .about = place.organisation.name,
         .form = form.view(),
         .fields = std::move(fields),
         .save = visit.words()(key + ".save"),
         .back = place.path()}
    );
}

http::Response form_of(web::Visit& visit, Deed const& deed) {
    auto const place = workplace_in(visit);
    if (!place) { return place.error(); }
    auto const workers = deed.candidates(visit, *place);
    if (!workers) { return visit.obstructed(Obstacle{workers.error()}); }
    return show_deed(visit, *place, deed, *workers, Form{visit});
}

http::Response sent(web::Visit& visit, Deed const& deed) {
    auto const place = workplace_in(visit);
    if (!place) { return place.error(); }
    auto const workers = deed.candidates(visit, *place);
    if (!workers) { return visit.obstructed(Obstacle{workers.error()}); }
    auto const worker = chosen_of(*workers, visit.input("who"));
    std::vector<Complaint> complaints;
    if (!worker) { complaints.push_back({"who", "form.choose-one"}); }
    Day last{};
    if (deed.asks_last_day) {
        if (auto const wrong = read(visit.input("last"), last)) { complaints.push_back({"last", *wrong}); }
    }
    if (!complaints.empty()) { return show_deed(visit, *place, deed, *workers, Form{visit, complaints}); }
    auto const done = deed.act(visit, *place, *worker, last);
    if (done) { return visit.see_other(place->path(), deed.done); }
    return web::refused(visit, done.error(), [&](web::Visit& again, Form const& form) {
        return show_deed(again, *place, deed, *workers, form);
    });
}

constexpr Deed attaching{
    .title = "staff.attach.title",
    .heading = "staff.attach",
    .done = "staff.attached",
    .candidates = from_elsewhere,
    .act = [](web::Visit const& visit, Workplace const& place, Worker const& worker, Day /*last*/) {
        return place.doors.directory.attach(
            {.school = place.organisation.id,
             .person = worker.person.id,
             .role = worker.assignment.role,
             .from = visit.today()}
        );
    }};

constexpr Deed ending{
    .title = "staff.end.title",
    .heading = "staff.end",
    .done = "staff.ended",
    .candidates = present,
    .asks_last_day = true,
    .act = [](web::Visit const& visit, Workplace const& place, Worker const& worker, Day last) {
        return place.doors.directory.end(
            worker.person.id, worker.assignment.role, place.organisation.id, last, visit.actor().person
        );
    }};

constexpr Deed letting_in{
    .title = "staff.access.title",
    .heading = "staff.access",
    .done = "staff.access-sent",
    .candidates = present,
    .act = [](web::Visit const& visit, Workplace const& place, Worker const& worker, Day /*last*/) {
        return place.doors.enrolment.invite(worker.person.id, visit.now());
    }};

}  // namespace

http::Response organisation_form(web::Visit& visit) {
    if (auto const doors = doors_for(visit); !doors) { return doors.error(); }
    return show_organisation(visit, Form{visit});
}

http::Response organisation_added(web::Visit& visit) {
    auto const doors = doors_for(visit);
    if (!doors) { return doors.error(); }
    // The same form sent twice is one organisation.
    accounts::Organisation organisation{
        .id = OrganisationId{derived_text(visit.command().text(), "organisation")},
        .name = std::string{visit.input("name")}};
    if (auto const wrong = read(visit.input("kind"), organisation.kind)) {
        return show_organisation(visit, Form{visit, std::vector<Complaint>{{"kind", *wrong}}});
    }
    auto const kept = (*doors)->directory.keep(organisation);
    if (kept) { return visit.see_other("/mensen/bij/" + organisation.id.text(), "staff.organisation-added"); }
    return web::refused(visit, kept.error(), show_organisation);
}

http::Response colleague_form(web::Visit& visit) {
    auto const place = workplace_in(visit);
    if (!place) { return place.error(); }
    return show_colleague(visit, *place, Form{visit});
}

http::Response colleague_added(web::Visit& visit) {
    auto const place = workplace_in(visit);
    if (!place) { return place.error(); }
    accounts::NewColleague colleague;
    colleague.by = visit.actor().person;
    auto complaints = read_all(visit.inputs(), colleague);
    web::Submission const needed{.then = {}, .flash = {}, .again = {}, .required = {{"name"}, {"mail"}}};
    web::add_missing(complaints, visit.inputs(), needed, {"name", "mail", "phone", "role", "from", "until"});
    if (!complaints.empty()) { return show_colleague(visit, *place, Form{visit, std::move(complaints)}); }
    auto const done = accounts::appoint(
        place->doors.directory, place->doors.enrolment, place->organisation, colleague, visit.now()
    );
    if (done) {
        place->doors.hurry();
        return visit.see_other(place->path(), "staff.colleague-added");
    }
    return web::refused(visit, done.error(), [&](web::Visit& again, Form const& form) {
        return show_colleague(again, *place, form);
    });
}

http::Response attach_form(web::Visit& visit) { return form_of(visit, attaching); }
http::Response attached(web::Visit& visit) { return sent(visit, attaching); }
http::Response end_form(web::Visit& visit) { return form_of(visit, ending); }
http::Response ended(web::Visit& visit) { return sent(visit, ending); }
http::Response access_form(web::Visit& visit) { return form_of(visit, letting_in); }
http::Response access_sent(web::Visit& visit) { return sent(visit, letting_in); }

}  // namespace rondom::staff
