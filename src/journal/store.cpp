#include "journal/store.hpp"

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

}  // namespace rondom::journal
