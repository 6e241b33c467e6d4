#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/inputs.hpp"
#include "domain/rule.hpp"
#include "web/words.hpp"

namespace rondom::web {

class Visit;

/// One answer that a person can choose.
struct Choice {
    std::string value;
    std::string label;
    std::string hint{};
    bool chosen = false;
    std::string id{};
};

/// One field of a form, ready for `{{> field(page.observed)}}`.
struct FieldView {
    std::string id;
    std::string name;
    std::string label;
    std::string hint;
    std::string value;
    std::string error;
    std::string saved;  ///< what somebody else saved meanwhile, beside what this person typed
    std::string type{"text"};
    std::string autocomplete;
    std::string described_by;
    std::vector<Choice> choices;
    int rows = 6;
    int most = 0;  ///< characters; 0: nothing is counted
    bool required = true;
    bool area = false;
    bool radios = false;
    bool checks = false;
    bool select = false;
    bool tick = false;
    bool chosen = false;  ///< of a tick
    bool code = false;
};

/// What a page says about a field beside its name and words.
struct FieldOptions {
    std::string_view value{};  ///< as it stands before anybody typed
    bool optional = false;
    int rows = 6;
    int most = 2000;
    std::string_view autocomplete{};  ///< WCAG 1.3.5
};

/// Where a form goes, and what proves that it came from us.
struct FormView {
    std::string action;
    std::string token;
    std::string command;
};

struct ProblemLine {
    std::string words;
    std::string field;  ///< id of the field to go to; empty when it belongs to none
};

/// Why it did not happen, and what now.
struct ReasonView {
    std::string why;
    std::string next;
};

/// What a person filled in, and what was wrong with it. A page makes its fields from the form, so the first
/// time and after a mistake are the same code:
///
///     form.area("observed", "signals.observed", {.most = 1200})
///
/// The label is the text of the key; the hint is the text of "<key>.hint" when there is one.
class Form {
public:
    /// Nobody filled it in yet.
    explicit Form(Visit const& visit) : visit_{&visit} {}

    /// Fields that could not be read, in the order of the command.
    Form(Visit const& visit, std::vector<Complaint> complaints);

    /// The rules said no.
    Form(Visit const& visit, Refusal const& refusal);

    [[nodiscard]] FieldView text(std::string_view name, std::string_view key, FieldOptions options = {})
        const;
    [[nodiscard]] FieldView area(std::string_view name, std::string_view key, FieldOptions options = {})
        const;
    [[nodiscard]] FieldView day(std::string_view name, std::string_view key, FieldOptions options = {}) const;
    [[nodiscard]] FieldView moment(std::string_view name, std::string_view key, FieldOptions options = {})
        const;
    /// Digits that were sent to a person.
    [[nodiscard]] FieldView code(std::string_view name, std::string_view key, FieldOptions options = {})
        const;
    [[nodiscard]] FieldView email(std::string_view name, std::string_view key, FieldOptions options = {})
        const;
    [[nodiscard]] FieldView phone(std::string_view name, std::string_view key, FieldOptions options = {})
        const;
    /// Never shown again once it was typed. `autocomplete`: "current-password" or "new-password".
    [[nodiscard]] FieldView password(std::string_view name, std::string_view key, FieldOptions options) const;
    /// One box to tick: "true" or nothing.
    [[nodiscard]] FieldView tick(std::string_view name, std::string_view key, FieldOptions options = {})
        const;

    /// One of these.
    [[nodiscard]] FieldView radios(
        std::string_view name, std::string_view key, std::vector<Choice> choices, FieldOptions options = {}
    ) const;
    /// One of many: a list to open.
    [[nodiscard]] FieldView select(
        std::string_view name, std::string_view key, std::vector<Choice> choices, FieldOptions options = {}
    ) const;
    /// Any of these.
    [[nodiscard]] FieldView checks(
        std::string_view name, std::string_view key, std::vector<Choice> choices, FieldOptions options = {}
    ) const;

    /// Every value of an enumeration as a choice, with the words "<prefix>.<name>".
    template <Named Enum>
    [[nodiscard]] std::vector<Choice> choices(std::string_view prefix) const {
        std::vector<Choice> all;
        for (auto const& each : names_of(Enum{})) {
            all.push_back(choice(each.name, prefix));
        }
        return all;
    }
    /// One value as a choice, with the words "<prefix>.<value>", and "<prefix>.<value>.hint" when there.
    [[nodiscard]] Choice choice(std::string_view value, std::string_view prefix) const;

    /// For `{{#form(page.form)}} ... {{/form}}`. Without an address it goes where the page is.
    [[nodiscard]] FormView view(std::string_view action = {}) const;

    /// Whether a person must mend something: the title then begins with "Fout:".
    [[nodiscard]] bool wrong() const noexcept { return !lines_.empty() || !reasons_.empty(); }
    [[nodiscard]] std::vector<ProblemLine> const& lines() const noexcept { return lines_; }
    [[nodiscard]] std::vector<ReasonView> const& reasons() const noexcept { return reasons_; }
    /// Somebody else changed it meanwhile: fields show both texts.
    [[nodiscard]] bool conflict() const noexcept { return conflict_; }
    [[nodiscard]] int status() const noexcept;

private:
    [[nodiscard]] FieldView field(std::string_view name, std::string_view key, FieldOptions const& options)
        const;
    [[nodiscard]] FieldView with_choices(FieldView field, std::vector<Choice> choices, bool many) const;
    void keep_typed(FieldView& field, FieldOptions const& options) const;

    Visit const* visit_;
    std::vector<Complaint> complaints_;
    std::vector<ProblemLine> lines_;
    std::vector<ReasonView> reasons_;
    bool filled_in_ = false;
    bool conflict_ = false;
};

/// The key of a rule's text: "role.noPower" has the words "rule.role.noPower" and "rule.role.noPower.next".
std::string rule_key(std::string_view rule);

}  // namespace rondom::web
