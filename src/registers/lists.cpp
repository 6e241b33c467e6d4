#include "registers/lists.hpp"

#include "registers/appointments.hpp"

namespace rondom::registers {

journal::RowKey derived_key(DossierId const& dossier) { return {"derived", dossier.text(), {}}; }

void clear_lists(DossierId const& dossier, journal::Change& change) {
    using namespace std::string_view_literals;
    for (auto const collection : {to_do, waited_for, "dossiers"sv, "appointments"sv, "wake"sv}) {
        change.clear.push_back({std::string{collection}, dossier.text()});
    }
}

void erase_lists(DossierId const& dossier, journal::Change& change) {
    clear_lists(dossier, change);
    erase_calendars(dossier, change);
    change.erase.push_back(derived_key(dossier));
}

}  // namespace rondom::registers
