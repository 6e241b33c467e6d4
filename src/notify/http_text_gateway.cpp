#include "notify/http_text_gateway.hpp"

#include <algorithm>

#include "domain/json.hpp"

namespace rondom::notify {

namespace {

std::string body_of(TextMessage const& message) {
    json::Writer out;
    out.open_object();
    out.key("id");
    out.text(message.id);
    out.key("from");
    out.text("Rondom");
    out.key("to");
    out.text(message.to);
    out.key("text");
    out.text(message.text);
    out.close_object();
    return out.take();
}

}  // namespace

tl::expected<std::unique_ptr<HttpTextGateway>, std::string> HttpTextGateway::open(HttpTextSettings settings) {
    auto const scheme = scheme_of(settings.url);
    bool const safe = scheme == "https" || (scheme == "http" && goes_to_this_machine(settings.url));
    if (!safe) { return tl::unexpected{std::string{"the gateway for text messages must be https://..."}}; }
    bool const printable =
        std::ranges::all_of(settings.token, [](char each) { return each > ' ' && each <= '~'; });
    if (!printable) {
        return tl::unexpected{
            std::string{"the token of the gateway for text messages has a space or line break"}};
    }
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): the constructor is private
    return std::unique_ptr<HttpTextGateway>{new HttpTextGateway{std::move(settings)}};
}

Delivery HttpTextGateway::send(TextMessage const& message) {
    auto const body = body_of(message);
    CurlList headers;
    add_line(headers, "Content-Type: application/json");
    add_line(headers, "Accept: application/json");
    add_line(headers, "Idempotency-Key: " + message.id);
    if (!settings_.token.empty()) { add_line(headers, "Authorization: Bearer " + settings_.token); }
    auto const transfer = new_transfer(settings_.url, "http,https", settings_.limits);
    auto* const handle = transfer.get();
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): the library's own way
    if (!settings_.ca_file.empty()) { curl_easy_setopt(handle, CURLOPT_CAINFO, settings_.ca_file.c_str()); }
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body.c_str());
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    auto const result = curl_easy_perform(handle);
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
    return text_delivery(result, status);
}

}  // namespace rondom::notify
