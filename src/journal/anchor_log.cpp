#include "journal/anchor_log.hpp"

#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <span>
#include <utility>

#include <fcntl.h>
#include <fmt/core.h>
#include <sodium.h>
#include <unistd.h>

#include "domain/hex.hpp"
#include "journal/durable_file.hpp"
#include "journal/hindrance.hpp"
#include "journal/secret.hpp"

namespace rondom::journal {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view form = "rondom anchors 1";
constexpr std::size_t link_size = 32;

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
bool can_be_written(Tip const& tip) {
    auto const plain = [](char each) { return each > ' ' && each < '\x7f'; };
    return !tip.dossier.empty() && std::ranges::all_of(tip.dossier.text(), plain) &&
           tip.link.size() == link_size && tip.seq > 0;
}

std::string line_of(Tip const& tip) {
    return fmt::format("{} {} {}\n", tip.dossier.text(), tip.seq, hex(tip.link));
}

std::optional<Tip> tip_of(std::string_view line) {
    auto const first = line.find(' ');
    auto const second = line.find(' ', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) { return std::nullopt; }
    Tip tip{.dossier = DossierId{std::string{line.substr(0, first)}}, .link = {}};
    auto const seq = line.substr(first + 1, second - first - 1);
    std::from_chars(seq.data(), seq.data() + seq.size(), tip.seq);
    tip.link = from_hex(line.substr(second + 1)).value_or("");
    return can_be_written(tip) ? std::optional{std::move(tip)} : std::nullopt;
}

/// Takes a log line by line, and believes only what an anchor stands behind.
class Reading {
public:
    Reading(PublicKey const& known, std::string const& region) : known_{known}, region_{region} {}

    /// What is wrong with this line, if anything.
    std::optional<std::string> take(std::string const& line) {
        auto wrong = hashed_ == 0                                 ? check_form(line)
                     : line.find(" signed ") == std::string::npos ? take_tip(line)
                                                                  : take_anchor(line);
        hash_.add(line);
        hash_.add("\n");
        hashed_ += line.size() + 1;
        if (pending_.empty() && !anchors.all.empty()) {
            size = hashed_;
            hash = hash_;
        }
        return wrong;
    }

    Anchors anchors{};
    std::uintmax_t size = 0;  ///< up to and with the last anchor
    RunningHash hash{};       ///< of that

private:
    static std::optional<std::string> check_form(std::string const& line) {
        return line == form ? std::nullopt : std::optional<std::string>{"this is no log of anchors"};
    }

    std::optional<std::string> take_tip(std::string const& line) {
        auto tip = tip_of(line);
        if (!tip) { return "this is not as it was signed"; }
        pending_.push_back(std::move(*tip));
        return std::nullopt;
    }

    std::optional<std::string> take_anchor(std::string const& line) {
        auto anchor = anchor_of(line, known_);
        if (!anchor) { return "this is not as it was signed, or not by this key"; }
        if (anchor->region != region_) { return "this is an anchor of another region"; }
        if (anchor->number != anchors.all.size() + 1 || anchor->before != hash_.so_far()) {
            return "what stands before this is not what was there when it was signed";
        }
        for (auto& tip : pending_) {
            anchors.tips[tip.dossier].push_back(
                {.seq = tip.seq, .link = std::move(tip.link), .anchor = anchor->number, .at = anchor->at}
            );
        }
        pending_.clear();
        anchors.all.push_back(std::move(*anchor));
        return std::nullopt;
    }

    PublicKey const& known_;
    std::string const& region_;
    std::vector<Tip> pending_;
    std::uintmax_t hashed_ = 0;
    RunningHash hash_;
};

tl::expected<void, std::string> read(fs::path const& log, Reading& reading) {
    std::ifstream in{log, std::ios::binary};
    std::size_t number = 0;
    // A line without an end is still being written, or was when the power went.
    for (std::string line; std::getline(in, line) && !in.eof();) {
        ++number;
        if (auto const wrong = reading.take(line)) {
            return tl::unexpected{fmt::format("{}, line {}: {}", log.string(), number, *wrong)};
        }
    }
    return {};
}

std::string when(AnchoredTip const& tip) {
    return fmt::format("at {} (anchor {})", iso_text(tip.at), tip.anchor);
}

Damage changed(DossierId const& dossier, std::int64_t first, AnchoredTip const& tip) {
    auto const which = first == tip.seq ? fmt::format("entry {} is", first)
                                        : fmt::format("one of the entries {}-{} is", first, tip.seq);
    return {.dossier = dossier, .seq = first, .what = fmt::format("{} not what it was {}", which, when(tip))};
}

Damage missing(DossierId const& dossier, std::int64_t last, AnchoredTip const& tip) {
    if (last == 0) {
        return {
            .dossier = dossier,
            .seq = 0,
            .what = fmt::format("the dossier is gone; it had {} entries {}", tip.seq, when(tip))};
    }
    auto const which = last + 1 == tip.seq
                           ? fmt::format("entry {} is missing, which was", tip.seq)
                           : fmt::format("entries {}-{} are missing, which were", last + 1, tip.seq);
    return {.dossier = dossier, .seq = last + 1, .what = fmt::format("{} there {}", which, when(tip))};
}

/// What is not there any more of a dossier that went so far: the first of it. The link of an entry follows
/// from all that came before it, so what agrees with an anchor agrees up to there.
std::optional<Damage> lost_of(DossierId const& dossier, std::span<AnchoredTip const> tips, Store& store) {
    std::optional<Damage> found;
    std::int64_t last = 0;
    std::int64_t agreed = 0;
    auto const look = [&](RecordView const& record) {
        last = record.seq;
        while (!tips.empty() && tips.front().seq == record.seq) {
            if (record.link != tips.front().link) {
                found = changed(dossier, agreed + 1, tips.front());
                return false;
            }
            agreed = record.seq;
            tips = tips.subspan(1);
        }
        return !tips.empty();
    };
    if (!store.each_record(dossier, look)) {
        return Damage{.dossier = dossier, .seq = last + 1, .what = "the database cannot be read here"};
    }
    if (!found && !tips.empty()) { return missing(dossier, last, tips.front()); }
    return found;
}

/// The log while we write it: nobody else does.
class LogFile {
public:
    explicit LogFile(fs::path const& log)
        : path_{log},
          number_{::open(log.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR)} {
    }  // NOLINT: POSIX
    LogFile(LogFile const&) = delete;
    LogFile& operator=(LogFile const&) = delete;
    ~LogFile() {
        if (number_ >= 0) { ::close(number_); }
    }

    [[nodiscard]] bool ours() const { return number_ >= 0 && ::flock(number_, LOCK_EX | LOCK_NB) == 0; }

    /// Durable, behind so many bytes. What an earlier attempt left there goes first.
    [[nodiscard]] bool append(std::string_view text, std::uintmax_t size) const {
        struct ::stat status {};
        if (::fstat(number_, &status) != 0 || std::cmp_less(status.st_size, size)) { return false; }
        auto const left = std::cmp_greater(status.st_size, size);
        if (left && ::ftruncate(number_, static_cast<::off_t>(size)) != 0) { return false; }
        while (!text.empty()) {
            auto const written = ::write(number_, text.data(), text.size());
            if (written <= 0) { return false; }
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        return ::fsync(number_) == 0 && (size > 0 || sync_name(path_));
    }

private:
    fs::path path_;
    int number_;
};

}  // namespace

tl::expected<Anchors, std::string> read_anchors(
    fs::path const& log, PublicKey const& known, std::string const& region
) {
    Reading reading{known, region};
    if (auto const done = read(log, reading); !done) { return tl::unexpected{done.error()}; }
    if (reading.anchors.all.empty()) {
        return tl::unexpected{fmt::format("there are no anchors in {}", log.string())};
    }
    return std::move(reading.anchors);
}

std::vector<Damage> lost_since(Anchors const& anchors, Store& store) {
    std::vector<Damage> lost;
    for (auto const& [dossier, tips] : anchors.tips) {
        if (auto damage = lost_of(dossier, tips, store)) { lost.push_back(std::move(*damage)); }
    }
    return lost;
}

std::string contradiction(Anchors const& anchors, Anchor const& kept) {
    auto const& last = anchors.all.back();
    if (kept.region != last.region) { return "the anchor that was kept is of another region"; }
    if (kept.number > last.number) {
        return fmt::format(
            "anchor {}, of {}, was kept, and the log ends with anchor {}: its end was taken away",
            kept.number,
            iso_text(kept.at),
            last.number
        );
    }
    if (kept.number > 0 && anchors.all[kept.number - 1] == kept) { return {}; }
    return fmt::format(
        "anchor {} in the log is not the one that was kept: the log was made anew", kept.number
    );
}

struct AnchorWriter::Inside {
    struct Known {
        AnchoredTip tip;
        bool seen = false;  ///< in this round
    };
    /// What a store is now.
    struct Look {
        std::size_t dossiers = 0;
        std::size_t entries = 0;
        std::vector<Tip> changed;
        std::vector<Damage> lost;
    };

    Inside(fs::path const& log, SigningKey signs, std::string whose)
        : path{log}, key{std::move(signs)}, region{std::move(whose)}, file{log} {}

    void take(Tip const& tip, Look& look) {
        if (!can_be_written(tip)) {
            throw Hindrance{"there is an entry that Rondom did not write so: run rondom verify"};
        }
        ++look.dossiers;
        look.entries += static_cast<std::size_t>(tip.seq);
        auto const there = known.find(tip.dossier);
        auto const same =
            there != known.end() && there->second.tip.seq == tip.seq && there->second.tip.link == tip.link;
        if (there != known.end()) { there->second.seen = same; }
        if (!same) { look.changed.push_back(tip); }
    }

    Look look_at(Store& store) {
        Look look;
        for (auto& [dossier, each] : known) {
            each.seen = false;
        }
        must(each_tip(store, [&](Tip const& tip) { take(tip, look); }), "reading the last entries");
        for (auto const& [dossier, each] : known) {
            if (each.seen) { continue; }
            if (auto lost = lost_of(dossier, {&each.tip, 1}, store)) {
                look.lost.push_back(std::move(*lost));
            }
        }
        return look;
    }

    /// The line of the anchor.
    std::string write(Look const& look, Moment now) {
        auto text = size == 0 ? std::string{form} + '\n' : std::string{};
        for (auto const& tip : look.changed) {
            text += line_of(tip);
        }
        auto after = hash;
        after.add(text);
        Anchor const anchor{
            .number = number + 1,
            .at = now,
            .region = region,
            .dossiers = look.dossiers,
            .entries = look.entries,
            .before = after.so_far()};
        auto line = line_of(anchor, key);
        after.add(line + '\n');
        text += line + '\n';
        if (!file.append(text, size)) { throw Hindrance{path.string() + " cannot be written"}; }
        hash = after;
        size += text.size();
        number = anchor.number;
        for (auto const& tip : look.changed) {
            known[tip.dossier].tip = {.seq = tip.seq, .link = tip.link, .anchor = number, .at = now};
        }
        return line;
    }

    fs::path path;
    SigningKey key;
    std::string region;
    LogFile file;
    std::map<DossierId, Known> known;
    std::uint64_t number = 0;
    std::uintmax_t size = 0;
    RunningHash hash;
};

AnchorWriter::AnchorWriter(std::unique_ptr<Inside> inside) : inside_{std::move(inside)} {}
AnchorWriter::AnchorWriter(AnchorWriter&&) noexcept = default;
AnchorWriter& AnchorWriter::operator=(AnchorWriter&&) noexcept = default;
AnchorWriter::~AnchorWriter() = default;

tl::expected<AnchorWriter, std::string> AnchorWriter::open(
    fs::path const& log, SigningKey const& key, std::string const& region
) {
    auto inside = std::make_unique<Inside>(log, key, region);
    if (!inside->file.ours()) {
        return tl::unexpected{
            fmt::format("{} cannot be written, or somebody else is writing it", log.string())};
    }
    auto const by = key.known_by();
    Reading reading{by, region};
    if (auto const done = journal::read(log, reading); !done) { return tl::unexpected{done.error()}; }
    for (auto& [dossier, tips] : reading.anchors.tips) {
        inside->known[dossier].tip = std::move(tips.back());
    }
    inside->number = reading.anchors.all.size();
    inside->size = reading.size;
    inside->hash = reading.hash;
    return AnchorWriter{std::move(inside)};
}

tl::expected<AnchorRound, std::string> AnchorWriter::round(Store& store, Moment now) {
    try {
        auto look = inside_->look_at(store);
        AnchorRound done{.lost = std::move(look.lost)};
        if (done.lost.empty() && !look.changed.empty()) { done.line = inside_->write(look, now); }
        return done;
    } catch (Hindrance const& hindrance) { return tl::unexpected{hindrance.what}; }
}

}  // namespace rondom::journal
