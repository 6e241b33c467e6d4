#pragma once

#include <array>
#include <initializer_list>

#include "domain/names.hpp"

namespace rondom {

/// The separate organisations around a child, as archetypes. A region gives each its label.
enum class Party {
    family,
    education,
    liaison,
    social_team,
    youth_health,
    attendance,
    alliance,
    board,
};

constexpr auto names_of(Party) {
    using enum Party;
    return std::array<Name<Party>, 8>{
        {{family, "family"},
         {education, "education"},
         {liaison, "liaison"},
         {social_team, "social_team"},
         {youth_health, "youth_health"},
         {attendance, "attendance"},
         {alliance, "alliance"},
         {board, "board"}}};
}

/// What somebody is for a child, as archetypes (regions.md, last paragraph). Rights differ per role; labels
/// are the region's.
enum class Role {
    parent,
    youth,
    supporter,
    teacher,
    support_coordinator,
    principal,
    family_liaison,
    case_manager,
    behavioural_scientist,
    youth_nurse,
    youth_physician,
    attendance_officer,
    alliance_advisor,
    sub_alliance_coordinator,
    board_support_lead,
    privacy_officer,
    region_administrator,
};

constexpr auto names_of(Role) {
    using enum Role;
    return std::array<Name<Role>, 17>{
        {{parent, "parent"},
         {youth, "youth"},
         {supporter, "supporter"},
         {teacher, "teacher"},
         {support_coordinator, "support_coordinator"},
         {principal, "principal"},
         {family_liaison, "family_liaison"},
         {case_manager, "case_manager"},
         {behavioural_scientist, "behavioural_scientist"},
         {youth_nurse, "youth_nurse"},
         {youth_physician, "youth_physician"},
         {attendance_officer, "attendance_officer"},
         {alliance_advisor, "alliance_advisor"},
         {sub_alliance_coordinator, "sub_alliance_coordinator"},
         {board_support_lead, "board_support_lead"},
         {privacy_officer, "privacy_officer"},
         {region_administrator, "region_administrator"}}};
}

/// The party a role works for; nothing for those who run the system and read no dossier.
constexpr std::optional<Party> party_of(Role role) {
    switch (role) {
        case Role::parent:
        case Role::youth:
        case Role::supporter: return Party::family;
        case Role::teacher:
        case Role::support_coordinator:
        case Role::principal: return Party::education;
        case Role::family_liaison: return Party::liaison;
        case Role::case_manager:
        case Role::behavioural_scientist: return Party::social_team;
        case Role::youth_nurse:
        case Role::youth_physician: return Party::youth_health;
        case Role::attendance_officer: return Party::attendance;
        case Role::alliance_advisor:
        case Role::sub_alliance_coordinator: return Party::alliance;
        case Role::board_support_lead: return Party::board;
        case Role::privacy_officer:
        case Role::region_administrator: return std::nullopt;
    }
    return std::nullopt;
}

/// A set of roles, small enough to be a constant.
class Roles {
public:
    constexpr Roles() = default;
    constexpr Roles(std::initializer_list<Role> roles) {
        for (auto const role : roles) {
            bits_ |= bit(role);
        }
    }

    [[nodiscard]] constexpr bool has(Role role) const { return (bits_ & bit(role)) != 0; }
    [[nodiscard]] constexpr Roles operator|(Roles other) const {
        Roles both;
        both.bits_ = bits_ | other.bits_;
        return both;
    }
    constexpr bool operator==(Roles const&) const = default;

private:
    static constexpr unsigned bit(Role role) { return 1U << static_cast<unsigned>(role); }
    unsigned bits_ = 0;
};

namespace roles {
inline constexpr Roles family{Role::parent, Role::youth};
inline constexpr Roles school{Role::teacher, Role::support_coordinator, Role::principal};
inline constexpr Roles social_team{Role::case_manager, Role::behavioural_scientist};
inline constexpr Roles youth_health{Role::youth_nurse, Role::youth_physician};
inline constexpr Roles alliance{Role::alliance_advisor, Role::sub_alliance_coordinator};
inline constexpr Roles professionals =
    school | social_team | youth_health | alliance |
    Roles{Role::family_liaison, Role::attendance_officer, Role::board_support_lead};
inline constexpr Roles everyone = professionals | family;
}  // namespace roles

}  // namespace rondom
