#include <algorithm>
#include <array>
#include <charconv>

#include "web/catalogue.hpp"

namespace rondom::web {

/// Reads the part of C that gettext allows in a plural rule, from loose to tight.
class PluralReader {
public:
    explicit PluralReader(std::string_view text) : text_{text} {}

    std::optional<PluralRule> read(std::size_t forms) {
        auto const root = choice();
        skip_spaces();
        if (!root || !text_.empty()) { return std::nullopt; }
        rule_.root_ = *root;
        rule_.forms_ = forms;
        return std::move(rule_);
    }

private:
    using Kind = PluralRule::Kind;
    using Operator = PluralRule::Operator;
    using Node = PluralRule::Node;
    using Place = std::optional<std::size_t>;

    struct Sign {
        std::string_view text;
        Operator op;
        std::size_t tightness;
    };

    /// Longer signs first, so that "<=" is not read as "<".
    static constexpr std::array signs{
        Sign{"||", Operator::either, 0},
        Sign{"&&", Operator::both, 1},
        Sign{"==", Operator::equal, 2},
        Sign{"!=", Operator::unequal, 2},
        Sign{"<=", Operator::at_most, 3},
        Sign{">=", Operator::at_least, 3},
        Sign{"<", Operator::less, 3},
        Sign{">", Operator::more, 3},
        Sign{"+", Operator::plus, 4},
        Sign{"-", Operator::minus, 4},
        Sign{"*", Operator::times, 5},
        Sign{"/", Operator::over, 5},
        Sign{"%", Operator::rest, 5}};
    static constexpr std::size_t tightest = 6;
    static constexpr std::size_t deepest = 32;

    std::size_t add(Node node) {
        rule_.nodes_.push_back(node);
        return rule_.nodes_.size() - 1;
    }

    void skip_spaces() { text_.remove_prefix(std::min(text_.find_first_not_of(" \t"), text_.size())); }

    bool take(std::string_view sign) {
        skip_spaces();
        if (!text_.starts_with(sign)) { return false; }
        text_.remove_prefix(sign.size());
        return true;
    }

    Place choice() {
        if (depth_ == deepest) { return std::nullopt; }
        ++depth_;
        auto const result = choice_inside();
        --depth_;
        return result;
    }

    Place choice_inside() {
        auto const test = chain(0);
        if (!test || !take("?")) { return test; }
        auto const yes = choice();
        if (!yes || !take(":")) { return std::nullopt; }
        auto const no = choice();
        if (!no) { return std::nullopt; }
        return add({.kind = Kind::choice, .first = *test, .second = *yes, .third = *no});
    }

    Place chain(std::size_t tightness) {
        if (tightness == tightest) { return single(); }
        auto left = chain(tightness + 1);
        while (left) {
            auto const op = take_operator(tightness);
            if (!op) { return left; }
            auto const right = chain(tightness + 1);
            if (!right) { return std::nullopt; }
            left = add({.kind = Kind::binary, .op = *op, .first = *left, .second = *right});
        }
        return left;
    }

    std::optional<Operator> take_operator(std::size_t tightness) {
        for (auto const& sign : signs) {
            if (sign.tightness == tightness && take(sign.text)) { return sign.op; }
        }
        return std::nullopt;
    }

    Place single() {
        if (take("(")) {
            auto const inside = choice();
            return inside && take(")") ? inside : std::nullopt;
        }
        if (take("n")) { return add({.kind = Kind::count}); }
        if (take("!")) { return negation(); }
        std::uint64_t number = 0;
        auto const [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
        if (error != std::errc{}) { return std::nullopt; }
        text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        return add({.kind = Kind::number, .number = number});
    }

    Place negation() {
        if (depth_ == deepest) { return std::nullopt; }
        ++depth_;
        auto const inside = single();
        --depth_;
        if (!inside) { return std::nullopt; }
        return add({.kind = Kind::negation, .first = *inside});
    }

    std::string_view text_;
    PluralRule rule_;
    std::size_t depth_ = 0;
};

std::optional<PluralRule> PluralRule::read(std::string_view expression, std::size_t forms) {
    if (forms == 0) { return std::nullopt; }
    return PluralReader{expression}.read(forms);
}

std::size_t PluralRule::form(std::uint64_t count) const {
    if (nodes_.empty()) { return 0; }
    auto const form = value(root_, count);
    return form < forms_ ? static_cast<std::size_t>(form) : 0;
}

std::uint64_t PluralRule::value(std::size_t node, std::uint64_t count) const {
    auto const& here = nodes_[node];
    switch (here.kind) {
        case Kind::count: return count;
        case Kind::number: return here.number;
        case Kind::negation: return value(here.first, count) == 0 ? 1 : 0;
        case Kind::choice: return value(value(here.first, count) != 0 ? here.second : here.third, count);
        case Kind::binary: return combined(here.op, value(here.first, count), value(here.second, count));
    }
    return 0;
}

std::uint64_t PluralRule::combined(Operator op, std::uint64_t left, std::uint64_t right) {
    switch (op) {
        case Operator::either: return static_cast<std::uint64_t>(left != 0 || right != 0);
        case Operator::both: return static_cast<std::uint64_t>(left != 0 && right != 0);
        case Operator::equal: return static_cast<std::uint64_t>(left == right);
        case Operator::unequal: return static_cast<std::uint64_t>(left != right);
        case Operator::at_most: return static_cast<std::uint64_t>(left <= right);
        case Operator::at_least: return static_cast<std::uint64_t>(left >= right);
        case Operator::less: return static_cast<std::uint64_t>(left < right);
        case Operator::more: return static_cast<std::uint64_t>(left > right);
        case Operator::plus: return left + right;
        case Operator::minus: return left - right;
        case Operator::times: return left * right;
        case Operator::over: return right == 0 ? 0 : left / right;
        case Operator::rest: return right == 0 ? 0 : left % right;
    }
    return 0;
}

}  // namespace rondom::web
