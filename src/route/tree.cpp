#include "route/tree.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/core.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace rondom::route {

namespace {

/// How many bytes the UTF-8 character that starts with `lead` has; 0 when none starts like that.
std::size_t length_of(unsigned char lead) {
    if (lead < 0x80) { return 1; }
    if (lead >= 0xC2 && lead < 0xE0) { return 2; }
    if (lead >= 0xE0 && lead < 0xF0) { return 3; }
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

bool is_follower(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// Overlong forms, surrogates and what lies beyond Unicode.
bool is_crooked(unsigned char lead, unsigned char second) {
    return (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
           (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
}

bool is_character(std::string_view bytes) {
    auto const lead = static_cast<unsigned char>(bytes.front());
    bool const control = lead < 0x20 && lead != '\n' && lead != '\r' && lead != '\t';
    if (control || lead == 0x7F || !std::ranges::all_of(bytes.substr(1), is_follower)) { return false; }
    return bytes.size() == 1 || !is_crooked(lead, static_cast<unsigned char>(bytes[1]));
}

/// The place of the first byte that is no readable text.
std::optional<Place> unreadable(SourceFile const& file) {
    Place place{.file = file.name, .line = 1, .column = 1};
    std::string_view rest{file.text};
    while (!rest.empty()) {
        auto const length = length_of(static_cast<unsigned char>(rest.front()));
        if (length == 0 || length > rest.size() || !is_character(rest.substr(0, length))) { return place; }
        ++place.column;
        if (rest.front() == '\n') {
            ++place.line;
            place.column = 1;
        }
        rest.remove_prefix(length);
    }
    return std::nullopt;
}

struct TooDeep {};

/// Makes the tree from the events of the parser: nothing is expanded, nothing is overwritten unseen.
class Builder final : public YAML::EventHandler {
public:
    Builder(std::string_view file, Findings& findings) : file_{file}, findings_{findings} {}

    [[nodiscard]] Node take() { return std::move(root_); }

    void OnDocumentStart(YAML::Mark const& /*mark*/) override {}
    void OnDocumentEnd() override {}

    void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override {
        refuse_extras(mark, "", anchor);
        add({.kind = Node::Kind::text, .place = place(mark), .text = {}, .keys = {}, .items = {}});
    }
    void OnAlias(YAML::Mark const& mark, YAML::anchor_t /*anchor*/) override {
        findings_.add(place(mark), "an alias (`*name`) is not used in a profile", "write the text out");
        add({.kind = Node::Kind::text, .place = place(mark), .text = {}, .keys = {}, .items = {}});
    }
    void OnScalar(
        YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor, std::string const& value
    ) override {
        refuse_extras(mark, tag, anchor);
        add({.kind = Node::Kind::text, .place = place(mark), .text = value, .keys = {}, .items = {}});
    }

    void OnSequenceStart(
        YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value
    ) override {
        start(Node::Kind::list, mark, tag, anchor);
    }
    void OnSequenceEnd() override { end(); }
    void OnMapStart(
        YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value
    ) override {
        start(Node::Kind::table, mark, tag, anchor);
    }
    void OnMapEnd() override { end(); }

private:
    [[nodiscard]] Place place(YAML::Mark const& mark) const {
        return {.file = file_, .line = mark.line + 1, .column = mark.column + 1};
    }

    void refuse_extras(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor) {
        if (anchor != YAML::NullAnchor) {
            findings_.add(place(mark), "an anchor (`&name`) is not used in a profile", "leave it out");
        }
        if (!tag.empty() && tag != "?" && tag != "!") {
            findings_.add(place(mark), "a tag (`!name`) is not used in a profile", "leave it out");
        }
    }

    void start(Node::Kind kind, YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor) {
        refuse_extras(mark, tag, anchor);
        if (open_.size() == deepest_nesting) {
            findings_.add(
                place(mark),
                "this is nested too deeply",
                fmt::format("a profile has at most {} levels", deepest_nesting)
            );
            throw TooDeep{};
        }
        open_.push_back({.kind = kind, .place = place(mark), .text = {}, .keys = {}, .items = {}});
    }

    void end() {
        auto node = std::move(open_.back());
        open_.pop_back();
        add(std::move(node));
    }

    void add(Node node) {
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        auto& parent = open_.back();
        if (parent.kind == Node::Kind::table && parent.keys.size() == parent.items.size()) {
            add_key(parent, node);
        } else {
            parent.items.push_back(std::move(node));
        }
    }

    void add_key(Node& table, Node const& key) {
        if (key.kind != Node::Kind::text || key.text.empty()) {
            findings_.add(key.place, "a key is a single word here");
        } else if (auto const first = std::ranges::find(table.keys, key.text, &Key::name);
                   first != table.keys.end()) {
            findings_.add(
                key.place,
                fmt::format("`{}` stands here twice", key.text),
                fmt::format("the first one is on line {}", first->place.line)
            );
        }
        table.keys.push_back({.name = key.text, .place = key.place});
    }

    std::string_view file_;
    Findings& findings_;
    std::vector<Node> open_;
    Node root_;
};

std::optional<Node> parse(SourceFile const& file, Findings& findings) {
    std::istringstream text{file.text};
    Builder builder{file.name, findings};
    try {
        YAML::Parser parser{text};
        if (!parser.HandleNextDocument(builder)) {
            findings.add({.file = file.name}, "there is nothing in this file");
            return std::nullopt;
        }
        auto tree = builder.take();
        if (parser.HandleNextDocument(builder)) {
            findings.add(
                {.file = file.name}, "there is a second document (`---`) in this file", "one is allowed"
            );
        }
        return tree;
    } catch (YAML::Exception const& error) {
        findings.add(
            {.file = file.name, .line = error.mark.line + 1, .column = error.mark.column + 1},
            "this cannot be read as YAML: " + error.msg
        );
    } catch (TooDeep const&) {  // noted where it was found
    }
    return std::nullopt;
}

}  // namespace

Node const* Node::find(std::string_view key) const {
    auto const found = std::ranges::find(keys, key, &Key::name);
    auto const index = static_cast<std::size_t>(found - keys.begin());
    return found != keys.end() && index < items.size() ? &items[index] : nullptr;
}

std::optional<Node> read_tree(SourceFile const& file, Findings& findings) {
    if (file.text.size() > largest_file) {
        findings.add(
            {.file = file.name},
            fmt::format("this file has {} KiB", file.text.size() / 1024),
            fmt::format("a file of a profile has at most {} KiB: split it", largest_file / 1024)
        );
        return std::nullopt;
    }
    if (auto const place = unreadable(file)) {
        findings.add(*place, "this is not readable text", "save the file as UTF-8");
        return std::nullopt;
    }
    auto tree = parse(file, findings);
    if (tree && tree->kind != Node::Kind::table) {
        findings.add(tree->place, "a file of a profile is a table", "start with a key such as `steps:`");
        return std::nullopt;
    }
    return tree;
}

}  // namespace rondom::route
