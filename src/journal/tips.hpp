#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include <tl/expected.hpp>

#include "journal/store.hpp"

namespace rondom::journal {

/// How far a dossier goes, as its last entry tells.
struct Tip {
    DossierId dossier;
    std::int64_t seq = 0;
    std::string link;
};

using TipVisitor = std::function<void(Tip const&)>;

/// What a store is too, that finds last entries without reading the others.
class KnowsTips {
public:
    KnowsTips() = default;
    KnowsTips(KnowsTips const&) = delete;
    KnowsTips& operator=(KnowsTips const&) = delete;
    virtual ~KnowsTips() = default;

    [[nodiscard]] virtual tl::expected<void, Trouble> each_tip(TipVisitor const& visit) = 0;
};

/// Shows the tip of every dossier, in no order. `visit` does not call the store.
tl::expected<void, Trouble> each_tip(Store& store, TipVisitor const& visit);

}  // namespace rondom::journal
