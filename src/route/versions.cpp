#include "route/versions.hpp"

#include <algorithm>
#include <cassert>
#include <mutex>
#include <shared_mutex>
#include <utility>

namespace rondom::route {

struct Versions::Inside {
    mutable std::shared_mutex mutex;
    std::vector<Version> all;
    std::vector<std::unique_ptr<Profile const>> own;
    std::function<void()> look;

    [[nodiscard]] Profile const* find(std::string_view version) const {
        std::shared_lock const lock{mutex};
        auto const found =
            std::ranges::find_if(all, [&](Version const& each) { return each.profile->version == version; });
        return found != all.end() ? found->profile : nullptr;
    }
};

Versions::Versions() : inside_{std::make_shared<Inside>()} {}

Versions::Versions(Profile const& only) : Versions{} { inside_->all.push_back({.profile = &only}); }

void Versions::add(Profile profile, Day from) {
    std::unique_lock const lock{inside_->mutex};
    bool const known = std::ranges::any_of(inside_->all, [&](Version const& each) {
        return each.profile->version == profile.version;
    });
    if (known) { return; }
    auto const& kept = inside_->own.emplace_back(std::make_unique<Profile const>(std::move(profile)));
    inside_->all.push_back({.from = from, .profile = kept.get()});
}

void Versions::when_unknown(std::function<void()> look) {
    std::unique_lock const lock{inside_->mutex};
    inside_->look = std::move(look);
}

Profile const& Versions::in_force(Day day) const {
    std::shared_lock const lock{inside_->mutex};
    assert(!inside_->all.empty());
    auto const* profile = inside_->all.front().profile;
    for (auto const& each : inside_->all) {
        if (std::chrono::sys_days{each.from} <= std::chrono::sys_days{day}) { profile = each.profile; }
    }
    return *profile;
}

Profile const* Versions::find(std::string_view version) const {
    if (auto const* known = inside_->find(version)) { return known; }
    std::function<void()> look;
    {
        std::shared_lock const lock{inside_->mutex};
        look = inside_->look;
    }
    if (!look) { return nullptr; }
    look();
    return inside_->find(version);
}

std::vector<Version> Versions::all() const {
    std::shared_lock const lock{inside_->mutex};
    return inside_->all;
}

}  // namespace rondom::route
