#include "planted.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "journal/memory_store.hpp"

namespace rondom::journal::kit {

namespace {

/// Passes everything on. Each fault changes one promise.
class Faulty : public Store {
public:
    explicit Faulty(std::string fault) : fault_{std::move(fault)} {}

    tl::expected<void, Trouble> each_record(DossierId const& dossier, RecordVisitor const& visit) override {
        if (fault_ != "order") { return store_.each_record(dossier, visit); }
        auto found = store_.records(dossier);
        if (!found) { return tl::unexpected{found.error()}; }
        std::ranges::reverse(*found);
        for (auto const& each : *found) {
            if (!visit(view_of(each))) { break; }
        }
        return {};
    }

    tl::expected<Committed, Trouble> commit(Batch const& batch) override {
        auto other = batch;
        if (fault_ == "expected" && !batch.dossier.empty()) { take_what_is_there(other); }
        if (fault_ == "command") { other.command = CommandId{}; }
        if (fault_ == "token") { other.must_exist.clear(); }
        if (fault_ == "clear") { other.clear.clear(); }
        if (fault_ == "halves") { return commit_in_halves(other); }
        return store_.commit(other);
    }

    tl::expected<std::optional<CommandRecord>, Trouble> committed(CommandId const& command) override {
        return store_.committed(command);
    }
    tl::expected<std::optional<SealedRow>, Trouble> row(RowKey const& key) override {
        return store_.row(key);
    }
    tl::expected<std::vector<SealedRow>, Trouble> rows(Range const& range) override {
        auto other = range;
        if (fault_ == "range") { other.to.clear(); }
        return store_.rows(other);
    }
    tl::expected<std::vector<DossierId>, Trouble> dossiers() override { return store_.dossiers(); }
    tl::expected<void, Trouble> each_command(std::function<void(CommandRecord const&)> const& visit
    ) override {
        return store_.each_command(visit);
    }
    tl::expected<void, Trouble> each_row(std::function<void(SealedRow const&)> const& visit) override {
        return store_.each_row(visit);
    }
    bool sound() override { return store_.sound(); }

private:
    /// Whoever is second overwrites nothing, but decided on something else.
    void take_what_is_there(Batch& batch) {
        batch.expected = static_cast<std::int64_t>(store_.records(batch.dossier)->size());
        auto seq = batch.expected;
        for (auto& each : batch.records) {
            each.seq = ++seq;
        }
    }

    /// Two transactions where one was promised.
    tl::expected<Committed, Trouble> commit_in_halves(Batch const& batch) {
        if (batch.records.size() < 2) { return store_.commit(batch); }
        auto first = batch;
        first.command = CommandId{};
        first.records.resize(1);
        auto second = batch;
        second.expected = first.records.back().seq;
        second.records.erase(second.records.begin());
        return store_.commit(first).and_then([&](Committed const&) { return store_.commit(second); });
    }

    MemoryStore store_;
    std::string fault_;
};

}  // namespace

std::function<std::unique_ptr<Store>()> planted() {
    auto const* const fault = std::getenv("RONDOM_PLANTED");
    if (fault == nullptr) { return {}; }
    return [fault] { return std::make_unique<Faulty>(fault); };
}

}  // namespace rondom::journal::kit
