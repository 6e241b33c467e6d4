#include "proof/reading_words.hpp"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "proof/description_words.hpp"

namespace rondom::proof {

namespace {

using words::both;

struct Pattern {
    std::string_view nl;
    std::string_view en;
};

/// `{0}` who, `{1}` what, `{2}` in which steps, `{3}` on what ground, `{4}` at which age.
Pattern more_of(ReadingKind kind) {
    switch (kind) {
        case ReadingKind::at_all:
            return {"{0} kan nu ook {1} lezen {2}{4}, {3}", "{0} can now read {1} as well {2}{4}, {3}"};
        case ReadingKind::wider:
            return {
                "{0} kan {1} in meer gevallen lezen {2}{4}, {3}",
                "{0} can read {1} in more cases {2}{4}, {3}"};
        case ReadingKind::without_consent:
            return {
                "{0} leest {1} {2} nu zonder toestemming{4}: {3}",
                "{0} now reads {1} {2} without consent{4}: {3}"};
        case ReadingKind::fewer_people:
            return {
                "{0} leest {1} {2} met een ja van minder mensen{4}, {3}",
                "{0} reads {1} {2} on the yes of fewer people{4}, {3}"};
        case ReadingKind::other_consent:
            return {
                "{0} leest {1} {2} op een ja dat voor iets anders was{4}, {3}",
                "{0} reads {1} {2} on a yes that was for something else{4}, {3}"};
        case ReadingKind::longer:
            return {
                "{0} leest {1} {2} langer op een ja{4}, {3}", "{0} reads {1} {2} longer on one yes{4}, {3}"};
    }
    return {};
}

Pattern less_of(ReadingKind kind) {
    switch (kind) {
        case ReadingKind::at_all:
            return {"{0} kan {1} niet meer lezen {2}{4}", "{0} can no longer read {1} {2}{4}"};
        case ReadingKind::wider:
            return {"{0} kan {1} in minder gevallen lezen {2}{4}", "{0} can read {1} in fewer cases {2}{4}"};
        case ReadingKind::without_consent:
            return {
                "{0} leest {1} {2} voortaan alleen met toestemming{4}",
                "{0} reads {1} {2} from now on with consent only{4}"};
        case ReadingKind::fewer_people:
            return {
                "{0} leest {1} {2} voortaan alleen met een ja van meer mensen{4}",
                "{0} reads {1} {2} from now on only on the yes of more people{4}"};
        case ReadingKind::other_consent:
            return {"{0} leest {1} {2} niet meer {3}{4}", "{0} no longer reads {1} {2} {3}{4}"};
        case ReadingKind::longer:
            return {"{0} leest {1} {2} korter op een ja{4}", "{0} reads {1} {2} shorter on one yes{4}"};
    }
    return {};
}

/// Texts one after the other, with a word before the last one.
std::string joined(std::vector<std::string> const& all, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0) { text += i + 1 == all.size() ? std::string{last} : std::string{", "}; }
        text += all[i];
    }
    return text;
}

template <class Items, class Say>
route::Label list(Items const& items, Say const& say) {
    std::vector<std::string> nl;
    std::vector<std::string> en;
    for (auto const& each : items) {
        route::Label const label = say(each);
        if (std::ranges::find(en, label.en) != en.end()) { continue; }
        nl.push_back(label.nl);
        en.push_back(label.en);
    }
    return both(joined(nl, " en "), joined(en, " and "));
}

/// One sentence stands for changes that differ only in step, category and owner.
bool is_one_sentence(ReadingChange const& one, ReadingChange const& other) {
    return one.reader == other.reader && one.kind == other.kind && one.by == other.by &&
           one.by_before == other.by_before && one.ages == other.ages && one.example == other.example;
}

class Sentences {
public:
    Sentences(route::Reading const& from, route::Reading const& to, Direction direction)
        : from_{from}, to_{to}, direction_{direction} {}

    std::vector<SaidReading> take() {
        std::vector<SaidReading> all;
        for (auto& change : reads_more(from_.profile, to_.profile)) {
            auto const known = std::ranges::find_if(all, [&](SaidReading const& each) {
                return is_one_sentence(each.all.front(), change);
            });
            if (known != all.end()) {
                known->all.push_back(std::move(change));
            } else {
                all.push_back({.what = {}, .file = {}, .line = 0, .example = {}, .all = {std::move(change)}});
            }
        }
        for (auto& each : all) {
            say(each);
        }
        return all;
    }

private:
    void say(SaidReading& reading) const {
        auto const& first = reading.all.front();
        auto const place = to_.text.place(path_of(first));
        reading.file = std::string{place.file};
        reading.line = place.line;
        reading.example = first.example;
        auto const pattern = direction_ == Direction::more ? more_of(first.kind) : less_of(first.kind);
        auto const who = reader(first.reader);
        auto const what = list(reading.all, [&](auto const& each) { return information(each, reading.all); });
        auto const where = steps(reading.all);
        auto const why = ground(first);
        auto const age = ages(first);
        reading.what = both(
            fmt::format(fmt::runtime(pattern.nl), who.nl, what.nl, where.nl, why.nl, age.nl),
            fmt::format(fmt::runtime(pattern.en), who.en, what.en, where.en, why.en, age.en)
        );
    }

    [[nodiscard]] route::Profile const& profile() const { return to_.profile; }

    /// What allows it: the place of the party in the step, or the rule when the place was there before.
    [[nodiscard]] std::string path_of(ReadingChange const& change) const {
        if (change.reader.kind == Reader::Kind::system) { return "systems/" + change.reader.system; }
        if (change.reader.kind != Reader::Kind::party || change.by.empty()) {
            return fmt::format("categories/{}", name_of(change.what));
        }
        auto const cell = fmt::format("steps/{}/parties/{}", change.step, name_of(change.reader.party));
        if (change.kind == ReadingKind::wider) { return cell + "/when"; }
        bool const placed = change.kind == ReadingKind::at_all && !read_there_before(change);
        return placed ? cell + "/reads" : change.by.front();
    }

    [[nodiscard]] bool read_there_before(ReadingChange const& change) const {
        auto const* step = from_.profile.step(change.step);
        auto const* cell = step != nullptr ? step->cell(change.reader.party) : nullptr;
        return cell != nullptr && std::ranges::find(cell->reads, change.what) != cell->reads.end();
    }

    [[nodiscard]] route::Label reader(Reader const& reader) const {
        switch (reader.kind) {
            case Reader::Kind::party: return label_of(profile(), reader.party);
            case Reader::Kind::parent: return label_of(profile(), Role::parent);
            case Reader::Kind::youth: return label_of(profile(), Role::youth);
            case Reader::Kind::system: {
                auto const* system = profile().system(reader.system);
                auto const label = system != nullptr ? system->label : words::same(reader.system);
                return both(label.nl + " (buiten Rondom)", label.en + " (outside Rondom)");
            }
        }
        return {};
    }

    /// The category; and whose it is, when it is not of whoever owns the category.
    [[nodiscard]] route::Label information(ReadingChange const& change, std::vector<ReadingChange> const& all)
        const {
        auto const label = label_of(profile(), change.what);
        auto plain = both(quoted(label.nl), quoted(label.en));
        auto const entry = profile().categories.find(change.what);
        std::set<std::optional<Party>> owners;
        for (auto const& each : all) {
            if (each.what == change.what) { owners.insert(each.owner); }
        }
        bool const natural = owners.contains(std::nullopt) || entry == profile().categories.end() ||
                             owners.contains(entry->second.owner);
        if (natural) { return plain; }
        auto const owner =
            owners.size() > 1 ? both("anderen", "others") : label_of(profile(), **owners.begin());
        return both(
            fmt::format("{} van {}", plain.nl, owner.nl), fmt::format("{} of {}", plain.en, owner.en)
        );
    }

    static std::string quoted(std::string const& text) { return fmt::format("\"{}\"", text); }

    [[nodiscard]] route::Label steps(std::vector<ReadingChange> const& all) const {
        if (all.front().reader.kind == Reader::Kind::system) { return both("in een bestand", "in a file"); }
        if (all.front().step.empty()) { return both("in elke stap", "in every step"); }
        auto const named = list(all, [&](ReadingChange const& each) {
            auto const label = step_label(profile(), each.step);
            return both(quoted(label.nl), quoted(label.en));
        });
        return both("in " + named.nl, "in " + named.en);
    }

    [[nodiscard]] route::Label purpose(std::string const& path) const {
        auto const id = path.substr(path.find('/') + 1);
        auto const rule = std::ranges::find(profile().sharing, id, &route::Sharing::id);
        bool const shared = path.starts_with("sharing/") && rule != profile().sharing.end();
        auto const* found = profile().purpose(shared ? rule->purpose : id);
        auto const label = found != nullptr ? found->label : words::same(id);
        return both(quoted(label.nl), quoted(label.en));
    }

    [[nodiscard]] route::Label ground(ReadingChange const& change) const {
        if (change.ground == route::GroundKind::consent) {
            auto const asked = list(change.by, [&](auto const& each) { return purpose(each); });
            return both("met toestemming voor " + asked.nl, "with consent for " + asked.en);
        }
        if (change.by.empty() && change.reader.kind == Reader::Kind::party) {
            return both("omdat het van hen zelf is", "because it is their own");
        }
        auto const kind = words::ground(change.ground);
        auto const free = std::ranges::find_if(profile().sharing, [&](route::Sharing const& each) {
            return each.ground == change.ground &&
                   std::ranges::find(change.by, "sharing/" + each.id) != change.by.end();
        });
        auto const law = free != profile().sharing.end() ? " (" + free->article + ")" : std::string{};
        return both(
            fmt::format("zonder toestemming te vragen, {}{}", kind.nl, law),
            fmt::format("nobody is asked, {}{}", kind.en, law)
        );
    }

    static route::Label ages(ReadingChange const& change) {
        if (change.ages.empty()) { return {}; }
        auto const bands = list(change.ages, [](route::AgeBand each) { return words::same(name_of(each)); });
        return both(fmt::format(" (bij {} jaar)", bands.nl), fmt::format(" (at age {})", bands.en));
    }

    route::Reading const& from_;
    route::Reading const& to_;
    Direction direction_;
};

}  // namespace

std::vector<SaidReading> said_readings(
    route::Reading const& from, route::Reading const& to, Direction direction
) {
    return Sentences{from, to, direction}.take();
}

}  // namespace rondom::proof
