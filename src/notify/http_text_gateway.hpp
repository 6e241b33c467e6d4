#pragma once

#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "notify/post.hpp"
#include "notify/transfer.hpp"

namespace rondom::notify {

struct HttpTextSettings {
    std::string url;    ///< "https://sms.example/messages"
    std::string token;  ///< sent as "Authorization: Bearer ..."
    std::string ca_file;
    TransferLimits limits{};
};

/// Text messages through a provider that takes {"id", "from", "to", "text"} as JSON. The id goes along as
/// Idempotency-Key too: a provider that knows it sends the same message once.
class HttpTextGateway final : public TextGateway {
public:
    /// The error is for the person who installs.
    static tl::expected<std::unique_ptr<HttpTextGateway>, std::string> open(HttpTextSettings settings);

    [[nodiscard]] Delivery send(TextMessage const& message) override;

private:
    explicit HttpTextGateway(HttpTextSettings settings) : settings_{std::move(settings)} {}

    HttpTextSettings settings_;
};

}  // namespace rondom::notify
