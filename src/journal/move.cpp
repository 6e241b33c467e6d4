#include "journal/move.hpp"

#include <future>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>

#include "journal/arrival.hpp"
#include "journal/contents.hpp"
#include "journal/hindrance.hpp"

namespace rondom::journal {

namespace {

using Clock = std::chrono::steady_clock;

/// So little that closing need not wait for another round.
constexpr std::size_t little = 200;
constexpr int most_rounds = 10;

constexpr char const* differs = "what arrived is not what was sent; do not use it";

std::chrono::milliseconds since(Clock::time_point begin) {
    return std::chrono::round<std::chrono::milliseconds>(Clock::now() - begin);
}

template <class Value>
Value right(tl::expected<Value, std::string> result) {
    if (!result) { throw Hindrance{result.error()}; }
    if constexpr (!std::is_void_v<Value>) { return std::move(*result); }
}

Moved told(Contents const& contents) {
    return {
        .dossiers = contents.dossiers,
        .entries = contents.entries.count(),
        .rows = contents.rows.count(),
        .commands = contents.commands.count(),
        .keys = contents.key_ids.size()};
}

/// Both are read at the same time: nobody can write meanwhile.
Contents same_contents(Store& from, Store& to) {
    auto there = std::async(std::launch::async, [&] { return contents_of(to); });
    auto here = contents_of(from);
    if (there.get() != here) { throw Hindrance{differs}; }
    return here;
}

class Move {
public:
    Move(OldPlace& from, Store& to, KeyShelf& to_keys, EachRound const& each_round)
        : from_{from}, to_{to}, to_keys_{to_keys}, keys_{to_keys}, each_round_{each_round} {}

    Moved run() {
        if (auto before = begin()) { return *before; }
        Copy copy{to_, {arrival_.mark}};
        bring_most(copy);
        auto const closing = Clock::now();
        Moved done;
        try {
            right(from_.close(arrival_.move));
            done = bring_the_rest(copy, closing);
        } catch (Hindrance const& hindrance) { throw Hindrance{hindrance.what + given_up()}; }
        auto const freed = end_arrival(to_, arrival_);
        if (!freed && freed.error() == Trouble::gone) { throw Hindrance{taken_over}; }
        if (!freed) {
            throw Hindrance{"it is not known whether the new place is free now: run the same again"};
        }
        done.until_proved = since(closing);
        return done;
    }

private:
    void look(std::function<void(Store&, KeyShelf&)> const& work) {
        right(from_.look([&](Store& store, KeyShelf& keys) -> tl::expected<void, std::string> {
            work(store, keys);
            return {};
        }));
    }

    /// The result when an earlier run had finished, and only did not come to say so.
    std::optional<Moved> begin() {
        auto const closed = right(from_.closed_for());
        auto const before = must(arrival_at(to_), "reading the new place");
        if (!before && !contents_of(to_).empty()) {
            if (closed.empty()) { throw Hindrance{"the other store is not empty"}; }
            return finished_before();
        }
        if (!closed.empty() && (!before || before->move != closed)) {
            throw Hindrance{
                "the old place is closed for a move to somewhere else: finish that, or give it up"};
        }
        auto const region = region_key_check();
        auto const there = must(to_keys_.check_value(), "reading keys there");
        if (there && !(before && *there == region)) { throw Hindrance{"the other keystore is not empty"}; }
        arrival_ = must(before ? begin_arrival(to_, *before) : begin_arrival(to_), "writing");
        if (!there) { must(to_keys_.set_check_value(region), "writing keys"); }
        return std::nullopt;
    }

    Moved finished_before() {
        Moved done;
        look([&](Store& store, KeyShelf& keys) {
            auto const contents = contents_of(store);
            done = told(contents);
            for (auto const& id : contents.key_ids) {
                keys_.expect(id, keys);
            }
            auto const same = contents_of(to_) == contents && keys_.same_there();
            if (!same) { throw Hindrance{"the other store is not empty"}; }
        });
        return with_keys(done);
    }

    /// What the region's keystore knows its key by.
    std::string region_key_check() {
        std::optional<std::string> ours;
        look([&](Store& /*store*/, KeyShelf& keys) { ours = must(keys.check_value(), "reading keys"); });
        if (!ours) { throw Hindrance{"there is no keystore of a region to move"}; }
        return *ours;
    }

    void bring_keys(std::set<std::string> const& ids, KeyShelf& from) {
        for (auto const& id : ids) {
            keys_.bring(id, from);
        }
    }

    /// What was destroyed goes first: a compartment has one key.
    Round round(Copy& copy, Store& store, KeyShelf& keys) {
        keys_.follow(keys);
        bring_keys(copy.key_ids(), keys);
        auto const done = copy.round(store, [&](std::string const& id) { keys_.bring(id, keys); });
        ++rounds_;
        each_round_(done);
        return done;
    }

    /// Rounds get shorter, because each brings what changed during the one before.
    void bring_most(Copy& copy) {
        std::size_t before = 0;
        std::size_t now = 0;
        do {
            before = now;
            look([&](Store& store, KeyShelf& keys) { now = round(copy, store, keys).all(); });
        } while (now > little && (rounds_ == 1 || now < before / 2) && rounds_ < most_rounds);
    }

    Moved bring_the_rest(Copy& copy, Clock::time_point closing) {
        Moved done;
        look([&](Store& store, KeyShelf& keys) {
            round(copy, store, keys);
            auto const here = since(closing);
            auto keys_there = std::async(std::launch::async, [this] { return keys_.same_there(); });
            done = told(same_contents(store, to_));
            done.until_here = here;
            if (keys_.count() != done.keys || !keys_there.get()) { throw Hindrance{differs}; }
        });
        return with_keys(done);
    }

    [[nodiscard]] Moved with_keys(Moved done) const {
        done.forgotten = keys_.forgotten();
        done.rounds = rounds_;
        return done;
    }

    /// Who took over counts on it that the old place is closed.
    std::string given_up() {
        if (from_.closed_for() != arrival_.move) { return {}; }
        auto const ours = begin_arrival(to_, arrival_);
        auto const open = ours && from_.reopen();
        return open ? ". The old place is open again, and goes on"
                    : ". The old place stays closed: run the same again, or with --give-up";
    }

    OldPlace& from_;
    Store& to_;
    KeyShelf& to_keys_;
    KeyCopy keys_;
    EachRound const& each_round_;
    Arrival arrival_;
    int rounds_ = 0;
};

void give_up(OldPlace& from, Store& to) {
    auto const closed = right(from.closed_for());
    auto const before = must(arrival_at(to), "reading the new place");
    if (!before && !contents_of(to).empty()) {
        throw Hindrance{"a region lives there already: if it is this one, it has moved"};
    }
    if (before && !closed.empty() && before->move != closed) {
        throw Hindrance{"the old place is closed for a move to somewhere else"};
    }
    if (before) { must(begin_arrival(to, *before), "writing"); }
    right(from.reopen());
}

}  // namespace

tl::expected<Moved, std::string> move_region(
    OldPlace& from, Store& to, KeyShelf& to_keys, EachRound const& each_round
) {
    try {
        return Move{from, to, to_keys, each_round}.run();
    } catch (Hindrance const& hindrance) { return tl::unexpected{hindrance.what}; }
}

tl::expected<Moved, std::string> move_region(Store& from, KeyShelf& from_keys, Store& to, KeyShelf& to_keys) {
    StillPlace still{from, from_keys};
    return move_region(still, to, to_keys);
}

tl::expected<void, std::string> give_up_moving(OldPlace& from, Store& to) {
    try {
        give_up(from, to);
        return {};
    } catch (Hindrance const& hindrance) { return tl::unexpected{hindrance.what}; }
}

tl::expected<Moved, std::string> move_contents(Store& from, Store& to) {
    try {
        if (!contents_of(to).empty()) { throw Hindrance{"the other store is not empty"}; }
        Copy{to, {}}.round(from);
        return told(same_contents(from, to));
    } catch (Hindrance const& hindrance) { return tl::unexpected{hindrance.what}; }
}

}  // namespace rondom::journal
