#pragma once

#include <string>
#include <variant>
#include <vector>

#include "domain/entries.hpp"

namespace rondom::route {

/// The dossier moved to this step of the region's route. Written by the route itself, together with the facts
/// that opened the way.
struct StepEntered {
    std::string step;
    std::string transition;  ///< of the profile; empty for the first step
    Day on{};

    static constexpr std::string_view name = "route.step-entered";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{
            field("step", &StepEntered::step),
            field("transition", &StepEntered::transition),
            field("on", &StepEntered::on)};
    }
};

/// In the new version this step takes the place of that one.
struct StepMoved {
    std::string from;
    std::string to;

    static constexpr auto fields() {
        return std::tuple{field("from", &StepMoved::from), field("to", &StepMoved::to)};
    }
};

/// What a consent "for all that the purpose covers" covers.
struct ConsentCovers {
    Party receiver{};
    std::string purpose;
    std::vector<Category> categories;

    static constexpr auto fields() {
        return std::tuple{
            field("receiver", &ConsentCovers::receiver),
            field("purpose", &ConsentCovers::purpose),
            field("categories", &ConsentCovers::categories)};
    }
};

/// From here on the dossier is under another version of the region's agreement. It says nothing of the child:
/// for every dossier that goes from this version to that one it says the same. Consents that were given
/// before keep to what they covered then.
struct Migrated {
    std::string from;
    std::string to;
    std::vector<StepMoved> steps;  ///< those with another name
    std::vector<ConsentCovers> covered;
    Day on{};

    static constexpr std::string_view name = "route.migrated";
    static constexpr Category category = Category::progress;
    static constexpr auto fields() {
        return std::tuple{
            field("from", &Migrated::from),
            field("to", &Migrated::to),
            field("steps", &Migrated::steps),
            field("covered", &Migrated::covered),
            field("on", &Migrated::on)};
    }
};

struct Passage {
    std::string step;
    Day on{};
    std::int64_t seq = 0;
};

/// The steps that were taken, in order; the last one is where we are.
struct Steps {
    using Event = std::variant<StepEntered, Migrated>;

    std::vector<Passage> taken;

    [[nodiscard]] Passage const* current() const { return taken.empty() ? nullptr : &taken.back(); }
};

void apply(Steps& steps, StepEntered const& event, Entry const& entry);
void apply(Steps& steps, Migrated const& event);

}  // namespace rondom::route
