#pragma once

namespace CLI {  // NOLINT(readability-identifier-naming): as the library calls itself
class App;
}

namespace rondom::cli {

struct AnchorCheck;

/// `rondom anchor` and `rondom anchor-key`: how far a region went, signed and kept elsewhere.
void add_anchors(CLI::App& app, int& status);

/// With which anchors `rondom verify` compares.
void add_anchor_check(CLI::App& command, AnchorCheck& check);

}  // namespace rondom::cli
