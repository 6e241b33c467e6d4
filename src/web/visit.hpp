#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/inputs.hpp"
#include "http/message.hpp"
#include "web/html.hpp"
#include "web/page.hpp"
#include "web/region.hpp"

namespace rondom::web {

/// One request of one person: what was asked, by whom, when, and the ways to answer. Lives as long as the
/// request.
class Visit {
public:
    /// What the router and sign-in found out before the page is called.
    struct Arrival {
        http::Request const& request;
        Match match{};
        std::optional<Session> session{};
        Inputs inputs{};
        Language language{};
        Moment now{};
    };

    Visit(Region const& region, Arrival arrival);
    Visit(Visit const&) = delete;
    Visit& operator=(Visit const&) = delete;

    // ---- what was asked

    [[nodiscard]] http::Request const& request() const noexcept { return arrival_.request; }
    [[nodiscard]] std::string const& path() const noexcept { return arrival_.request.path; }
    /// {dossier} in the path; empty when there is none.
    [[nodiscard]] DossierId const& dossier() const noexcept { return dossier_; }
    /// {subject} in the path.
    [[nodiscard]] std::string const& subject() const noexcept { return subject_; }
    /// What was filled in (POST).
    [[nodiscard]] Inputs const& inputs() const noexcept { return arrival_.inputs; }
    [[nodiscard]] std::string_view input(std::string_view name) const { return first_of(inputs(), name); }
    /// ?name=value
    [[nodiscard]] std::string query(std::string_view name) const;

    // ---- by whom, when, in which language

    [[nodiscard]] Session const* session() const noexcept;
    /// Who acts; only after a route that asks for somebody signed in.
    [[nodiscard]] access::Actor const& actor() const;
    /// Whether the active role may give this command at all: for showing its button.
    template <class Command>
    [[nodiscard]] bool may() const {
        return session() != nullptr && Command::permission.who.has(actor().role);
    }
    [[nodiscard]] bool in_family() const { return session() != nullptr && actor().party() == Party::family; }
    [[nodiscard]] Moment now() const noexcept { return arrival_.now; }
    [[nodiscard]] Day today() const noexcept { return today_; }
    [[nodiscard]] Language language() const noexcept { return arrival_.language; }
    [[nodiscard]] Words const& words() const { return words_; }

    // ---- the region

    [[nodiscard]] Region const& region() const noexcept { return region_; }
    [[nodiscard]] Dossiers& dossiers() const noexcept { return region_.dossiers; }
    /// The region's agreement: of a dossier that was opened or glanced at its own version, otherwise the one
    /// that is in force.
    [[nodiscard]] route::Profile const& profile() const noexcept { return *profile_; }
    /// That version; the one of this visit when nobody knows it.
    [[nodiscard]] route::Profile const& profile(std::string_view version) const;
    /// The region's own text in the language of this visit.
    [[nodiscard]] std::string_view label(route::Label const& label) const;
    [[nodiscard]] std::string_view label(Role role) const;
    /// A party as this reader's side calls it.
    [[nodiscard]] std::string_view label(Party party) const;
    [[nodiscard]] std::string_view label(Category category) const;
    /// A text of a task: a label of the region or words of the product.
    [[nodiscard]] std::string text(Text const& text) const;
    /// A detail of a refusal as people read it: parties, roles, steps and purposes by their label, a key by
    /// its words, a day as a date.
    [[nodiscard]] std::string name_of_detail(std::string const& detail) const;

    // ---- reading

    /// The dossier in the path as this person may see it, with a line in the reading log. `page` is the key
    /// of what is looked at ("plan"; words "page.plan"). Otherwise the answer to give: unknown and forbidden
    /// give the same one.
    [[nodiscard]] tl::expected<VisibleDossier, http::Response> open(std::string_view page);

    /// The same without a line in the log, for a form: what it shows the reader has seen.
    [[nodiscard]] tl::expected<VisibleDossier, Obstacle> glance() const;

    /// What this person is to do, and what waits for others; of today, and read once per visit.
    [[nodiscard]] tl::expected<std::vector<registers::WorkLine>, journal::Trouble> const& work() const;
    /// How many things this person is to do; of today.
    [[nodiscard]] tl::expected<std::size_t, journal::Trouble> count_to_do() const;
    /// The dossiers that this person takes part in; of today.
    [[nodiscard]] tl::expected<std::vector<registers::DossierLine>, journal::Trouble> own_dossiers() const;
    /// When and where this person is expected, from today on.
    [[nodiscard]] tl::expected<std::vector<registers::AppointmentLine>, journal::Trouble> appointments(
    ) const;

    // ---- acting

    /// Who does what in which dossier. Sending one form twice is one command. A command that opens a dossier
    /// gets an id that follows from the form.
    [[nodiscard]] Act act() const;
    [[nodiscard]] CommandId command() const { return CommandId{std::string{input("opdracht")}}; }
    /// The token for a form with this command id (assurance.md 2.2).
    [[nodiscard]] std::string form_token(std::string_view command) const;

    // ---- answering

    /// The page, in the layout, with the problems of its form if it has any.
    [[nodiscard]] http::Response page(Head const& head, Part body);
    /// 303 to a path of ours; the next page says `flash` (a key of the words files).
    [[nodiscard]] http::Response see_other(std::string_view path, std::string_view flash = {}) const;
    /// An address of this dossier: "/plan" gives "/dossiers/<id>/plan".
    [[nodiscard]] std::string in_dossier(std::string_view path) const;
    /// The one answer for what is not there and for what is not for this person.
    [[nodiscard]] http::Response not_found();
    /// The answer to an obstacle that no form can show: not there, or storage that cannot write. What the
    /// person typed is on the page, and can be sent again.
    [[nodiscard]] http::Response obstructed(Obstacle const& obstacle);

    /// The message that the page before left, once.
    [[nodiscard]] std::string_view flash() const noexcept { return flash_; }

private:
    void read_flash();
    /// Lines change by themselves when a day passes; whoever reads them, wakes them first.
    [[nodiscard]] tl::expected<void, journal::Trouble> wake_registers() const;

    Region const& region_;
    Arrival arrival_;
    Words const& words_;
    DossierId dossier_;
    std::string subject_;
    std::string flash_;
    Day today_;
    mutable route::Profile const* profile_;
    mutable bool woken_ = false;
    mutable std::optional<tl::expected<std::vector<registers::WorkLine>, journal::Trouble>> work_;
};

}  // namespace rondom::web
