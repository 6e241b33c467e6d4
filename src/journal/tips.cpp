#include "journal/tips.hpp"

namespace rondom::journal {

tl::expected<void, Trouble> each_tip(Store& store, TipVisitor const& visit) {
    if (auto* const knows = dynamic_cast<KnowsTips*>(&store)) { return knows->each_tip(visit); }
    auto const all = store.dossiers();
    if (!all) { return tl::unexpected{all.error()}; }
    for (auto const& dossier : *all) {
        Tip tip{.dossier = dossier, .link = {}};
        auto const read = store.each_record(dossier, [&](RecordView const& each) {
            tip.seq = each.seq;
            tip.link = each.link;
            return true;
        });
        if (!read) { return read; }
        visit(tip);
    }
    return {};
}

}  // namespace rondom::journal
