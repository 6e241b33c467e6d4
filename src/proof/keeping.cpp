// What is kept: whose it is, with what it is kept, and how long (law.md 3.1, 3.8).

#include <charconv>

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

/// How long what is in a compartment is kept, in months: at least and at most.
struct Period {
    Compartment compartment;
    int least = 0;
    int most = 0;
    std::string_view source;
};

constexpr std::array periods{
    Period{Compartment::school, 24, 24, "law.md 3.8"},
    Period{Compartment::youth_help, 240, 240, "Jeugdwet 7.3.8"},
    Period{Compartment::health, 180, 240, "BW 7:454"},
    Period{Compartment::attendance, 60, 60, "law.md 3.8"},
    Period{Compartment::safety, 240, 240, "law.md 3.6"},
    Period{Compartment::address, 1, 24, "law.md 3.8"}};

/// "P2Y" in months; weeks and days count as nothing here, because no law counts so.
int months_in(std::string_view duration) {
    int number = 0;
    if (duration.size() < 3) { return 0; }
    std::from_chars(duration.data() + 1, duration.data() + duration.size() - 1, number);
    if (duration.back() == 'Y') { return 12 * number; }
    return duration.back() == 'M' ? number : 0;
}

/// Who may own what, and where it is kept: whose file it is by law, or whose words.
struct Kept {
    Category what{};
    Party owner{};
    Compartment compartment{};
    bool shielded = false;
    bool own_words = false;  ///< in the family everyone reads only what they said themselves
};

constexpr std::array by_law{
    Kept{Category::question, Party::family, Compartment::school},
    Kept{Category::view, Party::family, Compartment::school},
    Kept{Category::consent, Party::family, Compartment::school, false, true},
    Kept{Category::youth_private, Party::family, Compartment::school, false, true},
    Kept{Category::progress, Party::education, Compartment::school},
    Kept{Category::family_data, Party::education, Compartment::school},
    Kept{Category::concern, Party::education, Compartment::school},
    Kept{Category::education, Party::education, Compartment::school},
    Kept{Category::education_plan, Party::education, Compartment::school},
    Kept{Category::conference, Party::education, Compartment::school},
    Kept{Category::message, Party::education, Compartment::school},
    Kept{Category::attendance, Party::education, Compartment::attendance},
    Kept{Category::liaison_note, Party::liaison, Compartment::school},
    Kept{Category::outcome, Party::social_team, Compartment::youth_help},
    Kept{Category::care, Party::social_team, Compartment::youth_help, true},
    Kept{Category::care_plan, Party::social_team, Compartment::youth_help},
    Kept{Category::medical, Party::youth_health, Compartment::health, true},
    Kept{Category::health_advice, Party::youth_health, Compartment::health},
    Kept{Category::safety, Party::education, Compartment::safety, true}};

/// What the law says of this category is what the region says.
void prove_lawful(Subject& subject, Kept const& kept, route::CategoryEntry const& entry) {
    auto const path = fmt::format("categories/{}", name_of(kept.what));
    auto const what = text(kept.what);
    if (entry.owner != kept.owner) {
        subject.find("keeping.owner", path + "/owner", {what, text(entry.owner), text(kept.owner)});
    }
    if (entry.compartment != kept.compartment) {
        subject.find(
            "keeping.compartment",
            path + "/compartment",
            {what, text(entry.compartment), text(kept.compartment)}
        );
    }
    if (kept.own_words && !entry.own_words_only) { subject.find("keeping.own-words", path, {what}); }
    if (entry.shielded != kept.shielded) {
        subject.find(kept.shielded ? "keeping.unshielded" : "keeping.shielded", path, {what});
    }
}

void prove_entry(Subject& subject, Category what, route::CategoryEntry const& entry) {
    auto const path = fmt::format("categories/{}", name_of(what));
    auto const kept = std::ranges::find(by_law, what, &Kept::what);
    if (kept != by_law.end()) { prove_lawful(subject, *kept, entry); }
    auto const period = std::ranges::find(periods, entry.compartment, &Period::compartment);
    auto const months = months_in(entry.retention);
    if (!entry.retention.empty() && period != periods.end() &&
        (months < period->least || months > period->most)) {
        subject.find(
            "keeping.period", path + "/retention", {text(what), entry.retention, text(period->source)}
        );
    }
}

/// A compartment is forgotten as a whole: one key, one retention.
void prove_together(Subject& subject) {
    std::map<Compartment, std::pair<Category, std::string>> first;
    for (auto const& [what, entry] : subject.profile.categories) {
        auto const [known, fresh] = first.try_emplace(entry.compartment, what, entry.retention);
        if (fresh || known->second.second == entry.retention) { continue; }
        subject.find(
            "keeping.together",
            fmt::format("categories/{}/retention", name_of(what)),
            {text(what),
             entry.retention,
             text(entry.compartment),
             text(known->second.first),
             known->second.second}
        );
    }
}

}  // namespace

void prove_keeping(Subject& subject) {
    for (auto const& [what, entry] : subject.profile.categories) {
        prove_entry(subject, what, entry);
    }
    prove_together(subject);
}

}  // namespace rondom::proof
