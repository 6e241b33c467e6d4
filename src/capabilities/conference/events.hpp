#pragma once

#include <array>
#include <variant>

#include "domain/category.hpp"
#include "domain/fields.hpp"
#include "domain/role.hpp"

// Everything here is `conference`, but for what parents and youth prepare for themselves: that is their view.
namespace rondom::conference {

using ConferenceId = Id<struct ConferenceTag>;

struct ConferenceRequested {
    ConferenceId conference;
    std::string why;

    static constexpr std::string_view name = "conference.requested";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{
            field("conference", &ConferenceRequested::conference), field("why", &ConferenceRequested::why)};
    }
};

struct ConferencePlanned {
    ConferenceId conference;
    Moment starts{};
    int minutes = 0;
    std::string place;
    PersonId chair;

    static constexpr std::string_view name = "conference.planned";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{
            field("conference", &ConferencePlanned::conference),
            field("starts", &ConferencePlanned::starts),
            field("minutes", &ConferencePlanned::minutes),
            field("place", &ConferencePlanned::place),
            field("chair", &ConferencePlanned::chair)};
    }
};

struct ConferenceMoved {
    ConferenceId conference;
    Moment starts{};
    int minutes = 0;
    std::string place;

    static constexpr std::string_view name = "conference.moved";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{
            field("conference", &ConferenceMoved::conference),
            field("starts", &ConferenceMoved::starts),
            field("minutes", &ConferenceMoved::minutes),
            field("place", &ConferenceMoved::place)};
    }
};

struct ConferenceCancelled {
    ConferenceId conference;
    std::string reason;

    static constexpr std::string_view name = "conference.cancelled";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{
            field("conference", &ConferenceCancelled::conference),
            field("reason", &ConferenceCancelled::reason)};
    }
};

struct PersonInvited {
    ConferenceId conference;
    PersonId person;
    std::string person_name;
    Role role{};

    static constexpr std::string_view name = "conference.person-invited";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{
            field("conference", &PersonInvited::conference),
            field("person", &PersonInvited::person),
            field("person_name", &PersonInvited::person_name),
            field("role", &PersonInvited::role)};
    }
};

struct InvitationAnswered {
    ConferenceId conference;
    PersonId person;
    bool coming = false;

    static constexpr std::string_view name = "conference.invitation-answered";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{
            field("conference", &InvitationAnswered::conference),
            field("person", &InvitationAnswered::person),
            field("coming", &InvitationAnswered::coming)};
    }
};

/// How the child is heard: itself at the table, in words, in a drawing, through somebody it trusts, or not
/// now.
enum class Voice { present, words, drawing, represented, not_now };

constexpr auto names_of(Voice) {
    using enum Voice;
    return std::array<Name<Voice>, 5>{
        {{present, "present"},
         {words, "words"},
         {drawing, "drawing"},
         {represented, "represented"},
         {not_now, "not_now"}}};
}

struct VoicePrepared {
    ConferenceId conference;
    Voice mode{};
    std::string text;  ///< the child's words, or why not now

    static constexpr std::string_view name = "conference.voice-prepared";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{
            field("conference", &VoicePrepared::conference),
            field("mode", &VoicePrepared::mode),
            field("text", &VoicePrepared::text)};
    }
};

/// What a parent or the youth wants to say in the meeting.
struct ViewPrepared {
    ConferenceId conference;
    std::string text;

    static constexpr std::string_view name = "conference.view-prepared";
    static constexpr Category category = Category::view;
    static constexpr auto fields() {
        return std::tuple{field("conference", &ViewPrepared::conference), field("text", &ViewPrepared::text)};
    }
};

struct ItemAdded {
    ConferenceId conference;
    std::string text;

    static constexpr std::string_view name = "conference.item-added";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{field("conference", &ItemAdded::conference), field("text", &ItemAdded::text)};
    }
};

struct ConferenceHeld {
    ConferenceId conference;
    Day on{};
    std::vector<PersonId> present;
    std::string decisions;
    std::string absence;  ///< why somebody with a fixed seat was not there

    static constexpr std::string_view name = "conference.held";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{
            field("conference", &ConferenceHeld::conference),
            field("on", &ConferenceHeld::on),
            field("present", &ConferenceHeld::present),
            field("decisions", &ConferenceHeld::decisions),
            field("absence", &ConferenceHeld::absence)};
    }
};

/// One of the parts of the report that the region asks for.
struct NeedRecorded {
    ConferenceId conference;
    std::string need;  ///< of the profile
    std::string text;

    static constexpr std::string_view name = "conference.need-recorded";
    static constexpr Category category = Category::conference;
    static constexpr auto fields() {
        return std::tuple{
            field("conference", &NeedRecorded::conference),
            field("need", &NeedRecorded::need),
            field("text", &NeedRecorded::text)};
    }
};

using Event = std::variant<
    ConferenceRequested,
    ConferencePlanned,
    ConferenceMoved,
    ConferenceCancelled,
    PersonInvited,
    InvitationAnswered,
    VoicePrepared,
    ViewPrepared,
    ItemAdded,
    NeedRecorded,
    ConferenceHeld>;

}  // namespace rondom::conference
