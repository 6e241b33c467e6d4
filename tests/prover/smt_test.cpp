// z3 is asked the same questions as the prover, for each region's profile and for profiles with a fault: both
// must find the same. Nothing of the prover's sets is used to write the questions (proof/smt.hpp).
//
//     rondom_smt_test PROFILE...

#include <array>
#include <cstdio>
#include <fstream>
#include <set>
#include <string>

#include <fmt/core.h>
#include <unistd.h>

#include "mutations.hpp"
#include "proof/prove.hpp"
#include "proof/smt.hpp"

namespace rondom::prover {

namespace {

using Names = std::set<std::string>;

/// Every which fault is put to z3 as well.
constexpr std::size_t each = 30;

std::string named(std::string const& code, std::string const& place) {
    return code == "ways.circle" ? code : code + " " + place;
}

Names found_by_prover(route::Reading const& reading) {
    Names names;
    for (auto const& finding : proof::prove(reading).findings) {
        if (!proof::is_asked_in_smt(finding.code)) { continue; }
        names.insert(named(finding.code, fmt::format("{}:{}", finding.file, finding.line)));
    }
    return names;
}

/// "breaks CODE PLACE" and then sat, or "works CODE PLACE" and then unsat: a fault.
void add_answer(std::string const& question, std::string const& answer, Names& names) {
    auto const kind = question.substr(0, question.find(' '));
    auto const rest = question.substr(kind.size() + 1);
    auto const code = rest.substr(0, rest.find(' '));
    bool const fault = kind == "breaks" ? answer == "sat" : answer == "unsat";
    if (fault) { names.insert(named(code, rest.substr(code.size() + 1))); }
    if (answer != "sat" && answer != "unsat") { names.insert("z3 says: " + answer); }
}

Names found_by_z3(route::Reading const& reading, std::string const& file) {
    std::ofstream{file} << proof::smt_of(reading);
    Names names;
    auto* const pipe = popen(("z3 " + file).c_str(), "r");
    if (pipe == nullptr) { return {"z3 does not start"}; }
    std::string question;
    std::array<char, 512> line{};
    while (fgets(line.data(), line.size(), pipe) != nullptr) {
        std::string text{line.data()};
        text.erase(text.find_last_not_of("\n\"") + 1);
        if (!text.empty() && text.front() == '"') { text.erase(0, 1); }
        if (question.empty()) {
            question = text;
        } else {
            add_answer(question, text, names);
            question.clear();
        }
    }
    if (pclose(pipe) != 0) { names.insert("z3 did not end well"); }
    return names;
}

int differences(route::Reading const& reading, std::string const& what, std::string const& file) {
    auto const ours = found_by_prover(reading);
    auto const theirs = found_by_z3(reading, file);
    for (auto const& name : ours) {
        if (!theirs.contains(name)) { fmt::print("{}: z3 does not find {}\n", what, name); }
    }
    for (auto const& name : theirs) {
        if (!ours.contains(name)) { fmt::print("{}: only z3 finds {}\n", what, name); }
    }
    return ours == theirs ? 0 : 1;
}

int try_profile(std::string const& directory, std::string const& file) {
    auto files = route::files_in(directory);
    if (!files) { return 1; }
    auto const whole = route::read_profile(std::move(*files));
    int wrong = differences(whole, whole.profile.id, file);
    int asked = 1;
    int with_findings = 0;
    auto const mutations = mutations_of(whole.text.trees(), whole.profile);
    for (std::size_t i = 0; i < mutations.size(); i += each) {
        auto trees = whole.text.trees();
        mutations[i].apply(trees);
        auto const reading = route::read_profile(route::ProfileText{std::move(trees)});
        wrong += differences(reading, mutations[i].what, file);
        with_findings += found_by_prover(reading).empty() ? 0 : 1;
        ++asked;
    }
    fmt::print(
        "{}: {} profiles put to z3, {} of them broken in what it is asked, {} differ\n",
        whole.profile.id,
        asked,
        with_findings,
        wrong
    );
    return wrong;
}

int run(int count, char** arguments) {
    std::string file{"rondom-smt-XXXXXX"};
    auto const made = mkstemp(file.data());
    if (made < 0) { return 2; }
    close(made);
    int wrong = 0;
    for (int i = 1; i < count; ++i) {
        wrong += try_profile(arguments[i], file);
    }
    unlink(file.c_str());
    return wrong == 0 ? 0 : 1;
}

}  // namespace

}  // namespace rondom::prover

int main(int count, char** arguments) { return rondom::prover::run(count, arguments); }
