#include "bare.hpp"

#include <ctime>

#include "must.hpp"
#include "web/visit.hpp"

namespace rondom::bench {

namespace {

double processor_time_of_thread() {
    timespec spent{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) + static_cast<double>(spent.tv_nsec) / 1e9;
}

/// `once` gives the bytes that came out.
template <class Once>
Bare in_a_loop(std::vector<Look> const& looks, std::chrono::milliseconds time, Once const& once) {
    Bare bare;
    auto const end = std::chrono::steady_clock::now() + time;
    auto const before = processor_time_of_thread();
    std::size_t count = 0;
    for (; std::chrono::steady_clock::now() < end; ++count) {
        bare.bytes = once(looks[count % looks.size()]);
    }
    bare.each = (processor_time_of_thread() - before) * 1e6 / static_cast<double>(count);
    return bare;
}

}  // namespace

Bare bare_page(Files& files, std::vector<Look> const& looks, std::chrono::milliseconds time) {
    Unwritten store{*files.store};
    Installation region{store, *files.keystore, files.key};
    return in_a_loop(looks, time, [&](Look const& look) {
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

Bare bare_sight(Files& files, std::vector<Look> const& looks, std::chrono::milliseconds time) {
    Installation region{*files.store, *files.keystore, files.key};
    return in_a_loop(looks, time, [&](Look const& look) {
        auto const seen =
            region.dossiers.glance(look.reader->session.actor, look.dossier, region.clock.now());
        if (!seen) { give_up("a dossier of the loop is not there"); }
        return seen->all().size();
    });
}

}  // namespace rondom::bench
