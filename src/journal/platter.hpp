#pragma once

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rondom::journal {

/// What a disk has of one file, beside what the system says that it has: for tests that take the power away.
class Platter {
public:
    Platter() = default;
    explicit Platter(std::string durable) : durable_{std::move(durable)} {}

    void write(std::size_t at, std::string_view bytes) {
        waiting_.push_back({.at = at, .bytes = std::string{bytes}});
    }
    void cut_off(std::size_t size) { waiting_.push_back({.at = size, .cuts = true}); }

    void sync() {
        for (auto const& step : waiting_) {
            done_wholly(step, durable_);
        }
        waiting_.clear();
    }

    /// A sync failed: the system gives up on what waited, and says next time that all is well.
    void give_up() { waiting_.clear(); }

    /// Whether these bytes were synced to it, or may have reached it.
    [[nodiscard]] bool may_have(std::string_view bytes) const {
        auto const has = [&](std::string_view file) { return file.find(bytes) != std::string_view::npos; };
        return has(durable_) ||
               std::ranges::any_of(waiting_, [&](Step const& step) { return has(step.bytes); });
    }

    [[nodiscard]] std::string as_the_system_says() const {
        auto now = durable_;
        for (auto const& step : waiting_) {
            done_wholly(step, now);
        }
        return now;
    }

    /// Of what was not synced each sector arrived, did not arrive, or arrived in part; later ones may have
    /// and earlier ones not.
    [[nodiscard]] std::string after_a_cut(std::mt19937& random) const {
        auto now = durable_;
        for (auto const& step : waiting_) {
            if (!step.cuts) {
                done_by_sector(step, now, random);
            } else if (random() % 2 == 0) {
                done_wholly(step, now);
            }
        }
        return now;
    }

private:
    static constexpr std::size_t sector = 512;

    struct Step {
        std::size_t at = 0;
        std::string bytes{};
        bool cuts = false;
    };

    static void put(std::string& file, std::size_t at, std::string_view bytes) {
        if (file.size() < at + bytes.size()) { file.resize(at + bytes.size()); }
        std::ranges::copy(bytes, file.begin() + static_cast<std::ptrdiff_t>(at));
    }

    static void done_wholly(Step const& step, std::string& file) {
        if (step.cuts) {
            file.resize(std::min(file.size(), step.at));
        } else {
            put(file, step.at, step.bytes);
        }
    }

    static void done_by_sector(Step const& step, std::string& file, std::mt19937& random) {
        std::string_view bytes{step.bytes};
        for (auto at = step.at; !bytes.empty();) {
            auto const here = std::min(bytes.size(), sector - at % sector);
            auto const arrived = bytes.substr(0, here);
            switch (random() % 4) {
                case 0: break;
                // A part, and then what the disk happened to have at hand. Writing a sector over with what is
                // in it changes nothing.
                case 1:
                    if (at < file.size() && std::string_view{file}.substr(at, here) == arrived) { break; }
                    put(file, at, std::string(here, static_cast<char>(random())));
                    put(file, at, arrived.substr(0, random() % here));
                    break;
                default: put(file, at, arrived);
            }
            at += here;
            bytes.remove_prefix(here);
        }
    }

    std::string durable_;
    std::vector<Step> waiting_;
};

}  // namespace rondom::journal
