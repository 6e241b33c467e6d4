#pragma once

#include <string>

namespace rondom::cli {

struct DmnOptions {
    std::string profile;    ///< directory, or a region that came with the program
    bool outcomes = false;  ///< who leads in every combination, as JSON, instead of the table
};

/// Prints a region's lead table as DMN 1.3. 0: printed; 1: the region has no lead table, or it is not proved;
/// 2: there is no such region.
int export_dmn(DmnOptions const& options);

}  // namespace rondom::cli
