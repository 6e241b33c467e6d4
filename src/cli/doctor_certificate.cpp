#include "cli/doctor_certificate.hpp"

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>

#include <fmt/core.h>

#include "cli/machine.hpp"
#include "notify/transfer.hpp"

namespace rondom::cli {

namespace {

/// Who renews by a program does so a month before the end; two weeks before, that program failed.
constexpr std::chrono::days in_time{14};

struct Free {
    void operator()(BIO* bio) const { BIO_free(bio); }
    void operator()(X509* certificate) const { X509_free(certificate); }
};

Look look_at_end(std::string const& what, std::optional<Moment> ends, Moment now) {
    if (!ends) { return {.right = false, .what = what, .advice = "there is no certificate in it"}; }
    auto const left = std::chrono::floor<std::chrono::days>(*ends - now).count();
    return {
        .right = *ends - now >= in_time,
        .what = left < 0 ? fmt::format("{} ended at {}", what, iso_text(*ends))
                         : fmt::format("{} ends in {} days", what, left),
        .advice =
            "browsers refuse it after that, and nobody can work: renew it (certbot renew), and look why "
            "that did not go by itself"};
}

/// What one visit to the address gave.
struct Visit {
    CURLcode result{};
    long status = 0;
    std::string certificate;  ///< PEM
};

std::string certificate_of(CURL* handle) {
    constexpr std::string_view name = "Cert:";
    curl_certinfo* chain = nullptr;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): the library's own way
    if (curl_easy_getinfo(handle, CURLINFO_CERTINFO, &chain) != CURLE_OK || chain->num_of_certs < 1) {
        return {};
    }
    // NOLINTNEXTLINE(cppcoreguidelines-pro-bounds-pointer-arithmetic): its own list
    for (auto const* each = chain->certinfo[0]; each != nullptr; each = each->next) {
        std::string_view const text{each->data};
        if (text.starts_with(name)) { return std::string{text.substr(name.size())}; }
    }
    return {};
}

enum class Trust { as_browsers, anybody };

Visit visit(std::string const& address, Trust trust) {
    auto const transfer = notify::new_transfer(address + "/healthz", "https", {});
    auto* const handle = transfer.get();
    Visit visit;
    // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): the library's own way
    curl_easy_setopt(handle, CURLOPT_CERTINFO, 1L);
    if (trust == Trust::anybody) {  // only to read until when it counts; nothing is sent
        curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 0L);
        curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 0L);
    }
    visit.result = curl_easy_perform(handle);
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &visit.status);
    // NOLINTEND(cppcoreguidelines-pro-type-vararg)
    visit.certificate = certificate_of(handle);
    return visit;
}

}  // namespace

std::optional<Moment> certificate_ends(std::string_view pem) {
    std::unique_ptr<BIO, Free> const text{BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))};
    std::unique_ptr<X509, Free> const certificate{
        text ? PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr) : nullptr};
    std::tm time{};
    if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &time) != 1) {
        return std::nullopt;
    }
    return Moment{std::chrono::seconds{::timegm(&time)}};
}

Look look_at_certificate(std::filesystem::path const& file, Moment now) {
    auto const what = "the certificate in " + file.string();
    auto const pem = text_in(file);
    if (!pem) {
        return {.right = false, .what = what, .advice = "it cannot be read: is it there, and for whom?"};
    }
    return look_at_end(what, certificate_ends(*pem), now);
}

std::vector<Look> look_at_address(std::string const& address, Moment now) {
    auto found = visit(address, Trust::as_browsers);
    bool const trusted = found.result != CURLE_PEER_FAILED_VERIFICATION;
    auto const why = std::string{curl_easy_strerror(found.result)};
    if (!trusted) { found = visit(address, Trust::anybody); }
    std::vector<Look> looks;
    if (!found.certificate.empty()) {
        looks.push_back(look_at_end("the certificate of " + address, certificate_ends(found.certificate), now)
        );
        looks.push_back(
            {.right = trusted,
             .what = "browsers trust the certificate of " + address,
             .advice =
                 why + ": is it for this name, by a known authority, and with the certificates between?"}
        );
    }
    constexpr long fine = 200;
    looks.push_back(
        {.right = found.result == CURLE_OK && found.status == fine,
         .what = "Rondom answers at " + address,
         .advice = fmt::format(
             "{}: does the name lead to this machine, and the proxy to --listen?",
             found.result == CURLE_OK ? fmt::format("it answers {}", found.status) : why
         )}
    );
    return looks;
}

}  // namespace rondom::cli
