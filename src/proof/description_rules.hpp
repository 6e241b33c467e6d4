#pragma once

#include <vector>

#include "proof/description_words.hpp"

namespace rondom::proof {

/// Describes the rules of a profile: what is asked, shared and done, in which step, who leads and meets.
class Rules {
public:
    Rules(
        route::Profile const& profile,
        route::Evidence const& evidence,
        route::Profile const& names,
        words::When when,
        std::vector<Item>& items
    )
        : profile_{profile}, evidence_{evidence}, names_{names}, when_{when}, items_{items} {}

    void add_all() const;

private:
    void add_purposes() const;
    void add_sharing() const;
    void add_steps() const;
    void add_cells(Item& item, route::Step const& step) const;
    void add_tasks() const;
    void add_terms() const;
    void add_calendar() const;
    void add_free_days(std::string const& section, std::vector<route::FreeDays> const& all) const;
    void add_ways() const;
    void add_lead() const;
    void add_meetings() const;
    void add_arrangements() const;
    void add_systems() const;
    void add_safety() const;

    void add(std::string section, std::string const& id, route::Label name, std::vector<Said> says) const;

    route::Profile const& profile_;
    route::Evidence const& evidence_;
    route::Profile const& names_;  ///< of the profile whose names are used
    words::When when_;
    std::vector<Item>& items_;
};

}  // namespace rondom::proof
