#pragma once

// Which marks of a marked dossier one person may read, by the oracle. For tests only.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "access/oracle.hpp"
#include "dossier/dossier.hpp"

namespace rondom::access {

/// Everybody of the scenario: a person per role, and the second parent.
std::vector<Actor> all_readers();

/// The marks that stand in this text.
std::set<std::string> marks_in(std::string_view text);

struct Share {
    std::map<std::string, Entry const*> all;  ///< every mark, with the entry that it stands in
    std::set<std::string> readable;
};

/// Divides the marks of one dossier. The dossier must live as long as this.
class Divider {
public:
    Divider(Dossier const& whole, route::Facts const& facts, int age, Day today);

    [[nodiscard]] Share share_of(Actor const& reader) const;

private:
    [[nodiscard]] bool may_know_of_request(Actor const& reader, Entry const& entry) const;

    Dossier const& whole_;
    int age_;
    oracle::Oracle oracle_;
};

}  // namespace rondom::access
