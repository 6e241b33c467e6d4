#include "journal/verify.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/core.h>

#include "journal/sealing.hpp"
#include "journal/secret.hpp"

namespace rondom::journal {

namespace {

using Problem = std::optional<std::string>;

/// Follows the links of one dossier. After a break it goes on, so that one change is one finding.
class Chain {
public:
    /// Says what is wrong with the link of this record, if anything.
    Problem follow(RecordView const& record) {
        auto const before = std::exchange(last_, std::max(last_, record.seq));
        auto const as_stored = link_of(stored_, record);
        auto const holds = record.link == as_stored || record.link == link_of(computed_, record);
        computed_ = as_stored;
        stored_ = record.link;
        if (record.seq <= before) { return fmt::format("entry {} does not belong here", record.seq); }
        if (record.seq != before + 1) { return missing(before + 1, record.seq - 1); }
        if (!holds) { return fmt::format("entry {} was changed", record.seq); }
        return std::nullopt;
    }

    static std::string missing(std::int64_t first, std::int64_t last) {
        return first == last ? fmt::format("entry {} is missing", first)
                             : fmt::format("entries {}-{} are missing", first, last);
    }

    [[nodiscard]] std::int64_t last() const noexcept { return last_; }
    [[nodiscard]] std::string const& link() const noexcept { return stored_; }

private:
    std::int64_t last_ = 0;
    std::string stored_ = first_link();
    std::string computed_ =
        first_link();  ///< what the last link should have been, if that link was changed alone
};

class Verification {
public:
    Verification(Store& store, Keystore& keystore, RegionKey const& key)
        : store_{store}, keystore_{keystore}, row_key_{derived_key(key, Purpose::seal_rows)} {}

    tl::expected<Findings, Trouble> run() {
        // Rows and commands first: what is read later can only have grown.
        auto const rows = store_.each_row([&](SealedRow const& row) { take_row(row); });
        if (!rows) { return tl::unexpected{rows.error()}; }
        auto const commands = store_.each_command([&](CommandRecord const& each) { take_command(each); });
        if (!commands) { return tl::unexpected{commands.error()}; }
        auto const dossiers = store_.dossiers();
        if (!dossiers) { return tl::unexpected{dossiers.error()}; }
        for (auto const& dossier : *dossiers) {
            check(dossier);
        }
        report_lost_dossiers();
        if (!store_.sound()) { report({}, 0, "the database itself is damaged"); }
        return std::move(findings_);
    }

private:
    /// What is known of a dossier before its entries are read.
    struct Known {
        std::optional<Head> head;
        std::size_t commands = 0;
    };

    /// One dossier on its way.
    struct Walk {
        DossierId const& dossier;
        Chain chain{};
        Opener opener{};
        std::vector<std::pair<std::int64_t, CommandId>> commands{};  ///< as the entries tell
        std::size_t unread = 0;  ///< entries that may have told of a command, but are forgotten or damaged
        std::string link_at_head{};
    };

    void report(DossierId const& dossier, std::int64_t seq, std::string what) {
        findings_.damages.push_back({.dossier = dossier, .seq = seq, .what = std::move(what)});
    }

    void take_row(SealedRow const& sealed) {
        ++findings_.rows;
        auto const row = open_row(sealed, row_key_);
        auto const is_head = sealed.key.collection == head_collection;
        DossierId const owner{is_head ? sealed.key.key : sealed.owner};
        if (!row) {
            report(
                owner, 0, fmt::format("a row of the collection \"{}\" was changed", sealed.key.collection)
            );
        }
        if (!is_head) { return; }
        known_[owner].head = row ? head_of(*row) : Head{};
    }

    void take_command(CommandRecord const& command) {
        ++findings_.commands;
        if (!command.dossier.empty()) { ++known_[command.dossier].commands; }
    }

    void check(DossierId const& dossier) {
        ++findings_.dossiers;
        seen_.insert(dossier);
        auto const& known = known_[dossier];
        Walk walk{.dossier = dossier};
        auto const upto = known.head ? known.head->seq : 0;
        auto const read = store_.each_record(dossier, [&](RecordView const& record) {
            take(record, walk);
            if (record.seq == upto) { walk.link_at_head = record.link; }
            return true;
        });
        if (!read) { return report(dossier, walk.chain.last() + 1, "the database cannot be read here"); }
        check_end(walk, known);
        check_commands(walk, known);
    }

    void take(RecordView const& record, Walk& walk) {
        ++findings_.entries;
        auto const broken = walk.chain.follow(record);
        auto const closed = open(record, walk);
        if (broken) {
            report(walk.dossier, record.seq, *broken);
        } else if (closed) {
            report(walk.dossier, record.seq, *closed);
        }
    }

    Problem open(RecordView const& record, Walk& walk) {
        ++walk.unread;
        auto const key = keystore_.key(record.key_id);
        if (!key && key.error() == Trouble::forgotten) {
            ++findings_.forgotten;
            return std::nullopt;
        }
        if (!key) { return fmt::format("the key of entry {} is missing or was changed", record.seq); }
        if (!walk.opener.open(record, *key)) { return fmt::format("entry {} does not open", record.seq); }
        --walk.unread;
        if (auto command = walk.opener.command(); !command.empty()) {
            walk.commands.emplace_back(record.seq, std::move(command));
        }
        return std::nullopt;
    }

    void check_commands(Walk const& walk, Known const& known) {
        for (auto const& [seq, command] : walk.commands) {
            auto const found = store_.committed(command);
            if (found && *found && (*found)->dossier == walk.dossier && (*found)->seq == seq) { continue; }
            report(walk.dossier, seq, fmt::format("the command of entry {} is missing or was changed", seq));
        }
        if (known.commands > walk.commands.size() + walk.unread) {
            report(walk.dossier, 0, "there are commands that no entry tells of");
        }
    }

    void check_end(Walk const& walk, Known const& known) {
        auto const last = walk.chain.last();
        auto const now = head_now(walk.dossier);
        if (!now) { return report(walk.dossier, 0, "the head of the dossier is missing or was changed"); }
        if (known.head && last < known.head->seq) {
            return report(walk.dossier, last + 1, Chain::missing(last + 1, known.head->seq));
        }
        if (last > now->seq) {
            return report(
                walk.dossier, now->seq + 1, fmt::format("entry {} was added from outside", now->seq + 1)
            );
        }
        auto const link = known.head && known.head->seq > 0 ? known.head->link : walk.link_at_head;
        if (walk.link_at_head != link) {
            report(
                walk.dossier,
                known.head->seq,
                fmt::format("entry {} is not the one that was written last", known.head->seq)
            );
        }
    }

    /// The head as it is after the entries were read.
    [[nodiscard]] std::optional<Head> head_now(DossierId const& dossier) const {
        auto const sealed = store_.row(head_key(dossier));
        if (!sealed || !*sealed) { return std::nullopt; }
        auto const row = open_row(**sealed, row_key_);
        return row ? head_of(*row) : std::nullopt;
    }

    void report_lost_dossiers() {
        for (auto const& [dossier, known] : known_) {
            if (seen_.contains(dossier)) { continue; }
            auto const seq = known.head ? known.head->seq : 0;
            report(dossier, 1, seq > 0 ? Chain::missing(1, seq) : std::string{"the dossier is missing"});
        }
    }

    Store& store_;
    Keystore& keystore_;
    Secret row_key_;
    Findings findings_;
    std::map<DossierId, Known> known_;
    std::set<DossierId> seen_;
};

}  // namespace

tl::expected<Findings, Trouble> verify(Store& store, Keystore& keystore, RegionKey const& key) {
    return Verification{store, keystore, key}.run();
}

}  // namespace rondom::journal
