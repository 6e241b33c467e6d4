#pragma once

#include "access/events.hpp"

namespace rondom::signals {

using access::MemberJoined;

using SignalId = Id<struct SignalTag>;

/// Where the sign was seen (S2:249).
enum class Source { school, home };

constexpr auto names_of(Source) {
    using enum Source;
    return std::array<Name<Source>, 2>{{{school, "school"}, {home, "home"}}};
}

/// About learning (leervraag), about living (leefvraag), or both: the class drives route and lead (S2:9-15).
enum class QuestionClass { unknown, learning, living, both };

constexpr auto names_of(QuestionClass) {
    using enum QuestionClass;
    return std::array<Name<QuestionClass>, 4>{
        {{unknown, "unknown"}, {learning, "learning"}, {living, "living"}, {both, "both"}}};
}

constexpr bool is_about_living(QuestionClass what) {
    return what == QuestionClass::living || what == QuestionClass::both;
}

/// What a professional of this party writes down belongs to that party's own information.
constexpr Category note_category(Party party) {
    switch (party) {
        case Party::family: return Category::question;
        case Party::education: return Category::concern;
        case Party::liaison: return Category::liaison_note;
        case Party::social_team: return Category::care;
        case Party::youth_health: return Category::medical;
        case Party::attendance: return Category::attendance;
        case Party::alliance:
        case Party::board: return Category::education;
    }
    return Category::concern;
}

/// A first worry of somebody at school, before the talk with the parents. Stays at school.
struct WorryNoted {
    SignalId signal;
    QuestionClass question_class{};
    std::string text;

    static constexpr std::string_view name = "signals.worry-noted";
    static constexpr Category category = Category::concern;
    static constexpr auto fields() {
        return std::tuple{
            field("signal", &WorryNoted::signal),
            field("question_class", &WorryNoted::question_class),
            field("text", &WorryNoted::text)};
    }
};

/// The concern note with its three mandatory parts: when and with whom, what, which agreements (S2:257-259).
struct ConcernNoted {
    SignalId signal;
    Party party{};
    Source source{};
    QuestionClass question_class{};
    Day discussed_on{};
    std::string discussed_with;
    std::string observed;
    std::string agreements;

    static constexpr std::string_view name = "signals.concern-noted";
    static constexpr auto fields() {
        return std::tuple{
            field("signal", &ConcernNoted::signal),
            field("party", &ConcernNoted::party),
            field("source", &ConcernNoted::source),
            field("question_class", &ConcernNoted::question_class),
            field("discussed_on", &ConcernNoted::discussed_on),
            field("discussed_with", &ConcernNoted::discussed_with),
            field("observed", &ConcernNoted::observed),
            field("agreements", &ConcernNoted::agreements)};
    }
    [[nodiscard]] Category category_of() const { return note_category(party); }
    [[nodiscard]] std::optional<Party> owner() const { return party; }
};

/// Teacher and support coordinator spoke about it; inside the school no consent is needed (S2:253).
struct ConsultedInternally {
    SignalId signal;
    PersonId with;
    std::string note;

    static constexpr std::string_view name = "signals.consulted";
    static constexpr Category category = Category::concern;
    static constexpr auto fields() {
        return std::tuple{
            field("signal", &ConsultedInternally::signal),
            field("with", &ConsultedInternally::with),
            field("note", &ConsultedInternally::note)};
    }
};

/// From here on the family liaison thinks along about the concern, as long as the family consents.
struct SignalShared {
    SignalId signal;

    static constexpr std::string_view name = "signals.shared";
    static constexpr Category category = Category::concern;
    static constexpr auto fields() { return std::tuple{field("signal", &SignalShared::signal)}; }
};

/// A parent or youth has a worry or a question of its own (S2:249, S2:255).
struct ConcernRaised {
    SignalId signal;
    Source source{};
    QuestionClass question_class{};
    std::string text;

    static constexpr std::string_view name = "signals.raised";
    static constexpr Category category = Category::question;
    static constexpr auto fields() {
        return std::tuple{
            field("signal", &ConcernRaised::signal),
            field("source", &ConcernRaised::source),
            field("question_class", &ConcernRaised::question_class),
            field("text", &ConcernRaised::text)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return Party::family; }
};

/// Somebody answered what the family raised; the answer is the family's, as the question was. What one parent
/// asked shows in it, so the other parent does not read it (C3-A6).
struct RaisedTakenUp {
    SignalId signal;
    std::optional<PersonId> to;  ///< the parent who asked; nobody when the youth did
    std::string answer;

    static constexpr std::string_view name = "signals.taken-up";
    static constexpr Category category = Category::question;
    static constexpr auto fields() {
        return std::tuple{
            field("signal", &RaisedTakenUp::signal),
            field("to", &RaisedTakenUp::to),
            field("answer", &RaisedTakenUp::answer)};
    }
    [[nodiscard]] std::optional<Party> owner() const { return Party::family; }
    [[nodiscard]] std::vector<PersonId> audience() const {
        return to ? std::vector{*to} : std::vector<PersonId>{};
    }
};

using Event = std::variant<
    WorryNoted,
    ConcernNoted,
    ConsultedInternally,
    SignalShared,
    ConcernRaised,
    RaisedTakenUp,
    MemberJoined>;

/// What the family hears of, without content.
inline constexpr std::array notified_kinds{ConcernNoted::name, RaisedTakenUp::name};

}  // namespace rondom::signals
