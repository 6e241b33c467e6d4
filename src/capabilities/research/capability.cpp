#include "capabilities/research/capability.hpp"

#include <array>

#include "capabilities/research/rules.hpp"

namespace rondom::research {

namespace {

constexpr std::array commands{
    command<TryMeasure>("/onderzoek/maatregel"),
    command<RecordResearch>("/onderzoek/vastleggen"),
    command<EstimateSupport>("/onderzoek/inschatting"),
    command<ClassifyQuestions>("/onderzoek/hulpvraag"),
    command<CheckRegistration>("/onderzoek/registraties"),
};

constexpr std::array rules{
    &measure_first,
    &parents_agree_on_test,
    &talk_has_been,
    &registration_known,
};

}  // namespace

Capability const capability{
    .name = "research",
    .contribution = {.facts = facts_of},
    .commands = commands,
    .rules = rules,
    .routes = {},
};

}  // namespace rondom::research
