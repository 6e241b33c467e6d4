#include "journal/postgres_picture.hpp"

#include <utility>

#include "journal/picture.hpp"
#include "journal/postgres.hpp"
#include "journal/tips.hpp"

namespace rondom::journal {

using postgres::Connection;
using postgres::Failure;
using postgres::guarded;
using postgres::Result;

namespace {

constexpr postgres::Statement records_of{
    "records_of", "select seq, at, key_id, version, sealed, link from entry where dossier = $1 order by seq"};

/// Steps from one dossier to the next instead of reading every entry.
constexpr char const* all_tips =
    "with recursive each as ((select dossier from entry order by dossier limit 1) union all"
    " select (select entry.dossier from entry where entry.dossier > each.dossier order by entry.dossier "
    "limit 1)"
    " from each where each.dossier is not null)"
    " select tip.dossier, tip.seq, tip.link from each, lateral (select dossier, seq, link from entry"
    " where entry.dossier = each.dossier order by seq desc limit 1) tip";

std::string copied(Result const& result, int column) { return std::string{result.text(0, column)}; }

class PostgresPicture final : public Picture, public KnowsTips {
public:
    explicit PostgresPicture(std::string const& where) : connection_{where, Connection::Use::walk} {
        connection_.prepare({records_of});
        // Whoever copies may take long between two looks.
        connection_.run("set idle_in_transaction_session_timeout = 0");
        connection_.run("begin isolation level repeatable read read only");
    }

    tl::expected<void, Trouble> each_record(DossierId const& dossier, RecordVisitor const& visit) override {
        return guarded([&] {
            auto const found = connection_.ask(records_of, dossier.text());
            auto more = true;
            for (int row = 0; more && row < found.rows(); ++row) {
                more = visit(
                    {.dossier = dossier.text(),
                     .seq = found.number(row, 0),
                     .at = Moment{std::chrono::seconds{found.number(row, 1)}},
                     .key_id = found.text(row, 2),
                     .version = found.number(row, 3),
                     .sealed = found.text(row, 4),
                     .link = found.text(row, 5)}
                );
            }
        });
    }

    tl::expected<std::vector<DossierId>, Trouble> dossiers() override {
        std::vector<DossierId> found;
        return walk(
                   "select distinct dossier from entry",
                   [&](Result const& each) { found.emplace_back(copied(each, 0)); }
        ).map([&] { return std::move(found); });
    }

    tl::expected<void, Trouble> each_tip(TipVisitor const& visit) override {
        return walk(all_tips, [&](Result const& each) {
            visit({.dossier = DossierId{copied(each, 0)}, .seq = each.number(0, 1), .link = copied(each, 2)});
        });
    }

    tl::expected<void, Trouble> each_command(std::function<void(CommandRecord const&)> const& visit
    ) override {
        return walk("select id, dossier, seq from command", [&](Result const& each) {
            visit(
                {.command = CommandId{copied(each, 0)},
                 .dossier = DossierId{copied(each, 1)},
                 .seq = each.number(0, 2)}
            );
        });
    }

    tl::expected<void, Trouble> each_row(std::function<void(SealedRow const&)> const& visit) override {
        return walk("select collection, key, sort, owner, sealed from kept", [&](Result const& each) {
            visit(
                {.key = {.collection = copied(each, 0), .key = copied(each, 1), .sort = copied(each, 2)},
                 .owner = copied(each, 3),
                 .sealed = copied(each, 4)}
            );
        });
    }

private:
    tl::expected<void, Trouble> walk(char const* sql, std::function<void(Result const&)> const& visit) {
        return guarded([&] { connection_.walk(sql, visit); });
    }

    Connection connection_;
};

}  // namespace

tl::expected<std::unique_ptr<Store>, std::string> postgres_picture(std::string const& where) {
    try {
        return std::make_unique<PostgresPicture>(where);
    } catch (Failure const& failure) { return tl::unexpected{std::string{failure.what()}}; }
}

}  // namespace rondom::journal
