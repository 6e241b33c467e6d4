#include "journal/segment.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include <fmt/core.h>
#include <sodium.h>

#include "journal/bytes.hpp"
#include "journal/secret.hpp"

namespace rondom::journal {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view form = "rondom segment 1";
constexpr std::size_t hash_size = 32;
constexpr std::string_view suffix = ".segment";

std::uint64_t number_of(std::int64_t value) { return static_cast<std::uint64_t>(value); }
std::int64_t signed_of(std::uint64_t value) { return static_cast<std::int64_t>(value); }

std::string hash_of(std::string_view bytes) {
    std::string hash(hash_size, '\0');
    crypto_generichash(bytes_of(hash.data()), hash.size(), bytes_of(bytes), bytes.size(), nullptr, 0);
    return hash;
}

void write(BytesOut& out, RowKey const& key) { out.text(key.collection).text(key.key).text(key.sort); }

void write(BytesOut& out, SealedRow const& row) {
    write(out, row.key);
    out.text(row.owner).text(row.sealed);
}

void write(BytesOut& out, Record const& record) {
    out.text(record.dossier.text())
        .number(number_of(record.seq))
        .number(number_of(record.at.time_since_epoch().count()))
        .text(record.key_id)
        .number(number_of(record.version))
        .text(record.sealed)
        .text(record.link);
}

void write(BytesOut& out, CommandRecord const& command) {
    out.text(command.command.text()).text(command.dossier.text()).number(number_of(command.seq));
}

template <class Thing>
void write(BytesOut& out, std::vector<Thing> const& things) {
    out.number(things.size());
    for (auto const& each : things) {
        write(out, each);
    }
}

std::string text_in(BytesIn& in) { return std::string{in.text()}; }

// The order in which braces are evaluated is that in which they are written.
void read(BytesIn& in, RowKey& key) { key = {text_in(in), text_in(in), text_in(in)}; }

void read(BytesIn& in, SealedRow& row) {
    read(in, row.key);
    row.owner = text_in(in);
    row.sealed = text_in(in);
}

void read(BytesIn& in, Record& record) {
    record.dossier = DossierId{text_in(in)};
    record.seq = signed_of(in.number());
    record.at = Moment{std::chrono::seconds{signed_of(in.number())}};
    record.key_id = text_in(in);
    record.version = signed_of(in.number());
    record.sealed = text_in(in);
    record.link = text_in(in);
}

void read(BytesIn& in, CommandRecord& command) {
    command.command = CommandId{text_in(in)};
    command.dossier = DossierId{text_in(in)};
    command.seq = signed_of(in.number());
}

template <class Thing>
void read(BytesIn& in, std::vector<Thing>& things) {
    for (auto count = in.number(); count > 0 && in.fine(); --count) {
        read(in, things.emplace_back());
    }
}

std::string text_in_file(fs::path const& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// The numbers of the segments that lie here, in order.
std::vector<std::uint64_t> numbers_in(fs::path const& directory) {
    std::vector<std::uint64_t> numbers;
    std::error_code none;
    for (auto const& each : fs::directory_iterator{directory, none}) {
        auto const name = each.path().filename().string();
        auto const number = std::strtoull(name.c_str(), nullptr, 10);
        if (name == segment_name(number)) { numbers.push_back(number); }
    }
    std::ranges::sort(numbers);
    return numbers;
}

/// Whether it is a whole one stands in its beginning, which is enough to choose where to begin.
bool begins_whole(fs::path const& file) {
    std::string beginning(256, '\0');
    std::ifstream{file, std::ios::binary}.read(beginning.data(), std::ssize(beginning));
    BytesIn in{beginning};
    in.text();
    in.text();
    in.number();
    return in.number() == 1 && in.fine();
}

}  // namespace

std::string text_of(Segment const& segment) {
    std::string text;
    BytesOut out{text};
    out.text(form).text(segment.region).number(segment.number).number(segment.whole ? 1 : 0);
    out.text(segment.previous);
    write(out, segment.put);
    write(out, segment.erase);
    write(out, segment.records);
    write(out, segment.commands);
    text += hash_of(text);
    return text;
}

std::string hash_in(std::string_view text) {
    return std::string{text.substr(text.size() - std::min(text.size(), hash_size))};
}

std::optional<Segment> segment_of(std::string_view text) {
    if (text.size() < hash_size) { return std::nullopt; }
    auto const body = text.substr(0, text.size() - hash_size);
    if (hash_of(body) != hash_in(text)) { return std::nullopt; }
    BytesIn in{body};
    auto const known = in.text() == form;
    Segment segment;
    segment.region = text_in(in);
    segment.number = in.number();
    segment.whole = in.number() == 1;
    segment.previous = text_in(in);
    read(in, segment.put);
    read(in, segment.erase);
    read(in, segment.records);
    read(in, segment.commands);
    return known && in.fine() ? std::optional{std::move(segment)} : std::nullopt;
}

std::string segment_name(std::uint64_t number) { return fmt::format("{:012}{}", number, suffix); }

tl::expected<void, std::string> each_segment(fs::path const& directory, SegmentVisitor const& visit) {
    auto const numbers = numbers_in(directory);
    if (numbers.empty()) { return {}; }
    auto const wholly = [&](std::uint64_t number) { return begins_whole(directory / segment_name(number)); };
    auto const begin = std::find_if(numbers.rbegin(), numbers.rend(), wholly);
    if (begin == numbers.rend()) {
        return tl::unexpected{fmt::format("{}: no segment to begin with", directory.string())};
    }
    std::string previous;
    for (auto number = *begin; number <= numbers.back(); ++number) {
        auto const file = directory / segment_name(number);
        auto const text = text_in_file(file);
        auto segment = segment_of(text);
        auto const follows = segment && segment->number == number && segment->previous == previous;
        if (!follows) {
            return tl::unexpected{fmt::format("{} is missing, or is not as it was written", file.string())};
        }
        previous = hash_in(text);
        visit(*segment, previous, text.size());
    }
    return {};
}

}  // namespace rondom::journal
