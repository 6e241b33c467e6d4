#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "journal/anchor.hpp"
#include "journal/store.hpp"
#include "journal/tips.hpp"
#include "journal/verify.hpp"

// How far every dossier went, signed from time to time, in a log that lies elsewhere: what was there then is
// there now, or its going is seen (docs/decisions/0015).
namespace rondom::journal {

/// How far a dossier went when something was anchored.
struct AnchoredTip {
    std::int64_t seq = 0;
    std::string link{};
    std::uint64_t anchor = 0;  ///< the number of the anchor
    Moment at{};
};

/// A log, read.
struct Anchors {
    std::vector<Anchor> all{};
    std::map<DossierId, std::vector<AnchoredTip>> tips{};  ///< in the order of the log
};

/// The error says which line is not as it was signed, or that the log is of another region; also when there
/// is no anchor at all. What was written after the last anchor is not looked at: somebody may be writing.
tl::expected<Anchors, std::string> read_anchors(
    std::filesystem::path const& log, PublicKey const& known, std::string const& region
);

/// What was anchored and is not there any more, or is another. What is not anchored is not looked at; that
/// entries are as their links say is what `verify` proves.
std::vector<Damage> lost_since(Anchors const& anchors, Store& store);

/// What is wrong with a log when somebody kept this anchor elsewhere; empty: nothing.
std::string contradiction(Anchors const& anchors, Anchor const& kept);

/// What one round did.
struct AnchorRound {
    std::string line{};  ///< the anchor; empty: nothing had changed, or something was lost
    std::vector<Damage> lost{};
};

/// Goes on with a log, or begins one. Needs no key of the region.
class AnchorWriter {
public:
    /// `region` is the mark of whose it is. The error is for whoever began it.
    static tl::expected<AnchorWriter, std::string> open(
        std::filesystem::path const& log, SigningKey const& key, std::string const& region
    );
    AnchorWriter(AnchorWriter&&) noexcept;
    AnchorWriter& operator=(AnchorWriter&&) noexcept;
    ~AnchorWriter();

    /// Anchors what the store is, which has to show one moment. Only a history that goes on from the last
    /// anchor is signed: when something was lost, nothing is written. The line is durable when this returns.
    [[nodiscard]] tl::expected<AnchorRound, std::string> round(Store& store, Moment now);

private:
    struct Inside;
    explicit AnchorWriter(std::unique_ptr<Inside> inside);

    std::unique_ptr<Inside> inside_;
};

}  // namespace rondom::journal
