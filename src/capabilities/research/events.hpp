#pragma once

#include <array>
#include <variant>

#include "domain/category.hpp"
#include "domain/fields.hpp"
#include "domain/role.hpp"

namespace rondom::research {

using MeasureId = Id<struct MeasureTag>;
using ResearchId = Id<struct ResearchTag>;

/// What the teacher tried as basic support, and what came of it.
struct MeasureTried {
    MeasureId measure;
    std::string what;
    Day since{};
    std::string result;

    static constexpr std::string_view name = "research.measure-tried";
    static constexpr Category category = Category::education;
    static constexpr auto fields() {
        return std::tuple{
            field("measure", &MeasureTried::measure),
            field("what", &MeasureTried::what),
            field("since", &MeasureTried::since),
            field("result", &MeasureTried::result)};
    }
};

/// S2:333-335: behaviour (seen in class), learning (a test of one child), social and emotional.
enum class Kind { class_observation, learning_test, social_emotional, other };

constexpr auto names_of(Kind) {
    using enum Kind;
    return std::array<Name<Kind>, 4>{
        {{class_observation, "class_observation"},
         {learning_test, "learning_test"},
         {social_emotional, "social_emotional"},
         {other, "other"}}};
}

struct ResearchRecorded {
    ResearchId research;
    Kind kind{};
    Day on{};
    std::string summary;
    std::optional<Day> parents_agreed_on;

    static constexpr std::string_view name = "research.recorded";
    static constexpr Category category = Category::education;
    static constexpr auto fields() {
        return std::tuple{
            field("research", &ResearchRecorded::research),
            field("kind", &ResearchRecorded::kind),
            field("on", &ResearchRecorded::on),
            field("summary", &ResearchRecorded::summary),
            field("parents_agreed_on", &ResearchRecorded::parents_agreed_on)};
    }
};

enum class BasicSupport { enough, not_enough };

constexpr auto names_of(BasicSupport) {
    using enum BasicSupport;
    return std::array<Name<BasicSupport>, 2>{{{enough, "enough"}, {not_enough, "not_enough"}}};
}

/// The school's first estimate (S2:329). `offer` is the item of its support profile that fits.
struct SupportEstimated {
    BasicSupport basic_support{};
    std::string reason;
    std::string offer;

    static constexpr std::string_view name = "research.support-estimated";
    static constexpr Category category = Category::education;
    static constexpr auto fields() {
        return std::tuple{
            field("basic_support", &SupportEstimated::basic_support),
            field("reason", &SupportEstimated::reason),
            field("offer", &SupportEstimated::offer)};
    }
};

enum class Learning { none, single, complex };

constexpr auto names_of(Learning) {
    using enum Learning;
    return std::array<Name<Learning>, 3>{{{none, "none"}, {single, "single"}, {complex, "complex"}}};
}

/// S2:11-15: the first three belong to a learning question, the others to a living question.
enum class Topic {
    learning_problems,
    class_behaviour,
    educational_needs,
    safe_and_healthy,
    stronger_family,
    own_strength,
};

constexpr auto names_of(Topic) {
    using enum Topic;
    return std::array<Name<Topic>, 6>{
        {{learning_problems, "learning_problems"},
         {class_behaviour, "class_behaviour"},
         {educational_needs, "educational_needs"},
         {safe_and_healthy, "safe_and_healthy"},
         {stronger_family, "stronger_family"},
         {own_strength, "own_strength"}}};
}

constexpr bool about_learning(Topic topic) {
    return topic == Topic::learning_problems || topic == Topic::class_behaviour ||
           topic == Topic::educational_needs;
}

/// How the learning question was named, together with the family.
struct LearningClassified {
    Learning learning{};
    std::vector<Topic> topics;
    Day with_family_on{};

    static constexpr std::string_view name = "questions.learning-classified";
    static constexpr Category category = Category::education;
    static constexpr auto fields() {
        return std::tuple{
            field("learning", &LearningClassified::learning),
            field("topics", &LearningClassified::topics),
            field("with_family_on", &LearningClassified::with_family_on)};
    }
};

/// Whether there is also a question about living. An entry apart from the learning question: a parent of a
/// sixteen-year-old may not even know that it exists (C5-A4). What the liaison wrote down stays with its
/// notes.
struct LivingReported {
    bool reported = false;
    std::vector<Topic> topics;
    Day with_family_on{};
    Party by{};

    static constexpr std::string_view name = "questions.living-reported";
    [[nodiscard]] Category category_of() const {
        return by == Party::liaison ? Category::liaison_note : Category::outcome;
    }
    static constexpr auto fields() {
        return std::tuple{
            field("reported", &LivingReported::reported),
            field("topics", &LivingReported::topics),
            field("with_family_on", &LivingReported::with_family_on),
            field("by", &LivingReported::by)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return by; }
};

enum class Registered { found, made, not_needed };

constexpr auto names_of(Registered) {
    using enum Registered;
    return std::array<Name<Registered>, 3>{{{found, "found"}, {made, "made"}, {not_needed, "not_needed"}}};
}

/// One of the registers outside Rondom was looked at, or the child was put in it. Only the proof is
/// kept.
struct RegistrationChecked {
    std::string registration;  ///< of the profile
    Registered result{};
    std::string note;
    Party by{};

    static constexpr std::string_view name = "registrations.checked";
    static constexpr Category category = Category::education;
    static constexpr auto fields() {
        return std::tuple{
            field("registration", &RegistrationChecked::registration),
            field("result", &RegistrationChecked::result),
            field("note", &RegistrationChecked::note),
            field("by", &RegistrationChecked::by)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return by; }
};

using Event = std::variant<
    MeasureTried,
    ResearchRecorded,
    SupportEstimated,
    LearningClassified,
    LivingReported,
    RegistrationChecked>;

}  // namespace rondom::research
