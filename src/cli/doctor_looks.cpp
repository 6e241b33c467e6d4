#include "cli/doctor_looks.hpp"

#include <sys/stat.h>
#include <sys/timex.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>

#include <fmt/core.h>

#include "journal/storage.hpp"
#include "notify/backlog.hpp"

namespace rondom::cli {

namespace {

namespace fs = std::filesystem;

/// A copy a day, and some hours for whoever is late.
constexpr std::chrono::hours between_copies{26};
constexpr std::chrono::days between_drills{100};
constexpr std::chrono::minutes between_shipments{2};
/// Every five minutes, and one may be late.
constexpr std::chrono::minutes between_anchors{11};
/// Every night, and one may be missed.
constexpr std::chrono::hours between_nights{50};
constexpr std::chrono::hours longest_wait{1};

/// Clocks of a file system and of a program may differ by less.
constexpr std::chrono::minutes tolerance{1};

struct Kept {
    Care care;
    char const* file;
    char const* what;
    std::chrono::minutes within;
    char const* advice;
};

constexpr std::array all_care{
    Kept{
        Care::journal_copied,
        "last-copy-of-journal",
        "the last backup of the entries",
        between_copies,
        "run every day: rondom backup --data ... --journal-to ..."},
    Kept{
        Care::keys_copied,
        "last-copy-of-keys",
        "the last backup of the keys",
        between_copies,
        "run every day, after that of the entries: rondom backup --data ... --keys-to ..."},
    Kept{
        Care::restored,
        "last-restore",
        "the last time that a backup was put back to try it",
        between_drills,
        "a backup that was never put back may be none: rondom restore ... --present-keys (of this region)"},
    Kept{
        Care::shipped,
        "last-shipment",
        "the last shipment",
        between_shipments,
        "what happened since is lost with this machine: is rondom ship running, and what does it say?"},
    Kept{
        Care::anchored,
        "last-anchor",
        "the last time that it was anchored how far the region went",
        between_anchors,
        "who changes what happened since is not found out: is rondom anchor run, and what does it say?"},
    Kept{
        Care::forgot,
        "last-forgetting",
        "the last time that what was over was destroyed",
        between_nights,
        "what is kept too long is against the law: is rondom forget run every night, and what does it say?"},
};

std::optional<Moment> noted(fs::path const& file) {
    std::ifstream in{file};
    std::string line;
    std::getline(in, line);
    return parse_moment(line);
}

std::string ago(Moment then, Moment now) {
    auto const minutes = std::chrono::floor<std::chrono::minutes>(now - then).count();
    if (minutes < 60) { return fmt::format("{} minutes ago", minutes); }
    auto const hours = minutes / 60;
    return hours < 48 ? fmt::format("{} hours ago", hours) : fmt::format("{} days ago", hours / 24);
}

Look look_at(Kept const& kept, fs::path const& data, Moment now) {
    auto const then = noted(data / kept.file);
    return {
        .right = then && now - *then <= kept.within,
        .what = fmt::format("{}: {}", kept.what, then ? ago(*then, now) : "never"),
        .advice = kept.advice};
}

Look look_at_file(fs::path const& file, Moment now) {
    struct ::stat status {};
    auto const there = ::stat(file.c_str(), &status) == 0;
    auto const name = file.filename().string();
    if (!there) { return {.right = false, .what = name, .advice = file.string() + " cannot be examined"}; }
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return {
            .right = false,
            .what = name + " is read by its owner only",
            .advice = fmt::format("take it from the others: chmod 0600 {}", file.string())};
    }
    Moment const written{std::chrono::seconds{status.st_mtime}};
    return {
        .right = written <= now + tolerance,
        .what = name + " is read by its owner only, and was written before now",
        .advice = fmt::format(
            "it was written at {}: the clock of this machine is behind. Set it right before anybody works",
            iso_text(written)
        )};
}

}  // namespace

void note(fs::path const& data, Care care, Moment now) {
    auto const* const kept = std::ranges::find(all_care, care, &Kept::care);
    std::ofstream{data / kept->file} << iso_text(now) << '\n';
}

std::vector<Look> look_at_care(fs::path const& data, Moment now) {
    std::vector<Look> looks;
    looks.reserve(all_care.size());
    for (auto const& each : all_care) {
        // Not everybody ships or anchors, and a young region has nothing to forget.
        auto const may_be_left =
            each.care == Care::shipped || each.care == Care::anchored || each.care == Care::forgot;
        if (may_be_left && !noted(data / each.file)) { continue; }
        looks.push_back(look_at(each, data, now));
    }
    return looks;
}

std::vector<Look> look_at_files(fs::path const& data, Moment now) {
    return {look_at_file(data / journal::entries_file, now), look_at_file(data / journal::keys_file, now)};
}

Look look_at_moments(journal::Store& store, Moment now) {
    std::size_t count = 0;
    std::string place;
    auto const take = [&](journal::RecordView const& record) {
        if (record.at <= now + tolerance) { return true; }
        if (count == 0) {
            place = fmt::format("entry {} of {}, at {}", record.seq, record.dossier, iso_text(record.at));
        }
        ++count;
        return true;
    };
    auto const dossiers = store.dossiers();
    auto read = dossiers.has_value();
    for (auto const& each : dossiers.value_or(std::vector<DossierId>{})) {
        read = read && store.each_record(each, take);
    }
    if (!read) { return {.right = false, .what = "the moments of entries", .advice = "run: rondom verify"}; }
    return {
        .right = count == 0,
        .what = count == 0 ? std::string{"no entry is from the future"}
                           : fmt::format("{} entries are from the future; the first: {}", count, place),
        .advice =
            "the clock was ahead when they were written, or is behind now. Set it right. Their order holds; "
            "terms and ages that began with them do not: look at these dossiers"};
}

Look look_at_clock() {
    struct ::timex clock {};
    auto const state = ::adjtimex(&clock);
    return {
        .right = state != TIME_ERROR && state >= 0,
        .what = "the clock is held right by others",
        .advice = "terms, birthdays and consents follow it: install systemd-timesyncd or chrony"};
}

Look look_at_outbox(journal::Journal const& journal, Moment now) {
    auto const backlog = notify::backlog(journal, now);
    if (!backlog) { return {.right = false, .what = "the outbox", .advice = "run: rondom verify"}; }
    auto const oldest = backlog->oldest;
    return {
        .right = !oldest || now - *oldest <= longest_wait,
        .what = oldest ? fmt::format("the outbox: the oldest waits since {}", iso_text(*oldest))
                       : std::string{"the outbox: nothing waits"},
        .advice =
            "is rondom serve running, and do the mail server and the gateway of --mail-url and --text-url "
            "take what comes? Its log says what they answered"};
}

}  // namespace rondom::cli
