#include "web/catalogue.hpp"

#include <charconv>
#include <cstring>

namespace rondom::web {

namespace {

/// The numbers and strings of a .mo file (GNU gettext manual 10.3), little endian.
class MoFile {
public:
    explicit MoFile(std::string_view bytes) : bytes_{bytes} {}

    [[nodiscard]] std::optional<std::uint32_t> number(std::size_t at) const {
        if (at > bytes_.size() || bytes_.size() - at < sizeof(std::uint32_t)) { return std::nullopt; }
        std::uint32_t value = 0;
        for (std::size_t byte = 0; byte < sizeof value; ++byte) {
            value |= std::uint32_t{static_cast<unsigned char>(bytes_[at + byte])} << (8U * byte);
        }
        return value;
    }

    /// The string that entry `index` of the table at `table` points to. It must end in a NUL.
    [[nodiscard]] std::optional<std::string_view> string(std::size_t table, std::size_t index) const {
        auto const length = number(table + 8 * index);
        auto const start = number(table + 8 * index + 4);
        if (!length || !start) { return std::nullopt; }
        if (*start >= bytes_.size() || *length >= bytes_.size() - *start) { return std::nullopt; }
        if (bytes_[std::size_t{*start} + *length] != '\0') { return std::nullopt; }
        return bytes_.substr(*start, *length);
    }

private:
    std::string_view bytes_;
};

std::string_view up_to_nul(std::string_view text) { return text.substr(0, text.find('\0')); }

std::string_view after(std::string_view text, std::string_view mark) {
    auto const at = text.find(mark);
    return at == std::string_view::npos ? std::string_view{} : text.substr(at + mark.size());
}

/// "Plural-Forms: nplurals=2; plural=n != 1;" in the header of the file.
std::optional<PluralRule> plural_rule(std::string_view header) {
    auto const rule = after(header, "Plural-Forms:");
    auto const count = after(rule, "nplurals=");
    std::size_t forms = 0;
    if (std::from_chars(count.data(), count.data() + count.size(), forms).ec != std::errc{}) {
        return std::nullopt;
    }
    auto const expression = after(rule, " plural=");
    return PluralRule::read(expression.substr(0, expression.find_first_of(";\n")), forms);
}

}  // namespace

std::optional<Catalogue> Catalogue::read(std::string_view bytes) {
    static constexpr std::uint32_t magic = 0x950412de;
    static constexpr std::size_t count_at = 8;
    static constexpr std::size_t keys_at = 12;
    static constexpr std::size_t texts_at = 16;

    MoFile const file{bytes};
    auto const count = file.number(count_at);
    auto const keys = file.number(keys_at);
    auto const texts = file.number(texts_at);
    if (file.number(0) != magic || !count || !keys || !texts) { return std::nullopt; }

    Catalogue catalogue;
    for (std::size_t index = 0; index < *count; ++index) {
        auto const key = file.string(*keys, index);
        auto const text = file.string(*texts, index);
        if (!key || !text) { return std::nullopt; }
        catalogue.texts_.emplace(up_to_nul(*key), *text);
    }
    auto const header = catalogue.texts_.find("");
    auto rule = plural_rule(header == catalogue.texts_.end() ? std::string_view{} : header->second);
    if (!rule) { return std::nullopt; }
    catalogue.plural_ = std::move(*rule);
    return catalogue;
}

std::optional<std::string_view> Catalogue::find(std::string_view key) const {
    auto const found = texts_.find(key);
    if (found == texts_.end()) { return std::nullopt; }
    return up_to_nul(found->second);
}

std::optional<std::string_view> Catalogue::find(std::string_view key, std::uint64_t count) const {
    auto const found = texts_.find(key);
    if (found == texts_.end()) { return std::nullopt; }
    auto forms = found->second;
    for (auto form = plural_.form(count); form > 0; --form) {
        auto const end = forms.find('\0');
        if (end == std::string_view::npos) { break; }
        forms.remove_prefix(end + 1);
    }
    return up_to_nul(forms);
}

}  // namespace rondom::web
