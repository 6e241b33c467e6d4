// 64 combinations at a time: the first facts are the lanes of a word, the others are counted like an
// odometer. What the lanes say of a line is known beforehand; what the other facts say holds for all lanes or
// for none.

#include "proof/brute.hpp"

#include <algorithm>
#include <bit>

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

using Lanes = std::uint64_t;

/// A row of a condition: in which lanes it holds, if the other facts have one of these values.
struct Row {
    Lanes lanes = 0;
    std::vector<std::pair<std::size_t, std::uint32_t>> others;
};

using Rows = std::vector<Row>;  ///< one of them must hold

struct Duty {
    Rows place;
    Rows when;
    Rows done;
};

struct Promised {
    Rows when;
    Rows holds;
};

struct Way {
    Rows when;
    std::vector<Promised> promises;
};

struct Place {
    bool may_wait = false;  ///< an end, or a step without ways: nobody is stuck there
    std::vector<Way> ways;
    std::vector<Duty> duties;
};

class Counter {
public:
    Counter(route::Reading const& reading, std::size_t most)
        : profile_{reading.profile}, evidence_{reading.evidence}, values_(reading.profile.facts.size(), 0) {
        varied_ = std::min(most, values_.size());
        while (inner_ < varied_ && lanes_ * profile_.facts[inner_].values.size() <= 64) {
            lanes_ *= profile_.facts[inner_++].values.size();
        }
        all_ = lanes_ == 64 ? ~Lanes{0} : (Lanes{1} << lanes_) - 1;
        for (auto const& step : profile_.steps) {
            places_.push_back(place_of(step));
        }
        for (auto const& row : profile_.lead_table) {
            leads_.push_back(rows_of(row.when));
        }
        if (evidence_.lead_domain) { domain_ = rows_of(evidence_.lead_domain->when); }
    }

    Counted count() {
        for (bool more = true; more; more = advance()) {
            lead();
            for (auto const& place : places_) {
                look(place);
            }
        }
        return counted_;
    }

private:
    [[nodiscard]] Place place_of(route::Step const& step) const {
        Place place;
        for (auto const& each : profile_.transitions) {
            if (each.from == step.id) { place.ways.push_back(way_of(each)); }
        }
        for (auto const& [where, cell, task] : tasks_of(profile_, step)) {
            if (task.done.any.empty()) { continue; }
            place.duties.push_back(
                {.place = rows_of(cell.when), .when = rows_of(task.when), .done = rows_of(task.done)}
            );
        }
        place.may_wait = step.end || place.ways.empty();
        return place;
    }

    [[nodiscard]] Way way_of(route::Transition const& transition) const {
        Way way{.when = rows_of(transition.when), .promises = {}};
        for (auto const& promise : profile_.promises) {
            bool const leaves = promise.leaving.empty() || promise.leaving == transition.from;
            bool const enters = promise.entering.empty() || promise.entering == transition.to;
            if (!leaves || !enters) { continue; }
            way.promises.push_back({.when = rows_of(promise.when), .holds = rows_of(promise.holds)});
        }
        return way;
    }

    [[nodiscard]] Rows rows_of(route::Condition const& condition) const {
        if (condition.any.empty()) { return {Row{.lanes = all_, .others = {}}}; }
        Rows rows;
        for (auto const& box : condition.any) {
            Row row{.lanes = all_, .others = {}};
            for (auto const& [fact, allowed] : box.allowed) {
                if (fact < inner_) {
                    row.lanes &= line(fact, allowed);
                } else {
                    row.others.emplace_back(fact, allowed);
                }
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

    bool advance() {
        for (auto fact = inner_; fact < varied_; ++fact) {
            if (++values_[fact] < profile_.facts[fact].values.size()) { return true; }
            values_[fact] = 0;
        }
        return false;
    }

    /// The lanes in which this line of a condition holds; the fact is one of the first.
    [[nodiscard]] Lanes line(std::size_t fact, std::uint32_t allowed) const {
        std::size_t stride = 1;
        for (std::size_t i = 0; i < fact; ++i) {
            stride *= profile_.facts[i].values.size();
        }
        Lanes lanes = 0;
        for (std::size_t lane = 0; lane < lanes_; ++lane) {
            auto const value = lane / stride % profile_.facts[fact].values.size();
            lanes |= Lanes{(allowed >> value) & 1U} << lane;
        }
        return lanes;
    }

    [[nodiscard]] Lanes where(Rows const& rows) const {
        Lanes any = 0;
        for (auto const& row : rows) {
            bool const holds = std::ranges::all_of(row.others, [&](auto const& other) {
                return ((other.second >> values_[other.first]) & 1U) != 0;
            });
            if (holds) { any |= row.lanes; }
        }
        return any;
    }

    void lead() {
        if (!evidence_.lead_domain) { return; }
        Lanes one = 0;
        Lanes two = 0;
        for (auto const& row : leads_) {
            auto const holds = where(row);
            two |= one & holds;
            one |= holds;
        }
        counted_.two_leads += number(two);
        counted_.without_lead += number(where(domain_) & ~one);
    }

    void look(Place const& at) {
        counted_.states += lanes_;
        Lanes open = 0;
        Lanes fork = 0;
        Lanes broken = 0;
        for (auto const& way : at.ways) {
            auto const holds = where(way.when);
            if (holds == 0) { continue; }
            fork |= open & holds;
            open |= holds;
            for (auto const& promise : way.promises) {
                broken |= holds & where(promise.when) & ~where(promise.holds);
            }
        }
        auto stuck = at.may_wait ? 0 : all_ & ~open;
        for (auto const& duty : at.duties) {
            if (stuck == 0) { break; }
            stuck &= ~(where(duty.place) & where(duty.when) & ~where(duty.done));
        }
        counted_.forks += number(fork);
        counted_.broken += number(broken);
        counted_.dead_ends += number(stuck);
    }

    static std::uint64_t number(Lanes lanes) { return static_cast<std::uint64_t>(std::popcount(lanes)); }

    route::Profile const& profile_;
    route::Evidence const& evidence_;
    std::vector<std::size_t> values_;
    std::vector<Place> places_;
    std::vector<Rows> leads_;
    Rows domain_;
    std::size_t varied_ = 0;
    std::size_t inner_ = 0;
    std::size_t lanes_ = 1;
    Lanes all_ = 1;
    Counted counted_;
};

}  // namespace

Counted count_all(route::Reading const& reading, std::size_t most) { return Counter{reading, most}.count(); }

}  // namespace rondom::proof
