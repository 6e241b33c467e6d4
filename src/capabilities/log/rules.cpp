#include "capabilities/log/rules.hpp"

namespace rondom::log {

void apply(Log& log, LogNoted const& event, Entry const& entry) {
    log.remarks.push_back(
        {.id = event.note,
         .party = event.party,
         .by = entry.by,
         .role = entry.role,
         .at = entry.at,
         .text = event.text}
    );
}

Decision<Event> decide(Note const& command, Situation const& situation) {
    if (command.text.empty()) { return refuse(remark_empty); }

    return {{LogNoted{.note = situation.new_id<NoteId>(), .party = situation.party(), .text = command.text}}};
}

}  // namespace rondom::log
