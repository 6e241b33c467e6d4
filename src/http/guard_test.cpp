#include "http/guard.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include "http/running_server.hpp"

namespace rondom::http {

namespace {

using namespace std::literals;

struct Refused {
    std::string_view why;
    std::string request;
    int status = 0;
};

/// A GET with this line and headers; the empty line at the end is added.
std::string head(std::string_view line, std::string_view headers = "Host: a.example\r\n") {
    return fmt::format("{}\r\n{}\r\n", line, headers);
}

std::string with(std::string_view header) {
    return head("GET / HTTP/1.1", fmt::format("Host: a.example\r\n{}\r\n", header));
}

std::string target(std::string_view text) { return head(fmt::format("GET {} HTTP/1.1", text)); }

/// Sends each with a well-formed request behind it, and expects one refusal and the end of the connection.
void expect_refused(std::initializer_list<Refused> const& all) {
    RunningServer const server{{}, [](Request const& request) {
                                   CHECK_MESSAGE(false, "reached the application: " << request.path);
                                   return Response{};
                               }};
    for (auto const& each : all) {
        CAPTURE(each.why);
        auto const answers = server.ask(each.request + head("GET /smuggled HTTP/1.1"));
        CHECK_EQ(status_of_answer(answers), each.status);
        CHECK_EQ(number_of_answers(answers), 1);
        CHECK(contains(answers, "\r\nConnection: close\r\n"));
        CHECK(contains(answers, "\r\nContent-Length: 0\r\n"));
    }
}

}  // namespace

TEST_SUITE("http guard") {
    TEST_CASE("only HTTP/1.0 and HTTP/1.1 are spoken") {
        expect_refused({
            {"HTTP/2", head("GET / HTTP/2.0"), 505},
            {"HTTP/1.2", head("GET / HTTP/1.2"), 505},
            {"HTTP/0.9", head("GET /"), 400},
            {"a space in the target", head("GET /a b HTTP/1.1"), 400},
            {"another protocol", head("GET / RTSP/1.0"), 400},
            {"the greeting of TLS", "\x16\x03\x01\x02"s, 400},
        });
    }

    TEST_CASE("only reading, asking for the head and posting are allowed") {
        expect_refused({
            {"PUT", head("PUT / HTTP/1.1"), 405},
            {"DELETE", head("DELETE / HTTP/1.1"), 405},
            {"OPTIONS for all", head("OPTIONS * HTTP/1.1"), 405},
            {"CONNECT", head("CONNECT a.example:443 HTTP/1.1"), 405},
            {"TRACE", head("TRACE / HTTP/1.1"), 405},
            {"lower case", head("get / HTTP/1.1"), 405},
            {"unknown", head("BREW / HTTP/1.1"), 405},
        });
        RunningServer const server;
        CHECK(contains(server.ask(head("PUT / HTTP/1.1")), "\r\nAllow: GET, HEAD, POST\r\n"));
    }

    TEST_CASE("nobody can make two parsers see two different requests") {
        constexpr std::string_view line = "POST / HTTP/1.1";
        auto const post = [&](std::string_view headers, std::string_view body = "0\r\n\r\n") {
            return head(line, fmt::format("Host: a.example\r\n{}", headers)).append(body);
        };
        expect_refused({
            {"chunked", post("Transfer-Encoding: chunked\r\n"), 411},
            {"length, then chunked", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400},
            {"chunked, then length", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400},
            {"another coding", post("Transfer-Encoding: xchunked\r\n"), 411},
            {"identity", post("Transfer-Encoding: identity\r\nContent-Length: 5\r\n"), 411},
            {"space before the colon", post("Transfer-Encoding : chunked\r\n"), 400},
            {"a tab for a space", post("Transfer-Encoding:\tchunked\r\n"), 411},
            {"two lengths", post("Content-Length: 5\r\nContent-Length: 0\r\n"), 400},
            {"two equal lengths", post("Content-Length: 5\r\nContent-Length: 5\r\n"), 400},
            {"a list of lengths", post("Content-Length: 5, 5\r\n"), 400},
            {"a sign", post("Content-Length: +5\r\n"), 400},
            {"a negative length", post("Content-Length: -5\r\n"), 400},
            {"hexadecimal", post("Content-Length: 0x5\r\n"), 400},
            {"an empty length", post("Content-Length:\r\n"), 400},
            {"more than 64 bits", post("Content-Length: 18446744073709551621\r\n"), 400},
            {"chunked in HTTP/1.0",
             head("POST / HTTP/1.0", "Host: a.example\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n",
             411},
            {"a body with GET",
             head("GET / HTTP/1.1", "Host: a.example\r\nContent-Length: 5\r\n") + "12345",
             400},
            {"a body with HEAD",
             head("HEAD / HTTP/1.1", "Host: a.example\r\nContent-Length: 5\r\n") + "12345",
             400},
        });
    }

    TEST_CASE("a header stands on one line, without control bytes") {
        expect_refused({
            {"folded with a space", with("X-A: one\r\n two"), 400},
            {"folded with a tab", with("X-A: one\r\n\ttwo"), 400},
            {"a fold before the first header", head("GET / HTTP/1.1", " X: y\r\nHost: a.example\r\n"), 400},
            {"NUL in a value", with("X-A: a\0b"s), 400},
            {"NUL in a name", with("X\0A: b"s), 400},
            {"escape", with("X-A: \x1b[2J"), 400},
            {"DEL", with("X-A: \x7f"), 400},
            {"a line feed alone", "GET / HTTP/1.1\nHost: a.example\n\n", 400},
            {"a carriage return alone", with("X-A: a\rb"), 400},
            {"no colon", with("X-A"), 400},
            {"no name", with(": value"), 400},
            {"an empty line first", "\r\n" + head("GET / HTTP/1.1"), 400},
        });
    }

    TEST_CASE("one site is named, once") {
        expect_refused({
            {"no Host", head("GET / HTTP/1.1", ""), 400},
            {"no Host in HTTP/1.0", head("GET / HTTP/1.0", ""), 400},
            {"two Hosts", with("Host: b.example"), 400},
            {"two equal Hosts", with("host: a.example"), 400},
            {"an empty Host", head("GET / HTTP/1.1", "Host:\r\n"), 400},
            {"a path in the Host", head("GET / HTTP/1.1", "Host: a.example/b\r\n"), 400},
            {"a user in the Host", head("GET / HTTP/1.1", "Host: me@a.example\r\n"), 400},
        });
    }

    TEST_CASE("what would be read as one of two is refused: two cookies, two origins, two types") {
        expect_refused({
            {"cookies", with("Cookie: a=1\r\nCookie: a=2"), 400},
            {"origins", with("Origin: https://a.example\r\nOrigin: https://b.example"), 400},
            {"types", with("Content-Type: text/plain\r\nContent-Type: text/html"), 400},
        });
    }

    TEST_CASE("the connection stays what it is") {
        expect_refused({
            {"another protocol", with("Connection: upgrade\r\nUpgrade: websocket"), 400},
            {"HTTP/2 in the clear", with("Upgrade: h2c"), 400},
            {"a promise to wait",
             head("POST / HTTP/1.1", "Host: a.example\r\nExpect: 100-continue\r\n"),
             417},
        });
    }

    TEST_CASE("a path means one thing, whoever reads it") {
        expect_refused({
            {"another site", target("http://b.example/"), 400},
            {"a star", target("*"), 400},
            {"no slash", target("a"), 400},
            {"two slashes", target("//b.example/a"), 400},
            {"a fragment", target("/a#b"), 400},
            {"bad escape", target("/a%zz"), 400},
            {"cut escape", target("/a%4"), 400},
            {"bare percent", target("/a%"), 400},
            {"NUL", target("/a%00"), 400},
            {"line feed", target("/a%0a"), 400},
            {"up", target("/a/../b"), 400},
            {"up at the end", target("/a/.."), 400},
            {"up, escaped", target("/a/%2e%2E/b"), 400},
            {"here", target("/./a"), 400},
            {"backslash", target("/a\\b"), 400},
            {"backslash, escaped", target("/a%5cb"), 400},
            {"slash, escaped", target("/a%2Fb"), 400},
            {"two slashes, escaped", target("/%2fb.example"), 400},
            {"half a character", target("/a%C3"), 400},
            {"overlong slash", target("/a%C0%AF"), 400},
            {"surrogate", target("/a%ED%A0%80"), 400},
            {"not escaped", target("/zo\xc3\xab"), 400},
            {"not escaped in the query", target("/a?b=\xc3\xab"), 400},
            {"DEL in the query", target("/a?\x7f"), 400},
        });
    }

    TEST_CASE("a path may hold dots, pluses and characters of any language; the query is left as it is") {
        CHECK_EQ(read_target("/a..b/.c/d./...").value().path, "/a..b/.c/d./...");
        CHECK_EQ(read_target("/a+b%20%C3%AB%F0%9F%8E%93").value().path, "/a+b \xc3\xab\xf0\x9f\x8e\x93");
        CHECK_EQ(read_target("/a?b=%zz/../?").value().query, "b=%zz/../?");
        CHECK_EQ(read_target("/a//b/").value().path, "/a//b/");
        CHECK_EQ(read_target("/?").value().query, "");
    }

    TEST_CASE("a head is found at the same byte, however it comes in") {
        auto const request = head("GET / HTTP/1.1") + "body";
        for (std::size_t first = 0; first < request.size() - 4; ++first) {
            auto const early = scan_head(std::string_view{request}.substr(0, first), 0, 1024);
            CHECK(early.state == HeadScan::State::unfinished);
            auto const all = scan_head(request, first, 1024);
            CHECK(all.state == HeadScan::State::complete);
            CHECK_EQ(all.size, request.size() - 4);
        }
    }

    TEST_CASE("a head is refused at the first byte that is out of place, not at its end") {
        for (auto const bytes :
             {"\r\n"sv, "GET / HTTP/1.1\rX"sv, "GET /\n"sv, "a\r\n b"sv, "a\0"sv, "\x16"sv}) {
            CAPTURE(bytes);
            CHECK(scan_head(bytes, 0, 1024).state == HeadScan::State::malformed);
        }
    }

    TEST_CASE("a head that is longer than allowed is refused, also when it never ends") {
        RunningServer const server{{.header = 1024}};
        CHECK_EQ(status_of_answer(server.ask(with("X-A: " + std::string(900, 'a')))), 200);
        CHECK_EQ(status_of_answer(server.ask(with("X-A: " + std::string(1100, 'a')))), 431);
        CHECK_EQ(status_of_answer(server.ask("GET /" + std::string(2000, 'a'))), 431);
        std::string many;
        for (int count = 0; count < 200; ++count) {
            many += "X: y\r\n";
        }
        CHECK_EQ(status_of_answer(server.ask(with(many))), 431);
    }
}

}  // namespace rondom::http
