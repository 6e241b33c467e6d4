#include "web/lack_words.hpp"

#include <algorithm>

#include "domain/contains.hpp"

namespace rondom::web {

using renewal::Lack;
using renewal::Lacking;

namespace {

/// "renewal.lack.reads-more", or "renewal.lack.reads-more-by-consent".
std::string key(std::string_view begin, Lacking const& each) {
    auto key = std::string{begin}.append(name_of(each.lack));
    return each.more.purpose.empty() ? key : key + "-by-consent";
}

}  // namespace

std::string LackWords::lacking(Lacking const& each) const { return lacking(each, owners_of(each, {each})); }

std::vector<std::string> LackWords::lacking(std::vector<Lacking> const& all) const {
    std::vector<std::string> said;
    for (auto const& each : all) {
        add_once(said, lacking(each, owners_of(each, all)));
    }
    return said;
}

std::vector<std::string> LackWords::needed(std::vector<Lacking> const& all) const {
    std::vector<std::string> said;
    for (auto const& each : all) {
        add_once(said, needed(each));
    }
    return said;
}

std::string LackWords::needed(Lacking const& each) const {
    auto const* purpose = to_.purpose(each.more.purpose);
    auto const what = purpose != nullptr ? purpose->label.said(language_) : about(each);
    return words_.text(key("renewal.need.", each), {what});
}

std::string LackWords::lacking(Lacking const& each, std::string_view owners) const {
    if (each.lack != Lack::reads_more) { return words_.text(key("renewal.lack.", each), {about(each)}); }
    auto text = words_.text(
        key("renewal.lack.", each),
        {reader(each.more.reader),
         to_.categories.at(each.more.what).label.said(language_),
         owners,
         step(each.more.step)}
    );
    if (each.more.from) {
        text += " " + words_.text("renewal.from-day", {words_.date_full(*each.more.from)});
    }
    return text;
}

std::string LackWords::owners_of(Lacking const& one, std::vector<Lacking> const& all) const {
    std::vector<std::string> owners;
    for (auto const& each : all) {
        auto same = each.more;
        same.owner = one.more.owner;
        bool const alike = each.lack == Lack::reads_more && one.lack == Lack::reads_more && same == one.more;
        if (alike) { owners.emplace_back(to_.parties.at(each.more.owner).label.said(language_)); }
    }
    return words_.list_text(owners);
}

std::string LackWords::reader(Role role) const {
    auto const found = to_.roles.find(role);
    return found != to_.roles.end() ? std::string{found->second.said(language_)} : std::string{name_of(role)};
}

std::string LackWords::step(std::string const& id) const {
    auto const* known = to_.step(id);
    return known != nullptr ? std::string{known->label.said(language_)} : id;
}

std::string LackWords::about(Lacking const& each) const {
    auto const promise = std::ranges::find(to_.promises, each.what, &route::Promise::id);
    bool const promised = each.lack == Lack::broken_promise && promise != to_.promises.end();
    return promised ? std::string{promise->label.said(language_)} : each.what;
}

}  // namespace rondom::web
