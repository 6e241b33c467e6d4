#include "proof/description_rules.hpp"

#include <algorithm>

namespace rondom::proof {

namespace {

using namespace words;

/// "step 'Research and triage' (`triage`)"
Label named(std::string_view nl, std::string_view en, Label const& label, std::string_view id) {
    return both(
        fmt::format("{} \"{}\" (`{}`)", nl, label.nl, id), fmt::format("{} \"{}\" (`{}`)", en, label.en, id)
    );
}

Label with_id(std::string_view nl, std::string_view en, std::string_view id) {
    return both(fmt::format("{} `{}`", nl, id), fmt::format("{} `{}`", en, id));
}

std::vector<Part> asked(route::Required const& required) {
    std::vector<Part> people;
    if (required.holders) { people.push_back(both("iedereen met gezag", "everybody with authority")); }
    if (required.youth) { people.push_back(both("de jongere", "the youth")); }
    return people;
}

}  // namespace

void Rules::add(std::string section, std::string const& id, Label name, std::vector<Said> says) const {
    auto path = section + "/" + id;
    items_.push_back(
        {.section = std::move(section),
         .path = path,
         .place = path,
         .name = std::move(name),
         .says = std::move(says)}
    );
}

void Rules::add_all() const {
    add_purposes();
    add_sharing();
    add_steps();
    add_tasks();
    add_terms();
    add_calendar();
    add_ways();
    add_lead();
    add_meetings();
    add_arrangements();
    add_systems();
    add_safety();
}

void Rules::add_purposes() const {
    for (auto const& each : profile_.purposes) {
        std::vector<Said> says{
            said("naam", "name", text(each.label)),
            said("woorden voor gezinnen", "words for families", text(each.plain)),
            said("is jeugdhulp of zorg", "is youth help or care", flag(each.care)),
            said("een ja telt", "a yes counts for", duration(each.until)),
            said("bij nee", "on no", text(each.on_refusal))};
        for (auto const& band : names_of(route::AgeBand{})) {
            auto const required = each.required.find(band.value);
            if (required == each.required.end()) { continue; }
            says.push_back(said(
                fmt::format("toestemming bij {} jaar", band.name),
                fmt::format("consent at age {}", band.name),
                asked(required->second)
            ));
        }
        add("purposes", each.id, named("doel", "purpose", each.label, each.id), std::move(says));
    }
}

void Rules::add_sharing() const {
    for (auto const& each : profile_.sharing) {
        add("sharing",
            each.id,
            with_id("deelregel", "sharing rule", each.id),
            {said("wat", "what", labels(names_, each.what)),
             said("van", "from", labels(names_, each.from)),
             said("aan", "to", {label(names_, each.to)}),
             said("doel", "purpose", ids({each.purpose})),
             said("grond", "ground", {ground(each.ground)}),
             said("wiens toestemming telt", "whose consent counts", {label(names_, each.consented)}),
             said("wetsartikel", "article of law", text(each.article)),
             said("woorden voor gezinnen", "words for families", text(each.label))});
    }
}

void Rules::add_cells(Item& item, route::Step const& step) const {
    for (auto const& cell : step.cells) {
        auto const party = label_of(names_, cell.party);
        auto const say = [&](std::string_view nl, std::string_view en, std::vector<Part> parts) {
            auto& row = item.says.emplace_back(said(
                fmt::format("{}: {}", party.nl, nl), fmt::format("{}: {}", party.en, en), std::move(parts)
            ));
            row.key = fmt::format("{} {}", name_of(cell.party), en);
        };
        say("doet", "does", ids(cell.tasks));
        say("leest", "reads", labels(names_, cell.reads));
        say("doet mee", "takes part", when_(cell.when));
    }
}

void Rules::add_steps() const {
    for (auto const& each : profile_.steps) {
        add("steps",
            each.id,
            named("stap", "step", each.label, each.id),
            {said("nummer", "number", number(each.number)),
             said("begin van de route", "start of the route", flag(each.start)),
             said("einde van de route", "end of the route", flag(each.end)),
             said("naam", "name", text(each.label)),
             said("woorden voor gezinnen", "words for families", text(each.plain)),
             said("woorden na afloop", "words afterwards", text(each.plain_done)),
             said("doelen", "purposes", ids(each.purposes)),
             said("termijn", "term", term(profile_.term(each.term), names_))});
        add_cells(items_.back(), each);
    }
    std::vector<std::string> order;
    for (auto const& each : profile_.steps) {
        order.push_back(each.id);
    }
    items_.push_back(
        {.section = "steps",
         .path = "steps",
         .place = "steps",
         .name = both("de stappen", "the steps"),
         .says = {said("volgorde", "order", ids(order), true)}}
    );
}

void Rules::add_tasks() const {
    for (auto const& each : profile_.tasks) {
        add("tasks",
            each.id,
            named("taak", "task", each.label, each.id),
            {said("door", "by", labels(names_, each.by), true),
             said("opdracht", "command", ids({each.command})),
             said("naam", "name", text(each.label)),
             said("woorden voor gezinnen", "words for families", text(each.plain)),
             said("geldt", "applies", when_(each.when)),
             said(
                 "klaar",
                 "ready",
                 each.done.any.empty() ? std::vector<Part>{both("met de stap", "with the step")}
                                       : when_(each.done)
             ),
             said("termijn", "term", term(profile_.term(each.term), names_))});
    }
}

void Rules::add_ways() const {
    for (auto const& each : profile_.transitions) {
        add("transitions",
            each.id,
            with_id("overgang", "transition", each.id),
            {said("van", "from", ids({each.from})),
             said("naar", "to", ids({each.to})),
             said("gaat open", "opens", when_(each.when))});
    }
    for (auto const& each : profile_.promises) {
        add("promises",
            each.id,
            named("belofte", "promise", each.label, each.id),
            {said("naam", "name", text(each.label)),
             said("bij verlaten van", "when leaving", text(each.leaving)),
             said("bij ingaan van", "when entering", text(each.entering)),
             said("geldt", "applies", when_(each.when)),
             said("dan is waar", "then is true", when_(each.holds))});
    }
}

/// A row is known by when it holds: rows move when one is added.
void Rules::add_lead() const {
    for (std::size_t row = 0; row < profile_.lead_table.size(); ++row) {
        auto const& each = profile_.lead_table[row];
        auto const when = when_(each.when).front().label;
        auto const lead = each.lead ? label(names_, *each.lead) : Part{both("niemand", "nobody")};
        items_.push_back(
            {.section = "lead_table",
             .path = "lead_table/" + when.en,
             .place = fmt::format("lead_table/{}", row + 1),
             .name = both("procesregie bij " + when.nl, "lead at " + when.en),
             .says =
                 {said("wie", "who", {lead}),
                  said("door", "by", labels(names_, each.persons), true),
                  said("reden", "reason", text(each.reason))}}
        );
    }
    if (evidence_.lead_domain) {
        items_.push_back(
            {.section = "lead_table",
             .path = "lead_domain",
             .place = "lead_domain",
             .name = both("procesregie", "the lead"),
             .says = {said("moet vaststaan", "must be known", when_(evidence_.lead_domain->when))}}
        );
    }
    if (!profile_.guard) { return; }
    auto const& guard = *profile_.guard;
    items_.push_back(
        {.section = "guard",
         .path = "guard",
         .place = "guard",
         .name = both("wie het proces bewaakt", "who guards the process"),
         .says =
             {said("door", "by", labels(names_, guard.persons), true),
              said("geldt", "applies", when_(guard.when)),
              said("naam", "name", text(guard.label)),
              said("woorden voor gezinnen", "words for families", text(guard.plain))}}
    );
}

void Rules::add_meetings() const {
    for (auto const& each : profile_.meetings) {
        std::vector<Part> needs;
        for (auto const& need : each.needs) {
            needs.push_back(both(need.label.nl, need.label.en));
        }
        add("meetings",
            each.id,
            named("bijeenkomst", "meeting", each.label, each.id),
            {said("naam", "name", text(each.label)),
             said("doel", "purpose", ids({each.purpose})),
             said("aangevraagd door", "asked for by", labels(names_, each.requested_by)),
             said("gepland door", "called by", labels(names_, each.called_by)),
             said("altijd uitgenodigd", "always invited", labels(names_, each.always)),
             said("zit aan tafel", "sits at the table", labels(names_, each.present)),
             said("besproken wordt", "is talked through", needs),
             said("contactpersoon", "contact person", labels(names_, each.contact)),
             said("contactpersoon nodig", "contact person needed", when_(each.contact_when)),
             said("mag worden uitgenodigd", "may be invited", labels(names_, each.may)),
             said("volgende", "next", term(profile_.term(each.next), names_))});
    }
}

void Rules::add_arrangements() const {
    for (auto const& each : profile_.arrangements) {
        add("arrangements",
            each.id,
            named("extra ondersteuning", "extra support", each.label, each.id),
            {said("naam", "name", text(each.label)),
             said("woorden voor gezinnen", "words for families", text(each.plain)),
             said("voor", "for", name(each.subject)),
             said("doel", "purpose", text(each.purpose)),
             said("kan worden gevraagd", "can be asked", when_(each.when)),
             said("gevraagd door", "asked by", labels(names_, each.asked_by)),
             said("besloten door", "decided by", labels(names_, each.decided_by)),
             said("formulier", "form", text(each.form))});
    }
}

void Rules::add_systems() const {
    for (auto const& each : profile_.systems) {
        add("systems",
            each.id,
            named("systeem buiten Rondom", "system outside Rondom", each.label, each.id),
            {said("naam", "name", text(each.label)),
             said("ontvanger", "receiver", {label(names_, each.receiver)}),
             said("doel", "purpose", ids({each.purpose})),
             said("wat", "what", labels(names_, each.what))});
    }
    for (auto const& each : profile_.registrations) {
        add("registrations",
            each.id,
            named("registratie", "register", each.label, each.id),
            {said("naam", "name", text(each.label))});
    }
}

void Rules::add_safety() const {
    for (auto const& each : evidence_.limits) {
        add("limits",
            each.id,
            with_id("grens", "limit", each.id),
            {said("partij", "party", {label(names_, each.party)}),
             said("stappen", "steps", ids(each.steps)),
             said("heeft alleen een plek bij", "has a place only at", when_(each.only))});
    }
    if (evidence_.safety_path) {
        auto const& path = *evidence_.safety_path;
        items_.push_back(
            {.section = "safety_path",
             .path = "safety_path",
             .place = "safety_path",
             .name = both("zorgen over veiligheid", "concerns about safety"),
             .says =
                 {said("gaan naar", "go to", text(path.receiver)),
                  said("gemeld door", "reported by", labels(names_, path.by)),
                  said("wie het hoort", "who hears of it", labels(names_, path.told)),
                  said("grond", "ground", {ground(path.ground)}),
                  said("wetsartikel", "article of law", text(path.article)),
                  said("termijn", "term", term(profile_.term(path.term), names_))}}
        );
    }
    if (evidence_.without_school) {
        items_.push_back(
            {.section = "without_school",
             .path = "without_school",
             .place = "without_school",
             .name = both("een kind zonder school", "a child without a school"),
             .says = {said("wie er dan is", "who is there", labels(names_, evidence_.without_school->by))}}
        );
    }
}

}  // namespace rondom::proof
