#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "journal/commit_queue.hpp"
#include "journal/postgres.hpp"

namespace rondom::journal {

/// The one of this process that writes; other processes have theirs. A group is decided in one round trip and
/// written in a second one. Whoever writes to a dossier holds that dossier's lock from before the decision
/// until the commit; a command and a one-use row are kept apart by their own keys.
///
/// A COMMIT of which the end is unknown (the connection broke, or the server warned that it might not have
/// been replicated) is settled on a fresh connection: the group is done again, which finds every command that
/// did get through, and waits for the standby. What has no command cannot be settled, and is answered as
/// unknown.
class PostgresWriter {
public:
    /// `alarm` hears it when the server turns out to have lost what it acknowledged.
    PostgresWriter(std::string where, std::function<void(std::string_view)> alarm);

    [[nodiscard]] tl::expected<Committed, Trouble> commit(Batch const& batch) { return queue_.commit(batch); }

    /// What was done until now. From any thread.
    [[nodiscard]] Tally tally() const noexcept {
        auto tally = queue_.tally();
        tally.broken = behind_;
        return tally;
    }

private:
    using Group = CommitQueue::Group;
    enum class Earlier { nothing, unknown };  ///< what became of the same group before

    /// The last entry that was acknowledged through this writer.
    struct Acknowledged {
        std::string dossier;
        std::int64_t seq = 0;
        std::string link;
    };

    /// What a group still has to write, once decided.
    struct ToWrite {
        Group batches;
        bool wait = false;  ///< until the standby has what is there already
    };

    /// How often one group is tried.
    class Effort {
    public:
        bool again(postgres::Failure const& failure, Earlier earlier, bool alone);
        void begin_waiting() { begun_ = std::chrono::steady_clock::now(); }

    private:
        int attempts_ = 0;
        std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    };

    void commit_all(Group const& group);
    void commit_group(Group group, Earlier earlier);
    bool end_is_unknown(postgres::Failure const& failure);
    void give_up(Group const& group, postgres::Failure const& failure, Earlier earlier);
    void attempt(Group const& group, Earlier earlier);
    void connect();
    ToWrite decide(Group const& group, Earlier earlier);
    void write(ToWrite const& to_write);
    void roll_back() noexcept;

    std::string where_;
    std::function<void(std::string_view)> alarm_;
    std::unique_ptr<postgres::Connection> connection_;
    std::optional<Acknowledged> last_;
    bool committing_ = false;  ///< a COMMIT is on its way
    std::atomic<bool> behind_ =
        false;           ///< the server lacks what was acknowledged: nothing may be built on it
    CommitQueue queue_;  ///< last: its thread works with the others
};

}  // namespace rondom::journal
