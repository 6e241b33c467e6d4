#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rondom::web {

/// The plural rule of a language, as gettext writes it: "n != 1", "n%10==1 && n%100!=11 ? 0 : 1".
class PluralRule {
public:
    /// Nothing when the rule cannot be read. Deep nesting is refused.
    static std::optional<PluralRule> read(std::string_view expression, std::size_t forms);

    /// Which of the forms belongs to this count; always one that exists.
    [[nodiscard]] std::size_t form(std::uint64_t count) const;

private:
    friend class PluralReader;

    enum class Kind : unsigned char { count, number, negation, choice, binary };
    enum class Operator : unsigned char {
        either,
        both,
        equal,
        unequal,
        at_most,
        at_least,
        less,
        more,
        plus,
        minus,
        times,
        over,
        rest
    };

    struct Node {
        Kind kind = Kind::number;
        Operator op = Operator::either;
        std::uint64_t number = 0;
        std::size_t first = 0;
        std::size_t second = 0;
        std::size_t third = 0;
    };

    [[nodiscard]] std::uint64_t value(std::size_t node, std::uint64_t count) const;
    static std::uint64_t combined(Operator op, std::uint64_t left, std::uint64_t right);

    std::vector<Node> nodes_;
    std::size_t root_ = 0;
    std::size_t forms_ = 1;
};

/// The texts of one compiled gettext file (.mo). Looks only at the bytes given, which must outlive it.
class Catalogue {
public:
    /// Checks every bound once, so that a lookup needs no check. Nothing when the bytes are no such file.
    static std::optional<Catalogue> read(std::string_view bytes);

    /// The text of a key; for a plural its first form.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view key) const;

    /// The form of a key for a count.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view key, std::uint64_t count) const;

    [[nodiscard]] std::size_t size() const noexcept { return texts_.size(); }

private:
    std::unordered_map<std::string_view, std::string_view> texts_;
    PluralRule plural_;
};

}  // namespace rondom::web
