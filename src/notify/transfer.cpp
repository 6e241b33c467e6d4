#include "notify/transfer.hpp"

#include <new>

#include <fmt/core.h>

namespace rondom::notify {

namespace {

struct UrlCloser {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};

std::string part_of(std::string const& url, CURLUPart part) {
    std::unique_ptr<CURLU, UrlCloser> const parsed{curl_url()};
    constexpr unsigned known_or_not = CURLU_NON_SUPPORT_SCHEME;
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), known_or_not) != CURLUE_OK) {
        return {};
    }
    char* text = nullptr;
    if (curl_url_get(parsed.get(), part, &text, 0) != CURLUE_OK) { return {}; }
    std::string found{text};
    curl_free(text);
    return found;
}

std::size_t swallow(char* /*text*/, std::size_t size, std::size_t count, void* /*nobody*/) {
    return size * count;
}

/// Replies that are about this receiver or this mail. All others are about us, or about the whole server.
bool about_receiver(long code) {
    constexpr long first = 550;
    constexpr long last = 556;
    return (code >= first && code <= last) || code == 521 || code == 541;
}

}  // namespace

Curl new_transfer(std::string const& url, char const* protocols, TransferLimits const& limits) {
    static bool const started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    Curl transfer{started ? curl_easy_init() : nullptr};
    if (!transfer) { throw std::bad_alloc{}; }
    auto* const handle = transfer.get();
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): the library's own way
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.whole.count()));
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, swallow);
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
    return transfer;
}

void add_line(CurlList& list, std::string const& line) {
    auto* const longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) { throw std::bad_alloc{}; }
    static_cast<void>(list.release());  // it is the beginning of the longer one
    list.reset(longer);
}

bool goes_to_this_machine(std::string const& url) {
    auto const host = part_of(url, CURLUPART_HOST);
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

std::string scheme_of(std::string const& url) { return part_of(url, CURLUPART_SCHEME); }

Delivery mail_delivery(CURLcode result, long code, bool text_went) {
    if (result == CURLE_OK) { return {Outcome::delivered, {}}; }
    auto const why = fmt::format("smtp {} ({})", code, curl_easy_strerror(result));
    // libcurl: 55 when sender or receiver is refused, 8 (or 56) when the text is.
    bool const receiver_refused = result == CURLE_SEND_ERROR && code >= 400;
    bool const text_refused = text_went && code >= 400 && result != CURLE_OPERATION_TIMEDOUT;
    if (!receiver_refused && !text_refused) { return {Outcome::unreachable, why}; }
    if (about_receiver(code)) { return {Outcome::never, why}; }
    constexpr long closing = 421;
    constexpr long permanent = 500;
    if (code == closing || code >= permanent) { return {Outcome::unreachable, why}; }
    return {Outcome::later, why};
}

Delivery text_delivery(CURLcode result, long status) {
    if (result != CURLE_OK) {
        return {Outcome::unreachable, fmt::format("gateway ({})", curl_easy_strerror(result))};
    }
    auto const why = fmt::format("gateway {}", status);
    if (status >= 200 && status < 300) { return {Outcome::delivered, {}}; }
    switch (status) {
        case 400:
        case 404:
        case 410:
        case 422: return {Outcome::never, why};
        case 500:
        case 409: return {Outcome::later, why};
        default: return {Outcome::unreachable, why};
    }
}

}  // namespace rondom::notify
