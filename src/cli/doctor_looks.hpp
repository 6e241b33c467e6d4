#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "domain/day.hpp"
#include "journal/journal.hpp"

// What `rondom doctor` looks at in a region that is at work.
namespace rondom::cli {

/// One thing: how it is, and what to do when it is not right.
struct Look {
    bool right = false;
    std::string what;
    std::string advice;
};

/// Somebody made a copy of these, put one back, shipped what changed, anchored how far it went, or destroyed
/// what was over.
enum class Care { journal_copied, keys_copied, restored, shipped, anchored, forgot };

/// Notes beside the region that this was done now. That it cannot be noted undoes nothing.
void note(std::filesystem::path const& data, Care care, Moment now);

/// When each was done last: a copy every day, a restoration every quarter; where anything was ever shipped,
/// every minute; where it was ever anchored, every five;
/// where anything was ever forgotten, every night.
std::vector<Look> look_at_care(std::filesystem::path const& data, Moment now);

/// Who may read the databases, and whether they were written before now.
std::vector<Look> look_at_files(std::filesystem::path const& data, Moment now);

/// Whether an entry says that it was written after now: the clock was ahead then, or is behind. Says where.
Look look_at_moments(journal::Store& store, Moment now);

/// Whether this machine's clock is held right by others.
Look look_at_clock();

/// How long the oldest mail or text message waits.
Look look_at_outbox(journal::Journal const& journal, Moment now);

}  // namespace rondom::cli
