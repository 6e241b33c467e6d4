#pragma once

#include <array>
#include <variant>

#include "domain/category.hpp"
#include "domain/fields.hpp"
#include "domain/role.hpp"

namespace rondom::health {

/// In the file of youth health care itself. Never anything about vaccination.
struct NoteWritten {
    Day on{};
    std::string text;

    static constexpr std::string_view name = "health.note-written";
    static constexpr Category category = Category::medical;
    static constexpr auto fields() {
        return std::tuple{field("on", &NoteWritten::on), field("text", &NoteWritten::text)};
    }
};

/// What others need to know to do their part, in few words. For whom it was written is said;
/// who reads it is decided by consent, each time it is read.
struct SummaryWritten {
    std::vector<Party> receivers;
    std::string text;

    static constexpr std::string_view name = "health.summary-written";
    static constexpr Category category = Category::health_advice;
    static constexpr auto fields() {
        return std::tuple{
            field("receivers", &SummaryWritten::receivers), field("text", &SummaryWritten::text)};
    }
};

/// S2:343: something preventive that needs no referral first, then a referral; the social team when direction
/// is wanted.
enum class Advice { explanation, preventive, referral, social_team };

constexpr auto names_of(Advice) {
    using enum Advice;
    return std::array<Name<Advice>, 4>{
        {{explanation, "explanation"},
         {preventive, "preventive"},
         {referral, "referral"},
         {social_team, "social_team"}}};
}

struct AdviceGiven {
    Advice kind{};
    std::string text;
    std::string why_not_preventive;

    static constexpr std::string_view name = "health.advice-given";
    static constexpr Category category = Category::health_advice;
    static constexpr auto fields() {
        return std::tuple{
            field("kind", &AdviceGiven::kind),
            field("text", &AdviceGiven::text),
            field("why_not_preventive", &AdviceGiven::why_not_preventive)};
    }
};

using Event = std::variant<NoteWritten, SummaryWritten, AdviceGiven>;

}  // namespace rondom::health
