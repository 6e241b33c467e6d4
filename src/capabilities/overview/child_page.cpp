#include "capabilities/overview/child_page.hpp"

#include <algorithm>

#include "capabilities/circle/people.hpp"
#include "capabilities/conference/rules.hpp"
#include "capabilities/overview/board.hpp"
#include "route/steps.hpp"
#include "templates/overview_child_page.hpp"
#include "web/due.hpp"
#include "web/submit.hpp"

namespace rondom::overview {

namespace {

/// What others do is told, not listed.
constexpr std::size_t most_at_once = 3;

std::string plain_text(web::Visit const& visit, Task const& task) {
    bool const plain = !task.plain.words.empty() || !task.plain.label.nl.empty();
    return visit.text(plain ? task.plain : task.text);
}

/// A consent as the question that it is: who, and what for.
std::optional<std::string> sharing_question(web::Visit const& visit, Task const& task) {
    if (task.command != "consent.answer" || task.text.details.size() < 2) { return std::nullopt; }
    auto const party = named<Party>(task.text.details[0]);
    auto const& about = task.text.details[1];
    auto const* purpose = visit.profile().purpose(std::string_view{about}.substr(about.find('/') + 1));
    if (!party || purpose == nullptr) { return std::nullopt; }
    return visit.words().text("child.may-share", {visit.label(*party), visit.label(purpose->plain)});
}

QuestionView question_of(web::Visit const& visit, Task const& task) {
    if (auto question = sharing_question(visit, task)) {
        return {
            .text = std::move(*question),
            .before = task.due,
            .why_then = {},
            .late = false,
            .why = std::string{visit.words()("child.may-share.why")},
            .path = path_for(visit, task)};
    }
    auto const* step = visit.profile().step(task.step);
    return {// words of ours speak to whoever does it; the region's plain label speaks to the family
            .text = task.text.words.empty() ? plain_text(visit, task) : visit.text(task.text),
            .before = task.due,
            .why_then = web::why_due(visit, task),
            .late = task.due && *task.due < visit.today(),
            .why = step != nullptr ? visit.words().text("child.because", {visit.label(step->plain)})
                                   : std::string{},
            .path = path_for(visit, task)};
}

/// What this reader is asked, the first due first.
std::vector<QuestionView> questions_of(web::Visit const& visit, std::vector<Task> const& tasks) {
    std::vector<QuestionView> questions;
    for (auto const& task : tasks) {
        bool const asked = is_open(task, visit.today()) && is_mine(task, visit.actor().person);
        if (asked) { questions.push_back(question_of(visit, task)); }
    }
    std::ranges::stable_sort(questions, [](QuestionView const& left, QuestionView const& right) {
        if (!left.before || !right.before) { return left.before.has_value() && !right.before; }
        return *left.before < *right.before;
    });
    return questions;
}

std::vector<std::string> others_now(
    web::Visit const& visit, std::vector<Task> const& tasks, std::string_view step
) {
    std::vector<std::string> now;
    for (auto const& task : tasks) {
        bool const theirs = is_open(task, visit.today()) && !is_mine(task, visit.actor().person) &&
                            task.party != Party::family && task.step == step &&
                            task.command != "family.invite";  // who reads this is in
        if (!theirs || now.size() == most_at_once) { continue; }
        auto text = plain_text(visit, task);
        if (!text.ends_with('.')) { text += '.'; }
        if (std::ranges::find(now, text) == now.end()) { now.push_back(std::move(text)); }
    }
    return now;
}

/// The last time that a step was passed, with the day on which the next one began.
void add_passed(
    web::Visit const& visit, std::vector<route::Passage> const& taken, std::vector<PlainStep>& all
) {
    auto const here = taken.empty() ? taken.end() : taken.end() - 1;
    for (auto each = taken.begin(); each != here; ++each) {
        auto const* step = visit.profile().step(each->step);
        bool const again = std::any_of(each + 1, taken.end(), [&](route::Passage const& later) {
            return later.step == each->step;
        });
        if (step == nullptr || again) { continue; }
        all.push_back(
            {.text = visit.label(step->plain_done),
             .kind = "klaar",
             .done = true,
             .when = visit.words().text("child.done-on", {visit.words().date_short((each + 1)->on)}),
             .now = {}}
        );
    }
}

/// What was done in the order of time, where we are, and what can still come.
std::vector<PlainStep> steps_of(
    web::Visit const& visit, VisibleDossier const& dossier, std::vector<Task> const& tasks
) {
    auto const& taken = dossier.part<route::Steps>().taken;
    std::vector<PlainStep> steps;
    add_passed(visit, taken, steps);
    auto const* here = taken.empty() ? nullptr : visit.profile().step(taken.back().step);
    if (here != nullptr) {
        steps.push_back(
            {.text = visit.label(here->plain),
             .kind = "nu",
             .here = true,
             .when = visit.words().text("child.since", {visit.words().date(taken.back().on)}),
             .now = others_now(visit, tasks, here->id)}
        );
    }
    if (here != nullptr && here->end) { return steps; }
    for (auto const& step : visit.profile().steps) {
        bool const entered = std::ranges::find(taken, step.id, &route::Passage::step) != taken.end();
        bool const behind = here != nullptr && step.number < here->number;
        if (entered || behind || step.number == 0) { continue; }
        steps.push_back({.text = visit.label(step.plain), .kind = "straks", .when = {}, .now = {}});
    }
    return steps;
}

/// An address of this dossier, when somebody answers there.
std::string path_if_there(web::Visit const& visit, std::string_view below) {
    auto const pattern = std::string{"/dossiers/{dossier}"}.append(below);
    return visit.region().router.has_page(pattern) ? visit.in_dossier(below) : std::string{};
}

void add_paths(web::Visit const& visit, ChildPage& page) {
    page.message_path = path_if_there(visit, "/berichten");
    page.circle_path = path_if_there(visit, "/rondom");
    page.plan_path = path_if_there(visit, "/plan");
    page.why_path = path_if_there(visit, "/waarom");
    page.readings_path = path_if_there(visit, "/inzage");
    page.worry_path = path_if_there(visit, "/signalen/vertellen");
    page.family_path = path_if_there(visit, "/gezin");
    if (visit.region().router.has_page("/hulp")) { page.elsewhere_path = "/hulp"; }
}

void add_circle(web::Visit const& visit, VisibleDossier const& dossier, ChildPage& page) {
    std::vector<web::PersonAround> around;
    for (auto const& person : circle::people_of(visit, dossier)) {
        around.push_back(person.around);
    }
    auto const& child = dossier.standing().child.first_name;
    page.circle_heading = page.youth ? std::string{visit.words()("child.circle.youth")}
                                     : visit.words().text("child.circle", {child});
    if (!around.empty()) { page.pictures = circle::pictures_of(visit, child, around); }
}

ChildPage page_of(web::Visit const& visit, VisibleDossier const& dossier, web::Form const& form) {
    auto const& words = visit.words();
    auto const tasks = visit.dossiers().tasks(dossier);
    ChildPage page{.youth = visit.actor().role == Role::youth};
    page.questions = questions_of(visit, tasks);
    page.steps = steps_of(visit, dossier, tasks);
    page.appointment = appointment_of(visit, dossier, form);
    page.no_appointment = coming_up(visit, dossier);
    page.contact_heading = words(page.youth ? "child.contact.youth" : "child.contact");
    page.contact = contact_of(visit, dossier);
    page.goals = goals_of(visit, dossier);
    page.readers = readers_of(visit, dossier);
    page.worry_heading = words(page.youth ? "child.worry.youth" : "child.worry");
    page.worry_text = words(page.youth ? "child.worry.text.youth" : "child.worry.text");
    page.forgotten = forgotten_of(visit, dossier);
    add_paths(visit, page);
    add_circle(visit, dossier, page);
    if (page.youth) {
        page.greeting = words.text("child.greeting", {dossier.standing().child.first_name});
        page.own_words = own_words_of(visit, dossier);
        auto const here = std::ranges::find(page.steps, true, &PlainStep::here);
        if (here != page.steps.end()) { page.here = words.text("child.here", {here->text}); }
    }
    return page;
}

}  // namespace

http::Response child_page(web::Visit& visit, web::Form const& form) {
    auto const dossier = visit.open("board");
    if (!dossier) { return dossier.error(); }
    auto const page = page_of(visit, *dossier, form);
    bool const youth = visit.actor().role == Role::youth;
    return visit.page(
        {.title = youth ? "child.title.youth" : "child.title",
         .dossier = &*dossier,
         .tab = "route",
         .form = &form},
        web::Part{[&](web::Html& html) { templates::overview_child_page(html, visit.words(), page); }}
    );
}

http::Response reply_sent(web::Visit& visit) {
    return web::submit<conference::Reply>(
        visit, {.then = "/dossiers/{dossier}", .flash = "child.replied", .again = child_page}
    );
}

}  // namespace rondom::overview
