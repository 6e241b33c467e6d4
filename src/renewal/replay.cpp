#include "renewal/replay.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include <fmt/core.h>
#include <fmt/ranges.h>

namespace rondom::renewal {

namespace {

std::string text_of(std::vector<std::string> const& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

std::vector<std::string> names_of_parties(std::vector<Party> const& parties) {
    std::vector<std::string> names;
    names.reserve(parties.size());
    for (auto const each : parties) {
        names.emplace_back(name_of(each));
    }
    return names;
}

access::Actor actor_of(ReadingLine const& line) {
    return {
        .person = line.person,
        .role = line.role,
        .organisation = line.place,
        .name = line.name,
        .organisation_name = line.organisation};
}

/// What was decided for one reader on one day, about one dossier as far as it went.
struct Decided {
    std::string version;
    bool in_circle = false;
    std::optional<std::vector<std::string>> grounds;  ///< none: nothing was to be seen
    std::vector<std::string> owners;
};

/// The log of one dossier.
class Replay {
public:
    Replay(
        Dossiers const& dossiers,
        std::span<Permission const* const> commands,
        DossierId id,
        journal::Memory const& memory,
        Replayed& result
    )
        : dossiers_{dossiers}, commands_{commands}, id_{std::move(id)}, memory_{memory}, result_{result} {}

    void take(std::string const& sort, ReadingLine const& line) {
        ++result_.lines;
        if (line.seq == 0) { return skip(NotReplayed::before_records); }
        if (is_forgotten_before(line.seq)) { return skip(NotReplayed::forgotten); }

        Mismatch mismatch{.dossier = id_, .line = sort, .differences = {}};
        auto& found = mismatch.differences;
        if (!sort.starts_with(iso_text(line.at) + "/")) {
            found.push_back({.what = Differs::moment, .recorded = iso_text(line.at), .decided = sort});
        }
        bool const content = line.refused.empty() ? compare_look(line, found) : compare_refusal(line, found);
        if (!found.empty()) {
            result_.mismatches.push_back(std::move(mismatch));
        } else if (content) {
            skip(NotReplayed::command_content);
        } else {
            ++result_.reproduced;
        }
    }

    void miss(std::string const& sort) {
        ++result_.lines;
        result_.mismatches.push_back(
            {.dossier = id_,
             .line = sort,
             .differences = {{.what = Differs::line, .recorded = {}, .decided = {}}}}
        );
    }

private:
    void skip(NotReplayed why) { ++result_.not_replayed[why]; }

    [[nodiscard]] bool is_forgotten_before(std::int64_t seq) const {
        return std::ranges::any_of(memory_.forgotten, [&](journal::Forgotten const& each) {
            return each.seq <= seq;
        });
    }

    /// Nothing when the dossier never went so far, or under a version that nobody knows.
    Decided const* decided(ReadingLine const& line) {
        auto const today = local_day(line.at);
        auto const key = std::tuple{line.seq, line.person, line.role, iso_text(today)};
        if (auto const known = decided_.find(key); known != decided_.end()) { return &known->second; }
        if (line.seq > std::ssize(memory_.entries)) { return nullptr; }

        Dossier const then{id_, {memory_.entries.begin(), memory_.entries.begin() + line.seq}};
        auto const* profile = dossiers_.versions().find(then.version());
        if (profile == nullptr) { return nullptr; }
        auto const facts = dossiers_.facts(then, today);
        access::Lens const lens{then.standing(), *profile, nullptr, facts, today};
        auto const actor = actor_of(line);
        auto const visible = seen_by(actor, then, *profile, facts, today);
        Decided decided{
            .version = profile->version,
            .in_circle = lens.in_circle(actor),
            .grounds = std::nullopt,
            .owners = {}};
        if (visible) {
            decided.grounds = grounds_of(*visible);
            decided.owners = names_of_parties(owners_of(*visible));
        }
        return &decided_.emplace(key, std::move(decided)).first->second;
    }

    static void compare(
        Differs what, std::string const& recorded, std::string const& decided, std::vector<Difference>& found
    ) {
        if (recorded != decided) {
            found.push_back({.what = what, .recorded = recorded, .decided = decided});
        }
    }

    /// The decision behind a line; nothing, and noted, when there is none.
    Decided const* behind(ReadingLine const& line, std::vector<Difference>& found) {
        auto const* known = decided(line);
        if (known == nullptr) {
            found.push_back(
                {.what = Differs::dossier,
                 .recorded = std::to_string(line.seq),
                 .decided = std::to_string(memory_.entries.size())}
            );
            return nullptr;
        }
        compare(Differs::version, line.version, known->version, found);
        if (!known->in_circle) {
            found.push_back(
                {.what = Differs::circle, .recorded = std::string{name_of(line.role)}, .decided = {}}
            );
            return nullptr;
        }
        return known;
    }

    bool compare_look(ReadingLine const& line, std::vector<Difference>& found) {
        auto const* known = behind(line, found);
        if (known == nullptr) { return false; }
        auto const grounds = known->grounds.value_or(std::vector<std::string>{});
        compare(Differs::grounds, text_of(line.grounds), text_of(grounds), found);
        compare(Differs::owners, text_of(names_of_parties(line.owners)), text_of(known->owners), found);
        return false;
    }

    /// True when what was refused hung on what stood in the command.
    bool compare_refusal(ReadingLine const& line, std::vector<Difference>& found) {
        if (behind(line, found) == nullptr) { return false; }
        auto const command = std::ranges::find(commands_, line.page, &Permission::name);
        bool const may = command != commands_.end() && (*command)->who.has(line.role);
        bool const said_no_power = line.refused == std::vector{std::string{role_no_power.name}};
        compare(
            Differs::power,
            said_no_power ? std::string{role_no_power.name} : std::string{},
            may ? std::string{} : std::string{role_no_power.name},
            found
        );
        return !said_no_power;
    }

    Dossiers const& dossiers_;
    std::span<Permission const* const> commands_;
    DossierId id_;
    journal::Memory const& memory_;
    Replayed& result_;
    std::map<std::tuple<std::int64_t, PersonId, Role, std::string>, Decided> decided_;
};

using Keys = std::vector<journal::RowKey>;

/// The lines of one dossier.
tl::expected<void, journal::Trouble> replay_log(
    journal::Journal const& journal, Keys const& keys, Replay& log
) {
    for (auto const& key : keys) {
        auto const row = journal.row(key);
        if (!row && row.error() != journal::Trouble::damaged) { return tl::unexpected{row.error()}; }
        if (!row) { log.miss(key.sort); }
        if (!row || !*row) { continue; }  // what is gone by now went at the end of its time
        ReadingLine line;
        json::parse((*row)->content, [&](json::Node root) { fill(line, root); });
        log.take(key.sort, line);
    }
    return {};
}

}  // namespace

tl::expected<Replayed, journal::Trouble> replay(
    journal::Journal const& journal, Dossiers const& dossiers, std::span<Permission const* const> commands
) {
    auto keys = journal.keys("reading");
    if (!keys) { return tl::unexpected{keys.error()}; }
    std::map<std::string, Keys> logs;
    for (auto& key : *keys) {
        logs[key.key].push_back(std::move(key));
    }

    Replayed result;
    for (auto& [dossier, lines] : logs) {
        std::ranges::sort(lines);
        DossierId const id{dossier};
        auto const memory = journal.recall(id);
        if (!memory && memory.error() == journal::Trouble::storage_unavailable) {
            return tl::unexpected{memory.error()};
        }
        auto const known = memory.value_or(journal::Memory{});
        Replay log{dossiers, commands, id, known, result};
        if (auto read = replay_log(journal, lines, log); !read) { return tl::unexpected{read.error()}; }
    }
    return result;
}

}  // namespace rondom::renewal
