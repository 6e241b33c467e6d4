#include <doctest/doctest.h>
#include <fmt/core.h>
#include <sys/resource.h>

#include <future>
#include <memory>

#include "http/running_server.hpp"
#include "web/refusal.hpp"

namespace rondom::http {

namespace {

using namespace std::chrono_literals;

constexpr std::string_view page = "GET /page HTTP/1.1\r\nHost: a.example\r\n\r\n";

std::string post_head(std::size_t length) {
    return fmt::format("POST / HTTP/1.1\r\nHost: a.example\r\nContent-Length: {}\r\n\r\n", length);
}

/// An application that says when it was reached and answers when it may.
class Held {
public:
    Answer answer() {
        return [this](Request const& request) {
            reached_.set_value();
            released_.get_future().wait();
            return echo(request);
        };
    }
    void wait_until_reached() { reached_.get_future().wait(); }
    void release() { released_.set_value(); }

private:
    std::promise<void> reached_;
    std::promise<void> released_;
};

/// What a browser shows when the server refuses these bytes.
std::string refused_page(std::string_view bytes, Limits limits = {.header = 2000, .body = 262'144}) {
    RunningServer const server{limits, echo, [](int status, std::string_view languages) {
                                   return web::refusal_answer(status, languages, {.most_bytes = 262'144});
                               }};
    return server.ask(bytes);
}

/// Until the story ends this program cannot open another file or socket.
class NoMoreFiles {
public:
    NoMoreFiles() {
        ::getrlimit(RLIMIT_NOFILE, &before_);
        auto now = before_;
        now.rlim_cur = 0;
        ::setrlimit(RLIMIT_NOFILE, &now);
    }
    ~NoMoreFiles() { ::setrlimit(RLIMIT_NOFILE, &before_); }

    NoMoreFiles(NoMoreFiles const&) = delete;
    NoMoreFiles& operator=(NoMoreFiles const&) = delete;

private:
    rlimit before_{};
};

}  // namespace

TEST_SUITE("http limits") {
    TEST_CASE("who stays silent is let go, before and between requests") {
        RunningServer const server{{.idle_time = 50ms}};
        CHECK(RawClient{server.port()}.is_closed());

        auto client = std::make_unique<RawClient>(server.port());
        while (status_of_answer(client->send(page).read_answer()) != 200) {  // we may be too slow ourselves
            client = std::make_unique<RawClient>(server.port());
        }
        CHECK(client->is_closed());
    }

    TEST_CASE("a head that does not come in time ends the connection") {
        RunningServer const server{{.header_time = 50ms}};
        CHECK(RawClient{server.port()}.send("GET /page HT").is_closed());
        CHECK(RawClient{server.port()}.send(page.substr(0, page.size() - 1)).is_closed());
    }

    TEST_CASE("a head that comes byte by byte gets no more time for each byte") {
        RunningServer const server{{.header_time = 50ms}};
        RawClient slow{server.port()};
        RawClient other{server.port()};
        slow.send("GET /page HTTP/1.1\r\nX-A: ");
        while (!slow.send("a").is_closed_now()) {
            REQUIRE_EQ(status_of_answer(other.send(page).read_answer()), 200);
        }
    }

    TEST_CASE("a body that does not come in time ends the connection") {
        RunningServer const server{{.body_time = 50ms}};
        CHECK(RawClient{server.port()}.send(post_head(10)).send("12345").is_closed());
    }

    TEST_CASE("who does not read the answer is let go") {
        static std::string large;
        large.resize(50'000'000);  // more than the sockets in between can hold
        RunningServer const server{{.connections = 1, .write_time = 50ms}, [](Request const& request) {
                                       Response response;
                                       if (request.method == Method::get) { response.fixed_body = large; }
                                       return response;
                                   }};
        RawClient client{server.port()};
        client.send(page);
        while (status_of_answer(server.ask(post_head(0))) != 200) {}  // there is place for one at a time
        CHECK_LT(client.read_all().size(), large.size());
    }

    TEST_CASE("a body that is too large is refused before a byte of it is sent") {
        RunningServer const server{{.body = 1000}};
        RawClient client{server.port()};
        CHECK_EQ(status_of_answer(client.send(post_head(1001)).read_answer()), 413);
        CHECK(client.is_closed());
        CHECK_EQ(status_of_answer(server.ask(post_head(1000) + std::string(1000, 'a'))), 200);
        CHECK_EQ(status_of_answer(server.ask(post_head(std::size_t{1} << 62U))), 413);
    }

    TEST_CASE("who sends the too large body all the same can still read why it was refused") {
        RunningServer const server{{.body = 1000, .linger_time = 20s}};
        RawClient client{server.port()};
        client.send(post_head(5'000'000)).send(std::string(5'000'000, 'a')).finish();
        CHECK_EQ(status_of_answer(client.read_all()), 413);
        CHECK_FALSE(client.was_cut_off());
    }

    TEST_CASE("bodies together have a limit, and what was taken is given back") {
        RunningServer const server{{.body = 1000, .bodies = 1500}};
        RawClient client{server.port()};
        auto const form = post_head(1000) + std::string(1000, 'a');
        for (int count = 0; count < 5; ++count) {
            CHECK_EQ(status_of_answer(client.send(form).read_answer()), 200);
        }
        Held held;
        RunningServer const busy{{.body = 1000, .bodies = 1500}, held.answer()};
        RawClient first{busy.port()};
        first.send(post_head(1000)).send(std::string(1000, 'a'));
        held.wait_until_reached();
        CHECK_EQ(status_of_answer(busy.ask(post_head(501))), 503);
        held.release();
        CHECK_EQ(status_of_answer(first.read_answer()), 200);
    }

    TEST_CASE("more connections than allowed are closed at once; when one leaves there is room again") {
        RunningServer server{{.connections = 2}};
        auto one = std::make_unique<RawClient>(server.port());
        RawClient two{server.port()};
        CHECK_EQ(status_of_answer(one->send(page).read_answer()), 200);
        CHECK_EQ(status_of_answer(two.send(page).read_answer()), 200);
        CHECK(RawClient{server.port()}.is_closed());
        CHECK(server.log.wait_for("more connections than allowed"));

        one.reset();
        auto served = 0;
        while (served != 200) {
            served = status_of_answer(server.ask(page));
        }
        CHECK_EQ(status_of_answer(two.send(page).read_answer()), 200);
    }

    TEST_CASE("when the machine has no file left for a new connection, the server waits and goes on") {
        RunningServer server;
        RawClient client;
        {
            NoMoreFiles const none;
            CHECK(client.connect(server.port()));
            CHECK(server.log.wait_for("accept fails"));
        }
        CHECK_EQ(status_of_answer(client.send(page).read_answer()), 200);
    }
}

TEST_SUITE("http refusals") {
    TEST_CASE("a text that is too long: what happened, how much fits, and what to do now") {
        auto const page = refused_page(
            "POST / HTTP/1.1\r\nHost: a.example\r\nAccept-Language: nl-NL,nl;q=0.9\r\n"
            "Content-Length: 300000\r\n\r\n"
        );
        CHECK_EQ(status_of_answer(page), 413);
        CHECK(contains(page, "<html lang=\"nl\""));
        CHECK(contains(page, "<h1>Je tekst is te lang</h1>"));
        CHECK(contains(page, "Maak hem korter"));
        CHECK(contains(page, "87.000 letters"));
        CHECK_FALSE(contains(page, "too long"));
    }

    TEST_CASE("every refusal is a whole answer, protected like any other, and the last one") {
        std::string const many(3000, 'a');
        for (auto const& [bytes, expected] : {
                 std::pair{std::string{"no request\r\n\r\n"}, 400},
                 std::pair{"GET / HTTP/1.1\r\nHost: a.example\r\nCookie: " + many, 431},
                 std::pair{std::string{"DELETE / HTTP/1.1\r\nHost: a.example\r\n\r\n"}, 405},
                 std::pair{post_head(300'000), 413},
                 std::pair{std::string{"GET / HTTP/9.9\r\nHost: a.example\r\n\r\n"}, 505},
             }) {
            auto const page = refused_page(bytes);
            CHECK_EQ(status_of_answer(page), expected);
            CHECK(contains(page, "\r\nContent-Type: text/html; charset=utf-8\r\n"));
            CHECK(contains(page, "\r\nContent-Security-Policy: default-src 'none'"));
            CHECK(contains(page, "\r\nX-Content-Type-Options: nosniff\r\n"));
            CHECK(contains(page, "\r\nCache-Control: no-store\r\n"));
            CHECK(contains(page, "\r\nConnection: close\r\n"));
            CHECK(contains(page, "</html>"));
        }
    }

    TEST_CASE("who says no language, or whose head cannot be read, gets both") {
        for (auto const& bytes : {post_head(300'000), std::string{"no request\r\n\r\n"}}) {
            auto const page = refused_page(bytes);
            CHECK(contains(page, "<html lang=\"nl\""));
            CHECK(contains(page, "lang=\"en\""));
        }
    }

    TEST_CASE("too many at once: try again in half a minute") {
        auto const page = refused_page(post_head(100), {.bodies = 10});
        CHECK_EQ(status_of_answer(page), 503);
        CHECK(contains(page, "\r\nRetry-After: 30\r\n"));
        CHECK(contains(page, "<h1>Het is nu te druk</h1>"));
    }

    TEST_CASE("who asks for the head only gets no body with a refusal either") {
        auto const answer = refused_page("HEAD /../ HTTP/1.1\r\nHost: a.example\r\n\r\n");
        CHECK_EQ(status_of_answer(answer), 400);
        CHECK(answer.ends_with("\r\n\r\n"));
    }

    TEST_CASE("words that cannot be made are no reason to say nothing") {
        RunningServer const server{{.body = 10}, echo, [](int, std::string_view) -> Response {
                                       throw std::runtime_error{"no words"};
                                   }};
        CHECK_EQ(status_of_answer(server.ask(post_head(11))), 413);
    }

    TEST_CASE("the language that the browser likes best, of the two that there are") {
        using enum Language;
        CHECK_EQ(web::preferred_language("nl-NL,nl;q=0.9,en;q=0.8"), nl);
        CHECK_EQ(web::preferred_language("fr, en;q=0.5, nl;q=0.25"), en);
        CHECK_EQ(web::preferred_language("en ; q=0 , nl;q=0.001"), nl);
        CHECK_FALSE(web::preferred_language("fr,de;q=0.5,*;q=0.1").has_value());
        CHECK_FALSE(web::preferred_language("").has_value());
        CHECK_FALSE(web::preferred_language(",;q=,-;;q=0.x,q=1").has_value());
    }
}

TEST_SUITE("http stop") {
    TEST_CASE("a running request is finished, then the server is gone") {
        Held held;
        RunningServer server{{.last_call = 1ms}, held.answer()};
        RawClient client{server.port()};
        RawClient idle{server.port()};
        client.send(page).send(page);
        held.wait_until_reached();

        server.stop();
        CHECK(idle.is_closed());
        CHECK_FALSE(RawClient{}.connect(server.port()));

        held.release();
        auto const answers = client.finish().read_all();
        CHECK_EQ(number_of_answers(answers), 1);
        CHECK(contains(answers, "\r\nConnection: close\r\n"));
        CHECK(answers.ends_with("GET /page? []"));
        server.wait_until_stopped();
    }

    TEST_CASE("who was let in is answered once more, and hears that it was the last answer") {
        RunningServer server{{.last_call = 20s}};
        RawClient used{server.port()};
        RawClient fresh{server.port()};
        CHECK_EQ(status_of_answer(used.send(page).read_answer()), 200);

        server.stop();
        while (RawClient{}.connect(server.port())) {}
        for (auto* const client : {&used, &fresh}) {
            auto const answer = client->send(page).finish().read_all();
            CHECK_EQ(status_of_answer(answer), 200);
            CHECK(contains(answer, "\r\nConnection: close\r\n"));
        }
        server.wait_until_stopped();
    }

    TEST_CASE("a client that never finishes its request holds the server up for a bounded time") {
        RunningServer server{{.stop_time = 50ms}};
        RawClient client{server.port()};
        client.send(page).read_answer();
        client.send(post_head(10)).send("12345");
        CHECK_EQ(status_of_answer(server.ask(page)), 200);

        server.stop();
        server.wait_until_stopped();
        CHECK(server.log.wait_for("1 clients unfinished"));
        CHECK(client.is_closed());
    }

    TEST_CASE("a stop before the start is a stop") {
        Server server{{}, 1, echo, [](std::string_view) {}};
        CHECK(server.listen({.address = "127.0.0.1", .port = 0}).has_value());
        server.stop();
        server.run();
    }
}

}  // namespace rondom::http
