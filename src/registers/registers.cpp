#include "registers/registers.hpp"

#include <algorithm>
#include <set>

#include "registers/lists.hpp"

namespace rondom::registers {

namespace {

constexpr std::string_view last_sort = "9999-12-31";

/// Dossiers that are read in one go when their day has come.
constexpr std::size_t at_once = 500;

/// On which day the lists of a dossier were last derived: what somebody could see before, they saw that day.
struct Derived {
    Day on{};

    static constexpr auto fields() { return std::tuple{field("on", &Derived::on)}; }
};

bool is_later(Day left, Day right) { return std::chrono::sys_days{left} > std::chrono::sys_days{right}; }

std::string key_of(access::Actor const& actor) {
    return actor.person.text() + "/" + std::string{name_of(actor.role)};
}

/// Everybody who may have a place in a list: the family and who stands in the circle now.
std::vector<access::Actor> readers_of(Dossier const& dossier, route::Profile const& profile, Day today) {
    auto const& standing = dossier.standing();
    std::vector<access::Actor> readers;
    for (auto const& each : standing.holders()) {
        readers.push_back(
            {.person = each.person,
             .role = Role::parent,
             .organisation = {},
             .name = each.name,
             .organisation_name = {}}
        );
    }
    if (standing.is_youth(standing.child.person, profile, today)) {
        readers.push_back(
            {.person = standing.child.person,
             .role = Role::youth,
             .organisation = {},
             .name = standing.child.first_name,
             .organisation_name = {}}
        );
    }
    for (auto const& each : standing.present()) {
        readers.push_back(
            {.person = each.person,
             .role = each.role,
             .organisation = each.organisation,
             .name = each.name,
             .organisation_name = each.organisation_name}
        );
    }
    return readers;
}

std::string name_for(access::Actor const& reader, access::Child const& child) {
    if (reader.party() == Party::family || child.last_name.empty()) { return child.first_name; }
    auto const start = child.last_name.find_last_of(' ') + 1;  // "de Vries" is filed under V
    auto length = std::size_t{1};
    while (start + length < child.last_name.size() &&
           (static_cast<unsigned char>(child.last_name[start + length]) & 0xC0U) == 0x80U) {
        ++length;
    }
    return child.first_name + " " + child.last_name.substr(start, length) + ".";
}

std::vector<std::string> names_of_people(
    std::vector<PersonId> const& people, access::Standing const& standing
) {
    std::vector<std::string> names;
    for (auto const& person : people) {
        if (auto const* parent = standing.parent(person)) {
            names.push_back(parent->name);
        } else if (person == standing.child.person) {
            names.push_back(standing.child.first_name);
        } else if (auto const found = std::ranges::find(standing.members, person, &access::Member::person);
                   found != standing.members.end()) {
            names.push_back(found->name);
        }
    }
    return names;
}

bool is_open(Task const& task, Day today) {
    bool const begun = !task.from || std::chrono::sys_days{*task.from} <= std::chrono::sys_days{today};
    return task.state == TaskState::at_turn && begun && !task.who.empty();
}

bool is_for(Task const& task, access::Actor const& reader) {
    return std::ranges::find(task.who, reader.person) != task.who.end();
}

/// Who watches over the route in a dossier sees what it waits for.
bool watches(access::Actor const& reader) {
    return roles::school.has(reader.role) || reader.role == Role::case_manager ||
           reader.role == Role::board_support_lead;
}

/// The family reads the plain text, and the youth the one that speaks to it.
std::string label_for(access::Actor const& reader, Task const& task, Language language) {
    bool const plain = reader.party() == Party::family && !task.plain.label.nl.empty();
    return (plain ? task.plain : task.text).label.said(language, reader.role == Role::youth);
}

WorkLine line_of(Task const& task, VisibleDossier const& dossier) {
    bool const mine = is_for(task, dossier.reader());
    return {
        .dossier = dossier.id(),
        .child = name_for(dossier.reader(), dossier.standing().child),
        .task = task.id,
        .text_nl = label_for(dossier.reader(), task, Language::nl),
        .text_en = label_for(dossier.reader(), task, Language::en),
        .words = task.text.words,
        .details = task.text.details,
        .command = task.command,
        .subject = task.subject,
        .step = task.step,
        .version = dossier.profile().version,
        .since = task.since,
        .due = task.due,
        .waits_for_others = !mine,
        .who = mine ? std::vector<std::string>{} : names_of_people(task.who, dossier.standing()),
        .role = task.role,
        .asked_after = names_of_people(task.asked_after, dossier.standing()),
        .term = task.reckoned ? task.term : std::string{},
        .stood_still = pause_texts(task),
        .extended = task.reckoned ? task.reckoned->extended : 0};
}

DossierLine line_of(VisibleDossier const& dossier, std::vector<Task> const& open) {
    auto const& child = dossier.standing().child;
    auto const* step = dossier.part<route::Steps>().current();
    DossierLine line{
        .dossier = dossier.id(),
        .child = name_for(dossier.reader(), child),
        .school = child.school_name,
        .group = child.group,
        .step = step != nullptr ? step->step : std::string{},
        .version = dossier.profile().version,
        .since = step != nullptr ? step->on : Day{},
        .who = {},
        .at_turn = false,
        .due = std::nullopt};
    for (auto const& task : open) {
        line.at_turn = line.at_turn || is_for(task, dossier.reader());
        if (task.due && (!line.due || *task.due < *line.due)) { line.due = task.due; }
        for (auto& name : names_of_people(task.who, dossier.standing())) {
            if (std::ranges::find(line.who, name) == line.who.end()) { line.who.push_back(std::move(name)); }
        }
    }
    return line;
}

void put_lines(VisibleDossier const& dossier, std::vector<Task> const& tasks, journal::Change& change) {
    auto const key = key_of(dossier.reader());
    std::vector<Task> open;
    std::ranges::copy_if(tasks, std::back_inserter(open), [&](Task const& each) {
        return is_open(each, dossier.today());
    });

    for (auto const& task : open) {
        bool const mine = is_for(task, dossier.reader());
        if (!mine && !watches(dossier.reader())) { continue; }
        auto const due = task.due ? iso_text(*task.due) : std::string{last_sort};
        change.put.push_back(
            {.key =
                 {std::string{mine ? to_do : waited_for},
                  key,
                  due + "/" + dossier.id().text() + "/" + task.id},
             .owner = dossier.id().text(),
             .content = to_json(line_of(task, dossier))}
        );
    }
    change.put.push_back(
        {.key = {"dossiers", key, dossier.id().text()},
         .owner = dossier.id().text(),
         .content = to_json(line_of(dossier, open))}
    );
}

/// What a person can see of a dossier, as far as it calls for a notice.
struct Glimpse {
    bool works_here = false;  ///< a professional who was let in; the family hears of that by an invitation
    std::set<std::string> tasks;
    std::set<std::string> told;  ///< the entries that the family, or who they are for, hears of
};

Glimpse glimpse_of(
    VisibleDossier const& dossier, std::vector<Task> const& tasks, std::vector<Contribution> const& all
) {
    Glimpse glimpse{.works_here = dossier.reader().party() != Party::family, .tasks = {}, .told = {}};
    for (auto const& task : tasks) {
        if (is_open(task, dossier.today()) && is_for(task, dossier.reader())) {
            // whoever is asked after a task hears of that, too
            glimpse.tasks.insert(task.id + std::string(task.asked_after.size(), '?'));
        }
    }
    auto const& reader = dossier.reader();
    for (auto const& entry : dossier.all()) {
        bool const to_reader = std::ranges::find(entry.only, reader.person) != entry.only.end();
        if (glimpse.works_here && !to_reader) { continue; }
        bool const notified = std::ranges::any_of(all, [&](Contribution const& each) {
            return std::ranges::find(each.notified, entry.kind) != each.notified.end();
        });
        // by what they are: a number in what somebody sees shifts when more becomes visible
        if (notified) { glimpse.told.insert(iso_text(entry.at) + entry.kind + entry.by.text() + entry.body); }
    }
    return glimpse;
}

template <class Items>
bool has_new(Items const& after, Items const& before) {
    return std::ranges::any_of(after, [&](auto const& each) { return !before.contains(each); });
}

bool has_news(Glimpse const& before, Glimpse const& after) {
    return (after.works_here && !before.works_here) || has_new(after.tasks, before.tasks) ||
           has_new(after.told, before.told);
}

void put_notice(access::Actor const& reader, Moment now, journal::Change& change) {
    change.put.push_back(
        {.key = {"outbox", "waiting", iso_text(now) + "/" + random_text()},
         .owner = {},
         .content = to_json(Notice{.person = reader.person, .at = now})}
    );
}

/// The first day after `today` on which somebody's view changes without anything happening.
std::optional<Day> next_change(Dossier const& dossier, std::vector<Task> const& tasks, Day today) {
    std::optional<Day> next;
    auto const consider = [&](Day day) {
        if (is_later(day, today) && (!next || std::chrono::sys_days{day} < std::chrono::sys_days{*next})) {
            next = day;
        }
    };
    auto const& standing = dossier.standing();
    for (int const age : {12, 16, 18}) {
        consider(birthday(standing.child.born, age));
    }
    for (auto const& answer : standing.answers) {
        if (answer.until) { consider(*answer.until + std::chrono::days{1}); }
    }
    for (auto const& task : tasks) {
        if (task.from) { consider(*task.from); }
    }
    return next;
}

tl::expected<std::vector<journal::Row>, journal::Trouble> rows_of(
    journal::Journal const& journal,
    std::string_view collection,
    access::Actor const& reader,
    std::string from = {}
) {
    return journal.rows(
        {.collection = std::string{collection}, .key = key_of(reader), .from = std::move(from)}
    );
}

template <class Line>
std::vector<Line> lines_of(std::vector<journal::Row> const& rows) {
    std::vector<Line> lines(rows.size());
    for (std::size_t each = 0; each < lines.size(); ++each) {
        json::parse(rows[each].content, [&](json::Node root) { fill(lines[each], root); });
    }
    return lines;
}

/// The day of the last derivation; `today` when there was none. A birthday between that day and today is
/// news, whoever comes first: a commit or `wake`.
Day last_derived(journal::Journal const& journal, DossierId const& dossier, Day today) {
    auto const row = journal.row(derived_key(dossier));
    if (!row || !*row) { return today; }  // a store that cannot be read cannot commit either
    Derived derived;
    json::parse((*row)->content, [&](json::Node root) { fill(derived, root); });
    return derived.on;
}

}  // namespace

void Registers::project(
    Dossiers const& dossiers, Dossier const& before, Dossier const& after, Moment now, journal::Change& change
) const {
    auto const today = local_day(now);
    auto const last = last_derived(journal_, after.id(), today);
    auto const& profile = dossiers.profile_of(after, today);
    auto const facts_before = dossiers.facts(before, last);
    auto const facts_after = dossiers.facts(after, today);
    auto const owner = after.id().text();
    clear_lists(after.id(), change);
    Calendars calendars;
    std::vector<access::Actor> heard;  // those for whom there is news
    for (auto const& reader : readers_of(after, profile, today)) {
        auto const visible = seen_by(reader, after, profile, facts_after, today);
        if (!visible) { continue; }
        auto const tasks = dossiers.tasks(*visible);
        put_lines(*visible, tasks, change);
        auto const mine = appointments_of(*visible, profile, contributions_);
        put_lines(*visible, mine, key_of(reader), name_for(reader, visible->standing().child), change);
        add_items(*visible, mine, now, calendars);

        auto const seen_before =
            seen_by(reader, before, dossiers.profile_of(before, last), facts_before, last);
        auto const now_there = glimpse_of(*visible, tasks, contributions_);
        auto const was_there =
            seen_before ? glimpse_of(*seen_before, dossiers.tasks(*seen_before), contributions_) : Glimpse{};
        bool const by_reader = !change.entries.empty() && change.entries.front().by == reader.person;
        if (!by_reader && has_news(was_there, now_there)) { heard.push_back(reader); }
    }

    // whoever gets a mail with an appointment hears by that mail that there is something new
    auto const told = tell_calendars(journal_, after.id(), calendars, now, change);
    for (auto const& reader : heard) {
        if (!told.contains(reader.person)) { put_notice(reader, now, change); }
    }

    std::vector<Task> all_tasks = tasks_of(after, {.profile = profile, .today = today}, contributions_);
    if (auto const day = next_change(after, all_tasks, today)) {
        change.put.push_back(
            {.key = {"wake", "all", iso_text(*day) + "/" + owner}, .owner = owner, .content = "{}"}
        );
    }
    auto const derived = Derived{.on = is_later(last, today) ? last : today};
    change.put.push_back({.key = derived_key(after.id()), .owner = owner, .content = to_json(derived)});
}

tl::expected<void, journal::Trouble> Registers::wake_one(
    Dossiers const& dossiers, DossierId const& id, Moment now
) {
    auto const dossier = dossiers.whole(id);
    if (!dossier) { return tl::unexpected{dossier.error()}; }
    journal::Change change{.dossier = dossier->id(), .expected = dossier->seq()};
    project(dossiers, *dossier, *dossier, now, change);
    auto const committed = journal_.commit(change);
    bool const overtaken = !committed && committed.error() == journal::Trouble::somebody_was_first;
    if (!committed && !overtaken) { return tl::unexpected{committed.error()}; }
    return {};
}

tl::expected<void, journal::Trouble> Registers::wake(Dossiers const& dossiers, Moment now) {
    auto const until = iso_text(local_day(now) + std::chrono::days{1});
    journal::Range const due{.collection = "wake", .key = "all", .from = {}, .to = until, .limit = at_once};
    auto rows = journal_.rows(due);
    if (rows && rows->empty()) { return {}; }

    std::lock_guard const lock{waking_};
    for (rows = journal_.rows(due); rows && !rows->empty(); rows = journal_.rows(due)) {
        for (auto const& row : *rows) {
            if (auto woken = wake_one(dossiers, DossierId{row.owner}, now); !woken) { return woken; }
        }
    }
    if (!rows) { return tl::unexpected{rows.error()}; }
    return {};
}

tl::expected<std::vector<WorkLine>, journal::Trouble> Registers::work(access::Actor const& reader) const {
    auto rows = rows_of(journal_, to_do, reader);
    if (!rows) { return tl::unexpected{rows.error()}; }
    auto waited = rows_of(journal_, waited_for, reader);
    if (!waited) { return tl::unexpected{waited.error()}; }
    std::ranges::move(*waited, std::back_inserter(*rows));
    std::ranges::sort(
        *rows, {}, [](journal::Row const& row) -> auto const& { return row.key.sort; }
    );
    return lines_of<WorkLine>(*rows);
}

tl::expected<std::size_t, journal::Trouble> Registers::count_to_do(access::Actor const& reader) const {
    return journal_.count(to_do, key_of(reader));
}

tl::expected<std::vector<DossierLine>, journal::Trouble> Registers::dossiers(access::Actor const& reader
) const {
    return rows_of(journal_, "dossiers", reader).map(lines_of<DossierLine>);
}

tl::expected<std::vector<AppointmentLine>, journal::Trouble> Registers::appointments(
    access::Actor const& reader, Day today
) const {
    auto from = iso_text(moment_of(today, std::chrono::hours{0}));
    return rows_of(journal_, "appointments", reader, std::move(from)).map(lines_of<AppointmentLine>);
}

}  // namespace rondom::registers
