#include "web/visit.hpp"

#include <array>
#include <cassert>

#include "http/form.hpp"
#include "templates/layout.hpp"
#include "web/answers.hpp"
#include "web/protection.hpp"

namespace rondom::web {

Visit::Visit(Region const& region, Arrival arrival)
    : region_{region},
      arrival_{std::move(arrival)},
      words_{words_in(arrival_.language)},
      dossier_{std::string{arrival_.match.dossier}},
      subject_{arrival_.match.subject},
      today_{local_day(arrival_.now)},
      profile_{&region.dossiers.versions().in_force(today_)} {
    read_flash();
}

Session const* Visit::session() const noexcept { return arrival_.session ? &*arrival_.session : nullptr; }

access::Actor const& Visit::actor() const {
    assert(arrival_.session);
    return arrival_.session->actor;
}

std::string Visit::query(std::string_view name) const {
    auto const fields = http::form_fields(request().query);
    return fields ? std::string{first_of(*fields, name)} : std::string{};
}

route::Profile const& Visit::profile(std::string_view version) const {
    auto const* known = version.empty() ? nullptr : dossiers().versions().find(version);
    return known != nullptr ? *known : profile();
}

std::string_view Visit::label(route::Label const& label) const {
    return label.said(language(), session() != nullptr && actor().role == Role::youth);
}

std::string_view Visit::label(Role role) const {
    auto const found = profile().roles.find(role);
    return found != profile().roles.end() ? label(found->second) : name_of(role);
}

std::string_view Visit::label(Party party) const {
    auto const found = profile().parties.find(party);
    if (found == profile().parties.end()) { return name_of(party); }
    return label(in_family() ? found->second.plain : found->second.label);
}

std::string_view Visit::label(Category category) const {
    auto const found = profile().categories.find(category);
    if (found == profile().categories.end()) { return name_of(category); }
    return label(in_family() ? found->second.plain : found->second.label);
}

std::string Visit::text(Text const& text) const {
    if (text.words.empty()) { return std::string{label(text.label)}; }
    std::array<std::string, 3> details;
    for (std::size_t each = 0; each < std::min(details.size(), text.details.size()); ++each) {
        details.at(each) = name_of_detail(text.details[each]);
    }
    return words_.text(text.words, {details[0], details[1], details[2]});
}

std::string Visit::name_of_detail(std::string const& detail) const {
    // a party and a purpose may have the same name: then the detail says that it is a purpose
    if (constexpr std::string_view mark = "purpose/"; detail.starts_with(mark)) {
        auto const* purpose = profile().purpose(std::string_view{detail}.substr(mark.size()));
        return purpose != nullptr ? std::string{label(purpose->label)} : detail.substr(mark.size());
    }
    if (auto const party = named<Party>(detail)) { return std::string{label(*party)}; }
    if (auto const role = named<Role>(detail)) { return std::string{label(*role)}; }
    if (auto const category = named<Category>(detail)) { return std::string{label(*category)}; }
    if (auto const* purpose = profile().purpose(detail)) { return std::string{label(purpose->label)}; }
    if (auto const* step = profile().step(detail)) { return std::string{label(step->label)}; }
    if (words_.has(detail)) { return std::string{words_(detail)}; }
    if (auto const day = parse_day(detail)) { return words_.date_full(*day); }
    return detail;
}

tl::expected<VisibleDossier, http::Response> Visit::open(std::string_view page) {
    auto dossier = dossiers().open(actor(), dossier_, page, now());
    if (!dossier) { return tl::unexpected{obstructed(dossier.error())}; }
    profile_ = &dossier->profile();
    return std::move(*dossier);
}

tl::expected<VisibleDossier, Obstacle> Visit::glance() const {
    auto dossier = dossiers().glance(actor(), dossier_, now());
    if (dossier) { profile_ = &dossier->profile(); }
    return dossier;
}

tl::expected<void, journal::Trouble> Visit::wake_registers() const {
    if (woken_) { return {}; }
    woken_ = true;
    return region_.registers.wake(region_.dossiers, now());
}

tl::expected<std::vector<registers::WorkLine>, journal::Trouble> const& Visit::work() const {
    if (!work_) {
        auto const woken = wake_registers();
        work_ = woken ? region_.registers.work(actor()) : tl::unexpected{woken.error()};
    }
    return *work_;
}

tl::expected<std::size_t, journal::Trouble> Visit::count_to_do() const {
    auto const woken = wake_registers();
    if (!woken) { return tl::unexpected{woken.error()}; }
    return region_.registers.count_to_do(actor());
}

tl::expected<std::vector<registers::DossierLine>, journal::Trouble> Visit::own_dossiers() const {
    auto const woken = wake_registers();
    if (!woken) { return tl::unexpected{woken.error()}; }
    return region_.registers.dossiers(actor());
}

tl::expected<std::vector<registers::AppointmentLine>, journal::Trouble> Visit::appointments() const {
    auto const woken = wake_registers();
    if (!woken) { return tl::unexpected{woken.error()}; }
    return region_.registers.appointments(actor(), today());
}

Act Visit::act() const {
    return {
        .actor = actor(),
        .dossier = dossier_.empty() ? DossierId{derived_text(input("opdracht"), "dossier")} : dossier_,
        .command = command(),
        .now = now()};
}

std::string Visit::form_token(std::string_view command) const {
    auto const* who = session();
    return region_.tokens.form(who != nullptr ? std::string_view{who->secret} : "", command);
}

http::Response Visit::page(Head const& head, Part body) {
    Html html;
    templates::layout(html, words_, chrome_of(*this, head), body);

    http::Response response;
    response.status = head.form != nullptr && head.form->wrong() ? head.form->status() : head.status;
    response.headers.emplace_back("Content-Type", "text/html; charset=utf-8");
    bool const https = !region_.demo;
    if (!flash_.empty()) { response.set("Set-Cookie", cookie_text(flash_cookie(https), {}, https)); }
    response.body = html.take();
    return response;
}

http::Response Visit::see_other(std::string_view path, std::string_view flash) const {
    http::Response response;
    response.status = 303;
    response.set("Location", std::string{path});
    if (!flash.empty()) {
        bool const https = !region_.demo;
        auto const* who = session();
        auto const secret = who != nullptr ? std::string_view{who->secret} : std::string_view{};
        response.set(
            "Set-Cookie", cookie_text(flash_cookie(https), region_.tokens.sealed(flash, secret), https)
        );
    }
    return response;
}

std::string Visit::in_dossier(std::string_view path) const {
    return std::string{"/dossiers/"}.append(dossier_.text()).append(path);
}

http::Response Visit::not_found() { return not_found_answer(*this); }

http::Response Visit::obstructed(Obstacle const& obstacle) {
    if (std::holds_alternative<NotFound>(obstacle)) { return not_found(); }
    if (auto const* refusal = std::get_if<Refusal>(&obstacle)) { return refused_answer(*this, *refusal); }
    return storage_answer(*this, std::get<journal::Trouble>(obstacle));
}

void Visit::read_flash() {
    auto const sealed = http::cookie(request(), flash_cookie(!region_.demo));
    if (!sealed) { return; }
    auto const* who = session();
    flash_ = region_.tokens.opened(*sealed, who != nullptr ? std::string_view{who->secret} : "");
    if (!words_.has(flash_)) { flash_.clear(); }
}

}  // namespace rondom::web
