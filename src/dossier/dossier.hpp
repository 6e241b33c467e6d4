#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/lens.hpp"
#include "domain/entries.hpp"
#include "route/profile.hpp"
#include "route/steps.hpp"

namespace rondom {

/// Everything that happened around one child. Rules decide on this; no page ever gets one.
class Dossier : public Entries {
public:
    Dossier(DossierId id, std::vector<Entry> entries) : Entries{std::move(entries)}, id_{std::move(id)} {}

    [[nodiscard]] DossierId const& id() const noexcept { return id_; }
    [[nodiscard]] std::int64_t seq() const noexcept { return empty() ? 0 : all().back().seq; }
    /// The version of the region's agreement under which it is; empty for a dossier that has yet to begin.
    [[nodiscard]] std::string version() const { return empty() ? std::string{} : all().back().profile; }
    [[nodiscard]] access::Standing const& standing() const { return part<access::Standing>(); }

private:
    DossierId id_;
};

/// How far one consent is, as this reader may know it. In the family nobody learns how another person
/// answered: there is only "complete" or not (C3-A3).
struct SharingLine {
    access::Scope scope;
    std::string why;
    Moment asked_at{};
    bool complete = false;
    std::optional<Reason> obstacle{};      ///< for professionals only
    std::optional<access::Answer> mine{};  ///< what the reader answered
    std::optional<Day> my_until{};
    bool asks_me = false;  ///< the reader's answer is needed and not there, or it ended
    bool is_mine = false;  ///< the reader is one of those whose yes is required
};

/// What exists but is not for this reader, where the reader may know that it exists ("afgeschermd").
struct Shielded {
    Category what{};
    Party owner{};
    bool operator==(Shielded const&) const = default;
};

/// The share of a dossier that one person may read, with the grounds for it. Pages, lists, counts, mails and
/// exports are made from this; they have no way to reach the rest. Its entries are numbered anew, from 1: a
/// gap would tell that something is hidden, and when.
class VisibleDossier : public Entries {
public:
    struct Seen {
        std::vector<Entry> entries;
        std::vector<access::Ground>
            grounds;  ///< for the reading log: without those of the safety compartment
        std::vector<SharingLine> sharing;
        std::vector<Shielded> shielded;
    };

    VisibleDossier(DossierId id, access::Actor reader, route::Profile const& profile, Day today, Seen seen)
        : Entries{std::move(seen.entries)},
          id_{std::move(id)},
          reader_{std::move(reader)},
          profile_{&profile},
          today_{today},
          grounds_{std::move(seen.grounds)},
          sharing_{std::move(seen.sharing)},
          shielded_{std::move(seen.shielded)} {}

    [[nodiscard]] DossierId const& id() const noexcept { return id_; }
    [[nodiscard]] access::Actor const& reader() const noexcept { return reader_; }
    /// The region's agreement, in the version under which this dossier is.
    [[nodiscard]] route::Profile const& profile() const noexcept { return *profile_; }
    [[nodiscard]] Day today() const noexcept { return today_; }
    [[nodiscard]] access::Standing const& standing() const { return part<access::Standing>(); }
    [[nodiscard]] std::vector<access::Ground> const& grounds() const noexcept { return grounds_; }
    [[nodiscard]] std::vector<SharingLine> const& sharing() const noexcept { return sharing_; }
    [[nodiscard]] std::vector<Shielded> const& shielded() const noexcept { return shielded_; }

private:
    DossierId id_;
    access::Actor reader_;
    route::Profile const* profile_;
    Day today_{};
    std::vector<access::Ground> grounds_;
    std::vector<SharingLine> sharing_;
    std::vector<Shielded> shielded_;
};

/// The categories that a consent for this scope opens: those named, or all that the purpose covers.
std::vector<Category> categories_of(access::Scope const& scope, route::Profile const& profile);

/// The dossier as `reader` may see it; nothing when there is no ground to see any of it, so that unknown and
/// forbidden look alike.
std::optional<VisibleDossier> seen_by(
    access::Actor const& reader,
    Dossier const& whole,
    route::Profile const& profile,
    route::Facts const& facts,
    Day today
);

}  // namespace rondom
