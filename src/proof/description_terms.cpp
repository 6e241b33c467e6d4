// What a profile says of terms and of the calendar.

#include "proof/description_rules.hpp"

namespace rondom::proof {

namespace {

using namespace words;

/// When it stands still, and why; nothing when it never does.
std::vector<Said> of_pause(route::Suspension const& suspension, When const& when) {
    auto const until_told =
        std::vector<Part>{both("als wie erop let dat zegt", "when whoever watches says so")};
    return {
        said("staat stil", "stands still", suspension.by_notice ? until_told : when(suspension.when)),
        said("waarom het stilstaat", "why it stands still", text(suspension.label))};
}

std::vector<Said> of_extension(route::Extension const& extension) {
    return {
        said("te verlengen met", "can be extended by", length(extension.by)),
        said("hoe vaak", "how often", number(extension.times)),
        said("alleen met bericht", "only with notice", flag(extension.notice))};
}

void append(std::vector<Said>& says, std::vector<Said> more) {
    says.insert(says.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<Part> holidays_of(route::SchoolYear const& year) {
    std::vector<Part> all;
    for (auto const& each : year.holidays) {
        auto const when = days(each.days).front().label;
        all.push_back(both(
            fmt::format("{} ({})", each.label.nl, when.nl), fmt::format("{} ({})", each.label.en, when.en)
        ));
    }
    return all;
}

}  // namespace

void Rules::add_terms() const {
    for (auto const& each : profile_.terms) {
        std::vector<Said> says{
            said("naam", "name", text(each.label)),
            said("duurt", "takes", length(each.length)),
            said("volgens de wet", "by law", text(each.statutory)),
            said("bewaakt door", "watched by", {label(names_, each.owner)}),
            said("daarna", "then", {label(names_, each.next)})};
        if (each.suspension) { append(says, of_pause(*each.suspension, when_)); }
        if (each.extension) { append(says, of_extension(*each.extension)); }
        add("terms",
            each.id,
            both(
                fmt::format("termijn \"{}\" (`{}`)", each.label.nl, each.id),
                fmt::format("term \"{}\" (`{}`)", each.label.en, each.id)
            ),
            std::move(says));
    }
}

void Rules::add_calendar() const {
    if (!profile_.calendar) { return; }
    auto const& calendar = *profile_.calendar;
    std::vector<std::string> holidays;
    for (auto const each : calendar.holidays) {
        holidays.emplace_back(name_of(each));
    }
    items_.push_back(
        {.section = "calendar",
         .path = "calendar",
         .place = "calendar",
         .name = both("de kalender", "the calendar"),
         .says = {said("feestdagen", "holidays", ids(holidays))}}
    );
    for (auto const& each : calendar.years) {
        add("calendar/school_years",
            each.id,
            both("schooljaar " + each.id, "school year " + each.id),
            {said("van en tot", "from and until", days(each.days)),
             said("vakanties", "school holidays", holidays_of(each))});
    }
    add_free_days("calendar/closed", calendar.closed);
    add_free_days("calendar/equated", calendar.equated);
}

void Rules::add_free_days(std::string const& section, std::vector<route::FreeDays> const& all) const {
    for (auto const& each : all) {
        add(section,
            each.id,
            both("vrije dagen: " + each.label.nl, "free days: " + each.label.en),
            {said("wanneer", "when", days(each.days)), said("naam", "name", text(each.label))});
    }
}

}  // namespace rondom::proof
