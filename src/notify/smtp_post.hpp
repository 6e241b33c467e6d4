#pragma once

#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "notify/mime.hpp"
#include "notify/post.hpp"
#include "notify/transfer.hpp"

namespace rondom::notify {

struct SmtpSettings {
    std::string url;   ///< "smtp://mail.example:587" or "smtps://mail.example"
    std::string from;  ///< "rondom@regio.example"
    std::string user;  ///< empty: without signing in
    std::string password;
    std::string ca_file;  ///< empty: those that the system trusts
    /// Also on this machine. Elsewhere TLS is always needed.
    bool tls_always = false;
    TransferLimits limits{};
};

/// Mail through the region's own server.
class SmtpPost final : public MailPost {
public:
    /// The error is for the person who installs.
    static tl::expected<std::unique_ptr<SmtpPost>, std::string> open(SmtpSettings settings);

    [[nodiscard]] Delivery send(Mail const& mail) override;

private:
    explicit SmtpPost(SmtpSettings settings);

    SmtpSettings settings_;
    Sender sender_;
};

}  // namespace rondom::notify
