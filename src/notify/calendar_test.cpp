#include "notify/calendar.hpp"

#include <doctest/doctest.h>
#include <libical/ical.h>

#include <memory>
#include <sstream>

namespace rondom::notify {

namespace {

struct Free {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

CalendarEntry thursday() {
    return {
        .item =
            {.uid = "abc@rondom",
             .sequence = 1,
             .starts = parse_moment("2027-01-21T14:30:00Z").value(),
             .minutes = 60,
             .place = "De Zwaluw, lokaal 4; achterom, bij de fietsen"},
        .title = "Afspraak (Rondom)",
        .text = "Laat weten of je komt",
        .link = "https://rondom.example.org/mijn/agenda",
        .organiser_mail = "rondom@example.org",
        .guest_mail = "nel@example.org",
        .sent = parse_moment("2026-12-11T09:00:00Z").value()};
}

/// What a calendar makes of it.
struct Read {
    explicit Read(std::string const& text) : whole{icalparser_parse_string(text.c_str())} {
        REQUIRE(whole != nullptr);
        REQUIRE_EQ(icalcomponent_count_errors(whole.get()), 0);
        event = icalcomponent_get_first_component(whole.get(), ICAL_VEVENT_COMPONENT);
        REQUIRE(event != nullptr);
    }

    std::unique_ptr<icalcomponent, Free> whole;
    icalcomponent* event = nullptr;
};

}  // namespace

TEST_SUITE("calendar items") {
    TEST_CASE("an invitation is read back as time and place, from whom, and for whom") {
        Read const read{calendar_text(thursday())};

        CHECK_EQ(icalcomponent_get_method(read.whole.get()), ICAL_METHOD_REQUEST);
        CHECK_EQ(std::string{icalcomponent_get_summary(read.event)}, "Afspraak (Rondom)");
        CHECK_EQ(std::string{icalcomponent_get_location(read.event)}, thursday().item.place);
        CHECK_EQ(std::string{icalcomponent_get_uid(read.event)}, std::string{"abc@rondom"});
        CHECK_EQ(icalcomponent_get_sequence(read.event), 1);
        CHECK_EQ(icaltime_as_timet(icalcomponent_get_dtstart(read.event)), 1800541800);
        CHECK_EQ(icaltime_as_timet(icalcomponent_get_dtend(read.event)), 1800545400);
        auto* guest = icalcomponent_get_first_property(read.event, ICAL_ATTENDEE_PROPERTY);
        CHECK_EQ(std::string{icalproperty_get_attendee(guest)}, "mailto:nel@example.org");
        CHECK(icalcomponent_get_next_property(read.event, ICAL_ATTENDEE_PROPERTY) == nullptr);
    }

    TEST_CASE("a calendar is told that it does not go on, under the same name") {
        auto entry = thursday();
        entry.item.cancelled = true;
        Read const read{calendar_text(entry)};

        CHECK_EQ(icalcomponent_get_method(read.whole.get()), ICAL_METHOD_CANCEL);
        CHECK_EQ(icalcomponent_get_status(read.event), ICAL_STATUS_CANCELLED);
        CHECK_EQ(std::string{icalcomponent_get_uid(read.event)}, std::string{"abc@rondom"});
    }

    TEST_CASE("one answers at the link, and not by mail") {
        Read const read{calendar_text(thursday())};

        auto* url = icalcomponent_get_first_property(read.event, ICAL_URL_PROPERTY);
        CHECK_EQ(std::string{icalproperty_get_url(url)}, thursday().link);
        auto* guest = icalcomponent_get_first_property(read.event, ICAL_ATTENDEE_PROPERTY);
        auto* rsvp = icalproperty_get_first_parameter(guest, ICAL_RSVP_PARAMETER);
        CHECK_EQ(icalparameter_get_rsvp(rsvp), ICAL_RSVP_FALSE);
    }

    TEST_CASE("lines end as they should, are at most 75 octets long, and do not cut a letter in two") {
        auto long_place = thursday();
        long_place.item.place.clear();
        for (int each = 0; each < 40; ++each) {
            long_place.item.place += "Zeeëgelstraat ";
        }
        long_place.item.place += "1";
        auto const text = calendar_text(long_place);

        std::istringstream lines{text};
        for (std::string line; std::getline(lines, line);) {
            REQUIRE_FALSE(line.empty());
            CHECK_EQ(line.back(), '\r');
            CHECK_LE(line.size(), 76);  // with the carriage return
            auto const first =
                static_cast<unsigned char>(line.size() > 1 && line[0] == ' ' ? line[1] : line[0]);
            CHECK_NE(first & 0xC0U, 0x80U);
        }
        CHECK_EQ(std::string{icalcomponent_get_location(Read{text}.event)}, long_place.item.place);
    }
}

}  // namespace rondom::notify
