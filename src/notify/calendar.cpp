#include "notify/calendar.hpp"

#include <libical/ical.h>

#include <memory>

namespace rondom::notify {

namespace {

struct FreeComponent {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
struct FreeText {
    void operator()(char* text) const { icalmemory_free_buffer(text); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

icaltimetype utc(Moment moment) {
    auto const seconds = std::chrono::system_clock::to_time_t(moment);
    return icaltime_from_timet_with_zone(seconds, 0, icaltimezone_get_utc_timezone());
}

icalproperty* guest(CalendarEntry const& entry) {
    auto* property = icalproperty_new_attendee(("mailto:" + entry.guest_mail).c_str());
    if (!entry.item.cancelled) {
        icalproperty_add_parameter(property, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
        icalproperty_add_parameter(property, icalparameter_new_rsvp(ICAL_RSVP_FALSE));
    }
    return property;
}

void add_link(icalcomponent* event, CalendarEntry const& entry) {
    if (entry.item.cancelled || entry.link.empty()) { return; }
    icalcomponent_add_property(event, icalproperty_new_description(entry.text.c_str()));
    icalcomponent_add_property(event, icalproperty_new_url(entry.link.c_str()));
}

}  // namespace

std::string_view calendar_method(registers::CalendarItem const& item) {
    return item.cancelled ? "CANCEL" : "REQUEST";
}

/// libical takes over what is added to a component.
std::string calendar_text(CalendarEntry const& entry) {
    auto const& item = entry.item;
    Component const calendar{icalcomponent_new(ICAL_VCALENDAR_COMPONENT)};
    auto* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    auto const add = [](icalcomponent* to, icalproperty* property) {
        icalcomponent_add_property(to, property);
    };

    add(calendar.get(), icalproperty_new_version("2.0"));
    add(calendar.get(), icalproperty_new_prodid("-//Rondom//Rondom//NL"));
    add(calendar.get(), icalproperty_new_method(item.cancelled ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST));
    add(event, icalproperty_new_uid(item.uid.c_str()));
    add(event, icalproperty_new_dtstamp(utc(entry.sent)));
    add(event, icalproperty_new_dtstart(utc(item.starts)));
    add(event, icalproperty_new_dtend(utc(item.starts + std::chrono::minutes{item.minutes})));
    add(event, icalproperty_new_summary(entry.title.c_str()));
    if (!item.place.empty()) { add(event, icalproperty_new_location(item.place.c_str())); }
    add(event, icalproperty_new_class(ICAL_CLASS_CONFIDENTIAL));
    add(event, icalproperty_new_sequence(item.sequence));
    add(event, icalproperty_new_status(item.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    add(event, icalproperty_new_organizer(("mailto:" + entry.organiser_mail).c_str()));
    add(event, guest(entry));
    add_link(event, entry);
    icalcomponent_add_component(calendar.get(), event);

    std::unique_ptr<char, FreeText> const text{icalcomponent_as_ical_string_r(calendar.get())};
    return text.get();
}

}  // namespace rondom::notify
