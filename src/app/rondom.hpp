#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "app/metrics.hpp"
#include "app/observed.hpp"
#include "app/region_profile.hpp"
#include "app/ways.hpp"
#include "domain/day.hpp"
#include "domain/id.hpp"
#include "domain/language.hpp"
#include "http/message.hpp"
#include "keeping/forgetting.hpp"
#include "renewal/agreements.hpp"
#include "renewal/migration.hpp"
#include "renewal/replay.hpp"

namespace rondom::app {

struct Story;

/// What a region's installation is made of.
struct Settings {
    std::filesystem::path data;       ///< directory with the databases; empty: memory, gone at the end
    std::filesystem::path key_file;   ///< of the region (journal/region_key.hpp); not needed without data
    std::filesystem::path profile{};  ///< directory; empty: the profile that came with the program
    std::string region{default_region};
    std::string address{};  ///< "https://rondom.example.nl", as people type it; links of mails begin with it
    std::string phone{};    ///< whom people call when they need help
    std::optional<notify::SmtpSettings> mail{};       ///< none: nobody gets mail
    std::optional<notify::HttpTextSettings> texts{};  ///< none: nobody gets text messages, so no codes
    /// A store without any version begins with this profile; otherwise it is refused.
    bool may_begin = true;
    bool demo = false;  ///< fictional people, a story clock, plain http
    std::optional<Moment> story_begins{};
    std::function<void(std::string_view)> log{};
    std::string store{};  ///< instead of `data`: another place to keep everything (journal/storage.hpp)
    std::string keys{};   ///< where the keys lie, when not beside the journal
    std::function<void(Observed const&)> watch{};  ///< hears of every answer; called from several threads
};

/// What somebody with the region's key wants explained.
struct ExplainQuestion {
    DossierId dossier;
    std::string reader;  ///< a person's id, or the name of a role that somebody around the child holds
    Language language{};
    bool json = false;
};

/// The whole system behind one function: request in, response out. Everything is made here, from the
/// settings.
class Rondom {
public:
    /// The error is for the person who installs: what is wrong, and what to do.
    static tl::expected<std::unique_ptr<Rondom>, std::string> open(Settings settings);
    ~Rondom();
    Rondom(Rondom const&) = delete;
    Rondom& operator=(Rondom const&) = delete;

    /// Called from several threads.
    [[nodiscard]] http::Response answer(http::Request const& request);

    /// What people read when the server refuses a request by itself; forms have at most this many bytes.
    [[nodiscard]] http::Response refusal(int status, std::string_view accept_language, std::size_t most_bytes)
        const;

    /// How the region's storage and outbox are now, for whoever watches the server.
    [[nodiscard]] Figures figures();

    /// From the next mail on: other servers, or other passwords of the same. The error says what is wrong;
    /// then everything stays as it was.
    tl::expected<void, std::string> send_by(SendingSettings const& settings);

    /// Which epoch the directory of the installation gives this place; nothing, when there is no directory.
    /// Refused when the region moved from here. A region that moves later is served no more either.
    tl::expected<void, std::string> enter(std::optional<std::int64_t> epoch);

    /// Does what changes by itself: whose birthday it is, and whether the region still lives here. Once a
    /// second while sending.
    void look_around();

    /// From here on what waits in the outbox goes out, in a thread of its own.
    void begin_sending();

    /// Somebody of the region's own may sign in: an account with this address that administers the region.
    /// Gives way to sign in by mail. The error says what to do.
    tl::expected<void, std::string> appoint_administrator(
        std::string_view name, std::string_view mail, std::string_view organisation
    );

    /// Plays what happens in a story: its people become the region's, its commands are given, and the clock
    /// is left at its last moment. Only in the demonstration. The error says what the region did not take.
    tl::expected<void, std::string> live(Story const& story);

    /// The versions of the region's agreement: to look at, propose and publish.
    [[nodiscard]] renewal::Agreements& agreements();

    /// Who has this address and administers the region now.
    [[nodiscard]] std::optional<renewal::Hand> administrator(std::string_view mail) const;

    enum class Trial { only, for_real };

    /// Brings every open dossier that can under a published version (empty: the one in force), or only looks.
    /// Whoever published it stands in the dossiers' logs. The error says why nothing was done.
    tl::expected<renewal::Outcome, std::string> migrate(std::string_view version, Trial trial);

    /// Destroys what passed its period, or only looks. Others may serve meanwhile.
    tl::expected<keeping::Outcome, std::string> forget(Trial trial);

    /// What was forgotten since this day; for the certificate.
    [[nodiscard]] tl::expected<std::vector<keeping::Certified>, std::string> forgotten_since(Day day) const;

    /// Nothing of this dossier is forgotten, until it is released.
    tl::expected<void, std::string> hold(DossierId const& dossier, std::string_view why);
    tl::expected<void, std::string> release(DossierId const& dossier);

    /// Which day it is here.
    [[nodiscard]] Day today() const;

    /// Decides again every line of the decision record.
    [[nodiscard]] tl::expected<renewal::Replayed, std::string> replay() const;

    /// Why a dossier stands where it stands, in words or as JSON, as one person of its circle may read it:
    /// noted in the reading log as what it is, asked for by the operator. The error says what was wrong with
    /// the question.
    tl::expected<std::string, std::string> explain(ExplainQuestion const& question);

private:
    struct Inside;
    explicit Rondom(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace rondom::app
