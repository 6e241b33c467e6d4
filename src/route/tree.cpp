#include "route/tree.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/core.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "route/characters.hpp"

namespace rondom::route {

namespace {

constexpr char const* begin_so = "begin with a key, such as `steps:`";

Place start_of(SourceFile const& file) { return {.file = file.name, .line = 1, .column = 1}; }

/// Reading stops here: the reason is noted, and what follows would only cost time.
struct Stopped {};

/// Where the characters of a text stand: the parser counts bytes, people count characters.
class Lines {
public:
    Lines(std::string_view file, std::string_view text) : file_{file}, text_{text} {
        starts_.push_back(0);
        for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
            starts_.push_back(at + 1);
        }
    }

    /// Called in the order of the text, nearly: what was counted of a line is not counted again.
    [[nodiscard]] Place place(YAML::Mark const& mark) {
        if (mark.line < 0 || static_cast<std::size_t>(mark.line) >= starts_.size()) {
            return {.file = file_};
        }
        auto const line = static_cast<std::size_t>(mark.line);
        auto const wanted = static_cast<std::size_t>(std::max(mark.column, 0));
        if (line != line_ || wanted < bytes_) {
            line_ = line;
            bytes_ = 0;
            characters_ = 0;
        }
        auto const from = std::min(starts_[line] + bytes_, text_.size());
        characters_ += characters_in(text_.substr(from, wanted - bytes_));
        bytes_ = wanted;
        return {.file = file_, .line = mark.line + 1, .column = static_cast<int>(characters_) + 1};
    }

private:
    std::string_view file_;
    std::string_view text_;
    std::vector<std::size_t> starts_;
    std::size_t line_ = 0;
    std::size_t bytes_ = 0;       ///< of the line, that were counted
    std::size_t characters_ = 0;  ///< that these are
};

/// Makes the tree from the events of the parser: nothing is expanded, nothing is overwritten unseen.
class Builder final : public YAML::EventHandler {
public:
    Builder(Lines& lines, Findings& findings) : lines_{lines}, findings_{findings} {}

    [[nodiscard]] Node take() { return std::move(root_); }

    void OnDocumentStart(YAML::Mark const& mark) override {
        if (has_begun_) { stop(mark, "there is a second document (`---`) in this file", "one is allowed"); }
        has_begun_ = true;
    }
    void OnDocumentEnd() override {}

    void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override {
        refuse_extras(mark, "", anchor);
        add({.kind = Node::Kind::text, .place = place(mark), .text = {}, .keys = {}, .items = {}});
    }
    void OnAlias(YAML::Mark const& mark, YAML::anchor_t /*anchor*/) override {
        findings_.add(place(mark), "an alias (`*name`) is not used here", "write the text out");
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
    [[nodiscard]] Place place(YAML::Mark const& mark) { return lines_.place(mark); }

    [[noreturn]] void stop(YAML::Mark const& mark, std::string_view message, std::string allowed) {
        findings_.add(place(mark), std::string{message}, std::move(allowed));
        throw Stopped{};
    }

    void refuse_extras(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor) {
        if (anchor != YAML::NullAnchor) {
            findings_.add(place(mark), "an anchor (`&name`) is not used here", "leave it out");
        }
        if (!tag.empty() && tag != "?" && tag != "!") {
            findings_.add(place(mark), "a tag (`!name`) is not used here", "leave it out");
        }
    }

    void start(Node::Kind kind, YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor) {
        refuse_extras(mark, tag, anchor);
        if (open_.size() == deepest_nesting) {
            stop(mark, "this is nested too deeply", fmt::format("at most {} levels", deepest_nesting));
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
        if (parent.items.size() == most_items) {
            findings_.add(
                node.place,
                "there is too much in one table or list",
                fmt::format("at most {} items stand in one", most_items)
            );
            throw Stopped{};
        }
        if (parent.kind == Node::Kind::table && parent.keys.size() == parent.items.size()) {
            add_key(parent, node);
        } else {
            parent.items.push_back(std::move(node));
        }
    }

    void add_key(Node& table, Node const& key) {
        if (key.kind != Node::Kind::text || key.text.empty()) {
            findings_.add(key.place, "a key is a single word here", "write it as `key: value`");
        } else if (auto const first = std::ranges::find(table.keys, key.text, &Key::name);
                   first != table.keys.end()) {
            findings_.add(
                key.place,
                fmt::format("`{}` stands here twice", shortened(key.text)),
                fmt::format("the first one is on line {}", first->place.line)
            );
        }
        table.keys.push_back({.name = key.text, .place = key.place});
    }

    Lines& lines_;
    Findings& findings_;
    std::vector<Node> open_;
    Node root_;
    bool has_begun_ = false;
};

std::optional<Node> parse(SourceFile const& file, Findings& findings) {
    auto const plain = without_mark(file.text);
    std::istringstream text{std::string{plain}};
    Lines lines{file.name, plain};
    Builder builder{lines, findings};
    try {
        YAML::Parser parser{text};
        if (!parser.HandleNextDocument(builder)) {
            findings.add(start_of(file), "there is nothing in this file", begin_so);
            return std::nullopt;
        }
        parser.HandleNextDocument(builder);
        return builder.take();
    } catch (YAML::Exception const& error) {
        findings.add(lines.place(error.mark), "this cannot be read as YAML: " + error.msg);
    } catch (Stopped const&) {  // noted where it was found
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
            start_of(file),
            fmt::format("this file has more than {} KiB", largest_file / 1024),
            "split it, or remove what does not belong in it"
        );
        return std::nullopt;
    }
    if (auto const trouble = first_unreadable(file.name, file.text)) {
        findings.add(trouble->place, std::string{trouble->message}, std::string{trouble->allowed});
        return std::nullopt;
    }
    auto tree = parse(file, findings);
    if (tree && tree->kind != Node::Kind::table) {
        findings.add(tree->place, "this file is no table of keys", begin_so);
        return std::nullopt;
    }
    return tree;
}

}  // namespace rondom::route
