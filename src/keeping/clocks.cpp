#include "keeping/clocks.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "domain/contains.hpp"

namespace rondom::keeping {

namespace {

/// What the law says of a part. As long as nobody said when the child left school, the last day on which it
/// can have done so stands for that.
struct Law {
    Compartment part{};
    Start start{};
    std::string_view source;
};

constexpr std::array laws{
    Law{Compartment::school, Start::left_school, "AVG 5(1)(e), pupil file: two years after leaving school"},
    Law{Compartment::youth_help, Start::last_change, "Jeugdwet 7.3.8: twenty years after the last change"},
    Law{Compartment::health,
        Start::last_change,
        "BW 7:454: twenty years after the last change; youth health care: fifteen years after eighteen"},
    Law{Compartment::attendance,
        Start::left_school,
        "absence and enrolment: five years after leaving school"},
    Law{Compartment::safety, Start::last_change, "reporting code, as Jeugdwet 7.3.8: twenty years"},
    Law{Compartment::address, Start::closed, "AVG 5(1)(e): no longer than it is needed"}};

Law const& law_for(Compartment part) { return *std::ranges::find(laws, part, &Law::part); }

Day later(Day left, Day right) {
    return std::chrono::sys_days{left} < std::chrono::sys_days{right} ? right : left;
}

/// The longest of those in this part; they are all the same where a region is proved (`keeping.together`).
std::string period_of(Compartment part, Day from, route::Profile const& profile) {
    std::string longest;
    for (auto const& [what, entry] : profile.categories) {
        auto const end = entry.compartment == part ? after(from, entry.retention) : std::nullopt;
        if (!end) { continue; }
        auto const known = after(from, longest);
        if (!known || std::chrono::sys_days{*known} < std::chrono::sys_days{*end}) {
            longest = entry.retention;
        }
    }
    return longest;
}

std::optional<Day> last_change(Dossier const& dossier, Compartment part, route::Profile const& profile) {
    std::optional<Day> last;
    for (auto const& entry : dossier.all()) {
        bool const counts = entry.kind != SchoolLeft::name && !is_carried(entry, profile);
        if (entry.compartment != part || !counts) { continue; }
        auto const day = local_day(entry.at);
        last = last ? later(*last, day) : day;
    }
    return last;
}

/// When the dossier came to its end, for the last time.
Day closing_day(Dossier const& dossier) {
    auto day = dossier.part<route::Steps>().current()->on;
    for (auto const& closed : dossier.part<Closings>().all) {
        day = later(day, closed.on);
    }
    return day;
}

/// One GGD keeps its file for fifteen years from the eighteenth birthday (law.md 3.8).
constexpr int age_of_health_file = 33;

std::optional<Clock> clock_of(Compartment part, Dossier const& dossier, route::Profile const& profile) {
    auto const changed = last_change(dossier, part, profile);
    if (!changed) { return std::nullopt; }
    auto const born = dossier.standing().child.born;
    Clock clock{.part = part, .start = law_for(part).start, .from = *changed, .period = {}, .until = {}};
    if (clock.start != Start::last_change) { clock.from = later(clock.from, closing_day(dossier)); }
    if (clock.start == Start::left_school) {
        auto const left = dossier.part<Closings>().left_school;
        clock.from = later(clock.from, left.value_or(last_school_day(born)));
    }
    clock.period = period_of(part, clock.from, profile);
    auto const end = after(clock.from, clock.period);
    if (!end) { return std::nullopt; }
    clock.until = part == Compartment::health ? later(*end, birthday(born, age_of_health_file)) : *end;
    return clock;
}

/// What `remains_of` writes.
constexpr std::array carried{
    access::ChildRegistered::name,
    access::HolderNamed::name,
    access::HolderEnded::name,
    access::MemberJoined::name,
    access::MemberLeft::name,
    route::StepEntered::name,
    Closed::name,
    SchoolLeft::name,
    PartForgotten::name};

}  // namespace

std::string_view law_of(Compartment part) { return law_for(part).source; }

bool is_closed(Dossier const& dossier, route::Profile const& profile) {
    auto const* passage = dossier.part<route::Steps>().current();
    auto const* step = passage != nullptr ? profile.step(passage->step) : nullptr;
    return step != nullptr && step->end && !dossier.part<Closings>().all.empty();
}

bool is_carried(Entry const& entry, route::Profile const& profile) {
    auto const what = profile.categories.find(entry.category);
    return contains(carried, entry.kind) && what != profile.categories.end() &&
           what->second.compartment != entry.compartment;
}

std::vector<Compartment> parts_of(Dossier const& dossier, route::Profile const& profile) {
    std::vector<Compartment> parts;
    for (auto const& each : names_of(Compartment{})) {
        if (last_change(dossier, each.value, profile)) { parts.push_back(each.value); }
    }
    return parts;
}

std::vector<Clock> clocks_of(Dossier const& dossier, route::Profile const& profile) {
    std::vector<Clock> clocks;
    bool const known = dossier.standing().child.born.ok();
    if (!known || !is_closed(dossier, profile)) { return clocks; }
    for (auto const part : parts_of(dossier, profile)) {
        if (auto clock = clock_of(part, dossier, profile)) { clocks.push_back(std::move(*clock)); }
    }
    return clocks;
}

std::optional<Day> after(Day from, std::string_view duration) {
    if (duration.size() < 3 || duration.front() != 'P') { return std::nullopt; }
    int count = 0;
    auto const* const end = duration.data() + duration.size() - 1;
    auto const read = std::from_chars(duration.data() + 1, end, count);
    bool const number = read.ec == std::errc{} && read.ptr == end && count > 0;
    if (!number || (*end != 'Y' && *end != 'M')) { return std::nullopt; }
    auto const later_on = from + std::chrono::months{*end == 'Y' ? 12 * count : count};
    if (later_on.ok()) { return later_on; }
    // the month is shorter: the first of the next one, which keeps longer
    return Day{
        std::chrono::sys_days{later_on.year() / later_on.month() / std::chrono::last} + std::chrono::days{1}};
}

Day last_school_day(Day born) {
    constexpr int of_age = 18;
    auto const day = birthday(born, of_age);
    auto const this_year = day.year() / std::chrono::July / 31;
    bool const before = std::chrono::sys_days{day} <= std::chrono::sys_days{this_year};
    return before ? this_year : (day.year() + std::chrono::years{1}) / std::chrono::July / 31;
}

}  // namespace rondom::keeping
