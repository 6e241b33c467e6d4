#include "app/rondom.hpp"

#include <atomic>

#include <fmt/core.h>
#include <sodium.h>

#include "accounts/directory.hpp"
#include "accounts/enrolment.hpp"
#include "accounts/invitations.hpp"
#include "accounts/keys.hpp"
#include "accounts/passwords.hpp"
#include "accounts/sessions.hpp"
#include "accounts/sign_in.hpp"
#include "app/account_sessions.hpp"
#include "app/capabilities.hpp"
#include "app/clock_watch.hpp"
#include "app/epoch.hpp"
#include "app/explained.hpp"
#include "app/region_directory.hpp"
#include "app/region_forgetting.hpp"
#include "app/region_versions.hpp"
#include "app/story_region.hpp"
#include "app/vocabulary.hpp"
#include "app/ways.hpp"
#include "journal/fence.hpp"
#include "journal/journal.hpp"
#include "journal/keystore.hpp"
#include "journal/memory_store.hpp"
#include "journal/storage.hpp"
#include "notify/backlog.hpp"
#include "notify/outbox.hpp"
#include "notify/outbox_worker.hpp"
#include "web/entrance.hpp"
#include "web/own_pages.hpp"
#include "web/refusal.hpp"
#include "web/region.hpp"
#include "web/sign_in_pages.hpp"

namespace rondom::app {

namespace {

using journal::Storage;
using Opened = tl::expected<Storage, std::string>;

Opened in_memory() {
    Storage storage;
    randombytes_buf(storage.key.data(), storage.key.size());
    storage.store = std::make_unique<journal::MemoryStore>();
    storage.keystore = journal::memory_keystore(storage.key);
    return storage;
}

Opened kept(Settings const& settings) {
    journal::StoragePlace const place{
        .store = journal::store_at(settings.store, settings.data),
        .keys = settings.keys,
        .key_file = settings.key_file};
    if (auto const move = journal::closed_for(place); move && !move->empty()) {
        return tl::unexpected{
            std::string{"this place is closed: its region moved, or is on its way. rondom move-store again "
                        "finishes that, with --give-up it opens this place"}};
    }
    return journal::open_storage(
        place,
        settings.may_begin ? journal::Opening::make_if_new : journal::Opening::only_what_is_there,
        settings.log
    );
}

/// A key of its own for what browsers bring back, so that nothing of the journal's can be learned from it.
web::Tokens::Key token_key(journal::RegionKey const& key) {
    constexpr std::uint64_t for_forms = 1;
    web::Tokens::Key derived{};
    crypto_kdf_derive_from_key(derived.data(), derived.size(), for_forms, "rondomwb", key.data());
    return derived;
}

std::string wording(Language language, std::string_view key, notify::Particulars const& particulars) {
    return web::words_in(language).text(key, {particulars.address, particulars.phone, particulars.secret});
}

}  // namespace

struct Rondom::Inside {
    Inside(Settings given, Storage opened, std::unique_ptr<Ways> found)
        : settings{std::move(given)}, storage{std::move(opened)}, ways{std::move(found)} {
        if (settings.demo && settings.story_begins) { clock.set(*settings.story_begins); }
        for (auto const* each : all_capabilities()) {
            add_to(router, *each);
        }
        router.add(web::own_routes());
        router.add(web::sign_in_routes());
        if (settings.demo) { router.add(web::demo_routes()); }
        if (!router.has_page("/")) { router.add(web::front_route()); }
    }

    /// Without a thread of its own what is due goes at once, one round; where nothing can go, it waits for
    /// who can, and was not tried.
    void hurry() {
        if (worker) { return worker->wake(); }
        if (!settings.demo && !settings.mail) { return; }
        if (!outbox.run_once(clock.now())) { settings.log("the outbox could not be read or written"); }
    }

    web::Answered answer(http::Request const& request) {
        constexpr int not_here = 503;
        if (moved) {
            return {web::refusal_answer(
                not_here, request.header("accept-language"), {.https = !settings.demo, .most_bytes = 0}
            )};
        }
        auto const together = storage.store->together();
        return web::answer(region, request);
    }

    /// Somebody told this place of a higher epoch.
    void see_whether_it_moved() {
        auto const seen = seen_epoch(journal);
        if (seen && *seen > epoch && !moved.exchange(true)) {
            settings.log("ALARM: the region moved to another place; nobody is answered from here any more");
        }
    }

    /// Lists that change by themselves do so although nobody looks: a youth hears on the birthday itself.
    /// What fails now is done by whoever reads first.
    Moment begin_round() {
        auto const now = clock.now();
        auto const set = clock_watch.look(now, std::chrono::steady_clock::now());
        if (set && !clock.tells_story()) { settings.log(*set); }
        see_whether_it_moved();
        if (moved) { return {}; }  // at that moment nothing was due: the new place sends it
        static_cast<void>(agreements.refresh());
        static_cast<void>(registers.wake(dossiers, now));
        return now;
    }

    Settings settings;
    Storage storage;
    route::Versions versions{};
    std::unique_ptr<Ways> ways;
    web::Clock clock;
    ClockWatch clock_watch;  ///< of the thread that sends
    journal::Journal journal{*storage.store, *storage.keystore, storage.key};
    accounts::Keys keys{storage.key};
    accounts::Directory directory{journal, keys, [this] { return local_day(clock.now()); }};
    renewal::Agreements agreements{journal, directory, vocabulary(), versions};
    accounts::Sessions sessions{journal, keys, directory};
    accounts::Passwords passwords;
    accounts::Gate gate{
        .journal = journal,
        .keys = keys,
        .directory = directory,
        .sessions = sessions,
        .passwords = passwords};
    accounts::SignIn sign_in{gate};
    accounts::Invitations invitations{gate};
    accounts::Enrolment enrolment{gate};
    notify::Mailbox mailbox{journal};
    notify::Outbox outbox{
        journal,
        directory,
        {.mail = settings.demo ? mailbox.mail() : ways->mail(),
         .text = settings.demo ? mailbox.text() : ways->texts()},
        wording,
        {.address = settings.address,
         .phone = settings.phone,
         .mail = settings.mail ? settings.mail->from : std::string{}}};
    web::Doors doors{
        .directory = directory,
        .sign_in = sign_in,
        .invitations = invitations,
        .enrolment = enrolment,
        .hurry = [this] { hurry(); }};
    AccountSessions signed_in{sessions, directory, settings.demo};
    registers::Registers registers{journal, contributions_of(all_capabilities())};
    Dossiers dossiers{
        journal,
        versions,
        directory,
        contributions_of(all_capabilities()),
        [this](Dossier const& before, Dossier const& after, Moment now, journal::Change& change) {
            registers.project(dossiers, before, after, now, change);
        }};
    web::Tokens tokens{token_key(storage.key)};
    web::Router router;
    web::Region region{
        .dossiers = dossiers,
        .registers = registers,
        .people = directory,
        .sessions = signed_in,
        .clock = clock,
        .tokens = tokens,
        .router = router,
        .log = settings.log,
        .address = settings.demo ? std::string{} : settings.address,
        .demo = settings.demo,
        .doors = &doors,
        .agreements = &agreements,
        .mailbox = settings.demo ? &mailbox : nullptr};
    std::int64_t epoch = 0;
    std::atomic<bool> moved = false;
    std::unique_ptr<notify::OutboxWorker> worker;  ///< last, so that it stops before what it works with
};

Rondom::Rondom(std::unique_ptr<Inside> inside) : inside_{std::move(inside)} {}
Rondom::~Rondom() = default;

tl::expected<std::unique_ptr<Rondom>, std::string> Rondom::open(Settings settings) {
    if (sodium_init() < 0) { return tl::unexpected{std::string{"libsodium does not start"}}; }
    if (!zone_data_is_right()) {
        return tl::unexpected{std::string{"the zone data of this machine is wrong: install tzdata"}};
    }
    if (!settings.log) {
        settings.log = [](std::string_view) {};
    }
    auto storage = settings.data.empty() && settings.store.empty() ? in_memory() : kept(settings);
    if (!storage) { return tl::unexpected{storage.error()}; }
    auto ways = Ways::open({.mail = settings.mail, .texts = settings.texts});
    if (!ways) { return tl::unexpected{ways.error()}; }
    auto inside = std::make_unique<Inside>(std::move(settings), std::move(*storage), std::move(*ways));
    if (auto begun = begin(inside->agreements, inside->settings, inside->clock.now()); !begun) {
        return tl::unexpected{std::move(begun.error())};
    }
    return std::unique_ptr<Rondom>{new Rondom{std::move(inside)}};
}

tl::expected<void, std::string> Rondom::enter(std::optional<std::int64_t> epoch) {
    if (!epoch && seen_epoch(inside_->journal).value_or(1) > 0) {
        return tl::unexpected{
            std::string{"this place is in a directory of regions, or cannot be read: say --regions, "
                        "--regions-key and --named"}};
    }
    if (epoch) {
        if (auto entered = enter_epoch(inside_->journal, *epoch); !entered) { return entered; }
    }
    inside_->epoch = epoch.value_or(0);
    return {};
}

void Rondom::look_around() { inside_->begin_round(); }

tl::expected<void, std::string> Rondom::send_by(SendingSettings const& settings) {
    return inside_->ways->reopen(settings);
}

void Rondom::begin_sending() {
    inside_->worker =
        std::make_unique<notify::OutboxWorker>(inside_->outbox, [this] { return inside_->begin_round(); });
}

tl::expected<void, std::string> Rondom::appoint_administrator(
    std::string_view name, std::string_view mail, std::string_view organisation
) {
    auto const now = inside_->clock.now();
    PersonId const person{derived_text(mail, "person")};
    OrganisationId const place{derived_text(organisation, "organisation")};
    auto const refused = [](accounts::Done const& done) { return !done.has_value(); };

    auto& directory = inside_->directory;
    if (refused(directory.keep(accounts::Organisation{
            .id = place, .kind = accounts::OrganisationKind::alliance, .name = std::string{organisation}})) ||
        refused(directory.keep(accounts::Person{
            .id = person, .name = std::string{name}, .mail = std::string{mail}}))) {
        return tl::unexpected{
            fmt::format("{}: this address cannot be read, or belongs to somebody else", mail)};
    }
    if (refused(directory.assign(
            {.person = person,
             .role = Role::region_administrator,
             .organisation = place,
             .from = local_day(now)}
        )) ||
        refused(inside_->enrolment.invite(person, now))) {
        return tl::unexpected{std::string{"the role could not be given: storage does not answer"}};
    }
    inside_->hurry();
    return {};
}

http::Response Rondom::answer(http::Request const& request) {
    auto const begun = std::chrono::steady_clock::now();
    auto answered = inside_->answer(request);
    if (inside_->settings.watch) {
        inside_->settings.watch(
            {.method = name_of(request.method),
             .route = answered.route.empty() ? no_route : answered.route,
             .status = answered.response.status,
             .took = std::chrono::duration_cast<std::chrono::microseconds>(
                 std::chrono::steady_clock::now() - begun
             )}
        );
    }
    return std::move(answered.response);
}

http::Response Rondom::refusal(int status, std::string_view accept_language, std::size_t most_bytes) const {
    if (inside_->settings.watch) {
        inside_->settings.watch({.method = {}, .route = refused_before, .status = status, .took = {}});
    }
    return web::refusal_answer(
        status, accept_language, {.https = !inside_->settings.demo, .most_bytes = most_bytes}
    );
}

Figures Rondom::figures() {
    Figures figures;
    figures.commits = inside_->storage.store->tally();
    auto const now = inside_->clock.now();
    auto const backlog = notify::backlog(inside_->journal, now);
    figures.store_answers = backlog.has_value();
    if (backlog) {
        figures.outbox_waiting = backlog->waiting;
        figures.outbox_oldest = backlog->oldest ? now - *backlog->oldest : std::chrono::seconds{};
    }
    return figures;
}

renewal::Agreements& Rondom::agreements() { return inside_->agreements; }

std::optional<renewal::Hand> Rondom::administrator(std::string_view mail) const {
    auto const person = inside_->directory.with_mail(mail);
    if (!person || !*person) { return std::nullopt; }
    auto const id = (*person)->id;
    if (!inside_->directory.in_role(id, Role::region_administrator)) { return std::nullopt; }
    return renewal::Hand{.by = id, .now = inside_->clock.now()};
}

tl::expected<renewal::Outcome, std::string> Rondom::migrate(std::string_view version, Trial trial) {
    auto const now = inside_->clock.now();
    return app::migrate({inside_->agreements, inside_->dossiers, inside_->journal}, version, trial, now);
}

tl::expected<keeping::Outcome, std::string> Rondom::forget(Trial trial) {
    auto& inside = *inside_;
    return app::forget(
        {inside.journal, inside.dossiers, inside.registers, inside.directory}, trial, inside.clock.now()
    );
}

tl::expected<std::vector<keeping::Certified>, std::string> Rondom::forgotten_since(Day day) const {
    return app::read(keeping::certified(inside_->journal, day));
}

tl::expected<void, std::string> Rondom::hold(DossierId const& dossier, std::string_view why) {
    return app::hold(
        inside_->journal, {.dossier = dossier, .why = std::string{why}, .at = inside_->clock.now()}
    );
}

tl::expected<void, std::string> Rondom::release(DossierId const& dossier) {
    return app::release(inside_->journal, dossier);
}

Day Rondom::today() const { return local_day(inside_->clock.now()); }

tl::expected<renewal::Replayed, std::string> Rondom::replay() const {
    return app::replay({inside_->agreements, inside_->dossiers, inside_->journal});
}

tl::expected<std::string, std::string> Rondom::explain(ExplainQuestion const& question) {
    return explained(inside_->region, question);
}

tl::expected<void, std::string> Rondom::live(Story const& story) {
    RegionDirectory directory{inside_->directory};
    auto const played = play(
        story,
        {.dossiers = inside_->dossiers,
         .registers = inside_->registers,
         .journal = inside_->journal,
         .directory = directory,
         .capabilities = all_capabilities(),
         .set_clock = [this](Moment moment) { inside_->clock.set(moment); }}
    );
    if (!directory.refused().empty()) {
        return tl::unexpected{
            fmt::format("{}: the region does not take {}", story.file, directory.refused().front())};
    }
    if (!played.differences.empty()) {
        auto const& first = played.differences.front();
        return tl::unexpected{fmt::format("{}:{}: {}", first.file, first.line, first.what)};
    }
    return {};
}

}  // namespace rondom::app
