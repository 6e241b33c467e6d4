#include "journal/anchor_text.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <utility>

#include <fmt/core.h>

namespace rondom::journal {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t link_size = 32;

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
        if (pending_.empty() && !done.anchors.all.empty()) {
            done.size = hashed_;
            done.hash = hash_;
        }
        return wrong;
    }

    ReadLog done{};

private:
    static std::optional<std::string> check_form(std::string const& line) {
        return line == log_form ? std::nullopt : std::optional<std::string>{"this is no log of anchors"};
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
        auto& anchors = done.anchors;
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

}  // namespace

bool can_be_written(Tip const& tip) {
    auto const plain = [](char each) { return each > ' ' && each < '\x7f'; };
    return !tip.dossier.empty() && std::ranges::all_of(tip.dossier.text(), plain) &&
           tip.link.size() == link_size && tip.seq > 0;
}

std::string line_of(Tip const& tip) {
    return fmt::format("{} {} {}\n", tip.dossier.text(), tip.seq, hex(tip.link));
}

tl::expected<ReadLog, std::string> read_log(
    fs::path const& log, PublicKey const& known, std::string const& region
) {
    Reading reading{known, region};
    std::ifstream in{log, std::ios::binary};
    std::size_t number = 0;
    // A line without an end is still being written, or was when the power went.
    for (std::string line; std::getline(in, line) && !in.eof();) {
        ++number;
        if (auto const wrong = reading.take(line)) {
            return tl::unexpected{fmt::format("{}, line {}: {}", log.string(), number, *wrong)};
        }
    }
    return std::move(reading.done);
}

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

tl::expected<Anchors, std::string> read_anchors(
    fs::path const& log, PublicKey const& known, std::string const& region
) {
    auto read = read_log(log, known, region);
    if (!read) { return tl::unexpected{read.error()}; }
    if (read->anchors.all.empty()) {
        return tl::unexpected{fmt::format("there are no anchors in {}", log.string())};
    }
    return std::move(read->anchors);
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

}  // namespace rondom::journal
