#include "bare.hpp"

#include <algorithm>
#include <atomic>
#include <ctime>
#include <thread>

#include "must.hpp"
#include "web/visit.hpp"

namespace rondom::bench {

namespace {

double processor_time_of(clockid_t clock) {
    timespec spent{};
    ::clock_gettime(clock, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

/// `once` gives the bytes that came out.
template <class Once>
Bare in_a_loop(std::vector<Look> const& looks, std::chrono::milliseconds time, Once const& once) {
    Bare bare;
    auto const end = std::chrono::steady_clock::now() + time;
    auto const before = processor_time_of(CLOCK_THREAD_CPUTIME_ID);
    std::size_t count = 0;
    for (; std::chrono::steady_clock::now() < end; ++count) {
        bare.bytes = once(looks[count % looks.size()]);
    }
    bare.count = static_cast<double>(count);
    bare.each = (processor_time_of(CLOCK_THREAD_CPUTIME_ID) - before) * 1e6 / static_cast<double>(count);
    return bare;
}

}  // namespace

Bare bare_page(Files& files, std::vector<Look> const& looks, std::chrono::milliseconds time) {
    Unwritten store{*files.store};
    Installation region{store, *files.keystore, files.key};
    return in_a_loop(looks, time, [&](Look const& look) {
        auto const together = store.together();
        http::Request const request{
            .method = http::Method::get,
            .path = "/dossiers/" + look.dossier.text(),
            .query = {},
            .headers = {},
            .body = {},
            .peer = {}};
        auto const match = region.router.find(request.method, request.path);
        web::Visit visit{
            region.region,
            {.request = request,
             .match = match,
             .session = look.reader->session,
             .language = Language::nl,
             .now = region.clock.now()}};
        auto const answer = match.route->answer(visit);
        if (answer.status != 200) { give_up("a page of the loop is refused"); }
        return answer.body.size();
    });
}

Bare bare_line(Files& files, std::vector<Look> const& looks, std::chrono::milliseconds time) {
    constexpr std::size_t at_once = 16;   // as cli/serve.cpp
    std::string const content(320, 'x');  // one of a professional with two grounds
    journal::Journal journal{*files.store, *files.keystore, files.key};
    std::atomic<std::size_t> count{0};
    auto const end = std::chrono::steady_clock::now() + time;
    auto const before = processor_time_of(CLOCK_PROCESS_CPUTIME_ID);
    std::vector<std::thread> threads;
    for (std::size_t first = 0; first < at_once; ++first) {
        threads.emplace_back([&] {
            while (std::chrono::steady_clock::now() < end) {
                auto const& dossier = looks[count++ % looks.size()].dossier.text();
                journal::Change change;
                change.put.push_back(
                    {.key = {"bench-reading", dossier, random_text()}, .owner = dossier, .content = content}
                );
                must(journal.commit(change), "a line could not be written");
            }
        });
    }
    std::ranges::for_each(threads, &std::thread::join);
    auto const spent = processor_time_of(CLOCK_PROCESS_CPUTIME_ID) - before;
    auto const lines = static_cast<double>(count);
    return {.each = spent * 1e6 / lines, .count = lines};
}

Bare bare_sight(Files& files, std::vector<Look> const& looks, std::chrono::milliseconds time) {
    Installation region{*files.store, *files.keystore, files.key};
    return in_a_loop(looks, time, [&](Look const& look) {
        auto const together = files.store->together();
        auto const seen =
            region.dossiers.glance(look.reader->session.actor, look.dossier, region.clock.now());
        if (!seen) { give_up("a dossier of the loop is not there"); }
        return seen->all().size();
    });
}

}  // namespace rondom::bench
