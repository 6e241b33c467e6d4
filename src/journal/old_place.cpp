#include "journal/old_place.hpp"

#include "journal/fence.hpp"

namespace rondom::journal {

tl::expected<void, std::string> ServedPlace::look(Look const& work) {
    return at_one_moment(place_, [&](Shelves& shelves) { return work(*shelves.store, *shelves.keys); });
}

tl::expected<void, std::string> ServedPlace::close(std::string const& move) {
    return close_place(place_, move);
}

tl::expected<void, std::string> ServedPlace::reopen() { return reopen_place(place_); }

tl::expected<std::string, std::string> ServedPlace::closed_for() { return journal::closed_for(place_); }

}  // namespace rondom::journal
