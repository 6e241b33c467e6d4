#include "http/server.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <stdexcept>

#include "http/running_server.hpp"

namespace rondom::http {

namespace {

constexpr std::string_view host = "Host: rondom.example\r\n";

std::string get(std::string_view target, std::string_view headers = "") {
    return fmt::format("GET {} HTTP/1.1\r\n{}{}\r\n", target, host, headers);
}

std::string post(std::string_view target, std::string_view body) {
    return fmt::format("POST {} HTTP/1.1\r\n{}Content-Length: {}\r\n\r\n{}", target, host, body.size(), body);
}

Answer always(Response const& response) {
    return [response](Request const&) { return response; };
}

}  // namespace

TEST_SUITE("http server") {
    TEST_CASE("a question for a page is answered with its length, and without saying who serves it") {
        RunningServer const server;
        auto const answer = server.ask(get("/dossiers/d1?tab=plan"));
        CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
        CHECK(contains(answer, "\r\nContent-Length: 28\r\n"));
        CHECK(contains(answer, "\r\nDate: "));
        CHECK(contains(answer, " GMT\r\n"));
        CHECK_FALSE(contains(answer, "\r\nServer:"));
        CHECK(answer.ends_with("\r\n\r\nGET /dossiers/d1?tab=plan []"));
    }

    TEST_CASE("the application sees the decoded path, lower-case header names and who is at the other end") {
        RunningServer const server{
            {}, [](Request const& request) {
                Response response;
                response.body =
                    fmt::format("{}|{}|{}", request.path, request.header("accept-language"), request.peer);
                return response;
            }};
        auto const answer = server.ask(get("/zo%C3%AB", "ACCEPT-Language: nl\r\n"));
        CHECK(answer.ends_with("\r\n\r\n/zo\xc3\xab|nl|127.0.0.1"));
    }

    TEST_CASE("a form is read whole, also when it comes in pieces") {
        RunningServer const server;
        RawClient client{server.port()};
        auto const form = post("/signals", "words=zorg");
        for (char const& each : form) {
            client.send({&each, 1});
        }
        CHECK(client.read_answer().ends_with("POST /signals? [words=zorg]"));
    }

    TEST_CASE("one connection serves one request after another") {
        RunningServer const server;
        RawClient client{server.port()};
        CHECK(client.send(get("/first")).read_answer().ends_with("GET /first? []"));
        CHECK(client.send(post("/second", "x")).read_answer().ends_with("POST /second? [x]"));
        CHECK(client.send(get("/third", "Connection: close\r\n")).read_all().ends_with("GET /third? []"));
    }

    TEST_CASE("two requests sent at once get their answers in their order") {
        RunningServer const server;
        auto const answers = server.ask(post("/first", "a=1") + get("/second"));
        CHECK_EQ(number_of_answers(answers), 2);
        CHECK_LT(answers.find("POST /first? [a=1]"), answers.find("GET /second? []"));
    }

    TEST_CASE("an HTTP/1.0 client is served once, unless it asks to stay") {
        RunningServer const server;
        auto const ask = [&](std::string_view headers) {
            auto const request = fmt::format("GET /a HTTP/1.0\r\n{}{}\r\n", host, headers);
            return server.ask(request + request);
        };
        CHECK_EQ(number_of_answers(ask("")), 1);
        CHECK_EQ(number_of_answers(ask("Connection: keep-alive\r\n")), 2);
    }

    TEST_CASE("HEAD gives the length of the page and not the page") {
        RunningServer const server;
        auto const answers = server.ask(fmt::format("HEAD /a HTTP/1.1\r\n{}\r\n", host) + get("/b"));
        CHECK_EQ(number_of_answers(answers), 2);
        CHECK(contains(answers, "\r\nContent-Length: 11\r\n"));
        CHECK_FALSE(contains(answers, "HEAD /a"));
        CHECK(answers.ends_with("GET /b? []"));
    }

    TEST_CASE("an answer that cannot have a body has none, and the next answer is found") {
        RunningServer const server{
            {}, always({.status = 304, .headers = {}, .body = "no", .fixed_body = {}})};
        auto const answers = server.ask(get("/a") + get("/b"));
        CHECK_EQ(number_of_answers(answers), 2);
        CHECK_FALSE(contains(answers, "no"));
        CHECK_FALSE(contains(answers, "Content-Length"));
    }

    TEST_CASE("bytes that live in the program are sent as they are, megabytes too") {
        static std::string const asset(3'000'000, 'a');
        RunningServer const server{
            {}, always({.status = 200, .headers = {}, .body = "", .fixed_body = asset})};
        auto const answer = server.ask(get("/app.css"));
        CHECK(contains(answer, "\r\nContent-Length: 3000000\r\n"));
        CHECK(answer.ends_with("\r\n\r\n" + asset));
    }

    TEST_CASE("the application sets cookies, but cannot break the message or decide where it ends") {
        Response response;
        response.headers = {
            {"Set-Cookie", "a=1"},
            {"Set-Cookie", "b=2"},
            {"Location", "/x\r\nSet-Cookie: evil=1"},
            {"X: y\r\nEvil", "1"},
            {"Content-Length", "999"},
            {"Server", "evil/2.0"},
            {"Transfer-Encoding", "chunked"}};
        response.body = "page";
        RunningServer const server{{}, always(response)};
        auto const answer = server.ask(get("/"));
        CHECK(contains(answer, "\r\nSet-Cookie: a=1\r\n"));
        CHECK(contains(answer, "\r\nSet-Cookie: b=2\r\n"));
        CHECK(contains(answer, "\r\nContent-Length: 4\r\n"));
        CHECK_FALSE(contains(answer, "vil"));
        CHECK_FALSE(contains(answer, "999"));
        CHECK_FALSE(contains(answer, "chunked"));
    }

    TEST_CASE("when the application throws, the client gets a 500 and the log the same reference") {
        RunningServer server{{}, [](Request const& request) {
                                 if (request.path == "/bad") {
                                     throw std::runtime_error{"the name of a child"};
                                 }
                                 return echo(request);
                             }};
        auto const answers = server.ask(get("/bad") + get("/good"));
        CHECK_EQ(status_of_answer(answers), 500);
        CHECK(contains(answers, "\r\nContent-Length: 0\r\n"));
        CHECK(answers.ends_with("GET /good? []"));

        auto const line = server.log.wait_for("no answer").value_or("");
        auto const at = answers.find("X-Reference: ");
        REQUIRE(at != std::string::npos);
        CHECK(contains(line, answers.substr(at + 13, 26)));
        CHECK(contains(line, "std::runtime_error"));
        CHECK_FALSE(contains(line, "child"));
    }

    TEST_CASE("a status that HTTP does not know is a fault of ours: 500") {
        RunningServer const server{
            {}, always({.status = 12345, .headers = {}, .body = "", .fixed_body = {}})};
        CHECK_EQ(status_of_answer(server.ask(get("/"))), 500);
    }

    TEST_CASE("an address and port are read as they are written") {
        CHECK_EQ(parse_listen("127.0.0.1:8080").value().port, 8080);
        CHECK_EQ(parse_listen("[::1]:0").value().address, "::1");
        for (auto const* wrong :
             {"", "8080", ":8080", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:80x", "::1:80", "[]:1"}) {
            CAPTURE(wrong);
            CHECK_FALSE(parse_listen(wrong).has_value());
        }
    }

    TEST_CASE("a port that is taken and an address that is none are said before anything runs") {
        RunningServer const first;
        Server second{{}, 1, echo, [](std::string_view) {}};
        CHECK(contains(second.listen({.address = "127.0.0.1", .port = first.port()}).error(), "in use"));
        CHECK(contains(second.listen({.address = "localhost", .port = 0}).error(), "not an IP address"));
    }
}

}  // namespace rondom::http
