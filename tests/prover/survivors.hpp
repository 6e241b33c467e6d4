#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

namespace rondom::prover {

/// Why faults of one kind are none of the prover's business.
struct SurvivorClass {
    std::vector<std::string> faults;  ///< "drop sharing/*/what/**"
    std::string reason;
};

/// survivors.txt: every fault that is not found, of exactly one class.
class Survivors {
public:
    /// What the file itself says wrong is kept as a complaint.
    explicit Survivors(std::string const& file);

    /// Why this fault survives in this region; empty, and a complaint, when the file does not say so.
    [[nodiscard]] std::string reason(std::string const& region, std::string const& fault);

    /// After every region was tried: what is listed and survives no longer, and classes without any.
    [[nodiscard]] std::vector<std::string> complaints() const;

private:
    void read_class(std::string const& line);
    void read_fault(std::string const& line);
    [[nodiscard]] std::vector<std::string> classes_of(std::string const& fault) const;

    std::map<std::string, SurvivorClass> classes_;
    std::map<std::string, std::string> class_of_;  ///< "region: fault"
    std::set<std::string> met_;                    ///< of those
    std::vector<std::string> complaints_;
};

/// "swap sharing/x/to: board for family" is one of the faults that `pattern` says.
bool fits(std::string const& pattern, std::string const& fault);

}  // namespace rondom::prover
