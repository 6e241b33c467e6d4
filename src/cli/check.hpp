#pragma once

#include <string>
#include <vector>

namespace rondom::cli {

struct ProofOptions {
    std::vector<std::string>
        profiles;  ///< directories, or regions that came with the program; none: all of these
    std::string language = "en";
    bool json = false;
    bool brute = false;       ///< the whole product of all facts too: a cross-check that takes its time
    bool smt = false;         ///< the questions for a solver, instead of the answers
    bool publishing = false;  ///< an assumption without a name is an error too
    bool coverage = false;    ///< what became of every statement of the text, instead of the proof
};

/// Proves profiles. 0: proved; 1: something is wrong; 2: there is nothing to prove.
int check(ProofOptions const& options);

}  // namespace rondom::cli
