#include "http/guard.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "http/form.hpp"

namespace rondom::http {

namespace {

constexpr int bad_request = 400;
constexpr int method_not_allowed = 405;
constexpr int length_required = 411;
constexpr int expectation_failed = 417;
constexpr int version_not_supported = 505;

/// Headers of which a second one can only be a mistake or an attempt to be read in two ways.
constexpr std::array<std::string_view, 9> only_once{
    "authorization",
    "content-length",
    "content-type",
    "cookie",
    "host",
    "origin",
    "referer",
    "sec-fetch-site",
    "x-csrf-token"};

/// The server decides on these itself.
constexpr std::array<std::string_view, 7> framing{
    "connection", "content-length", "keep-alive", "server", "trailer", "transfer-encoding", "upgrade"};

constexpr bool is_control(char each) {
    auto const byte = static_cast<unsigned char>(each);
    return byte < 0x20 || byte == 0x7f;
}

constexpr bool is_digit(char each) { return each >= '0' && each <= '9'; }

constexpr bool is_alphanumeric(char each) {
    return is_digit(each) || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
}

/// RFC 9110 5.6.2.
constexpr bool is_token(char each) {
    return is_alphanumeric(each) || std::string_view{"!#$%&'*+-.^_`|~"}.find(each) != std::string_view::npos;
}

constexpr bool is_host(char each) {
    return is_alphanumeric(each) || std::string_view{"-._:[]"}.find(each) != std::string_view::npos;
}

constexpr bool is_visible_ascii(char each) { return each > ' ' && each < 0x7f; }

bool ends_a_line(std::string_view bytes, std::size_t at) { return at >= 1 && bytes[at - 1] == '\r'; }

/// Whether the byte may stand where it stands, given the ones before it.
bool in_place(std::string_view bytes, std::size_t at) {
    char const each = bytes[at];
    if (each == '\n') { return ends_a_line(bytes, at) && at > 1; }
    if (ends_a_line(bytes, at)) { return false; }

    bool const starts_line = at >= 1 && bytes[at - 1] == '\n';
    if (each == ' ') { return !starts_line; }
    if (each == '\t') { return !starts_line; }
    return each == '\r' || !is_control(each);
}

std::optional<Method> method_named(std::string_view name) {
    if (name == "GET") { return Method::get; }
    if (name == "HEAD") { return Method::head; }
    if (name == "POST") { return Method::post; }
    return std::nullopt;
}

auto count(Fields const& headers, std::string_view name) {
    return std::ranges::count_if(headers, [&](auto const& field) { return field.first == name; });
}

bool repeats_what_must_be_once(Fields const& headers) {
    return std::ranges::any_of(only_once, [&](auto name) { return count(headers, name) > 1; });
}

bool host_is_plain(Request const& request) {
    auto const host = request.header("host");
    return !host.empty() && std::ranges::all_of(host, is_host);
}

/// Digits only: Beast also takes a list of equal numbers, which another parser may read differently.
bool length_is_plain(Request const& request) {
    return std::ranges::all_of(request.header("content-length"), is_digit);
}

/// A body with GET or HEAD has no meaning (RFC 9110 9.3.1), so nobody but an attacker sends one.
bool body_has_meaning(Request const& request) {
    return request.method == Method::post ||
           std::ranges::all_of(request.header("content-length"), [](char each) { return each == '0'; });
}

std::optional<int> refused(Request const& request) {
    if (count(request.headers, "transfer-encoding") > 0) { return length_required; }
    if (repeats_what_must_be_once(request.headers) || !host_is_plain(request)) { return bad_request; }
    if (count(request.headers, "upgrade") > 0) { return bad_request; }
    if (count(request.headers, "expect") > 0) { return expectation_failed; }
    if (!length_is_plain(request) || !body_has_meaning(request)) { return bad_request; }
    return std::nullopt;
}

bool has_dot_segment(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);  // the slash
        auto const segment = path.substr(0, path.find('/'));
        if (segment == "." || segment == "..") { return true; }
        path.remove_prefix(segment.size());
    }
    return false;
}

bool is_strict_path(std::string_view path) {
    bool const plain = std::ranges::none_of(path, [](char each) { return is_control(each) || each == '\\'; });
    return plain && !path.starts_with("//") && !has_dot_segment(path);
}

bool escapes_a_slash(std::string_view path) {
    return path.find("%2f") != std::string_view::npos || path.find("%2F") != std::string_view::npos;
}

}  // namespace

HeadScan scan_head(std::string_view bytes, std::size_t seen, std::size_t limit) {
    auto const end = std::min(bytes.size(), limit);
    for (auto at = seen; at < end; ++at) {
        if (!in_place(bytes, at)) { return {.state = HeadScan::State::malformed}; }
        if (bytes.substr(0, at + 1).ends_with("\r\n\r\n")) {
            return {.state = HeadScan::State::complete, .size = at + 1};
        }
    }
    return {.state = bytes.size() >= limit ? HeadScan::State::too_long : HeadScan::State::unfinished};
}

int status_of_bad_version(std::string_view head) {
    auto const line = head.substr(0, head.find('\r'));
    auto const version = line.substr(line.find_last_of(' ') + 1);
    bool const names_http = version.starts_with("HTTP/") && std::ranges::count(line, ' ') == 2;
    return names_http ? version_not_supported : bad_request;
}

std::optional<Target> read_target(std::string_view target) {
    if (!target.starts_with('/') || !std::ranges::all_of(target, is_visible_ascii)) { return std::nullopt; }
    if (target.find('#') != std::string_view::npos) { return std::nullopt; }

    auto const mark = std::min(target.find('?'), target.size());
    auto const encoded = target.substr(0, mark);
    auto path = percent_decoded(encoded, Plus::literal);
    if (!path || escapes_a_slash(encoded) || !is_strict_path(*path)) { return std::nullopt; }
    return Target{
        .path = *std::move(path), .query = std::string{target.substr(std::min(mark + 1, target.size()))}};
}

tl::expected<Request, int> admit(RequestHead head) {
    Request request;
    auto const method = method_named(head.method);
    if (!method) { return tl::unexpected{method_not_allowed}; }
    request.method = *method;
    request.headers = std::move(head.headers);
    if (auto const status = refused(request)) { return tl::unexpected{*status}; }

    auto target = read_target(head.target);
    if (!target) { return tl::unexpected{bad_request}; }
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    return request;
}

bool may_send(std::string_view name, std::string_view value) {
    std::string lower_case{name};
    std::ranges::transform(lower_case, lower_case.begin(), [](char each) {
        return each >= 'A' && each <= 'Z' ? static_cast<char>(each - 'A' + 'a') : each;
    });
    return !name.empty() && std::ranges::all_of(name, is_token) && std::ranges::none_of(value, is_control) &&
           std::ranges::find(framing, lower_case) == framing.end();
}

}  // namespace rondom::http
