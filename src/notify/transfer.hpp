#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include <curl/curl.h>

#include "notify/post.hpp"

// What mail and text messages share on their way out: libcurl, with limits on everything.
namespace rondom::notify {

struct CurlCloser {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Curl = std::unique_ptr<CURL, CurlCloser>;
using CurlList = std::unique_ptr<curl_slist, CurlCloser>;

struct TransferLimits {
    std::chrono::milliseconds connect{5'000};
    std::chrono::milliseconds whole{20'000};
};

/// A handle that follows no other protocol than these, no redirects, reads no settings from the environment
/// and gives up in time.
Curl new_transfer(std::string const& url, char const* protocols, TransferLimits const& limits);

void add_line(CurlList& list, std::string const& line);

/// This machine itself: the only place to which anything may go without TLS.
bool goes_to_this_machine(std::string const& url);

/// "smtps" of "smtps://mail.example"; empty when it cannot be read.
std::string scheme_of(std::string const& url);

/// How a mail fared. `code` is the last reply of the server; `text_went` says that the text itself was on its
/// way, so the server had accepted sender and receiver.
Delivery mail_delivery(CURLcode result, long code, bool text_went);

/// How a request to the gateway for text messages fared.
Delivery text_delivery(CURLcode result, long status);

}  // namespace rondom::notify
