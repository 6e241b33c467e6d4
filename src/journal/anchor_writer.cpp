#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include "journal/anchor_text.hpp"
#include "journal/durable_file.hpp"
#include "journal/hindrance.hpp"

namespace rondom::journal {

namespace {

namespace fs = std::filesystem;

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

    /// Why it is not ours to write, if so.
    [[nodiscard]] std::optional<std::string> not_ours() const {
        if (number_ < 0) { return "cannot be written: " + std::generic_category().message(errno_); }
        if (::flock(number_, LOCK_EX | LOCK_NB) != 0) { return "is being written by somebody else"; }
        return std::nullopt;
    }

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
    int errno_ = errno;  ///< of opening it
};

}  // namespace

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
        auto text = size == 0 ? std::string{log_form} + '\n' : std::string{};
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
    if (auto const why = inside->file.not_ours()) {
        return tl::unexpected{fmt::format("{} {}", log.string(), *why)};
    }
    auto read = read_log(log, key.known_by(), region);
    if (!read) { return tl::unexpected{read.error()}; }
    for (auto& [dossier, tips] : read->anchors.tips) {
        inside->known[dossier].tip = std::move(tips.back());
    }
    inside->number = read->anchors.all.size();
    inside->size = read->size;
    inside->hash = read->hash;
    return AnchorWriter{std::move(inside)};
}

tl::expected<AnchorRound, std::string> AnchorWriter::round(Store& store, Moment now) {
    try {
        auto look = inside_->look_at(store);
        AnchorRound done{.lost = std::move(look.lost)};
        // The first one also when nobody has a dossier yet: a log without any is one that somebody emptied.
        auto const news = !look.changed.empty() || inside_->number == 0;
        if (done.lost.empty() && news) { done.line = inside_->write(look, now); }
        return done;
    } catch (Hindrance const& hindrance) { return tl::unexpected{hindrance.what}; }
}

}  // namespace rondom::journal
