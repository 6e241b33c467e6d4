#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <sodium.h>
#include <tl/expected.hpp>

#include "domain/hex.hpp"
#include "journal/anchor_log.hpp"
#include "journal/secret.hpp"

// What reading and writing a log of anchors share.
namespace rondom::journal {

/// The first line of a log.
inline constexpr std::string_view log_form = "rondom anchors 1";

/// Of all that was added until now.
class RunningHash {
public:
    RunningHash() { crypto_generichash_init(&state_, nullptr, 0, size); }

    void add(std::string_view text) { crypto_generichash_update(&state_, bytes_of(text), text.size()); }

    [[nodiscard]] std::string so_far() const {
        auto state = state_;
        std::string hash(size, '\0');
        crypto_generichash_final(&state, bytes_of(hash.data()), hash.size());
        return hex(hash);
    }

private:
    static constexpr std::size_t size = 32;
    crypto_generichash_state state_{};
};

/// Names of ours are letters and digits; anything else could pass for another line.
bool can_be_written(Tip const& tip);

/// The line of a dossier in a log, with its end.
std::string line_of(Tip const& tip);

struct ReadLog {
    Anchors anchors{};
    std::uintmax_t size = 0;  ///< up to and with the last anchor
    RunningHash hash{};       ///< of that
};

/// What an anchor stands behind; all of it, or which line is not as it was signed. Nothing when there is no
/// such file.
tl::expected<ReadLog, std::string> read_log(
    std::filesystem::path const& log, PublicKey const& known, std::string const& region
);

/// What is not there any more of a dossier that went so far: the first of it. The link of an entry follows
/// from all that came before it, so what agrees with an anchor agrees up to there.
std::optional<Damage> lost_of(DossierId const& dossier, std::span<AnchoredTip const> tips, Store& store);

}  // namespace rondom::journal
