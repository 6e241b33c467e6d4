#pragma once

#include "capabilities/work/pages.hpp"
#include "registers/registers.hpp"

namespace rondom::work {

WorkRow row_of(web::Visit const& visit, registers::WorkLine const& line);
DossierRow row_of(web::Visit const& visit, registers::DossierLine const& line);

/// Where a dossier begins for this reader; empty when that is nowhere.
std::string new_path_for(web::Visit const& visit);

}  // namespace rondom::work
