// Written from the profile alone, without the sets of combinations.cpp: a mistake there would show as a
// difference.

#include "proof/smt.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "proof/subject.hpp"

namespace rondom::proof {

namespace {

constexpr std::array asked{
    std::string_view{"ways.fork"},
    std::string_view{"ways.dead-end"},
    std::string_view{"ways.promise"},
    std::string_view{"ways.row"},
    std::string_view{"ways.circle"},
    std::string_view{"lead.gap"},
    std::string_view{"lead.overlap"},
    std::string_view{"lead.outside"},
    std::string_view{"lead.dead-row"},
    std::string_view{"use.task-never"},
    std::string_view{"sharing.ground"},
    std::string_view{"family.reads"}};

std::string all_of(std::vector<std::string> const& parts) {
    std::string text = "(and true";
    for (auto const& part : parts) {
        text += " " + part;
    }
    return text + ")";
}

std::string any_of(std::vector<std::string> const& parts) {
    std::string text = "(or false";
    for (auto const& part : parts) {
        text += " " + part;
    }
    return text + ")";
}

std::string no(std::string const& part) { return "(not " + part + ")"; }

class Writer {
public:
    explicit Writer(route::Reading const& reading)
        : profile_{reading.profile}, evidence_{reading.evidence}, text_{reading.text} {}

    std::string write() {
        declare();
        ways();
        promises();
        lead();
        tasks();
        sharing();
        circles();
        return std::move(out_);
    }

private:
    /// A fact is a whole number: the place of its value. `mark` tells facts now from facts in a new step.
    void declare() {
        out_ += "(set-logic QF_LIA)\n";
        for (auto const& fact : profile_.facts) {
            out_ += fmt::format(
                "(declare-const |{0}| Int) (assert (<= 0 |{0}| {1}))\n", fact.name, fact.values.size() - 1
            );
        }
    }

    /// A fact after so many ways were taken in one run: what begins again in a step has its first value, and
    /// what falls back on a return did so when the run went back (`back@`).
    [[nodiscard]] std::string fact(std::size_t index, std::size_t taken) const {
        auto const& name = profile_.facts[index].name;
        auto const& values = profile_.facts[index].values;
        if (taken > 0 && evidence_.per_step.contains(name)) { return "0"; }
        auto const fallback = evidence_.on_return.find(name);
        if (taken == 0 || fallback == evidence_.on_return.end()) { return fmt::format("|{}|", name); }
        auto const most = std::ranges::find(values, fallback->second) - values.begin();
        return fmt::format("(ite (and |back@{0}| (> |{1}| {2})) {2} |{1}|)", taken, name, most);
    }

    [[nodiscard]] std::string holds(route::Box const& box, std::size_t taken = 0) const {
        std::vector<std::string> lines;
        for (auto const& [index, allowed] : box.allowed) {
            std::vector<std::string> values;
            for (std::size_t value = 0; value < profile_.facts[index].values.size(); ++value) {
                if (((allowed >> value) & 1U) != 0) {
                    values.push_back(fmt::format("(= {} {})", fact(index, taken), value));
                }
            }
            lines.push_back(any_of(values));
        }
        return all_of(lines);
    }

    [[nodiscard]] std::string holds(route::Condition const& condition, std::size_t taken = 0) const {
        if (condition.any.empty()) { return "true"; }
        std::vector<std::string> rows;
        for (auto const& box : condition.any) {
            rows.push_back(holds(box, taken));
        }
        return any_of(rows);
    }

    /// Is there a combination in which this is broken?
    void ask(std::string_view code, std::string_view path, std::string const& broken) {
        question("breaks", code, path, broken);
    }

    /// Is there one in which this has an effect? `unsat` is the fault here.
    void ask_effect(std::string_view code, std::string_view path, std::string const& effect) {
        question("works", code, path, effect);
    }

    void question(
        std::string_view kind, std::string_view code, std::string_view path, std::string const& formula
    ) {
        auto const place = text_.place(path);
        out_ += fmt::format("(push)(echo \"{} {} {}:{}\")", kind, code, place.file, place.line);
        out_ += fmt::format("(assert {})(check-sat)(pop)\n", formula);
    }

    void ways() {
        for (std::size_t one = 0; one < profile_.transitions.size(); ++one) {
            auto const& way = profile_.transitions[one];
            for (std::size_t other = one + 1; other < profile_.transitions.size(); ++other) {
                auto const& another = profile_.transitions[other];
                if (way.from != another.from) { continue; }
                ask("ways.fork", "transitions/" + another.id, all_of({holds(way.when), holds(another.when)}));
            }
            for (std::size_t row = 0; row < way.when.any.size() && way.when.any.size() > 1; ++row) {
                auto rest = way.when;
                rest.any.erase(rest.any.begin() + static_cast<std::ptrdiff_t>(row));
                ask_effect(
                    "ways.row",
                    fmt::format("transitions/{}/when/{}", way.id, row + 1),
                    all_of({holds(way.when.any[row]), no(holds(rest))})
                );
            }
        }
        for (auto const& step : profile_.steps) {
            dead_end(step);
        }
    }

    void dead_end(route::Step const& step) {
        std::vector<std::string> parts;
        for (auto const& each : profile_.transitions) {
            if (each.from == step.id) { parts.push_back(no(holds(each.when))); }
        }
        if (step.end || parts.empty()) { return; }
        for (auto const& cell : step.cells) {
            for (auto const& id : cell.tasks) {
                auto const* task = profile_.task(id);
                if (task == nullptr || task->done.any.empty()) { continue; }
                parts.push_back(no(all_of({holds(cell.when), holds(task->when), no(holds(task->done))})));
            }
        }
        ask("ways.dead-end", "steps/" + step.id, all_of(parts));
    }

    void promises() {
        for (auto const& promise : profile_.promises) {
            for (auto const& way : profile_.transitions) {
                bool const leaves = promise.leaving.empty() || promise.leaving == way.from;
                bool const enters = promise.entering.empty() || promise.entering == way.to;
                if (!leaves || !enters) { continue; }
                ask("ways.promise",
                    "transitions/" + way.id,
                    all_of({holds(way.when), holds(promise.when), no(holds(promise.holds))}));
            }
        }
    }

    void lead() {
        if (!evidence_.lead_domain || profile_.lead_table.empty()) { return; }
        auto const domain = holds(evidence_.lead_domain->when);
        std::vector<std::string> rows;
        for (std::size_t row = 0; row < profile_.lead_table.size(); ++row) {
            auto const path = fmt::format("lead_table/{}", row + 1);
            auto const says = holds(profile_.lead_table[row].when);
            for (auto const& earlier : rows) {
                ask("lead.overlap", path, all_of({says, earlier}));
            }
            ask_effect("lead.dead-row", path, all_of({says, no(any_of(rows))}));
            ask("lead.outside", path, all_of({says, no(domain)}));
            rows.push_back(says);
        }
        ask("lead.gap", "lead_table", all_of({domain, no(any_of(rows))}));
    }

    void tasks() {
        for (auto const& task : profile_.tasks) {
            auto const turns = turns_of(task);
            if (!turns.empty()) { ask_effect("use.task-never", "tasks/" + task.id, any_of(turns)); }
        }
    }

    /// Per cell that has this task, when it is to be done there.
    std::vector<std::string> turns_of(route::Task const& task) {
        std::vector<std::string> turns;
        auto const open = task.done.any.empty() ? "true" : no(holds(task.done));
        for (auto const& step : profile_.steps) {
            for (auto const& cell : step.cells) {
                if (!contains(cell.tasks, task.id)) { continue; }
                turns.push_back(all_of({holds(cell.when), holds(task.when), open}));
            }
        }
        return turns;
    }

    /// A reader, a step and a category are whole numbers here; what is read and what is allowed are
    /// relations.
    void sharing() {
        out_ += "(declare-const step Int)(declare-const party Int)(declare-const what Int)\n";
        auto const covered = any_of(allowed());
        for (std::size_t step = 0; step < profile_.steps.size(); ++step) {
            for (auto const& cell : profile_.steps[step].cells) {
                std::vector<std::string> read;
                for (auto const what : cell.reads) {
                    read.push_back(triple(step, cell.party, what));
                }
                ask("sharing.ground",
                    path_of(profile_.steps[step], cell) + "/reads",
                    all_of({any_of(read), no(covered)}));
            }
            family(profile_.steps[step]);
        }
    }

    std::vector<std::string> allowed() {
        std::vector<std::string> all;
        for (std::size_t step = 0; step < profile_.steps.size(); ++step) {
            for (auto const& rule : profile_.sharing) {
                if (!contains(profile_.steps[step].purposes, rule.purpose)) { continue; }
                for (auto const what : rule.what) {
                    all.push_back(triple(step, rule.to, what));
                }
            }
        }
        return all;
    }

    static std::string triple(std::size_t step, Party party, Category what) {
        return fmt::format(
            "(and (= step {}) (= party {}) (= what {}))",
            step,
            static_cast<int>(party),
            static_cast<int>(what)
        );
    }

    void family(route::Step const& step) {
        auto const* cell = step.cell(Party::family);
        if (cell == nullptr) { return; }
        std::vector<std::string> wanted;
        std::vector<std::string> read;
        for (auto const& [what, entry] : profile_.categories) {
            if (entry.shielded || entry.owner == Party::family) { continue; }
            wanted.push_back(fmt::format("(= what {})", static_cast<int>(what)));
        }
        for (auto const what : cell->reads) {
            read.push_back(fmt::format("(= what {})", static_cast<int>(what)));
        }
        ask("family.reads", path_of(step, *cell), all_of({any_of(wanted), no(any_of(read))}));
    }

    /// What is known changes at most twice in a run: when the first new step is entered, and when the run
    /// first goes back. So a run twice as long as there are steps, and two more, goes through some step twice
    /// with the same facts: a circle.
    void circles() {
        auto const length = 2 * profile_.steps.size() + 2;
        for (std::size_t i = 0; i <= length; ++i) {
            out_ += fmt::format("(declare-const |back@{}| Bool)\n", i);
            for (auto const& step : profile_.steps) {
                out_ += fmt::format("(declare-const |{}@{}| Bool)\n", step.id, i);
            }
        }
        std::vector<std::string> parts;
        for (std::size_t i = 0; i <= length; ++i) {
            parts.push_back(once(i));
            if (i < length) { parts.push_back(moves(i)); }
        }
        ask("ways.circle", "transitions", all_of(parts));
    }

    static std::string at(std::string const& step, std::size_t i) { return fmt::format("|{}@{}|", step, i); }

    [[nodiscard]] std::string once(std::size_t i) const {
        std::vector<std::string> pairs;
        for (std::size_t one = 0; one < profile_.steps.size(); ++one) {
            for (std::size_t other = one + 1; other < profile_.steps.size(); ++other) {
                pairs.push_back(no(all_of({at(profile_.steps[one].id, i), at(profile_.steps[other].id, i)})));
            }
        }
        return all_of(pairs);
    }

    [[nodiscard]] std::string moves(std::size_t i) const {
        std::vector<std::string> ways;
        for (auto const& way : profile_.transitions) {
            if (profile_.step(way.from) == nullptr || profile_.step(way.to) == nullptr) { continue; }
            auto const back = goes_back(profile_, way) || i == 0
                                  ? fmt::format("(= |back@{}| {})", i + 1, goes_back(profile_, way))
                                  : fmt::format("(= |back@{}| |back@{}|)", i + 1, i);
            ways.push_back(all_of({at(way.from, i), at(way.to, i + 1), back, holds(way.when, i)}));
        }
        return any_of(ways);
    }

    route::Profile const& profile_;
    route::Evidence const& evidence_;
    route::ProfileText const& text_;
    std::string out_;
};

}  // namespace

std::string smt_of(route::Reading const& reading) { return Writer{reading}.write(); }

bool is_asked_in_smt(std::string_view code) { return contains(asked, code); }

}  // namespace rondom::proof
