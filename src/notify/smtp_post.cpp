#include "notify/smtp_post.hpp"

#include <algorithm>
#include <cstring>

#include "accounts/contact.hpp"

namespace rondom::notify {

namespace {

/// What is still to be sent.
struct Reading {
    std::string_view rest;
    bool began = false;
};

std::size_t read_more(char* to, std::size_t size, std::size_t count, void* from) {
    auto* const reading = static_cast<Reading*>(from);
    auto const part = reading->rest.substr(0, size * count);
    std::copy(part.begin(), part.end(), to);
    reading->rest.remove_prefix(part.size());
    reading->began = true;
    return part.size();
}

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char each) { return static_cast<unsigned char>(each) < ' '; });
}

}  // namespace

tl::expected<std::unique_ptr<SmtpPost>, std::string> SmtpPost::open(SmtpSettings settings) {
    auto const scheme = scheme_of(settings.url);
    if (scheme != "smtp" && scheme != "smtps") {
        return tl::unexpected{std::string{"the mail server must be smtp://... or smtps://..."}};
    }
    if (!accounts::readable_mail(settings.from)) {
        return tl::unexpected{std::string{"the sender of mail is no e-mail address: "} + settings.from};
    }
    if (has_control(settings.url) || has_control(settings.user) || has_control(settings.password)) {
        return tl::unexpected{std::string{"a setting of the mail server has a line break or a tab in it"}};
    }
    return std::unique_ptr<SmtpPost>{
        new SmtpPost{std::move(settings)}};  // NOLINT: the constructor is private
}

SmtpPost::SmtpPost(SmtpSettings settings)
    : settings_{std::move(settings)},
      sender_{.mail = settings_.from, .domain = settings_.from.substr(settings_.from.find('@') + 1)} {
    // The path is the name with which libcurl greets the server; without one it tells the machine's own.
    if (settings_.url.ends_with('/')) { settings_.url.pop_back(); }
    settings_.url += '/' + sender_.domain;
}

Delivery SmtpPost::send(Mail const& mail) {
    auto const text = mime_of(mail, sender_);
    Reading reading{.rest = text};
    CurlList receivers;
    add_line(receivers, '<' + mail.to + '>');
    auto const from = '<' + sender_.mail + '>';
    bool const plain = goes_to_this_machine(settings_.url) && !settings_.tls_always;
    auto const transfer = new_transfer(settings_.url, "smtp,smtps", settings_.limits);
    auto* const handle = transfer.get();
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): the library's own way
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(plain ? CURLUSESSL_TRY : CURLUSESSL_ALL));
    if (!settings_.ca_file.empty()) { curl_easy_setopt(handle, CURLOPT_CAINFO, settings_.ca_file.c_str()); }
    if (!settings_.user.empty()) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, settings_.user.c_str());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, settings_.password.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, receivers.get());
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, read_more);
    curl_easy_setopt(handle, CURLOPT_READDATA, &reading);
    auto const result = curl_easy_perform(handle);
    long code = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code);
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
    return mail_delivery(result, code, reading.began);
}

}  // namespace rondom::notify
