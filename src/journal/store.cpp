#include "journal/store.hpp"

#include <limits>

namespace rondom::journal {

tl::expected<std::vector<Record>, Trouble> Store::records(DossierId const& dossier) {
    std::vector<Record> found;
    auto const seen = each_record(dossier, [&](RecordView const& each) {
        found.push_back(
            {.dossier = dossier,
             .seq = each.seq,
             .at = each.at,
             .key_id = std::string{each.key_id},
             .version = each.version,
             .sealed = std::string{each.sealed},
             .link = std::string{each.link}}
        );
        return true;
    });
    if (!seen) { return tl::unexpected{seen.error()}; }
    return found;
}

tl::expected<std::size_t, Trouble> Store::count(std::string_view collection, std::string_view key) {
    Range all{.collection = std::string{collection}, .key = std::string{key}};
    all.limit = std::numeric_limits<std::int64_t>::max();  // also a number to a database
    return rows(all).map([](std::vector<SealedRow> const& found) { return found.size(); });
}

}  // namespace rondom::journal
