#include "behaviour.hpp"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "proof/combinations.hpp"

namespace rondom::prover {

namespace {

using route::Condition;
using route::Profile;

class Description {
public:
    explicit Description(route::Reading const& reading)
        : profile_{reading.profile}, evidence_{reading.evidence} {}

    std::set<std::string> take() {
        steps();
        tasks();
        for (auto const& each : profile_.transitions) {
            add("way {} {} {} {}", each.id, each.from, each.to, when(each.when));
        }
        lead();
        sharing();
        consent();
        meetings();
        kept();
        return std::move(lines_);
    }

private:
    template <class... Arguments>
    void add(std::string_view pattern, Arguments const&... arguments) {
        lines_.insert(
            fmt::format(fmt::runtime(fmt::string_view{pattern.data(), pattern.size()}), arguments...)
        );
    }

    template <class Items>
    static std::string names(Items const& items) {
        std::string text;
        for (auto const& each : items) {
            text += std::string{name_of(each)} + ",";
        }
        return text;
    }

    /// The facts that matter, and in which of their combinations it holds.
    [[nodiscard]] std::string when(Condition const& condition) const {
        proof::Space const space{profile_.facts, {&condition}};
        auto const set = space.where(condition);
        std::string text = fmt::format("{}:", fmt::join(space.facts(), ","));
        if (set.count() == space.size()) { return "always"; }
        for (std::size_t i = 0; i < space.size(); ++i) {
            text += set.has(i) ? '1' : '0';
        }
        return text;
    }

    /// What the name stands for: another name for the same is the same.
    [[nodiscard]] std::string term(std::string const& name) const {
        auto const* term = profile_.term(name);
        if (term == nullptr) { return "no term"; }
        auto text = fmt::format(
            "{} {} {} {} {}",
            length(term->length),
            !term->statutory.empty(),
            name_of(term->owner),
            name_of(term->next),
            stands_still(*term)
        );
        if (term->extension) {
            auto const& longer = *term->extension;
            text += fmt::format(" {} {} {}", length(longer.by), longer.times, longer.notice);
        }
        return text;
    }

    [[nodiscard]] std::string stands_still(route::Term const& term) const {
        if (!term.suspension) { return "never still"; }
        return term.suspension->by_notice ? "by notice" : when(term.suspension->when);
    }

    static std::string length(route::Length const& length) {
        return fmt::format("{} {}", length.count, name_of(length.unit));
    }

    /// What a cell reads, with the rules that allow it there.
    void reading(route::Step const& step, route::Cell const& cell) {
        for (auto const what : cell.reads) {
            for (auto const& rule : profile_.sharing) {
                bool const has = std::ranges::find(rule.what, what) != rule.what.end() &&
                                 std::ranges::find(step.purposes, rule.purpose) != step.purposes.end();
                if (rule.to != cell.party || !has) { continue; }
                add("read {} {} {} {}", step.id, name_of(cell.party), name_of(what), rule.id);
            }
        }
    }

    void steps() {
        for (auto const& step : profile_.steps) {
            add("step {} {} {} {} {}",
                step.id,
                step.start,
                step.end,
                term(step.term),
                step.label.nl + step.label.en);
            for (auto const& cell : step.cells) {
                add("cell {} {} {} {}",
                    step.id,
                    name_of(cell.party),
                    fmt::join(cell.tasks, ","),
                    when(cell.when));
                reading(step, cell);
            }
        }
    }

    void tasks() {
        for (auto const& each : profile_.tasks) {
            add("task {} {} {} {}", each.id, names(each.by), each.command, when(each.when));
            add("done {} {} {}",
                each.id,
                each.done.any.empty() ? "with the step" : when(each.done),
                term(each.term));
        }
    }

    void lead() {
        for (auto const& row : profile_.lead_table) {
            add("lead {} {} {}", row.lead ? name_of(*row.lead) : "none", names(row.persons), when(row.when));
        }
    }

    /// A rule that nobody reads by is told by the prover, so that only what it rests on is described.
    void sharing() {
        for (auto const& rule : profile_.sharing) {
            add("share {} {} {} {}", rule.id, name_of(rule.to), rule.purpose, name_of(rule.ground));
            add("share {} {} {}", rule.id, name_of(rule.consented), rule.article);
            for (auto const what : rule.what) {
                auto const owner = profile_.categories.find(what);
                bool const crosses = owner != profile_.categories.end() && owner->second.owner != rule.to;
                if (crosses) { add("share {} {} from {}", rule.id, name_of(what), names(rule.from)); }
            }
        }
    }

    void consent() {
        for (auto const& purpose : profile_.purposes) {
            add("purpose {} {} {} {}",
                purpose.id,
                purpose.care,
                purpose.until,
                purpose.label.nl + purpose.plain.nl);
            for (auto const& [band, asked] : purpose.required) {
                add("ask {} {} {} {}", purpose.id, name_of(band), asked.holders, asked.youth);
            }
        }
    }

    void meetings() {
        for (auto const& each : profile_.meetings) {
            add("meeting {} {} {} {}", each.id, each.purpose, names(each.always), names(each.may));
            add("meeting {} {} {} {}", each.id, names(each.contact), when(each.contact_when), term(each.next)
            );
        }
        add("contact {} {}", names(profile_.first_contact), profile_.youth_from);
    }

    void kept() {
        for (auto const& [what, entry] : profile_.categories) {
            add("kept {} {} {} {}",
                name_of(what),
                name_of(entry.owner),
                name_of(entry.compartment),
                entry.retention);
            add("kept {} {} {}", name_of(what), entry.shielded, entry.own_words_only);
        }
        for (auto const& each : profile_.registrations) {
            add("registration {}", each.id);
        }
        if (evidence_.safety_path) {
            auto const& path = *evidence_.safety_path;
            add("safety {} {} {} {}", names(path.by), names(path.told), name_of(path.ground), term(path.term)
            );
        }
    }

    Profile const& profile_;
    route::Evidence const& evidence_;
    std::set<std::string> lines_;
};

}  // namespace

std::set<std::string> behaviour_of(route::Reading const& reading) { return Description{reading}.take(); }

}  // namespace rondom::prover
