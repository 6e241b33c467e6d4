#include "route/reading.hpp"

#include <charconv>

#include "route/characters.hpp"

namespace rondom::route {

namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, text) != names.end();
}

bool is_duration(std::string_view text) {
    if (text.size() < 3 || text.front() != 'P' || !is_digit(text[1])) { return false; }
    auto const end = text.find_first_not_of("0123456789", 1);
    return end + 1 == text.size() && std::string_view{"YMWD"}.find(text[end]) != std::string_view::npos;
}

}  // namespace

std::string with_article(std::string_view noun) {
    // "a unit": u sounds as y in the words that are used here
    bool const vowel = !noun.empty() && std::string_view{"aeio"}.find(noun.front()) != std::string_view::npos;
    return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

std::string one_of(std::string_view noun, std::vector<std::string_view> const& names) {
    std::string text = with_article(noun) + (names.empty() ? " is given nowhere" : " is one of ");
    constexpr std::size_t most = 60;  // more than a person looks through
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
        text += fmt::format("{}{}", i == 0 ? "" : ", ", shortened(names[i]));
    }
    return names.size() > most ? text + ", …" : text;
}

bool is_table(Node const& node, std::string_view what, Keys const& keys, Findings& findings) {
    if (node.kind != Node::Kind::table) {
        std::vector<std::string_view> const names{keys.required.begin(), keys.required.end()};
        findings.add(node.place, fmt::format("{} is a table here", what), one_of("key", names));
        return false;
    }
    for (auto const& key : node.keys) {
        if (is_one_of(key.name, keys.required) || is_one_of(key.name, keys.optional)) { continue; }
        std::vector<std::string_view> names{keys.required.begin(), keys.required.end()};
        names.insert(names.end(), keys.optional.begin(), keys.optional.end());
        findings.add(
            key.place, fmt::format("`{}` is no key of {}", shortened(key.name), what), one_of("key", names)
        );
    }
    for (auto const name : keys.required) {
        if (node.find(name) == nullptr) {
            findings.add(node.place, fmt::format("`{}` is missing in {}", name, what));
        }
    }
    return true;
}

std::optional<std::string> read_text(Node const* node, std::string_view what, Findings& findings) {
    if (node == nullptr) { return std::nullopt; }
    if (node->kind != Node::Kind::text) {
        findings.add(node->place, fmt::format("{} is a text here", what));
        return std::nullopt;
    }
    if (node->text.find_first_not_of(" \n\t") == std::string::npos) {
        findings.add(node->place, fmt::format("{} is empty", what));
        return std::nullopt;
    }
    return node->text;
}

bool is_id(std::string_view text) {
    return !text.empty() &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string_view::npos;
}

std::optional<int> read_number(Node const* node, std::string_view what, Findings& findings) {
    if (node == nullptr) { return std::nullopt; }
    int number = 0;
    auto const& text = node->text;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    bool const whole = error == std::errc{} && end == text.data() + text.size();
    if (node->kind != Node::Kind::text || !whole || number < 0 || number > 1000) {
        findings.add(
            node->place,
            fmt::format("`{}` is no {}", shortened(text), what),
            "write a whole number from 0 to 1000"
        );
        return std::nullopt;
    }
    return number;
}

bool read_flag(Node const* node, std::string_view what, Findings& findings) {
    if (node == nullptr || node->text == "false") { return false; }
    if (node->text == "true") { return true; }
    findings.add(
        node->place,
        fmt::format("`{}` says not whether `{}`", shortened(node->text), what),
        "write true or false"
    );
    return false;
}

std::string read_duration(Node const* node, std::string_view what, Findings& findings) {
    auto text = read_text(node, what, findings);
    if (text && !is_duration(*text)) {
        findings.add(
            node->place,
            fmt::format("`{}` is no {}", shortened(*text), what),
            "write P, a number, and Y, M, W or D: P20Y is twenty years"
        );
    }
    return text.value_or("");
}

Label read_label(Node const* node, std::string_view what, Findings& findings) {
    Label label;
    auto const text = [&](Node const& table, std::string_view language) {
        return read_text(table.find(language), fmt::format("{} ({})", what, language), findings).value_or("");
    };
    if (node == nullptr || !is_table(*node, what, {{"nl", "en"}, {"youth"}}, findings)) { return label; }
    label.nl = text(*node, "nl");
    label.en = text(*node, "en");
    auto const* youth = node->find("youth");
    if (youth == nullptr || !is_table(*youth, "a text to the youth", {{"nl", "en"}}, findings)) {
        return label;
    }
    label.youth_nl = text(*youth, "nl");
    label.youth_en = text(*youth, "en");
    return label;
}

Origin read_origin(Node const& table, std::string_view what, Findings& findings) {
    Origin origin;
    auto const* source = table.find("source");
    auto const* assumption = table.find("assumption");
    if (source == nullptr && assumption == nullptr) {
        findings.add(
            table.place,
            fmt::format("{} does not say where it comes from", what),
            "give a `source` (S2:253, an article of law) or, where the sources are silent, an `assumption`"
        );
    }
    origin.source = read_text(source, "a source", findings).value_or("");
    origin.assumption = read_text(assumption, "an assumption", findings).value_or("");
    return origin;
}

std::vector<Node const*> read_list(Node const* node, std::string_view what, Findings& findings) {
    std::vector<Node const*> texts;
    if (node == nullptr) { return texts; }
    if (node->kind != Node::Kind::list) {
        findings.add(node->place, fmt::format("{} are a list here", what), "write [one, another]");
        return texts;
    }
    for (auto const& item : node->items) {
        bool const known =
            std::ranges::any_of(texts, [&](auto const* each) { return each->text == item.text; });
        if (item.kind != Node::Kind::text) {
            findings.add(item.place, fmt::format("one of the {} is no text", what));
        } else if (known) {
            findings.add(item.place, fmt::format("`{}` stands here twice", shortened(item.text)));
        } else {
            texts.push_back(&item);
        }
    }
    return texts;
}

std::string read_reference(
    Node const* node, std::string_view section, std::string_view noun, Loading& loading
) {
    auto text = read_text(node, with_article(noun), loading.findings);
    if (text && !loading.has_id(section, *text)) {
        std::vector<std::string_view> names;
        if (auto const* given = loading.section(section)) {
            for (auto const& key : given->keys) {
                names.push_back(key.name);
            }
        }
        loading.findings.add(
            node->place, fmt::format("`{}` is no {}", shortened(*text), noun), one_of(noun, names)
        );
    }
    return text.value_or("");
}

std::vector<std::string> read_references(
    Node const* node, std::string_view section, std::string_view noun, Loading& loading
) {
    std::vector<std::string> ids;
    for (auto const* item : read_list(node, fmt::format("{}s", noun), loading.findings)) {
        ids.push_back(read_reference(item, section, noun, loading));
    }
    return ids;
}

std::vector<Item> items_of(std::string_view section, Loading& loading) {
    std::vector<Item> items;
    auto const* node = loading.section(section);
    if (node == nullptr) { return items; }
    if (node->kind != Node::Kind::table) {
        loading.findings.add(node->place, fmt::format("`{}` is a table of names", section));
        return items;
    }
    if (node->items.size() > most_rules) {
        loading.findings.add(
            node->place,
            "there is too much in one table or list",
            fmt::format("at most {} items stand in one", most_rules)
        );
        return items;
    }
    for (std::size_t i = 0; i < node->keys.size() && i < node->items.size(); ++i) {
        auto const& key = node->keys[i];
        auto const& item = node->items[i];
        loading.places.emplace(fmt::format("{}/{}", section, key.name), key.place);
        if (item.kind != Node::Kind::table) {
            loading.findings.add(item.place, fmt::format("`{}` is a table here", shortened(key.name)));
            continue;
        }
        items.push_back({.id = key.name, .node = &item});
    }
    return items;
}

}  // namespace rondom::route
