#include "registers/appointments.hpp"

#include <algorithm>
#include <cctype>

namespace rondom::registers {

namespace {

constexpr std::string_view calendar_rows = "calendars";

std::string lower(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](unsigned char each) {
        return static_cast<char>(std::tolower(each));
    });
    return result;
}

/// Bytes of letters outside ASCII count as letters.
bool is_letter(std::string const& text, std::size_t at) {
    if (at >= text.size()) { return false; }
    auto const each = static_cast<unsigned char>(text[at]);
    return each >= 0x80U || std::isalpha(each) != 0;
}

bool has_word(std::string_view text, std::string_view word) {
    auto const where = lower(text);
    auto const what = lower(word);
    if (what.empty()) { return false; }
    for (auto at = where.find(what); at != std::string::npos; at = where.find(what, at + 1)) {
        bool const begins = at == 0 || !is_letter(where, at - 1);
        if (begins && !is_letter(where, at + what.size())) { return true; }
    }
    return false;
}

std::string place_without_child(std::string const& place, access::Child const& child) {
    bool const named = has_word(place, child.first_name) || has_word(place, child.last_name);
    return named ? std::string{} : place;
}

/// What one calendar was told last.
struct Told {
    PersonId person;
    CalendarItem item;

    static constexpr auto fields() {
        return std::tuple{field("person", &Told::person), field("item", &Told::item)};
    }
};

bool is_past(CalendarItem const& item, Moment now) {
    return item.starts + std::chrono::minutes{item.minutes} <= now;
}

bool same_meeting(CalendarItem const& told, CalendarItem const& wanted) {
    return !told.cancelled && told.starts == wanted.starts && told.minutes == wanted.minutes &&
           told.place == wanted.place;
}

/// One round of telling.
struct Telling {
    DossierId const& dossier;
    Moment now{};
    journal::Change& change;
    std::set<PersonId> people{};

    void tell(PersonId const& person, CalendarItem const& item) {
        change.put.push_back(
            {.key = {"outbox", "waiting", iso_text(now) + "/" + random_text()},
             .owner = {},
             .content = to_json(Summons{.person = person, .at = now, .meeting = item})}
        );
        change.put.push_back(
            {.key = {std::string{calendar_rows}, dossier.text(), person.text() + "/" + item.uid},
             .owner = dossier.text(),
             .content = to_json(Told{.person = person, .item = item})}
        );
        people.insert(person);
    }
};

void tell_again(Telling& telling, journal::Row const& row, Told told, Calendars& wanted) {
    auto const found = wanted.find({told.person, told.item.uid});
    if (found != wanted.end()) {
        auto item = found->second;
        item.sequence = told.item.sequence + 1;
        if (!same_meeting(told.item, item)) { telling.tell(told.person, item); }
        wanted.erase(found);
    } else if (is_past(told.item, telling.now)) {
        telling.change.erase.push_back(row.key);
    } else if (!told.item.cancelled) {
        told.item.cancelled = true;
        ++told.item.sequence;
        telling.tell(told.person, told.item);
    }
}

}  // namespace

std::vector<Appointment> appointments_of(
    VisibleDossier const& dossier, route::Profile const& profile, std::vector<Contribution> const& all
) {
    std::vector<Appointment> appointments;
    for (auto const& each : all) {
        if (each.appointments != nullptr) { each.appointments(dossier, profile, appointments); }
    }
    std::erase_if(appointments, [&](Appointment const& each) {
        return each.guest(dossier.reader().person) == nullptr;
    });
    return appointments;
}

void put_lines(
    VisibleDossier const& dossier,
    std::vector<Appointment> const& mine,
    std::string const& key,
    std::string const& child,
    journal::Change& change
) {
    for (auto const& each : mine) {
        auto const* guest = each.guest(dossier.reader().person);
        AppointmentLine const line{
            .dossier = dossier.id(),
            .child = child,
            .words = each.words,
            .page = each.page,
            .command = each.command,
            .starts = each.starts,
            .minutes = each.minutes,
            .place = each.place,
            .coming = guest->coming,
            .asked = guest->asked};
        change.put.push_back(
            {.key = {"appointments", key, iso_text(each.starts) + "/" + dossier.id().text() + "/" + each.id},
             .owner = dossier.id().text(),
             .content = to_json(line)}
        );
    }
}

void add_items(
    VisibleDossier const& dossier, std::vector<Appointment> const& mine, Moment now, Calendars& calendars
) {
    for (auto const& each : mine) {
        if (each.starts <= now) { continue; }
        CalendarItem item{
            .uid = derived_text(each.id, "calendar") + "@rondom",
            .sequence = 0,
            .starts = each.starts,
            .minutes = each.minutes,
            .place = place_without_child(each.place, dossier.standing().child)};
        calendars.emplace(std::pair{dossier.reader().person, item.uid}, std::move(item));
    }
}

std::set<PersonId> tell_calendars(
    journal::Journal const& journal,
    DossierId const& dossier,
    Calendars const& calendars,
    Moment now,
    journal::Change& change
) {
    Telling telling{.dossier = dossier, .now = now, .change = change};
    auto const rows = journal.rows({.collection = std::string{calendar_rows}, .key = dossier.text()});
    if (!rows) { return {}; }  // nothing is lost: the next change sees the same difference
    auto fresh = calendars;
    for (auto const& row : *rows) {
        Told told;
        json::parse(row.content, [&](json::Node root) { fill(told, root); });
        tell_again(telling, row, std::move(told), fresh);
    }
    for (auto const& [whose, item] : fresh) {
        telling.tell(whose.first, item);
    }
    return telling.people;
}

void erase_calendars(DossierId const& dossier, journal::Change& change) {
    change.clear.push_back({std::string{calendar_rows}, dossier.text()});
}

}  // namespace rondom::registers
