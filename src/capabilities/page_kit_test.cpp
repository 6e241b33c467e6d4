#include "capabilities/page_kit.hpp"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "capabilities/page_kit_sessions.hpp"
#include "domain/repository.hpp"
#include "journal/keystore.hpp"
#include "journal/memory_store.hpp"
#include "renewal/agreements.hpp"
#include "web/entrance.hpp"
#include "web/own_pages.hpp"
#include "web/protection.hpp"
#include "web/region.hpp"

namespace rondom::page_kit {
namespace {

DossierId const the_dossier{"dossier-1"};

/// A store in memory that can be full.
class FullStore final : public journal::Store {
public:
    [[nodiscard]] tl::expected<void, journal::Trouble> each_record(
        DossierId const& dossier, journal::RecordVisitor const& visit
    ) override {
        return inside_.each_record(dossier, visit);
    }
    [[nodiscard]] tl::expected<journal::Committed, journal::Trouble> commit(journal::Batch const& batch
    ) override {
        if (full) { return tl::unexpected{journal::Trouble::storage_full}; }
        return inside_.commit(batch);
    }
    [[nodiscard]] tl::expected<std::optional<journal::CommandRecord>, journal::Trouble> committed(
        CommandId const& command
    ) override {
        return inside_.committed(command);
    }
    [[nodiscard]] tl::expected<std::optional<journal::SealedRow>, journal::Trouble> row(
        journal::RowKey const& key
    ) override {
        return inside_.row(key);
    }
    [[nodiscard]] tl::expected<std::vector<journal::SealedRow>, journal::Trouble> rows(
        journal::Range const& range
    ) override {
        return inside_.rows(range);
    }
    [[nodiscard]] tl::expected<std::vector<DossierId>, journal::Trouble> dossiers() override {
        return inside_.dossiers();
    }
    [[nodiscard]] tl::expected<void, journal::Trouble> each_command(
        std::function<void(journal::CommandRecord const&)> const& visit
    ) override {
        return inside_.each_command(visit);
    }
    [[nodiscard]] tl::expected<void, journal::Trouble> each_row(
        std::function<void(journal::SealedRow const&)> const& visit
    ) override {
        return inside_.each_row(visit);
    }

    [[nodiscard]] bool sound() override { return inside_.sound(); }

    bool full = false;

private:
    journal::MemoryStore inside_;
};

/// The people of a test, and another administrator.
class TwoAdministrators final : public People {
public:
    [[nodiscard]] std::optional<Colleague> in_role(PersonId const& person, Role role) const override {
        if (role != Role::region_administrator || person != ada()) { return people_.in_role(person, role); }
        auto colleague = people_.in_role(scenario::acting_as(role).person, role);
        colleague->person = ada();
        colleague->name = "Ada Bos";
        return colleague;
    }
    [[nodiscard]] std::vector<Colleague> attached_to(OrganisationId const& where, Role role) const override {
        return people_.attached_to(where, role);
    }
    static PersonId ada() { return PersonId{"ada"}; }

private:
    scenario::TestPeople people_;
};

std::vector<Contribution> contributions_of(std::vector<Capability const*> const& capabilities) {
    std::vector<Contribution> all;
    all.reserve(capabilities.size());
    for (auto const* each : capabilities) {
        all.push_back(each->contribution);
    }
    return all;
}

std::string encoded(std::string_view text) {
    std::string result;
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (char const letter : text) {
        auto const each = static_cast<unsigned char>(letter);
        bool const plain = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
                           (each >= '0' && each <= '9') || each == '-' || each == '_' || each == '.';
        if (plain) {
            result += letter;
        } else {
            result += '%';
            result += digits[each >> 4U];
            result += digits[each & 15U];
        }
    }
    return result;
}

/// Takes out the values of one of our own hidden fields.
void mask(std::string& html, std::string_view field) {
    auto const start = "name=\"" + std::string{field} + "\" value=\"";
    for (auto at = html.find(start); at != std::string::npos; at = html.find(start, at)) {
        at += start.size();
        html.erase(at, html.find('"', at) - at);
    }
}

bool is_random_letter(char each) { return (each >= 'a' && each <= 'z') || (each >= '2' && each <= '7'); }

/// Identifiers are 26 such letters (domain/id.hpp); no word of ours is that long.
void mask_ids(std::string& html) {
    constexpr std::size_t id_size = 26;
    std::size_t run = 0;
    for (std::size_t each = 0; each <= html.size(); ++each) {
        if (each < html.size() && is_random_letter(html[each])) {
            ++run;
            continue;
        }
        if (run == id_size) {
            html.replace(each - run, run, "ID");
            each -= run - 2;
        }
        run = 0;
    }
}

/// The hash in the name of an asset says which bytes it has; a page does not change with it.
void mask_assets(std::string& html) {
    constexpr std::string_view folder = "/assets/iconen.";
    for (auto at = html.find(folder); at != std::string::npos; at = html.find(folder, at)) {
        at += folder.size();
        html.erase(at, html.find(".svg", at) + 1 - at);
    }
}

/// The head of the dossier and its tabs are the same on every page, and have tests of their own.
void cut_head(std::string& html) {
    constexpr std::string_view end = "</nav>\n</div>\n";
    auto const from = html.find("<div class=\"rd-dossierkop\">");
    auto const to = html.find(end);
    if (from != std::string::npos && to != std::string::npos) { html.erase(from, to + end.size() - from); }
}

}  // namespace

struct Site::Inside {
    Inside(std::vector<Capability const*> all, scenario::Scenario const& before)
        : capabilities{std::move(all)},
          clock{moment_of(before.today(), std::chrono::hours{12})},
          registers{journal, contributions_of(capabilities)},
          dossiers{
              journal,
              scenario::midden_groningen(),
              people,
              contributions_of(capabilities),
              [this](Dossier const& was, Dossier const& is, Moment now, journal::Change& change) {
                  registers.project(dossiers, was, is, now, change);
              }} {
        router.add(web::own_routes());
        for (auto const* each : capabilities) {
            add_to(router, *each);
        }
        begin_with(before.dossier());
    }

    void begin_with(Dossier const& dossier) {
        journal::Change change{.dossier = the_dossier, .expected = 0, .command = {}};
        change.entries = dossier.all();
        registers.project(
            dossiers, Dossier{the_dossier, {}}, Dossier{the_dossier, dossier.all()}, clock.now(), change
        );
        REQUIRE(journal.commit(change).has_value());
    }

    std::vector<Capability const*> capabilities;
    web::Clock clock;
    journal::RegionKey key{};
    FullStore store;
    std::unique_ptr<journal::Keystore> keystore = journal::memory_keystore(key);
    journal::Journal journal{store, *keystore, key};
    TwoAdministrators people;
    registers::Registers registers;
    Dossiers dossiers;
    renewal::Agreements agreements{journal, people, {}, dossiers.versions()};
    KitSessions sessions;
    web::Tokens tokens{web::Tokens::Key{1, 2, 3}};
    web::Router router;
    std::string cookie;
    std::string flash;
    web::Region region{
        .dossiers = dossiers,
        .registers = registers,
        .people = people,
        .sessions = sessions,
        .clock = clock,
        .tokens = tokens,
        .router = router,
        .log = [](std::string_view) {},
        .address = {},
        .demo = false,
        .agreements = &agreements};
};

std::string_view Answer::header(std::string_view name) const {
    for (auto const& [each, value] : headers) {
        if (each == name) { return value; }
    }
    return {};
}

std::string Answer::main() const {
    auto const start = html.find("<main");
    auto const end = html.find("</main>");
    if (start == std::string::npos || end == std::string::npos) { return html; }
    auto text = html.substr(start, end - start) + "</main>\n";
    mask(text, "sleutel");
    mask(text, "opdracht");
    mask_assets(text);
    mask_ids(text);
    cut_head(text);
    return text;
}

std::string Answer::hidden(std::string_view name) const {
    auto const main_at = html.find("<main");
    auto const start = "name=\"" + std::string{name} + "\" value=\"";
    auto at = html.find(start, main_at);
    if (at == std::string::npos) { return {}; }
    at += start.size();
    return html.substr(at, html.find('"', at) - at);
}

Site::Site(std::vector<Capability const*> capabilities, scenario::Scenario const& before)
    : inside_{std::make_unique<Inside>(std::move(capabilities), before)} {}

Site::~Site() = default;

Site& Site::as(access::Actor const& who) {
    inside_->cookie = inside_->sessions.add(
        {.token = {}, .secret = {}, .actor = who, .language = web::Language::nl, .other_roles = {}}
    );
    inside_->flash.clear();
    return *this;
}

Site& Site::signed_out() {
    inside_->cookie.clear();
    return *this;
}

Site& Site::in(web::Language language) {
    inside_->sessions.sessions.at(inside_->cookie).language = language;
    return *this;
}

Answer Site::request(http::Request request) {
    auto cookies = std::string{web::session_cookie(true)} + "=" + inside_->cookie;
    if (!inside_->flash.empty()) {
        cookies += "; " + std::string{web::flash_cookie(true)} + "=" + inside_->flash;
        inside_->flash.clear();
    }
    if (!inside_->cookie.empty()) { request.headers.emplace_back("cookie", cookies); }
    auto const response = web::answer(inside_->region, request).response;

    Answer answer{.status = response.status, .headers = response.headers, .html = response.body};
    auto const set = std::string{web::flash_cookie(true)} + "=";
    for (auto const& [name, value] : response.headers) {
        if (name != "Set-Cookie" || !value.starts_with(set)) { continue; }
        inside_->flash = value.substr(set.size(), value.find(';') - set.size());
    }
    return answer;
}

Answer Site::get(std::string_view path) {
    auto const question = path.find('?');
    http::Request wanted;
    wanted.path = path.substr(0, question);
    if (question != std::string_view::npos) { wanted.query = path.substr(question + 1); }
    wanted.headers = {{"host", "rondom.example"}};
    return request(std::move(wanted));
}

Answer Site::send(std::string_view path, Inputs const& inputs) {
    auto const page = get(path);
    http::Request filled{.method = http::Method::post, .path = std::string{path}};
    filled.headers = {
        {"host", "rondom.example"},
        {"content-type", "application/x-www-form-urlencoded"},
        {"origin", "null"},
        {"sec-fetch-site", "same-origin"}};
    filled.body = "sleutel=" + page.hidden("sleutel") + "&opdracht=" + page.hidden("opdracht");
    for (auto const& [name, value] : inputs) {
        filled.body += "&" + encoded(name) + "=" + encoded(value);
    }
    return request(std::move(filled));
}

Answer Site::follow(Answer const& answer) { return get(answer.header("Location")); }

std::string Site::proposed(std::vector<route::SourceFile> const& files) {
    auto& agreements = inside_->agreements;
    auto const known = agreements.all();
    REQUIRE(known.has_value());
    if (known->empty()) {
        REQUIRE(agreements.adopt(files, inside_->clock.now()).has_value());
        return agreements.all()->front().draft.id;
    }
    auto const draft = agreements.propose(files, {TwoAdministrators::ada(), inside_->clock.now()});
    REQUIRE(draft.has_value());
    return draft->id;
}

Site& Site::storage_full() {
    inside_->store.full = true;
    return *this;
}

Site& Site::storage_away() {
    inside_->sessions.away = true;
    return *this;
}

std::vector<std::string> Site::kinds() const {
    std::vector<std::string> kinds;
    auto const entries = inside_->journal.read(the_dossier);
    REQUIRE(entries.has_value());
    for (auto const& each : *entries) {
        kinds.push_back(each.kind);
    }
    return kinds;
}

web::Region const& Site::region() const { return inside_->region; }

void approve(std::string_view name, Answer const& answer) {
    namespace fs = std::filesystem;
    fs::path const approved{(repository / "tests/approved" / name).concat(".html")};
    auto received = approved;
    received.replace_extension(".received.html");

    std::ostringstream before;
    before << std::ifstream{approved}.rdbuf();
    auto const now = answer.main();
    if (before.str() == now) {
        fs::remove(received);
        return;
    }
    fs::create_directories(received.parent_path());
    std::ofstream{received} << now;
    FAIL_CHECK("the page differs from " << approved << "; look at " << received << ", then bin/approve");
}

}  // namespace rondom::page_kit
