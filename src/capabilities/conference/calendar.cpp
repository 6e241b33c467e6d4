#include "capabilities/conference/calendar.hpp"

#include <libical/ical.h>

#include <memory>

namespace rondom::conference {

namespace {

constexpr char const* summary = "Afspraak (Rondom)";

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

icalproperty* guest(CalendarEntry const& entry, bool asks) {
    auto* property = icalproperty_new_attendee(("mailto:" + entry.guest_mail).c_str());
    if (asks) {
        icalproperty_add_parameter(property, icalparameter_new_partstat(ICAL_PARTSTAT_NEEDSACTION));
        icalproperty_add_parameter(property, icalparameter_new_rsvp(ICAL_RSVP_TRUE));
    }
    return property;
}

/// libical takes over what is added to a component.
std::string text_of(CalendarEntry const& entry, icalproperty_method method, icalproperty_status status) {
    Component const calendar{icalcomponent_new(ICAL_VCALENDAR_COMPONENT)};
    auto* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    auto const add = [](icalcomponent* to, icalproperty* property) {
        icalcomponent_add_property(to, property);
    };

    add(calendar.get(), icalproperty_new_version("2.0"));
    add(calendar.get(), icalproperty_new_prodid("-//Rondom//Rondom//NL"));
    add(calendar.get(), icalproperty_new_method(method));
    add(event, icalproperty_new_uid(calendar_uid(entry.conference).c_str()));
    add(event, icalproperty_new_dtstamp(utc(entry.sent)));
    add(event, icalproperty_new_dtstart(utc(entry.starts)));
    add(event, icalproperty_new_dtend(utc(entry.starts + std::chrono::minutes{entry.minutes})));
    add(event, icalproperty_new_summary(summary));
    add(event, icalproperty_new_location(entry.place.c_str()));
    add(event, icalproperty_new_class(ICAL_CLASS_CONFIDENTIAL));
    add(event, icalproperty_new_sequence(entry.sequence));
    add(event, icalproperty_new_status(status));
    add(event, icalproperty_new_organizer(("mailto:" + entry.organiser_mail).c_str()));
    add(event, guest(entry, method == ICAL_METHOD_REQUEST));
    icalcomponent_add_component(calendar.get(), event);

    std::unique_ptr<char, FreeText> const text{icalcomponent_as_ical_string_r(calendar.get())};
    return text.get();
}

}  // namespace

std::string calendar_uid(ConferenceId const& conference) {
    return derived_text(conference.text(), "calendar") + "@rondom";
}

std::string calendar_request(CalendarEntry const& entry) {
    return text_of(entry, ICAL_METHOD_REQUEST, ICAL_STATUS_CONFIRMED);
}

std::string calendar_cancel(CalendarEntry const& entry) {
    return text_of(entry, ICAL_METHOD_CANCEL, ICAL_STATUS_CANCELLED);
}

}  // namespace rondom::conference
